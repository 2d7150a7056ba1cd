"""A store that cannot be written is read from a copy; where that is not sure it is refused."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from klyngedesk.app import main
from klyngedesk.services import safety
from klyngedesk.store.faults import Fault, StoreFault
from klyngedesk.store.reading import opened_or_read
from klyngedesk.store.store import Store
from tests.store.stores import MEETING, filled, type_minutes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A store that cannot be written, also where the tests may write everywhere."""
    made, opened = tmp_path / "laast", Store.open
    with closing(filled(made)) as store:
        store.objects.add_bytes(b"et bilag")
        type_minutes(store, "Referat med skjoldungen")

    def refused(place: Path, **_: Any) -> Store:
        if place == made:
            raise StoreFault(Fault.READ_ONLY, "Der kan ikke skrives.")
        return opened(place)

    monkeypatch.setattr(Store, "open", refused)
    made.chmod(0o500)
    yield made
    made.chmod(0o700)


def content(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_commands_that_read_leave_the_folder_as_it_was(folder: Path, tmp_path: Path, capsys: Any) -> None:
    before, at, id_ = content(folder), ["--data-dir", str(folder)], MEETING.id
    assert main([*at, "list"]) == 0
    assert main([*at, "search", "skjoldungen"]) == 0
    assert "skjoldungen" in capsys.readouterr().out
    assert main([*at, "check", id_]) == 0
    assert main([*at, "export", id_, "--format", "docx", "--out", str(tmp_path / "a.docx")]) == 0
    assert safety.verify_folder(folder) == []
    assert content(folder) == before


def test_commands_that_write_something_down_are_refused(folder: Path, tmp_path: Path, capsys: Any) -> None:
    at, out = ["--data-dir", str(folder)], str(tmp_path / "a")
    for command in (["backup"], ["export", MEETING.id, "--format", "eml", "--out", out]):
        assert main([*at, *command]) == 1
        assert capsys.readouterr().err == "Der kan ikke skrives.\n"
    assert main([*at, "export", MEETING.id, "--format", "docx", "--force", "--out", out]) == 1


def test_the_bilag_are_read_where_they_lie(folder: Path) -> None:
    with opened_or_read(folder) as store:
        assert [file.read_bytes() for file in folder.glob("objects/??/*")] == [b"et bilag"]
        assert all(store.objects.has(file.name) for file in folder.glob("objects/??/*"))


def test_a_store_that_someone_has_open_is_not_read(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "klyngedesk.db", isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreFault, match="allerede åben"), opened_or_read(folder):
            pass


def test_a_store_whose_save_was_cut_off_is_not_read(folder: Path, tmp_path: Path) -> None:
    file = folder / "klyngedesk.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN")
        other.execute("UPDATE agenda_item SET minutes_plain = hex(randomblob(500000))")
        for name in ("klyngedesk.db", "klyngedesk.db-journal"):
            shutil.copy(folder / name, tmp_path / name)
        other.execute("ROLLBACK")
    for name in ("klyngedesk.db", "klyngedesk.db-journal"):
        shutil.copy(tmp_path / name, folder / name)
    before = content(folder)
    with pytest.raises(StoreFault, match="Der kan ikke skrives"), opened_or_read(folder):
        pass
    assert content(folder) == before
