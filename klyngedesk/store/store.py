"""The store: one SQLite file with one writer, and its object folder."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from klyngedesk.durable import make_folder
from klyngedesk.model.agenda import ActionItem
from klyngedesk.model.danish import sorting_key
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.store import opening, redo
from klyngedesk.store.archive_tables import APPEND_ONLY
from klyngedesk.store.at_hand import MeetingAtHand
from klyngedesk.store.faults import StoreFault, damaged, is_of_the_disk, missing, no_way_in, told
from klyngedesk.store.known_meetings import KnownMeetings
from klyngedesk.store.ledger import Ledger
from klyngedesk.store.listing import MeetingRow
from klyngedesk.store.mapping import TABLES, Base, ForumTable
from klyngedesk.store.marker import Marker
from klyngedesk.store.migrations import migrate
from klyngedesk.store.objects import ObjectFolder
from klyngedesk.store.patches import Patch, difference, with_waiting
from klyngedesk.store.redo import RedoFile
from klyngedesk.store.rows import assemble, flatten, text_row
from klyngedesk.store.values import (
    Row,
    action,
    member,
    member_row,
    profile,
    profile_row,
    standing_item,
    standing_row,
)
from klyngedesk.store.writing import WritingStore
from klyngedesk.text.blocks import Text
from klyngedesk.text.form import to_form

_LOCKED = """
SELECT 1 FROM meeting WHERE minutes_state = :state AND id IN (
    :id, (SELECT meeting_id FROM agenda_item WHERE id = :id), (SELECT meeting_id FROM annex WHERE id = :id))
"""
_HOLDER = """
SELECT holder FROM handover WHERE direction = 'out' AND holder != '' AND ended_at IS NULL AND meeting_id IN (
    :id, (SELECT meeting_id FROM agenda_item WHERE id = :id), (SELECT meeting_id FROM annex WHERE id = :id))
"""
_POSTPONED = """
SELECT meeting.id, agenda_item.id, agenda_item.title, forum.id, forum.name,
       coalesce(meeting.date, meeting.date_inferred), agenda_item.postponed_to
FROM agenda_item JOIN meeting ON meeting.id = agenda_item.meeting_id JOIN forum ON forum.id = meeting.forum_id
WHERE agenda_item.postponed AND agenda_item.id NOT IN (SELECT continues FROM agenda_item)
ORDER BY coalesce(meeting.date, meeting.date_inferred, ''), agenda_item.position
"""
_TASKS = """
SELECT meeting.id, agenda_item.id, forum.name, coalesce(meeting.date, meeting.date_inferred), agenda_item.action_items
FROM agenda_item JOIN meeting ON meeting.id = agenda_item.meeting_id JOIN forum ON forum.id = meeting.forum_id
WHERE agenda_item.action_items != '[]'
ORDER BY coalesce(meeting.date, meeting.date_inferred, ''), agenda_item.position
"""
TEXT_FIELDS = ("background", "minutes", "public_text")
ANNEX = "annex"
Beside = Callable[[Meeting, Sequence[Patch]], Sequence[Patch]]
BACKUPS = "backups"
SECOND_PLACE = "second_place"


class Store(WritingStore):
    """All forums and meetings of one secretary. Every method is one transaction, and any thread may call it."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        super().__init__(folder, connection)
        self.objects = ObjectFolder(folder / "objects")
        self.ledger = Ledger(self.reading)
        self._wanted = ""

    @classmethod
    def open(cls, folder: Path, *, anew: bool = False) -> Store:
        """Return the store in that folder, made where there is none; with `anew` also where one has been lost.

        StoreFault where it is open elsewhere, damaged, gone, read-only or from a newer program.
        """
        file, marker = folder / opening.FILE_NAME, Marker(folder)
        try:
            make_folder(folder)
            is_new = not file.exists()
        except OSError as error:
            raise no_way_in(folder, error) from error
        marker.refuse_other_computer()
        unclean = marker.holder() is not None or opening.has_hot_journal(file)
        if is_new:
            if leaves_traces(folder) and not anew:
                raise missing(file)
            RedoFile(folder).lay_aside()
            opening.create(file, _schema())
        version = opening.refuse_newer(file)
        if opening.has_hot_journal(file):
            opening.settle(file)
            version = opening.refuse_newer(file)
        migrate(file, version)
        return cls._begun(folder, opening.connect(file, thorough=unclean), unclean=unclean)

    @classmethod
    def _begun(cls, folder: Path, connection: sqlite3.Connection, *, unclean: bool) -> Store:
        file = folder / opening.FILE_NAME
        with _closed_where_it_fails(connection.close, file):
            store = cls(folder, connection)
        with _closed_where_it_fails(store.let_go, file), store.understood():
            store.begin(unclean=unclean)
        return store

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction; StoreFault where what is read in it makes no sense any more."""
        with self.understood(), self.transaction() as connection:
            yield connection

    def places(self) -> tuple[Path, ...]:
        """Return the extra places for copies that she has chosen."""
        second = self.fact(SECOND_PLACE)
        return (Path(second),) if second else ()

    def list_meetings(self) -> tuple[MeetingRow, ...]:
        """Return the meetings, forum by forum, newest first."""
        waiting = self.waiting()  # first: what is written meanwhile is then told of twice, never not at all
        known = self._meetings
        if known is None:
            with self.understood(), self.alone() as connection:
                known = self._meetings = KnownMeetings(connection)
        with self.understood():
            return known.rows(waiting)

    def keep_at_hand(self, meeting_id: str) -> None:
        """Keep that meeting in memory from when it is next read; an empty id lets go of it."""
        with self._queue:
            self._wanted, self._at_hand = meeting_id, None

    def load_meeting(self, meeting_id: str) -> Meeting:
        """Return the whole meeting; KeyError where there is none."""
        with self.understood(), self._queue:
            if self._at_hand is not None and self._at_hand.meeting_id == meeting_id:
                return self._at_hand.meeting()
        with self.reading() as connection:
            tables = {name: _rows_of(connection, table, name, meeting_id) for name, table in TABLES.items()}
            tables = with_waiting(tables, meeting_id, self._waiting)
            name = self._named(connection, meeting_id, tables)
        if name is None:
            raise KeyError(meeting_id)
        if self._at_hand_with(meeting_id):
            with suppress(StoreFault):  # whoever asks for it is told
                self.ledger.dispatches(meeting_id)
        with self.understood():
            return assemble(tables, name)

    def _named(self, connection: Connection, meeting_id: str, tables: Mapping[str, Sequence[Row]]) -> str | None:
        """Return the name of the meeting's forum, with the meeting taken to hand; None where there is no meeting."""
        if not tables["meeting"]:
            return None
        query = select(ForumTable.name).where(ForumTable.id == tables["meeting"][0]["forum_id"])
        name = connection.execute(query).scalar_one()
        self._take_to_hand(meeting_id, name, tables)
        return name

    def _take_to_hand(self, meeting_id: str, forum_name: str, tables: Mapping[str, Sequence[Row]]) -> None:
        with self._queue:
            if meeting_id == self._wanted and not self._waiting:
                self._at_hand = MeetingAtHand(meeting_id, forum_name, tables, _holder(self._raw, meeting_id))

    def save_meeting(
        self, before: Meeting | None, after: Meeting | None, beside: Beside | None = None
    ) -> tuple[Patch, ...]:
        """Write what differs, and return it; without `before` a new meeting, without `after` a deletion.

        `beside` gives, from the meeting before and what differs, what else belongs in the same transaction.
        """
        return self.apply(patches_of(before, after, beside))

    def is_locked(self, id_: str) -> bool:
        """Return whether the meeting, or the meeting of the item or annex, has approved minutes."""
        if known := self._at_hand_with(id_):
            return known.is_locked
        with self.alone() as connection:
            found = connection.execute(_LOCKED, {"id": id_, "state": MinutesState.APPROVED.value}).fetchone()
        return found is not None

    def is_open_at_hand(self, id_: str) -> bool:
        """Return whether it is of the meeting at hand, neither approved nor with somebody else; told from memory."""
        known = self._at_hand_with(id_)
        return known is not None and not known.is_locked and not known.holder

    def holder_of(self, id_: str) -> str:
        """Return who has the pen of the meeting, or of the meeting of the item or annex; empty where it is here."""
        if known := self._at_hand_with(id_):
            return known.holder
        with self.alone() as connection:
            return _holder(connection, id_)

    def postponed_items(self) -> list[tuple[Any, ...]]:
        """Return meeting, item, title, forum's id and name, day and target of what was postponed and not taken up."""
        with self.alone() as connection:
            return connection.execute(_POSTPONED).fetchall()

    def agreed_tasks(self) -> list[tuple[str, str, str, str | None, tuple[ActionItem, ...]]]:
        """Return meeting, item, name of the forum, day and tasks of each item that has any, oldest first."""
        with self.alone() as connection:
            rows = connection.execute(_TASKS).fetchall()
        return [(*row[:4], tuple(action(each) for each in json.loads(row[4]))) for row in rows]

    def save_text(self, item_id: str, field: str, text: Text) -> None:
        """Write one text of an item and nothing else."""
        self.save_texts({(item_id, field): text})

    def save_annex(self, annex_id: str, text: Text) -> None:
        """Write the text of an annex and nothing else."""
        self.save_texts({(annex_id, ANNEX): text})

    def save_texts(self, texts: Mapping[tuple[str, str], Text]) -> None:
        """Write these texts of items and annexes in one transaction; StoreFault where they are not on disk."""
        patches = [_text_patch(id_, field, text) for (id_, field), text in texts.items()]
        self._write(patches, patient=False, promised=True)

    def hold_texts(self, texts: Mapping[tuple[str, str], Text]) -> bool:
        """Let these texts be read as written from now on, and go to disk soon; return whether they will."""
        return self.hold([_text_patch(id_, field, text) for (id_, field), text in texts.items()]) is not None

    def leave_texts(self, texts: Mapping[tuple[str, str], Text]) -> bool:
        """Let texts that the disk refuses wait here, read as written; return whether they do."""
        return self.leave([_text_patch(id_, field, text) for (id_, field), text in texts.items()])

    def forums(self) -> tuple[Forum, ...]:
        """Return all forums by name, in Danish order."""
        known = self._forums
        if known is None:
            with self.reading() as connection:
                rows = connection.execute(select(ForumTable.__table__)).mappings().all()
                forums = (_forum(dict(row)) for row in rows)
                known = self._forums = tuple(sorted(forums, key=lambda forum: sorting_key(forum.name)))
        return known

    def load_forum(self, forum_id: str) -> Forum:
        """Return the forum; KeyError where there is none."""
        found = [forum for forum in self.forums() if forum.id == forum_id]
        if not found:
            raise KeyError(forum_id)
        return found[0]

    def save_forum(self, forum: Forum) -> tuple[Patch, ...]:
        """Write a new forum, or what differs in the changed one, and return it."""
        known = next((each for each in self.forums() if each.id == forum.id), None)
        key = ("forum", forum.id)
        return self.apply(difference({key: forum_row(known)} if known else {}, {key: forum_row(forum)}))


@contextmanager
def _closed_where_it_fails(let_go: Callable[[], None], file: Path) -> Iterator[None]:
    """StoreFault, and the file let go of, where what is opened cannot be read."""
    try:
        yield
    except (UserError, OSError, sqlite3.Error, ValueError) as error:
        let_go()
        if isinstance(error, UserError):
            raise
        raise (told(error, file) if is_of_the_disk(error) else damaged(file)) from error


def _holder(connection: sqlite3.Connection, id_: str) -> str:
    found = connection.execute(_HOLDER, {"id": id_}).fetchone()
    return str(found[0]) if found else ""


def patches_of(before: Meeting | None, after: Meeting | None, beside: Beside | None = None) -> tuple[Patch, ...]:
    """Return what differs, with what `beside` adds to it, parents before children."""
    patches = difference(flatten(before) if before else {}, flatten(after) if after else {})
    more = beside(before, patches) if beside and before and patches else ()
    return (*more, *patches)


def leaves_traces(folder: Path) -> bool:
    """Return whether the folder has held a store: beginning on an empty one must then be asked for."""
    return (folder / redo.FILE_NAME).exists() or any((folder / BACKUPS).glob("*.db"))


def _text_patch(id_: str, field: str, text: Text) -> Patch:
    if field == ANNEX:
        return Patch("annex", id_, {}, text_row("text", text))
    if field not in TEXT_FIELDS:
        raise ValueError(field)
    row: Row = {field: to_form(text)} if field == "public_text" else text_row(field, text)
    return Patch("agenda_item", id_, {}, row)


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
        query = query.order_by(table.c.at if "at" in table.c else table.c.position)
    return [dict(row) for row in connection.execute(query).mappings()]


def forum_row(forum: Forum) -> Row:
    """Return the forum's row."""
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
