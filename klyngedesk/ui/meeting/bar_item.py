"""The item that a line is written about, told once she is at another."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.wrapped_label import WrappedLabel

GONE = "Punktet er slettet. Hent det frem fra papirkurven, så kan linjen gemmes. Esc lægger ordene til side."


class BarItem(WrappedLabel):
    """Holds the id the line was opened on; nothing is shown while she is at that item, or where it is about none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id, self.is_gone = "", False
        self.hide()

    def bind(self, item_id: str) -> None:
        """Let the line be about that item: the one where she is, or the one it was about before."""
        if item_id != self.id:
            self.id, self.is_gone = item_id, False
            self.hide()

    def show_from(self, desk: Desk) -> None:
        """Tell whose the line is, seen from where she is now."""
        item = desk.item(self.id)
        self.is_gone = bool(self.id) and item is None
        words = GONE if self.is_gone else ""
        if item is not None and self.id != desk.here:
            label = desk.labels.get(self.id)
            words = f"Gemmes på punkt {label.full if label else ''} {item.title}, hvor linjen blev åbnet."
        self.setText(" ".join(words.split()))
        self.setAccessibleName(self.text())
        self.setVisible(bool(words))
