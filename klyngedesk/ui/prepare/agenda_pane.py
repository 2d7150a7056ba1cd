"""The agenda pane: the tree, how to add to it, and how the time adds up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QTreeView, QVBoxLayout, QWidget

from klyngedesk.model.danish import counted, span
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import planned_minutes
from klyngedesk.ui.file_drop import dropped_files
from klyngedesk.ui.icons import icon
from klyngedesk.ui.own_keys import F2, kept
from klyngedesk.ui.pane_head import PaneHead
from klyngedesk.ui.prepare.agenda_delegate import AgendaDelegate
from klyngedesk.ui.prepare.agenda_model import AGENDA_ROW, FROZEN, AgendaModel


class AgendaTree(QTreeView):
    """The tree; Delete asks for removal, F2 and Enter for the title."""

    chosen = Signal(str)
    delete_wanted = Signal()
    title_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setRootIsDecorated(False)
        self.setItemDelegate(AgendaDelegate(self))
        self.setMouseTracking(True)
        self.setDragDropMode(QTreeView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAccessibleName("Dagsorden")
        self.setItemsExpandable(False)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        row = current.data(AGENDA_ROW)
        if row is not None:
            self.chosen.emit(row.item.id)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.isAccepted():
            dropped_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        dropped_files(event)

    def event(self, event: QEvent) -> bool:
        return (self.currentIndex().isValid() and kept(event, (F2,))) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.title_wanted.emit()
        else:
            super().keyPressEvent(event)


class AgendaPane(QFrame):
    """`frame_wanted` asks for the meeting's own page, `item_wanted` and `break_wanted` for something new."""

    frame_wanted = Signal()
    item_wanted = Signal()
    break_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agendaPane")
        self._head = PaneHead("Dagsorden")
        new_item = self._head.add_button("plus", "Nyt punkt (Ctrl+N)", "Punkt")
        new_item.clicked.connect(self.item_wanted)
        new_break = self._head.add_button("coffee", "Pause")
        new_break.clicked.connect(self.break_wanted)
        self._tips = {new_item: new_item.toolTip(), new_break: new_break.toolTip()}
        for button in self._tips:
            button.setObjectName("changesAgenda")
        self.frame_button = QToolButton()
        self.frame_button.setObjectName("frameButton")
        self.frame_button.setIcon(icon("calendar"))
        self.frame_button.setText("  Mødet: dato, sted og deltagere")
        self.frame_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.frame_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.frame_button.clicked.connect(self.frame_wanted)
        self.tree, self.model = AgendaTree(), AgendaModel(self)
        self.tree.setModel(self.model)
        self._empty = QLabel("Ingen punkter endnu. Tryk Ctrl+N for det første.")
        self._empty.setProperty("secondary", True)
        self._empty.setContentsMargins(16, 8, 16, 8)
        self._count, self._time = QLabel(), QLabel()
        self._count.setProperty("secondary", True)
        self._time.setProperty("strong", True)
        self._frozen = QLabel(FROZEN)
        self._frozen.setProperty("secondary", True)
        self._frozen.setWordWrap(True)
        self._frozen.setContentsMargins(16, 6, 16, 0)
        self._lay_out()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 12, 6)
        foot.addWidget(self._count)
        foot.addStretch()
        foot.addWidget(self._time)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, self.frame_button, self._empty):
            column.addWidget(widget)
        column.addWidget(self.tree, 1)
        column.addWidget(self._frozen)
        column.addLayout(foot)

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Show the agenda; the selected item stays selected."""
        chosen = self.item_id()
        blocked = self.tree.blockSignals(True)
        self.model.show(meeting)
        self.tree.expandAll()
        self.select(chosen)
        self.tree.blockSignals(blocked)
        self._empty.setVisible(not (meeting and meeting.items))
        self._head.remark.setText(span(meeting.start, meeting.end) if meeting else "")
        self._frozen.setVisible(bool(meeting and any(item.sent_label for item in meeting.walk())))
        self._show_sums(meeting)

    def show_closed(self, why: str) -> None:
        """Grey what would change the agenda, with the reason, or open it again where there is none."""
        for button, tip in self._tips.items():
            button.setEnabled(not why)
            button.setToolTip(why or tip)
        self.tree.setDragEnabled(not why)
        self.tree.setAcceptDrops(not why)

    def _show_sums(self, meeting: Meeting | None) -> None:
        items = [item for item in meeting.items if not item.is_break] if meeting else []
        closed = sum(item.closed for item in items)
        self._count.setText(counted(len(items), "punkt", "punkter") + (f", {closed} lukket" if closed else ""))
        planned = sum(planned_minutes(item) or 0 for item in meeting.items) if meeting else 0
        whole = _minutes_of(meeting)
        self._time.setText(f"{planned} af {whole} min" if whole else f"{planned} min" if planned else "")

    def item_id(self) -> str:
        """Return the id of the selected item, or an empty string."""
        row = self.tree.currentIndex().data(AGENDA_ROW)
        return row.item.id if row else ""

    def select(self, item_id: str) -> bool:
        """Select the item, and return whether it is there."""
        index = self.model.index_of(item_id)
        if index.isValid():
            self.tree.setCurrentIndex(index)
        return index.isValid()


def _minutes_of(meeting: Meeting | None) -> int:
    if meeting is None or meeting.start is None or meeting.end is None:
        return 0
    return (meeting.end.hour - meeting.start.hour) * 60 + meeting.end.minute - meeting.start.minute
