"""The items down the left side of the live view."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtWidgets import QListView, QWidget

from klyngedesk.model.meeting import Meeting
from klyngedesk.ui.meeting.live_delegate import LiveDelegate
from klyngedesk.ui.meeting.live_model import LIVE_ROW, LiveModel

Index = QModelIndex | QPersistentModelIndex


class LiveList(QListView):
    """The list of items; `item_chosen` carries the id of the item that became current."""

    item_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("liveList")
        self.setAccessibleName("Punkter")
        self.setFrameShape(QListView.Shape.NoFrame)
        self._rows = LiveModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(LiveDelegate(self))

    def show_meeting(self, meeting: Meeting | None, now: datetime | None = None) -> None:
        """Show the items; the current one stays current, else the first becomes it."""
        current = self.current_id()
        self._rows.show(meeting, now)
        row = max(0, self._rows.row_of(current)) if self._rows.rowCount() else -1
        if row >= 0 and self.currentIndex().row() != row:
            self.setCurrentIndex(self._rows.index(row))

    def show_time(self, meeting: Meeting, now: datetime) -> None:
        """Show the minutes used until now."""
        self._rows.show(meeting, now)

    def current_id(self) -> str:
        """Return the id of the current item, or an empty string."""
        row = self.currentIndex().data(LIVE_ROW)
        return row.item.id if row else ""

    def choose(self, item_id: str) -> None:
        row = self._rows.row_of(item_id)
        if row >= 0:
            self.setCurrentIndex(self._rows.index(row))

    def step(self, by: int) -> None:
        """Go by that many items, staying within the list."""
        row = max(0, min(self._rows.rowCount() - 1, self.currentIndex().row() + by))
        if self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.item_chosen.emit(self.current_id())
