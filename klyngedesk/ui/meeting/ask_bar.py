"""A question in the window itself: one line to write in, and back to where she was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from klyngedesk.ui.key_hints import KeyHints
from klyngedesk.ui.meeting.bar_item import BarItem
from klyngedesk.ui.text_key import set_key

Answer = Callable[[str], object]  # False where the words cannot be taken: she is asked again, with them


class AskBar(QFrame):
    """Asks for a line; Enter hands it over, Esc drops it, and the focus goes back either way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("askBar")
        self._answer: Answer | None = None
        self._back: QWidget | None = None
        self.was_confirmed, self.about, self._text = False, "", ""
        self._label, self.field, self.item = QLabel(), QLineEdit(), BarItem()
        self._label.setProperty("strong", True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setBuddy(self.field)
        self.field.installEventFilter(self)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(16, 6, 16, 6)
        column.addLayout(row)
        column.addWidget(self.item)
        row.addWidget(self._label)
        row.addWidget(self.field, 1)
        row.addWidget(KeyHints([("Enter", "Gem"), ("Esc", "Fortryd")]))
        self.hide()

    def ask(
        self, question: str, answer: Answer, proposed: str = "", about: str = "", item_id: str = "", text: str = ""
    ) -> None:
        """Ask; `answer` gets what was written, if it was anything.

        `about` tells whom it is about, `item_id` which item, and `text` which of its texts gets another line.
        """
        focused = QApplication.focusWidget()
        if focused is not self.field:
            self._back = focused
        self.was_confirmed = False
        self.hide()  # what stands there is laid aside
        self._answer, self.about, self._text = answer, about, text
        self.item.bind(item_id)
        set_key(self.field, (item_id, text) if text else ("", ""))
        self._label.setText(question)
        self.field.setAccessibleName(question)
        self.field.setText(proposed)
        self.field.selectAll()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._close(self.field.text().strip())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close("")
                return True
        return False

    def leave(self) -> None:
        """Close, as Esc does."""
        if not self.isHidden():
            self._close("")

    def _close(self, words: str) -> None:
        if words and self.item.is_gone:
            return
        answer, self._answer = self._answer, None
        back, self._back = self._back, None
        self.was_confirmed = bool(words)
        self.hide()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        if words and answer and answer(words) is False:
            self.ask(self._label.text(), answer, words, self.about, self.item.id, self._text)
            self.field.textEdited.emit(words)  # they are half written again
