"""The list of meetings in memory: as it is once all that waits is on disk, so that nobody who looks waits for that."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from klyngedesk.model.danish import sorting_key
from klyngedesk.store.listing import LISTED, MeetingRow, meeting_row
from klyngedesk.store.patches import Patch
from klyngedesk.store.values import Row

_COLUMNS = ("id", *sorted(LISTED["meeting"]))
_Rows = dict[str, Row]


class KnownMeetings:
    """What the list shows of each meeting, in the order in which they were made, and the names of the forums."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        query = f"SELECT {', '.join(_COLUMNS)} FROM meeting ORDER BY rowid"
        meetings = (dict(zip(_COLUMNS, values, strict=True)) for values in connection.execute(query))
        forums = connection.execute("SELECT id, name FROM forum")
        self._tables: dict[str, _Rows] = {
            "meeting": {row["id"]: row for row in meetings},
            "forum": {id_: {"id": id_, "name": name} for id_, name in forums},
        }
        self._told: tuple[dict[str, _Rows], tuple[MeetingRow, ...]] | None = None

    def take(self, patches: Iterable[Patch]) -> None:
        """Take in what has been written."""
        listed = _listed(patches)
        if listed:
            self._tables = _with(self._tables, listed)

    def rows(self, waiting: Sequence[Patch]) -> tuple[MeetingRow, ...]:
        """Return the meetings, forum by forum, newest first, with what waits to be written."""
        tables, listed = self._tables, _listed(waiting)
        if listed:
            return _rows(_with(tables, listed))
        told = self._told
        if told is None or told[0] is not tables:
            told = self._told = tables, _rows(tables)
        return told[1]


def _listed(patches: Iterable[Patch]) -> list[Patch]:
    """Return the patches that the list shows something of."""
    return [patch for patch in patches if is_listed(patch)]


def is_listed(patch: Patch) -> bool:
    """Return whether the list of meetings shows the change."""
    return not LISTED.get(patch.table, set()).isdisjoint(patch.after or patch.before or ())


def _with(tables: dict[str, _Rows], patches: Iterable[Patch]) -> dict[str, _Rows]:
    found = {name: dict(rows) for name, rows in tables.items()}
    for patch in patches:
        rows = found[patch.table]
        if patch.after is None:
            rows.pop(patch.id, None)
        elif patch.before is None or patch.id in rows:
            told = {name: value for name, value in patch.after.items() if name in LISTED[patch.table]}
            rows[patch.id] = rows.get(patch.id, {"id": patch.id}) | told
    return found


def _rows(tables: dict[str, _Rows]) -> tuple[MeetingRow, ...]:
    names = {id_: str(row["name"]) for id_, row in tables["forum"].items()}
    places = {id_: (sorting_key(name), name, id_) for id_, name in names.items()}
    newest = [row for row in reversed(tables["meeting"].values()) if row["forum_id"] in names]
    newest.sort(key=lambda row: row["date"] or row["date_inferred"] or "", reverse=True)
    return tuple(_shown(row, names) for row in sorted(newest, key=lambda row: places[row["forum_id"]]))


def _shown(row: Row, names: dict[str, str]) -> MeetingRow:
    days = row["date"], row["date_inferred"]
    ends = row["started"], row["ended"]
    return meeting_row(row["id"], row["forum_id"], names[row["forum_id"]], *days, row["title"], row["document"], *ends)
