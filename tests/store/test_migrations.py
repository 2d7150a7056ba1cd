"""Every schema that was ever released becomes today's, with every word in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from klyngedesk.store.migrations import SCHEMA_VERSION
from klyngedesk.store.store import Store

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
