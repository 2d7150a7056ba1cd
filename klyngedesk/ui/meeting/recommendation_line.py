"""One line of the indstilling in the live view: its text, its outcome, and what was decided."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from klyngedesk.model.agenda import Recommendation
from klyngedesk.ui.note_field import NoteField
from klyngedesk.ui.text_key import set_key

SAVE_WITHIN_MILLISECONDS = 60


class RecommendationLine(QFrame):
    """A line; a click or the focus makes it the current one.

    Signals: `chosen` with the line's id; `note_edited` with id and note, at most 0.25 s after the first new letter.
    """

    chosen = Signal(str)
    note_edited = Signal(str, str)

    def __init__(self, number: int, line: Recommendation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recommendationLine")
        self.line = line
        self._number = QLabel(f"{number}.")
        self._text = QLabel()
        self._chip = QLabel()
        self.note = NoteField()
        self._unsaved = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._lay_out()
        self._connect()
        self.show_line(line)
        self.set_current(False)

    def _lay_out(self) -> None:
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._number.setProperty("strong", True)
        self._chip.setObjectName("outcomeChip")
        chip_row = QHBoxLayout()
        chip_row.addStretch()
        chip_row.addWidget(self._chip)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 16, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 20)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._number, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._text, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(chip_row, 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.note, 1, 1)

    def _connect(self) -> None:
        self.note.textChanged.connect(self._note_changed)
        self.note.installEventFilter(self)
        self._unsaved.timeout.connect(self.flush)

    def show_line(self, line: Recommendation) -> None:
        """Show the line as it now stands; a note being typed here is left alone."""
        typing = self._unsaved.isActive()
        self.line = line
        set_key(self.note, (line.id, "note"))
        self._text.setText(line.text)
        self._show_outcome(line)
        if not typing and line.note != self.note.toPlainText():
            self.note.blockSignals(True)
            self.note.setPlainText(line.note)
            self.note.blockSignals(False)
            self.note.fit()
        self._show_note()

    def _show_outcome(self, line: Recommendation) -> None:
        self._chip.setText(line.outcome.danish if line.outcome else "Intet udfald endnu")
        state = "none" if line.outcome is None else "ok" if line.outcome.key in (1, 2, 6, 7) else "other"
        self._chip.setProperty("state", state)
        self._chip.style().unpolish(self._chip)
        self._chip.style().polish(self._chip)
        self.setAccessibleName(f"{self._number.text()} {line.text}. {self._chip.text()}")
        self.note.setAccessibleName(f"Beslutning til linje {self._number.text()}")

    def set_current(self, current: bool) -> None:
        self.setProperty("current", current)
        self.style().unpolish(self)
        self.style().polish(self)
        self._show_note()

    def _show_note(self) -> None:
        self.note.setVisible(bool(self.property("current")) or bool(self.note.toPlainText()))

    def settle(self) -> None:
        """Hand over now what has been typed and not been told of."""
        if self._unsaved.isActive():
            self.flush()

    def flush(self) -> None:
        """Hand over the note now, if it has unsaved letters."""
        self._unsaved.stop()
        if self.note.toPlainText() != self.line.note:
            self.note_edited.emit(self.line.id, self.note.toPlainText())

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
