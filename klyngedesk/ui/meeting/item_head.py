"""The head of the live view: which item, by whom, when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.danish import span
from klyngedesk.model.numbering import ItemLabel, Slot


def meta_line(item: AgendaItem, slot: Slot | None) -> str:
    """Return presenters, purpose and slot as one line."""
    parts = [", ".join(item.presenters), item.purpose.danish if item.purpose else ""]
    parts.append(f"kl. {span(slot.start, slot.end)}" if slot else "")
    return " · ".join(part for part in parts if part)


class ItemHead(QFrame):
    """Number, title and meta line; `attachments_wanted` when the bilag button is pressed."""

    attachments_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("itemHead")
        self.setFixedHeight(56)
        self._number, self._title, self._meta, self._closed = QLabel(), QLabel(), QLabel(), QLabel("Lukket")
        self._bilag = QToolButton()
        self._name_parts()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._meta)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(self._number)
        row.addLayout(names, 1)
        row.addWidget(self._closed)
        row.addWidget(self._bilag)

    def _name_parts(self) -> None:
        self._number.setObjectName("itemNumber")
        self._title.setObjectName("itemTitle")
        self._closed.setObjectName("closedChip")
        self._meta.setProperty("secondary", True)
        for label in (self._title, self._meta):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setMinimumWidth(60)
        self._bilag.clicked.connect(self.attachments_wanted)

    def show_item(self, item: AgendaItem | None, label: ItemLabel | None, slot: Slot | None) -> None:
        """Show that item, or nothing."""
        self._number.setText(label.full if label else "")
        self._title.setText(item.title if item else "")
        self._title.setToolTip(item.title if item else "")
        self._meta.setText(meta_line(item, slot) if item else "")
        self._closed.setVisible(bool(item and item.closed))
        count = len(item.attachments) if item else 0
        self._bilag.setVisible(count > 0)
        self._bilag.setText(f"{count} bilag")
