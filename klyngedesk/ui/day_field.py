"""A day, typed as people write it: 14.1.2027, 14012027 or 14/1-2027."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QWidget

SEPARATORS = (".", "/", "-", " ", ",")


class DayField(QDateEdit):
    """Qt goes to the next part by itself once a part is full; the separator typed after that goes no further."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("dd.MM.yyyy")
        self._went_on = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in SEPARATORS:
            if not self._went_on:
                self._go_on()
            self._went_on = False
            return
        before = self.currentSectionIndex()
        super().keyPressEvent(event)
        self._went_on = event.text().isdigit() and self.currentSectionIndex() != before

    def _go_on(self) -> None:
        following = self.currentSectionIndex() + 1
        if following < self.sectionCount():
            self.setSelectedSection(self.sectionAt(following))
