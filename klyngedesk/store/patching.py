"""Writing patches into the tables, and telling what each of them really did."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import cast

from sqlalchemy import Connection, Table, insert, select, update

from klyngedesk.store.archive_tables import HandoverTable, SealTable, WastebasketTable
from klyngedesk.store.mapping import TABLES, Base, ForumTable
from klyngedesk.store.patches import Patch
from klyngedesk.store.values import Row

PATCHED: dict[str, Table] = TABLES | {
    mapped.__tablename__: Base.metadata.tables[mapped.__tablename__]
    for mapped in (ForumTable, WastebasketTable, SealTable, HandoverTable)
}


def raw_of(connection: Connection) -> sqlite3.Connection:
    """Return SQLite's own connection below this one."""
    return cast(sqlite3.Connection, connection.connection.dbapi_connection)


def applied(connection: Connection, patches: Iterable[Patch], *, again: bool = False) -> tuple[Patch, ...]:
    """Write the patches, and return them with what really stood before.

    A deleted row comes back with every letter written since it was made, and with all that hung on it. What is
    written `again` may make a row that is there already: it then becomes what it was made as.
    """
    return tuple(done for patch in patches for done in _apply(connection, PATCHED[patch.table], patch, again))


def _apply(connection: Connection, table: Table, patch: Patch, again: bool) -> Iterator[Patch]:
    if patch.after is None:
        yield from _deleted(connection, table, patch.id)
    elif patch.before is None and not (again and _row(connection, table, patch.id)):
        connection.execute(insert(table).values(patch.after))
        yield patch
    else:
        stood = _row(connection, table, patch.id)
        if stood is not None:
            connection.execute(update(table).where(table.c.id == patch.id).values(patch.after))
            yield Patch(patch.table, patch.id, {name: stood[name] for name in patch.after}, patch.after)


def _deleted(connection: Connection, table: Table, id_: str) -> Iterator[Patch]:
    row = _row(connection, table, id_)
    if row is None:
        return
    for child, column in _children(table):
        for below in connection.execute(select(child.c.id).where(child.c[column] == id_)).scalars().all():
            yield from _deleted(connection, child, below)
    connection.execute(table.delete().where(table.c.id == id_))
    yield Patch(table.name, id_, row, None)


def _children(table: Table) -> Iterator[tuple[Table, str]]:
    """Yield what hangs on a row of the table; a forum's meetings never go with it unasked."""
    for child in TABLES.values():
        if child.name != "meeting":
            yield from ((child, key.parent.name) for key in child.foreign_keys if key.column.table is table)


def _row(connection: Connection, table: Table, id_: str) -> Row | None:
    found = connection.execute(select(table).where(table.c.id == id_)).mappings().first()
    return None if found is None else dict(found)
