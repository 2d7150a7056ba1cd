"""The open meeting's rows in memory: as they are once all that waits is on disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.store.mapping import TABLES
from klyngedesk.store.patches import Patch
from klyngedesk.store.rows import assemble
from klyngedesk.store.values import Row

Found = dict[str, dict[str, Row]]
# What is deleted goes there whole, and comes out of it again; nobody reads it from here.
_BASKET = "wastebasket"
# By table, the columns in which its rows name what they hang on.
_HANGS_ON = {
    name: tuple((key.parent.name, key.column.table.name) for key in table.foreign_keys)
    for name, table in TABLES.items()
    if name != "meeting"
}


class MeetingAtHand:
    """One meeting, which can be read and changed without waiting for the disk; `holder` is who else has its pen."""

    def __init__(self, meeting_id: str, forum_name: str, tables: Mapping[str, Sequence[Row]], holder: str = "") -> None:
        self.meeting_id, self._forum_name, self.holder = meeting_id, forum_name, holder
        self._tables: Found = {name: {row["id"]: row for row in tables[name]} for name in TABLES}
        self._meeting: Meeting | None = None

    def meeting(self) -> Meeting:
        """Return the meeting as it now is."""
        if self._meeting is None:
            rows = {
                name: sorted(found.values(), key=lambda row: row.get("position", 0))
                for name, found in self._tables.items()
            }
            self._meeting = assemble(rows, self._forum_name)
        return self._meeting

    @property
    def is_locked(self) -> bool:
        """Return whether its minutes are approved."""
        return bool(self._tables["meeting"][self.meeting_id]["minutes_state"] == MinutesState.APPROVED.value)

    def holds(self, id_: str) -> bool:
        """Return whether this is the meeting of that id, or that of the item or annex."""
        return any(id_ in self._tables[name] for name in ("meeting", "agenda_item", "annex"))

    def take(self, patches: Iterable[Patch]) -> tuple[Patch, ...] | None:
        """Take in the patches, and return what they do, as the database would tell it; None, and nothing taken,
        where they are not all of this meeting's own rows."""
        tables = {name: dict(rows) for name, rows in self._tables.items()}
        done: list[Patch] = []
        for patch in patches:
            if not self._is_mine(tables, patch):
                return None
            done += _applied(tables, patch)
        self._tables, self._meeting = tables, None
        return tuple(done)

    def _is_mine(self, tables: Found, patch: Patch) -> bool:
        rows = tables.get(patch.table)
        if rows is None:
            return _is_whole_in_basket(patch)
        if patch.before is None:
            return patch.table != "meeting" and patch.id not in rows and self._has_place(tables, patch)
        return patch.id in rows and (patch.table != "meeting" or patch.after is not None)

    def _has_place(self, tables: Found, patch: Patch) -> bool:
        """Return whether all that a new row hangs on is there."""
        row = patch.after or {}
        parents = ((row.get(column), table) for column, table in _HANGS_ON[patch.table])
        return all(id_ is None or id_ in tables.get(table, {}) for id_, table in parents)


def _is_whole_in_basket(patch: Patch) -> bool:
    """Return whether it puts an entry into the wastebasket, or takes out one whose every column it tells."""
    return patch.table == _BASKET and (patch.before is None or (patch.after is None and bool(patch.before)))


def _applied(tables: Found, patch: Patch) -> Iterator[Patch]:
    if patch.table == _BASKET:
        yield patch
        return
    rows = tables[patch.table]
    if patch.after is None:
        yield from _deleted(tables, patch.table, patch.id)
    elif patch.before is None:
        rows[patch.id] = patch.after
        yield patch
    else:
        stood = rows[patch.id]
        rows[patch.id] = stood | patch.after
        yield Patch(patch.table, patch.id, {name: stood[name] for name in patch.after}, patch.after)


def _deleted(tables: Found, table: str, id_: str) -> Iterator[Patch]:
    """Yield what goes, children first; what hangs on the row goes with it."""
    row = tables[table].get(id_)
    if row is None:
        return
    for child, places in _HANGS_ON.items():
        columns = [column for column, parent in places if parent == table]
        for below in [each["id"] for each in tables[child].values() if id_ in (each[name] for name in columns)]:
            yield from _deleted(tables, child, below)
    del tables[table][id_]
    yield Patch(table, id_, row, None)
