"""Who reads it: two buttons of which one is down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from klyngedesk.model.papers import Audience


class AudienceSwitch(QWidget):
    """`chosen` says that the other audience was chosen."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Læser")
        self._group = QButtonGroup(self)
        self._buttons: dict[Audience, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for audience in Audience:
            button = QPushButton(audience.value.capitalize())
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setAccessibleName(f"Læser: {audience.value}")
            self._group.addButton(button)
            self._buttons[audience] = button
            row.addWidget(button)
        row.addStretch()
        self._buttons[Audience.INTERN].setChecked(True)
        self.setFocusProxy(self._buttons[Audience.INTERN])
        self._group.buttonClicked.connect(lambda _: self.chosen.emit())

    def audience(self) -> Audience:
        return next(audience for audience, button in self._buttons.items() if button.isChecked())

    def choose(self, audience: Audience) -> None:
        """Choose it as a click would."""
        self._buttons[audience].click()
