"""The row at the top of a pane: its name, a remark, and its buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from klyngedesk.ui.icons import icon


class PaneHead(QFrame):
    """A row of 40 pixels."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneHead")
        self.setFixedHeight(40)
        self.title, self.remark = QLabel(title), QLabel()
        self.title.setProperty("strong", True)
        self.remark.setProperty("secondary", True)
        for label in (self.title, self.remark):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 0, 10, 0)
        self.row.setSpacing(6)
        self.row.addWidget(self.title)
        self.row.addWidget(self.remark)
        self.row.addStretch()

    def add_button(self, name: str, tip: str, words: str = "") -> QToolButton:
        """Return a new button at the right end of the row."""
        button = QToolButton()
        button.setIcon(icon(name))
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        if words:
            button.setText(words)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.row.addWidget(button)
        return button
