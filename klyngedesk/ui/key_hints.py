"""Keys and what they do, in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

Hint = tuple[str, str]


class KeyHints(QWidget):
    """Key caps with their words after them."""

    def __init__(self, hints: Sequence[Hint], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        for number, (key, words) in enumerate(hints):
            if number:
                row.addSpacing(8)
            cap, told = QLabel(key), QLabel(words)
            cap.setProperty("keycap", True)
            told.setProperty("secondary", True)
            row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
            if words:
                row.addWidget(told)
