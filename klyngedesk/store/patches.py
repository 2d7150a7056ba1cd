"""What a change did to the rows of a meeting, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from klyngedesk.store.rows import Rows
from klyngedesk.store.values import Row


@dataclass(frozen=True, slots=True)
class Patch:
    """One row before and after: None where it did not exist; only the changed columns of an update."""

    table: str
    id: str
    before: Row | None
    after: Row | None

    def reversed(self) -> Patch:
        return Patch(self.table, self.id, self.after, self.before)


def difference(before: Rows, after: Rows) -> tuple[Patch, ...]:
    """Return the patches that lead from one to the other, parents before children."""
    changed = [_patch(table, id_, before.get((table, id_)), row) for (table, id_), row in after.items()]
    gone = [Patch(table, id_, row, None) for (table, id_), row in before.items() if (table, id_) not in after]
    return (*[patch for patch in changed if patch], *reversed(gone))


def _patch(table: str, id_: str, before: Row | None, after: Row) -> Patch | None:
    if before is None:
        return Patch(table, id_, None, after)
    columns = [name for name in after if before[name] != after[name]]
    if not columns:
        return None
    return Patch(table, id_, {name: before[name] for name in columns}, {name: after[name] for name in columns})


def taken_back(patches: Iterable[Patch]) -> tuple[Patch, ...]:
    """Return the patches that undo these, in the order that keeps children under living parents."""
    return tuple(patch.reversed() for patch in reversed(tuple(patches)))


def with_waiting(
    tables: Mapping[str, Sequence[Row]], meeting_id: str, waiting: Sequence[Patch]
) -> dict[str, list[Row]]:
    """Return the rows of a meeting as they will be once the waiting patches are on disk."""
    found = {name: {row["id"]: row for row in rows} for name, rows in tables.items()}
    for patch in waiting:
        rows = found.get(patch.table, {})
        if patch.after is None:
            rows.pop(patch.id, None)
        elif patch.id in rows:
            rows[patch.id] = rows[patch.id] | patch.after
        elif patch.before is None and patch.after.get("meeting_id", patch.id) == meeting_id:
            rows[patch.id] = patch.after
    return {name: sorted(rows.values(), key=lambda row: row.get("position", 0)) for name, rows in found.items()}
