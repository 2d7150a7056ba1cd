"""A choice that a turning wheel scrolls past."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class StillBox(QComboBox):
    """A box among others in a scrolled page: the wheel moves the page and never the choice."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
