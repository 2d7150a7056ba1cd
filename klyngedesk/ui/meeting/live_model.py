"""The items of the meeting in the order they are dealt with, as rows for the live list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import ItemLabel, Slot, item_labels, planned_minutes, slots
from klyngedesk.model.pace import used_seconds

LIVE_ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class LiveRow:
    """What the live list shows of one item; `used` is None before it came up."""

    item: AgendaItem
    label: ItemLabel
    slot: Slot | None
    depth: int
    done: bool
    planned: int | None
    used: int | None = None

    @property
    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        closed = "lukket, " if self.item.closed else ""
        done = ", behandlet" if self.done else ", udskudt" if self.item.postponed else ""
        used = f", {self.used} minutter brugt" if self.used is not None else ""
        planned = f" af {self.planned}" if self.used is not None and self.planned is not None else ""
        return f"{closed}{self.label.full} {self.item.title}{done}{used}{planned}".strip()

    @property
    def minutes(self) -> tuple[str, str]:
        """Return minutes used and minutes planned, as they stand at the end of the row."""
        planned = "" if self.planned is None else str(self.planned)
        if self.used is None:
            return "", planned
        return str(self.used), f" / {planned}" if planned else " min"

    @property
    def is_over(self) -> bool:
        return self.used is not None and self.planned is not None and self.used > self.planned

    @property
    def share(self) -> float:
        """Return how much of the plan is used, from 0 to 1."""
        return min(1.0, (self.used or 0) / self.planned) if self.planned else 0.0


def is_dealt_with(item: AgendaItem) -> bool:
    """Return whether each line has an outcome, or, without lines, whether there are minutes."""
    if item.recommendations:
        return all(line.outcome is not None for line in item.recommendations)
    return bool(item.minutes)


def live_rows(meeting: Meeting, now: datetime | None = None) -> tuple[LiveRow, ...]:
    """Return the rows of the meeting, sub-items below their item, with the minutes used until now."""
    labels, times = item_labels(meeting), slots(meeting)
    used = used_seconds(meeting, now) if now else {}
    return tuple(
        LiveRow(
            item,
            labels[item.id],
            times.get(item.id),
            depth,
            is_dealt_with(item),
            planned_minutes(item),
            int(used[item.id]) // 60 if item.id in used else None,
        )
        for top in meeting.items
        for depth, item in [(0, top), *((1, child) for child in top.items)]
    )


class LiveModel(QAbstractListModel):
    """Rows of the meeting; a refresh that changes no order keeps the selection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[LiveRow, ...] = ()

    def show(self, meeting: Meeting | None, now: datetime | None = None) -> None:
        rows = live_rows(meeting, now) if meeting else ()
        if [row.item.id for row in rows] == [row.item.id for row in self._rows]:
            before, self._rows = self._rows, rows
            changed = [n for n, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new]
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, item_id: str) -> int:
        """Return the row of that item, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.item.id == item_id), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.item.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return row.item.title
            case _ if role == LIVE_ROW:
                return row
        return None
