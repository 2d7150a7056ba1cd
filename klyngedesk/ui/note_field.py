"""The field of a decision: plain words, as high as they need."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from klyngedesk.ui.swallow import is_left_to_the_window

MOST_LINES = 6


class NoteField(QPlainTextEdit):
    """A plain text field that grows with its lines; Tab moves on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteField")
        self.setPlaceholderText("Skriv, hvad der blev besluttet")
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # it would lie on the last line
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Make the field as high as its text, up to six lines."""
        needed = int(self.document().size().height())
        lines = max(1, min(MOST_LINES, needed))
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(on if needed > MOST_LINES else off)
        margins = 2 * (self.frameWidth() + math.ceil(self.document().documentMargin()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins + 2)
        if needed <= MOST_LINES:
            # the caret at the end had scrolled the first line away while the field was lower
            self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_left_to_the_window(event):
            event.ignore()
            return
        super().keyPressEvent(event)
