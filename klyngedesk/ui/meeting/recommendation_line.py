"""One line of the indstilling in the live view: its text, its outcome, and what was decided."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from klyngedesk.model.agenda import Recommendation
from klyngedesk.model.to_fill import blank_in
from klyngedesk.ui.meeting.decision_words import DecisionWords, chip_words
from klyngedesk.ui.meeting.wrapped_label import WrappedLabel
from klyngedesk.ui.note_field import NoteField
from klyngedesk.ui.text_key import set_key

SAVE_WITHIN_MILLISECONDS = 60


class RecommendationLine(QFrame):
    """A line; a click or the focus makes it the current one.

    Signals: `chosen` with the line's id; `draft_edited` with id and words, at most 0.25 s after the first new letter.
    """

    chosen = Signal(str)
    draft_edited = Signal(str, str)

    def __init__(self, number: int, line: Recommendation, words: DecisionWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recommendationLine")
        self.line, self.words = line, words
        self._number, self._text, self._chip = QLabel(f"{number}."), WrappedLabel(), QLabel()
        self._hint, self._keys, self._confirm = QLabel(), QLabel("Ctrl+Enter"), QLabel("Bekræft")
        self.note = NoteField()
        self._told = ""
        self._unsaved = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._lay_out()
        self.note.textChanged.connect(self._note_changed)
        self.note.installEventFilter(self)
        self._unsaved.timeout.connect(self.flush)
        self.setProperty("current", False)
        self.show_line(line, words)

    def _lay_out(self) -> None:
        self._text.setIndent(4)
        self._number.setProperty("strong", True)
        self._text.setObjectName("recommendationText")
        self._chip.setObjectName("outcomeChip")
        self._keys.setProperty("keycap", True)
        grid = QGridLayout(self)
        grid.setContentsMargins(13, 8, 16, 8)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, 22)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._number, 0, 0, top)
        grid.addWidget(self._text, 0, 1, top)
        grid.addWidget(self._chip, 0, 2, top | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.note, 1, 1)
        grid.addLayout(self._foot(), 2, 1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for label in (self._hint, self._confirm):
            label.setProperty("secondary", True)
        row.addWidget(self._hint, 1)
        row.addWidget(self._keys)
        row.addWidget(self._confirm)
        return row

    def show_line(self, line: Recommendation, words: DecisionWords) -> None:
        """Show the line as it now stands; what is being typed here is left alone."""
        other = line.id != self.line.id or line.note != self.line.note
        other = other or words.state != self.words.state or line.offered is not self.line.offered
        self.line, self.words = line, words
        set_key(self.note, (line.id, "draft" if line.waits else "note"))
        self._text.setText(line.text)
        if not self._unsaved.isActive() and (other or not self.note.hasFocus()):
            self._fill(words.sentence)
        self._show_state()

    def _fill(self, sentence: str) -> None:
        self._told = sentence
        if self.note.toPlainText() == sentence:
            return
        self.note.blockSignals(True)
        self.note.setPlainText(sentence)
        self.note.blockSignals(False)
        self.note.moveCursor(QTextCursor.MoveOperation.End)
        self.note.fit()

    def _show_state(self) -> None:
        words, state = chip_words(self.line)
        for widget, name in ((self._chip, state), (self.note, self.words.state), (self._text, self.words.state)):
            if widget.property("state") != name:
                widget.setProperty("state", name)
                _polish(widget)
        self._chip.setText(words)
        self.note.fit()
        self.setAccessibleName(f"{self._number.text()} {self.line.text}. {words}")
        self.note.setAccessibleName(f"Beslutning til linje {self._number.text()}")
        self._show_parts()

    def _show_parts(self) -> None:
        current = bool(self.property("current"))
        waits = self.words.state in ("offered", "typed")
        self.note.setVisible(bool(self.note.toPlainText()) or waits or self.note.hasFocus())
        self._hint.setText(self.words.hint)
        for label in (self._hint, self._keys, self._confirm):
            label.setVisible(waits and current)

    def set_current(self, current: bool) -> None:
        if self.property("current") != current:
            self.setProperty("current", current)
            _polish(self)
        self._show_parts()

    def edit(self) -> None:
        """Put the caret at the end of the decision, or on the first word that is missing in it."""
        self.note.show()
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.moveCursor(QTextCursor.MoveOperation.End)
        blank = blank_in(self.note.toPlainText())
        if blank:
            self.note.moveCursor(QTextCursor.MoveOperation.Start)
            self.note.find(blank)

    def sentence(self) -> str:
        """Return the words that a confirmation would write; empty where there are none to write."""
        words = self.note.toPlainText().strip()
        return words if self.words.can_be_confirmed(words) else ""

    def settle(self) -> None:
        """Hand over now what has been typed and not been told of."""
        if self._unsaved.isActive():
            self.flush()

    def flush(self) -> None:
        """Hand over what was typed now, if it has not been."""
        self._unsaved.stop()
        words = self.note.toPlainText()
        if words != self._told:
            self._told = words
            self.draft_edited.emit(self.line.id, words)

    def _note_changed(self) -> None:
        if not self._unsaved.isActive():
            self._unsaved.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.note and isinstance(event, QFocusEvent):
            if event.gotFocus():
                self.chosen.emit(self.line.id)
            else:
                self.flush()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.line.id)
        super().mousePressEvent(event)


def _polish(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)
