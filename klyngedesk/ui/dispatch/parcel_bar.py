"""The files of the packet as one bar, each as wide as it is large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from klyngedesk.services.packet_plan import PlannedFile
from klyngedesk.ui.theme import current_theme

HEIGHT, GAP, LEAST = 12, 2, 8


class ParcelBar(QWidget):
    """Draws what it is shown; the words stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[PlannedFile, ...] = ()
        self.setFixedHeight(HEIGHT)

    def show_files(self, files: Sequence[PlannedFile]) -> None:
        self._files = tuple(files)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        total = sum(file.size for file in self._files) or 1
        room = self.width() - (GAP + LEAST) * len(self._files)
        left = 0.0
        for number, file in enumerate(self._files):
            wide = LEAST + room * file.size / total
            painter.fillRect(QRectF(left, 0, wide, HEIGHT), color_of(number, closed=file.closed))
            left += wide + GAP
        painter.end()


def color_of(number: int, *, closed: bool) -> QColor:
    """Return the colour of a file: the accent and paler ones of it by turns, and that of what is closed."""
    theme = current_theme()
    if closed:
        return theme.color("closed")
    color = theme.color("accent")
    color.setAlphaF((1.0, 0.6, 0.35)[number % 3])
    return color
