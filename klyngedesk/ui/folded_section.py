"""A heading that folds what is below it away until it is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget


class FoldedSection(QWidget):
    """A heading to press, and its content; the heading tells how much is in there.

    `opened` says that she unfolded it herself.
    """

    opened = Signal()

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self.content = title, content
        self.head = QToolButton()
        self.head.setObjectName("sectionHead")
        self.head.setText(title)
        self.head.setAccessibleName(title)
        self.head.setCheckable(True)
        self.head.setAutoRaise(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.toggled.connect(self._fold)
        self.head.clicked.connect(lambda opened: self.opened.emit() if opened else None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self._fold(opened=False)

    def _fold(self, opened: bool) -> None:
        self.head.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        self.content.setVisible(opened)

    def show_count(self, count: int) -> None:
        """Tell how much there is; a section that holds something is unfolded."""
        self.head.setText(f"{self._title} ({count})" if count else self._title)
        if count:
            self.head.setChecked(True)

    def open(self) -> None:
        """Unfold, with the focus in the content."""
        self.head.setChecked(True)
        self.content.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()
