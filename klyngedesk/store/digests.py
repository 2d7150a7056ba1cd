"""A sha256 of every row, kept beside it, so that words which change by themselves are found.

The database's own checks look at its structure; a bit that turns one letter into another passes them.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from klyngedesk.store.mapping import TABLES
from klyngedesk.store.patching import PATCHED

# Rows that are written once. Stores from before they had digests get them when they are next opened, and the fact.
LEDGER = ("dispatch", "seen_finding")
LEDGER_HASHED = "ledger_hashed"


def digest(names: Iterable[str], values: Sequence[Any]) -> str:
    """Return the sha256 of a row's columns and what is in them."""
    told = json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False, sort_keys=True, default=repr)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def renew(connection: sqlite3.Connection, table: str, row_id: str) -> None:
    """Keep the digest of a row as it now is, or let go of it where the row is gone."""
    key = f"{table}:{row_id}"
    for names, values in _rows(connection, table, "WHERE id = ?", (row_id,)):
        connection.execute("INSERT OR REPLACE INTO digest (id, sha256) VALUES (?, ?)", (key, digest(names, values)))
        return
    connection.execute("DELETE FROM digest WHERE id = ?", (key,))


def renew_all(connection: sqlite3.Connection) -> None:
    """Keep the digests of all rows as they now are."""
    connection.execute("DELETE FROM digest")
    _keep(connection, PATCHED)


def hash_ledger(connection: sqlite3.Connection) -> None:
    """Keep the digests of the rows of the ledger as they now are, in a store from before it had them."""
    _keep(connection, LEDGER)
    connection.execute("INSERT OR REPLACE INTO fact (id, value) VALUES (?, '1')", (LEDGER_HASHED,))


def _keep(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    for table, row_id, found in _found(connection, tables):
        row = (f"{table}:{row_id}", found)
        connection.execute("INSERT OR REPLACE INTO digest (id, sha256) VALUES (?, ?)", row)


def changed_rows(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return table and id of each row that is not as it was written, or that is gone."""
    kept = dict(connection.execute("SELECT id, sha256 FROM digest"))
    hashed = connection.execute("SELECT 1 FROM fact WHERE id = ?", (LEDGER_HASHED,)).fetchone()
    tables = (*PATCHED, *LEDGER) if hashed else PATCHED
    found_now = _found(connection, tables)
    wrong = [(table, row_id) for table, row_id, found in found_now if kept.pop(f"{table}:{row_id}", "") != found]
    gone = [tuple(key.partition(":")[::2]) for key in kept]
    return [*wrong, *((table, row_id) for table, row_id in gone)]


def changed_in(connection: sqlite3.Connection, meeting_id: str) -> list[tuple[str, str, str]]:
    """Return table, id and present digest of each row of the meeting that is not as it was written.

    A row that is gone has no digest; nothing tells any more which meeting it belonged to, and the same goes for one
    that has come to belong to none.
    """
    wrong: list[tuple[str, str, str]] = []
    for table in TABLES:
        belongs = "id = ?" if table == "meeting" else "meeting_id = ? OR meeting_id NOT IN (SELECT id FROM meeting)"
        for names, values in _rows(connection, table, f"WHERE {belongs}", (meeting_id,)):
            row_id, found = str(values[names.index("id")]), digest(names, values)
            kept = connection.execute("SELECT sha256 FROM digest WHERE id = ?", (f"{table}:{row_id}",)).fetchone()
            if kept != (found,):
                wrong.append((table, row_id, found))
        there = f'SELECT id FROM digest WHERE id >= ? AND id < ? AND substr(id, ?) NOT IN (SELECT id FROM "{table}")'
        start = f"{table}:"
        gone = connection.execute(there, (start, f"{table};", len(start) + 1))
        wrong += [(table, key[len(start) :], "") for (key,) in gone]
    return wrong


def _found(connection: sqlite3.Connection, tables: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for table in tables:
        for names, values in _rows(connection, table, "", ()):
            yield table, str(values[names.index("id")]), digest(names, values)


def _rows(
    connection: sqlite3.Connection, table: str, where: str, values: Sequence[Any]
) -> Iterator[tuple[list[str], Sequence[Any]]]:
    cursor = connection.execute(f'SELECT * FROM "{table}" {where}', values)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield names, row
