"""Forums and their meetings as a tree of two levels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from klyngedesk.model.danish import short_date
from klyngedesk.store.listing import MeetingRow

MEETING_ID = Qt.ItemDataRole.UserRole + 1
FORUM_ID = Qt.ItemDataRole.UserRole + 2
SECOND_LINE = Qt.ItemDataRole.UserRole + 3


class ForumModel(QStandardItemModel):
    """A top row for each forum, newest meeting first below it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def show(self, rows: Sequence[MeetingRow], forums: Sequence[tuple[str, str]] = ()) -> None:
        """Show the meetings, and those forums (pairs of id and name) that have none yet."""
        self.clear()
        tops: dict[str, QStandardItem] = {}
        for row in rows:
            if row.forum_id not in tops:
                tops[row.forum_id] = self._forum(row.forum_id, row.forum)
            tops[row.forum_id].appendRow(_meeting(row))
        for forum_id, name in forums:
            if forum_id not in tops:
                tops[forum_id] = self._forum(forum_id, name)

    def _forum(self, forum_id: str, name: str) -> QStandardItem:
        top = QStandardItem(name)
        top.setEditable(False)
        top.setData(forum_id, FORUM_ID)
        self.appendRow(top)
        return top

    def place_of(self, meeting_id: str) -> QStandardItem | None:
        """Return the row of that meeting, or None."""
        for number in range(self.rowCount()):
            top = self.item(number)
            for below in range(top.rowCount()):
                if top.child(below).data(MEETING_ID) == meeting_id:
                    return top.child(below)
        return None


def _meeting(row: MeetingRow) -> QStandardItem:
    made = QStandardItem(short_date(row.date) if row.date else row.title or "Uden dato")
    made.setEditable(False)
    made.setData(row.id, MEETING_ID)
    made.setData(row.forum_id, FORUM_ID)
    made.setData(row.title or row.status, SECOND_LINE)
    made.setToolTip(", ".join(filter(None, (row.forum, made.text(), row.status))))
    return made
