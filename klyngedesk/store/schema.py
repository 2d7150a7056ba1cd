"""Is the schema in a file ours? Rules that somebody else put there would change words behind the program's back."""

from __future__ import annotations

import sqlite3

from klyngedesk.store.archive_tables import APPEND_ONLY
from klyngedesk.store.ledger_tables import DispatchTable
from klyngedesk.store.mapping import Base

_OURS = frozenset(statement.split()[2] for statement in APPEND_ONLY)
_LEDGER = DispatchTable.metadata  # the ledger's tables are known once its module is loaded


def has_foreign_rules(connection: sqlite3.Connection) -> bool:
    """Return whether the file has a trigger or a view that this program never made."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    return any(name not in _OURS or sql not in APPEND_ONLY for name, sql in found)


def is_ours(connection: sqlite3.Connection) -> bool:
    """Return whether every table has all its columns, and nothing acts that is not ours."""
    if has_foreign_rules(connection):
        return False
    for table in Base.metadata.tables.values():
        columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
        if not {column.name for column in table.columns} <= columns:
            return False
    return True
