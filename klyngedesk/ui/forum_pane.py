"""The left pane: forums and their meetings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSizePolicy, QToolButton, QTreeView, QVBoxLayout, QWidget

from klyngedesk.store.listing import MeetingRow
from klyngedesk.ui.forum_delegate import ForumDelegate
from klyngedesk.ui.forum_model import FORUM_ID, MEETING_ID, ForumModel
from klyngedesk.ui.icons import icon
from klyngedesk.ui.pane_head import PaneHead

if TYPE_CHECKING:
    from klyngedesk.ui.actions import Command


class ForumPane(QFrame):
    """The tree; a click opens a meeting, Enter or a double click also a forum, the menu tells what else can be done.

    `meeting_chosen` carries a meeting's id, `forum_chosen` and `meeting_wanted` (a new one) a forum's.
    """

    meeting_chosen = Signal(str)
    forum_chosen = Signal(str)
    meeting_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forumPane")
        head = PaneHead("Møder")
        new = head.add_button("plus", "Nyt møde (Ctrl+Shift+N)")
        new.clicked.connect(lambda: self.meeting_wanted.emit(self.forum_id()))
        self._folded: set[str] = set()
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
        foot = QFrame()
        foot.setObjectName("paneFoot")
        self._foot = QVBoxLayout(foot)
        self._foot.setContentsMargins(4, 4, 4, 4)
        self._foot.setSpacing(0)
        column.addWidget(foot)

    def offer(self, commands: Sequence[Command], do: Callable[[Command], None]) -> None:
        """Put a button for each of these commands below the list."""
        for command in commands:
            button = QToolButton()
            button.setObjectName("paneCommand")
            button.setText(f"  {command.name}")
            button.setIcon(icon(command.icon))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(do, command))
            self._foot.addWidget(button)

    def _set_up_tree(self) -> None:
        self.tree.setModel(self._model)
        self.tree.setItemDelegate(ForumDelegate(self.tree))
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        self.tree.setMouseTracking(True)
        self.tree.setAccessibleName("Mødefora og møder")
        self.tree.activated.connect(self._activated)
        self.tree.clicked.connect(self._open_meeting)
        self.tree.collapsed.connect(lambda index: self._folded.add(index.data(FORUM_ID)))
        self.tree.expanded.connect(lambda index: self._folded.discard(index.data(FORUM_ID)))
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._show_menu)

    def show_rows(self, rows: Sequence[MeetingRow], forums: Sequence[tuple[str, str]] = ()) -> None:
        """Show the meetings; what was selected stays selected, and what was folded stays folded."""
        chosen = self.tree.currentIndex().data(MEETING_ID)
        self._model.show(rows, forums)
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            self.tree.setExpanded(index, index.data(FORUM_ID) not in self._folded)
        self._empty.setVisible(self._model.rowCount() == 0)
        self.select(chosen or "")

    def select(self, meeting_id: str) -> None:
        found = self._model.place_of(meeting_id)
        if found is not None:
            self.tree.setCurrentIndex(found.index())

    def forum_id(self) -> str:
        """Return the id of the forum that is selected or that holds the selected meeting."""
        return self.tree.currentIndex().data(FORUM_ID) or ""

    def _open_meeting(self, index: QModelIndex) -> None:
        if index.data(MEETING_ID):
            self.meeting_chosen.emit(index.data(MEETING_ID))

    def _activated(self, index: QModelIndex) -> None:
        self._open_meeting(index)
        if index.data(FORUM_ID) and not index.data(MEETING_ID):
            self.forum_chosen.emit(index.data(FORUM_ID))

    def menu(self) -> QMenu:
        """Return what can be done with the selected forum."""
        made, forum = QMenu(self), self.forum_id()
        made.addAction("Nyt møde …", lambda: self.meeting_wanted.emit(forum))
        if forum:
            made.addAction("Ret mødeforum …", lambda: self.forum_chosen.emit(forum))
        return made

    def _show_menu(self, place: QPoint) -> None:
        self.menu().exec(self.tree.viewport().mapToGlobal(place))

    def focus_tree(self) -> None:
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)
