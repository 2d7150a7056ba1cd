"""The small square that joins a file of the list to its place in the bar."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from klyngedesk.ui.dispatch.parcel_bar import color_of

SIDE = 8


class ParcelMark(QWidget):
    """Wears the colour that the file has in the bar, in every theme."""

    def __init__(self, number: int, *, closed: bool) -> None:
        super().__init__()
        self._number, self._closed = number, closed
        self.setFixedSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color_of(self._number, closed=self._closed))
        painter.end()
