"""A task in one line, with how it is understood under it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QLineEdit, QWidget

from klyngedesk.model.task_words import TaskWords, read_task
from klyngedesk.ui.key_hints import KeyHints
from klyngedesk.ui.meeting.bar_item import BarItem
from klyngedesk.ui.text_key import set_key


class TaskBar(QFrame):
    """Takes "hvem, hvad, hvornår"; `confirmed` carries the task as it was shown, and the focus goes back.

    The task is the item's that the line was opened on, wherever she has gone since.
    """

    confirmed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taskBar")
        self._names: tuple[str, ...] = ()
        self._today: date = date.min
        self._next: date | None = None
        self._back: QWidget | None = None
        self.was_confirmed = False
        self.field, self._understood, self.item = QLineEdit(), QLabel(), BarItem()
        self.field.setAccessibleName("Opgave: hvem, hvad, hvornår")
        self.field.setPlaceholderText("hvem, hvad, hvornår – for eksempel: Anna, skriver udkast, senest 11. december")
        self._understood.setTextFormat(Qt.TextFormat.PlainText)
        self._understood.setObjectName("understood")
        self._understood.setWordWrap(True)
        label = QLabel("Opgave")
        label.setProperty("strong", True)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 16, 6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(KeyHints([("Enter", "Gem"), ("Esc", "Fortryd")]), 0, 2)
        grid.addWidget(self._understood, 1, 1, 1, 2)
        grid.addWidget(self.item, 2, 1, 1, 2)
        self.field.textChanged.connect(self._show_understood)
        self.field.installEventFilter(self)
        self.hide()

    def ask(self, names: tuple[str, ...], today: date, next_meeting: date | None, item_id: str = "") -> None:
        """Ask for a task on that item, which one of these may be given."""
        focused = QApplication.focusWidget()
        if focused is not self.field:
            self._back = focused
        self.was_confirmed = False
        self.hide()  # what stands there is laid aside
        self._names, self._today, self._next = names, today, next_meeting
        self.item.bind(item_id)
        set_key(self.field, (item_id, "action_items"))
        self.field.clear()
        self._show_understood()
        self._stand()

    def ask_again(self) -> None:
        """Stand there with the words as before: they could not be taken."""
        words, self._back = self.field.text(), QApplication.focusWidget()
        self.was_confirmed = False
        self._stand()
        self.field.setText(words)
        self.field.textEdited.emit(words)  # they are half written again

    def _stand(self) -> None:
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def understood(self) -> TaskWords:
        """Return the task as it stands in the line."""
        return read_task(self.field.text(), self._names, self._today, self._next)

    def _show_understood(self) -> None:
        task = self.understood()
        if not self.field.text().strip():
            self._understood.setText("Enter gemmer opgaven på punktet, og den kommer med i referatet.")
            return
        parts = [f"Hvem: {task.owner or 'ingen endnu'}", f"Hvad: {task.text}", f"Hvornår: {task.due or 'ingen frist'}"]
        self._understood.setText("    ".join(parts))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._close(keep=True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close(keep=False)
                return True
        return False

    def leave(self) -> None:
        """Close, as Esc does."""
        if not self.isHidden():
            self._close(keep=False)

    def _close(self, *, keep: bool) -> None:
        task, said = self.understood(), bool(self.field.text().strip())
        if keep and said and self.item.is_gone:
            return
        back, self._back = self._back, None
        self.was_confirmed = keep
        self.hide()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep and said:
            self.confirmed.emit(task)
