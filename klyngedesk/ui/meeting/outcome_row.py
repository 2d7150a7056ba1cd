"""The nine outcomes on their keys, under the lines of the indstilling."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from klyngedesk.model.agenda import Outcome
from klyngedesk.ui.flow_row import FlowRow
from klyngedesk.ui.meeting.outcome_button import OutcomeButton


class OutcomeRow(QFrame):
    """One button for each outcome, in the order that hands learn; `picked` carries the outcome."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outcomeRow")
        row = FlowRow(2, self)
        row.setContentsMargins(16, 4, 16, 4)
        cap = QLabel("Ctrl +")
        cap.setProperty("keycap", True)
        cap.setFixedHeight(24)
        row.addWidget(cap)
        self._buttons = {outcome: self._button(outcome) for outcome in Outcome}
        for button in self._buttons.values():
            row.addWidget(button)

    def _button(self, outcome: Outcome) -> OutcomeButton:
        button = OutcomeButton(outcome)
        button.clicked.connect(lambda: self.picked.emit(outcome))
        return button

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show which outcome the current line has."""
        for each, button in self._buttons.items():
            button.setChecked(each is outcome)
