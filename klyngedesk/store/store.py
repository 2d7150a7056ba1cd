"""The store: one SQLite file with one writer, and its object folder."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table, create_engine, event, select, update
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.store import opening
from klyngedesk.store.archive_tables import APPEND_ONLY
from klyngedesk.store.listing import MeetingRow, meeting_rows
from klyngedesk.store.mapping import TABLES, Base, ForumTable
from klyngedesk.store.migrations import migrate
from klyngedesk.store.objects import ObjectFolder
from klyngedesk.store.patches import Patch, difference
from klyngedesk.store.patching import applied
from klyngedesk.store.rows import assemble, flatten, text_row
from klyngedesk.store.values import (
    Row,
    member,
    member_row,
    profile,
    profile_row,
    standing_item,
    standing_row,
)
from klyngedesk.text.blocks import Text
from klyngedesk.text.form import to_form

TEXT_FIELDS = ("background", "minutes", "public_text")


class Store:
    """All forums and meetings of one secretary. Every method is one transaction, and any thread may call it."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.objects = ObjectFolder(folder / "objects")
        self._raw = connection
        self._lock = threading.RLock()
        self._engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        event.listen(self._engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Return the store in that folder, made where there is none.

        UserError where it is open elsewhere, damaged, read-only, full or from a newer program.
        """
        file = folder / opening.FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"Mappen {folder} kan ikke laves. Vælg en anden mappe.") from error
        if not file.exists():
            opening.create(file, _schema())
        migrate(file, opening.refuse_newer(file))
        return cls(folder, opening.connect(file))

    def close(self) -> None:
        with self._lock:
            self._engine.dispose()
            self._raw.close()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give the one connection, for one transaction; UserError where the disk says no."""
        with self._lock:
            try:
                with self._engine.begin() as connection:
                    yield connection
            except DBAPIError as error:
                if isinstance(error.orig, sqlite3.OperationalError):
                    raise opening.told(error.orig, self.folder / opening.FILE_NAME) from error
                raise

    def list_meetings(self) -> tuple[MeetingRow, ...]:
        """Return the meetings, forum by forum, newest first."""
        with self._lock:
            return meeting_rows(self._raw)

    def load_meeting(self, meeting_id: str) -> Meeting:
        """Return the whole meeting; KeyError where there is none."""
        with self.transaction() as connection:
            tables = {name: _rows_of(connection, table, name, meeting_id) for name, table in TABLES.items()}
            if not tables["meeting"]:
                raise KeyError(meeting_id)
            name = connection.execute(
                select(ForumTable.name).where(ForumTable.id == tables["meeting"][0]["forum_id"])
            ).scalar_one()
        return assemble(tables, name)

    def save_meeting(self, before: Meeting | None, after: Meeting | None) -> tuple[Patch, ...]:
        """Write what differs, and return it; without `before` a new meeting, without `after` a deletion."""
        patches = difference(flatten(before) if before else {}, flatten(after) if after else {})
        return self.apply(patches)

    def apply(self, patches: Sequence[Patch]) -> tuple[Patch, ...]:
        """Write the patches in one transaction, and return what they did; rows they do not name stay as they are."""
        if not patches:
            return ()
        with self.transaction() as connection:
            return applied(connection, patches)

    def save_text(self, item_id: str, field: str, text: Text) -> None:
        """Write one text of an item and nothing else."""
        if field not in TEXT_FIELDS:
            raise ValueError(field)
        row: Row = {field: to_form(text)} if field == "public_text" else text_row(field, text)
        table = TABLES["agenda_item"]
        with self.transaction() as connection:
            connection.execute(update(table).where(table.c.id == item_id).values(row))

    def save_annex(self, annex_id: str, text: Text) -> None:
        """Write the text of an annex and nothing else."""
        table = TABLES["annex"]
        with self.transaction() as connection:
            connection.execute(update(table).where(table.c.id == annex_id).values(text_row("text", text)))

    def forums(self) -> tuple[Forum, ...]:
        """Return all forums by name."""
        with self.transaction() as connection:
            rows = connection.execute(select(ForumTable.__table__).order_by(ForumTable.name)).mappings().all()
        return tuple(_forum(dict(row)) for row in rows)

    def load_forum(self, forum_id: str) -> Forum:
        """Return the forum; KeyError where there is none."""
        found = [forum for forum in self.forums() if forum.id == forum_id]
        if not found:
            raise KeyError(forum_id)
        return found[0]

    def save_forum(self, forum: Forum) -> None:
        """Write a new forum, or the changed one over the old."""
        row = _forum_row(forum)
        statement = sqlite_dialect.insert(ForumTable).values(row)
        with self.transaction() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))


def _schema() -> list[str]:
    dialect = sqlite_dialect.dialect()
    made: list[str] = []
    for table in Base.metadata.sorted_tables:
        made.append(str(CreateTable(table).compile(dialect=dialect)))
        made += [str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes]
    return [*made, *APPEND_ONLY]


def _rows_of(connection: Connection, table: Table, name: str, meeting_id: str) -> list[Row]:
    column = table.c.id if name == "meeting" else table.c.meeting_id
    query = select(table).where(column == meeting_id)
    if name != "meeting":
        query = query.order_by(table.c.position)
    return [dict(row) for row in connection.execute(query).mappings()]


def _forum_row(forum: Forum) -> Row:
    return {
        "id": forum.id,
        "name": forum.name,
        "default_place": forum.default_place,
        "profile": profile_row(forum.profile),
        "members": [member_row(each) for each in forum.members],
        "standing_items": [standing_row(each) for each in forum.standing_items],
    }


def _forum(row: Row) -> Forum:
    return Forum(
        row["name"],
        profile(row["profile"]),
        tuple(member(each) for each in row["members"]),
        tuple(standing_item(each) for each in row["standing_items"]),
        row["default_place"],
        row["id"],
    )
