"""The seal of approved minutes: a hash of all that the approval covers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from klyngedesk.model.meeting import Meeting
from klyngedesk.store.archive_tables import SealTable
from klyngedesk.store.patches import Patch
from klyngedesk.store.revisions import digest_of
from klyngedesk.store.rows import flatten
from klyngedesk.store.store import Store
from klyngedesk.store.values import Row

TABLE = "seal"
Columns = Mapping[str, Sequence[str]]
# What goes on after the approval, or is derived from something sealed.
_NOT_SEALED = {
    "meeting": {"acts", "minutes_state", "forum_id"},
    "agenda_item": {"comments", "internal_note", "background_plain", "minutes_plain"},
    "annex": {"text_plain"},
}
_OF_A_TASK = ("id", "text", "owner", "deadline")


def seal_patch(before: Meeting | None, after: Meeting, now: datetime) -> tuple[Patch, ...]:
    """Return the patch that seals minutes which become approved, or breaks the seal of those unlocked on purpose."""
    was_locked = before is not None and before.is_locked
    if after.is_locked and not was_locked:
        columns = _columns(after)
        row: Row = {"id": after.id, "sealed_at": now.astimezone(UTC).isoformat(), "columns": columns}
        return (Patch(TABLE, after.id, None, row | {"digest": seal_of(after, columns)}),)
    return (Patch(TABLE, after.id, {}, None),) if was_locked and not after.is_locked else ()


def _columns(meeting: Meeting) -> dict[str, list[str]]:
    """Return the sealed columns by table, so that columns of a later version do not break the seal."""
    return {
        table: sorted(name for name in row if name not in _NOT_SEALED.get(table, ()))
        for (table, _), row in flatten(meeting).items()
    }


def seal_of(meeting: Meeting, columns: Columns) -> str:
    """Return the hash of these columns of the meeting."""
    rows = [
        [table, [[name, _sealed(name, row.get(name))] for name in columns[table]]]
        for (table, _), row in sorted(flatten(meeting).items())
        if table in columns
    ]
    return digest_of(rows)


def _sealed(name: str, value: Any) -> Any:
    if name == "action_items":
        return [[task.get(part) for part in _OF_A_TASK] for task in value]
    return value


def is_seal_whole(store: Store, meeting: Meeting) -> bool:
    """Return whether approved minutes are word for word what was approved; True where they carry no seal."""
    table = SealTable.__table__
    with store.reading() as connection:
        row = connection.execute(select(table).where(table.c.id == meeting.id)).mappings().first()
        return row is None or (meeting.is_locked and seal_of(meeting, row["columns"]) == row["digest"])


def broken_seals(store: Store) -> tuple[str, ...]:
    """Return the ids of the meetings whose approved minutes are not what was approved, or whose seal has no meeting."""
    with store.transaction() as connection:
        ids = connection.execute(select(SealTable.__table__.c.id)).scalars().all()
    known = {row.id for row in store.list_meetings()}
    return tuple(id_ for id_ in ids if id_ in known and not is_seal_whole(store, store.load_meeting(id_)))
