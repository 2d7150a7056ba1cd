"""The wastebasket: what was deleted, whole, until its days are over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select

from klyngedesk.model.identity import new_id
from klyngedesk.store.archive_tables import WastebasketTable
from klyngedesk.store.patches import Patch
from klyngedesk.store.store import Store
from klyngedesk.store.values import Row

DAYS_KEPT = 90
TABLE = "wastebasket"
DOUBTED_FOR = timedelta(days=30)
_SEEN, _JUMPED = "wastebasket_seen", "wastebasket_jumped"


class DiscardedKind(StrEnum):
    MEETING = "meeting"
    ITEM = "item"
    ATTACHMENT = "attachment"
    FORUM = "forum"
    ANNEX = "annex"

    @property
    def danish(self) -> str:
        names = {"meeting": "Møde", "item": "Punkt", "attachment": "Bilag", "forum": "Mødeforum", "annex": "Tillæg"}
        return names[self.value]


@dataclass(frozen=True, slots=True)
class Discarded:
    """Something in the wastebasket: what it is called, where it stood, and the rows it is made of, parents first."""

    kind: DiscardedKind
    title: str
    place: str
    meeting_id: str
    deleted_at: datetime
    rows: tuple[tuple[str, Row], ...] = ()
    id: str = ""

    @property
    def kept_until(self) -> datetime:
        return self.deleted_at + timedelta(days=DAYS_KEPT)


def discarding(
    kind: DiscardedKind, title: str, place: str, meeting_id: str, patches: Iterable[Patch], now: datetime
) -> Patch:
    """Return the patch that puts into the wastebasket what these patches delete."""
    gone = [[patch.table, patch.before] for patch in patches if patch.after is None and patch.table != TABLE]
    row: Row = {
        "id": new_id(),
        "kind": kind.value,
        "title": title,
        "place": place,
        "meeting_id": meeting_id,
        "deleted_at": now.astimezone(UTC).isoformat(),
        "rows": gone[::-1],
    }
    return Patch(TABLE, row["id"], None, row)


def discarded(store: Store) -> tuple[Discarded, ...]:
    """Return what lies in the wastebasket, last deleted first."""
    table = WastebasketTable.__table__
    with store.reading() as connection:
        found = connection.execute(select(table).order_by(table.c.deleted_at.desc())).mappings().all()
        return tuple(_discarded(dict(row)) for row in found)


def _discarded(row: Row) -> Discarded:
    return Discarded(
        DiscardedKind(row["kind"]),
        **{name: row[name] for name in ("title", "place", "meeting_id", "id")},
        deleted_at=datetime.fromisoformat(row["deleted_at"]),
        rows=tuple((table, values) for table, values in row["rows"]),
    )


def out_of_basket(entry: Discarded) -> Patch:
    """Return the patch that takes the entry out of the wastebasket."""
    return Patch(TABLE, entry.id, {}, None)


def drop_old(store: Store, now: datetime) -> int:
    """Return how many entries had rested their days and are gone now.

    Nothing goes on a day far from the last one the store was looked at, nor in the month after such a day: a clock that
    jumped is no reason to delete.
    """
    last, jumped, today = store.fact(_SEEN), store.fact(_JUMPED), now.astimezone(UTC).isoformat()
    store.keep_fact(_SEEN, today)
    if last and _is_far(now, last):
        store.keep_fact(_JUMPED, today)
    elif last and (not jumped or _is_far(now, jumped)):
        over = [entry for entry in discarded(store) if entry.kept_until < now]
        store.apply([out_of_basket(entry) for entry in over])
        return len(over)
    return 0


def _is_far(now: datetime, told: str) -> bool:
    return abs(now - datetime.fromisoformat(told)) > DOUBTED_FOR
