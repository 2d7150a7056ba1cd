"""Every schema that was ever released becomes today's, with every word in it."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from klyngedesk.services import safety
from klyngedesk.services.since_copy import written_since
from klyngedesk.store.faults import Fault, StoreFault
from klyngedesk.store.migrations import SCHEMA_VERSION
from klyngedesk.store.reading import opened_or_read
from klyngedesk.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
RELEASED = sorted((Path(__file__).parent / "released").glob("version-*.sql"))
Columns = dict[str, set[tuple[str, str, int]]]


def replayed(script: Path, folder: Path) -> Path:
    """Return the folder with a store of that schema in it."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / "klyngedesk.db", isolation_level=None)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
    return folder


def columns(folder: Path) -> Columns:
    with closing(sqlite3.connect(folder / "klyngedesk.db")) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        told = {name: connection.execute(f'PRAGMA table_info("{name}")').fetchall() for name in tables}
    return {name: {(row[1], row[2], row[3]) for row in rows} for name, rows in told.items()}


def indexes(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / "klyngedesk.db")) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}


def values(folder: Path) -> dict[str, list[dict[str, object]]]:
    """Return the rows of every table, in the order of their ids."""
    with closing(sqlite3.connect(folder / "klyngedesk.db")) as connection:
        connection.row_factory = sqlite3.Row
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [dict(r) for r in connection.execute(f'SELECT * FROM "{name}" ORDER BY id')] for name in tables}


def test_there_is_a_released_store_of_every_older_schema() -> None:
    assert [script.stem for script in RELEASED] == [f"version-{number}" for number in range(1, SCHEMA_VERSION)]


@pytest.mark.parametrize("script", RELEASED, ids=lambda script: script.stem)
def test_an_older_store_gets_the_tables_of_a_new_one(script: Path, tmp_path: Path) -> None:
    older, newer = replayed(script, tmp_path / "older"), tmp_path / "newer"
    Store.open(older).close()
    Store.open(newer).close()
    assert columns(older) == columns(newer)
    assert indexes(older) == indexes(newer)


@pytest.mark.parametrize("script", RELEASED, ids=lambda script: script.stem)
def test_an_older_store_keeps_every_value_and_opens_its_meetings(script: Path, tmp_path: Path) -> None:
    folder = replayed(script, tmp_path / "older")
    before = values(folder)
    store = Store.open(folder)
    assert [store.load_meeting(row.id).id for row in store.list_meetings()]
    store.close()
    after = values(folder)
    assert {table: rows for table, rows in after.items() if table in before}.keys() == before.keys()
    for table, rows in before.items():
        assert [{name: new.get(name) for name in old} for old, new in zip(rows, after[table], strict=True)] == rows


@pytest.mark.parametrize("script", RELEASED, ids=lambda script: script.stem)
def test_the_store_as_it_was_is_among_the_copies_and_comes_back(script: Path, tmp_path: Path) -> None:
    folder = replayed(script, tmp_path / "older")
    with closing(Store.open(folder)) as store:
        made = safety.back_up(store)
        ids = [row.id for row in store.list_meetings()]
        newest, old = safety.all_copies(folder)
        assert (newest.file, old.reason) == (made.file, "før ny udgave")
        assert [row.id for row in safety.look_inside(old.file).meetings] == ids
        assert "fra en ældre udgave" in written_since(store, old.file)
    safety.restore(folder, old.file)
    with closing(Store.open(folder)) as store:
        assert [row.id for row in store.list_meetings()] == ids


def killed(script: Path, folder: Path, count: int) -> tuple[int, int, int]:
    """Return how many killed migrations left the old store, the new one, or something else."""
    program = [sys.executable, "-m", "tests.store.killed_migrations", str(script), str(folder), str(count)]
    done = subprocess.run(program, capture_output=True, check=True, text=True, cwd=ROOT)
    old, new, wrong = map(int, done.stdout.split())
    return old, new, wrong


@pytest.mark.skipif(os.name == "nt", reason="there is no fork")
@pytest.mark.parametrize("script", RELEASED, ids=lambda script: script.stem)
def test_a_killed_migration_leaves_the_old_store_or_the_new_one(script: Path, quick_folder: Path) -> None:
    assert killed(script, quick_folder, 15)[2] == 0


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="there is no fork")
@pytest.mark.parametrize("script", RELEASED, ids=lambda script: script.stem)
def test_150_killed_migrations_leave_the_old_store_or_the_new_one(script: Path, quick_folder: Path) -> None:
    old, new, wrong = killed(script, quick_folder, 150)
    print(f"{old} old, {new} new, {wrong} neither")
    assert wrong == 0
    assert old > 10


def test_the_journal_of_a_killed_migration_is_not_played_into_the_next(tmp_path: Path) -> None:
    folder = replayed(RELEASED[0], tmp_path / "older")
    (folder / "klyngedesk.db.new").write_bytes(b"half")
    (folder / "klyngedesk.db.new-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    Store.open(folder).close()
    assert sorted(file.name for file in folder.glob("*.new*")) == []


def test_a_damaged_older_store_is_told_of_and_left_as_it_was(tmp_path: Path) -> None:
    file = replayed(RELEASED[0], tmp_path / "older") / "klyngedesk.db"
    content = file.read_bytes()
    file.write_bytes(content[:4096] + bytes(8192) + content[12288:])
    harmed = file.read_bytes()
    with pytest.raises(StoreFault, match="beskadiget"):
        Store.open(file.parent)
    assert file.read_bytes() == harmed


def test_an_older_store_with_rows_that_hang_on_nothing_is_refused_with_a_way_on(tmp_path: Path) -> None:
    file = replayed(RELEASED[0], tmp_path / "older") / "klyngedesk.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE agenda_item SET meeting_id = 'nej'")
    stood = file.read_bytes()
    with pytest.raises(StoreFault, match="kunne ikke føres over") as told:
        Store.open(file.parent)
    assert (told.value.fault, file.read_bytes(), list(file.parent.iterdir())) == (Fault.DAMAGED, stood, [file])


def test_an_older_store_on_a_disk_that_can_only_be_read_is_read_from_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = replayed(RELEASED[0], tmp_path / "older") / "klyngedesk.db"
    real = os.unlink

    def refused(path: str | Path, **more: Any) -> None:
        if Path(path).parent == file.parent:
            raise OSError(errno.EROFS, "Read-only file system", str(path))
        real(path, **more)

    monkeypatch.setattr(os, "unlink", refused)
    with opened_or_read(file.parent) as store:
        assert store.list_meetings()
    assert list(file.parent.iterdir()) == [file]
