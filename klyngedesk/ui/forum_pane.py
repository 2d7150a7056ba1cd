"""The left pane: forums and their meetings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QTreeView, QVBoxLayout, QWidget

from klyngedesk.store.listing import MeetingRow
from klyngedesk.ui.forum_delegate import ForumDelegate
from klyngedesk.ui.forum_model import FORUM_ID, MEETING_ID, ForumModel
from klyngedesk.ui.pane_head import PaneHead


class ForumPane(QFrame):
    """The tree; `meeting_chosen` carries a meeting's id, `forum_chosen` a forum's, `new_wanted` asks for a meeting."""

    meeting_chosen = Signal(str)
    forum_chosen = Signal(str)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forumPane")
        head = PaneHead("Møder")
        head.add_button("plus", "Nyt møde (Ctrl+Shift+N)").clicked.connect(self.new_wanted)
        self.tree = QTreeView()
        self._model = ForumModel(self.tree)
        self._empty = QLabel("Her kommer dine mødefora og deres møder.")
        self._empty.setWordWrap(True)
        self._empty.setProperty("secondary", True)
        self._empty.setContentsMargins(16, 16, 12, 0)
        self._set_up_tree()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (head, self._empty, self.tree):
            column.addWidget(widget)

    def _set_up_tree(self) -> None:
        self.tree.setModel(self._model)
        self.tree.setItemDelegate(ForumDelegate(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        self.tree.setMouseTracking(True)
        self.tree.setAccessibleName("Mødefora og møder")
        self.tree.activated.connect(self._activated)
        self.tree.clicked.connect(self._activated)

    def show_rows(self, rows: Sequence[MeetingRow], forums: Sequence[tuple[str, str]] = ()) -> None:
        """Show the meetings; what was selected stays selected."""
        chosen = self.tree.currentIndex().data(MEETING_ID)
        self._model.show(rows, forums)
        self.tree.expandAll()
        self._empty.setVisible(self._model.rowCount() == 0)
        self.select(chosen or "")

    def select(self, meeting_id: str) -> None:
        found = self._model.place_of(meeting_id)
        if found is not None:
            self.tree.setCurrentIndex(found.index())

    def forum_id(self) -> str:
        """Return the id of the forum that is selected or that holds the selected meeting."""
        return self.tree.currentIndex().data(FORUM_ID) or ""

    def _activated(self, index: QModelIndex) -> None:
        if index.data(MEETING_ID):
            self.meeting_chosen.emit(index.data(MEETING_ID))
        elif index.data(FORUM_ID):
            self.forum_chosen.emit(index.data(FORUM_ID))

    def focus_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
