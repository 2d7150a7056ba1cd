"""What the store remembers of meetings that went out in a file or came in with one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from klyngedesk.model.meeting import Meeting
from klyngedesk.store.archive_tables import HandoverTable
from klyngedesk.store.mapping import TABLES
from klyngedesk.store.patches import Patch
from klyngedesk.store.revisions import digest_of
from klyngedesk.store.rows import Rows, flatten
from klyngedesk.store.store import Store
from klyngedesk.store.values import Row

TABLE = "handover"
OUT, IN, HEARD = "out", "in", "heard"
_NOT_TOLD = ("meeting_id", "forum_id", "background_plain", "minutes_plain", "text_plain")


@dataclass(frozen=True, slots=True)
class Handover:
    """A packet that went out or came in; `rows` is the meeting as it stood in it.

    One that is out to a `holder` and has not ended means that the holder has the pen. One only heard of has no rows:
    somebody else has seen it, and what it held is part of what they sent.
    """

    id: str
    meeting_id: str
    direction: str
    holder: str
    moment: datetime
    ended_at: datetime | None
    rows: Rows

    @property
    def is_out(self) -> bool:
        return self.direction == OUT and bool(self.holder) and self.ended_at is None


def handovers(store: Store, meeting_id: str) -> tuple[Handover, ...]:
    """Return the packets of that meeting, newest first, those only heard of last."""
    table = HandoverTable.__table__
    query = select(table).where(table.c.meeting_id == meeting_id).order_by(table.c.moment.desc())
    with store.reading() as connection:
        found = [_handover(dict(row)) for row in connection.execute(query).mappings()]
    return tuple(sorted(found, key=lambda each: each.direction == HEARD))


def _handover(row: Row) -> Handover:
    ended = datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None
    rows = {(table, values["id"]): values for table, values in row["rows"]}
    names = ("id", "meeting_id", "direction", "holder")
    moment = datetime.fromisoformat(row["moment"])
    return Handover(**{name: row[name] for name in names}, moment=moment, ended_at=ended, rows=rows)


def handover_patch(packet: str, meeting: Meeting, direction: str, holder: str, now: datetime) -> Patch:
    """Return the patch that remembers the packet."""
    row: Row = {
        "id": packet,
        "meeting_id": meeting.id,
        "direction": direction,
        "holder": holder,
        "moment": now.astimezone(UTC).isoformat(),
        "ended_at": None,
        "rows": [[table, values] for (table, _), values in flatten(meeting).items()],
    }
    return Patch(TABLE, packet, None, row)


def heard_patches(store: Store, meeting_id: str, ids: Sequence[str], now: datetime) -> list[Patch]:
    """Return the patches that remember that these packets are part of what is here, where nothing is known of them."""
    known = meetings_of_packets(store, ids)
    names: Row = {"meeting_id": meeting_id, "direction": HEARD, "holder": "", "ended_at": None, "rows": []}
    moment = now.astimezone(UTC).isoformat()
    return [Patch(TABLE, id_, None, {"id": id_, "moment": moment} | names) for id_ in ids if id_ not in known]


def meetings_of_packets(store: Store, ids: Sequence[str]) -> dict[str, str]:
    """Return the meeting of each of these packets that is remembered."""
    table, found = HandoverTable.__table__, dict[str, str]()
    with store.transaction() as connection:
        for start in range(0, len(ids), 500):
            query = select(table.c.id, table.c.meeting_id).where(table.c.id.in_(ids[start : start + 500]))
            found |= {str(row.id): str(row.meeting_id) for row in connection.execute(query)}
    return found


def ended_patches(found: Sequence[Handover], now: datetime) -> list[Patch]:
    """Return the patches that say that the pen is here again."""
    ended = {"ended_at": now.astimezone(UTC).isoformat()}
    return [Patch(TABLE, each.id, {}, ended) for each in found if each.is_out]


def forgotten_patches(found: Iterable[Handover]) -> list[Patch]:
    """Return the patches that forget these packets, since what they held is not part of what is here."""
    return [Patch(TABLE, each.id, {}, None) for each in found]


def is_known_here(store: Store, rows: Rows) -> bool:
    """Return whether any of these rows has the id of a row that is in the store."""
    with store.transaction() as connection:
        for table, mapped in TABLES.items():
            ids = [id_ for name, id_ in rows if name == table]
            for start in range(0, len(ids), 500):
                query = select(mapped.c.id).where(mapped.c.id.in_(ids[start : start + 500])).limit(1)
                if connection.execute(query).first():
                    return True
    return False


def field_hashes(rows: Rows) -> dict[str, str]:
    """Return a hash of each field of the meeting, by table, id and column."""
    return {
        f"{table}/{id_}/{name}": digest_of(value)[:16]
        for (table, id_), row in rows.items()
        for name, value in row.items()
        if name not in _NOT_TOLD
    }
