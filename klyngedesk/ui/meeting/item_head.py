"""The head of the live view: which item, by whom, when."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.danish import clock, span
from klyngedesk.model.numbering import ItemLabel, Slot
from klyngedesk.ui.elided_label import ElidedLabel
from klyngedesk.ui.icons import icon
from klyngedesk.ui.key_hints import KeyHints

TITLE_NEEDS = 600
Span = tuple[time, time | None] | None


def meta_line(item: AgendaItem, slot: Slot | None, span_used: Span = None) -> str:
    """Return presenters, purpose, and when it was dealt with, or is to be, as one line."""
    parts = [", ".join(item.presenters), item.purpose.danish if item.purpose else ""]
    planned = f"kl. {span(slot.start, slot.end)}" if slot else ""
    parts.append(_taken_words(*span_used) if span_used else planned)
    return " · ".join(part for part in parts if part)


def _taken_words(start: time, end: time | None) -> str:
    return f"kl. {span(start, end)}" if end else f"begyndte {clock(start)}"


class ItemHead(QFrame):
    """Number, title and meta line; `attachments_wanted` and `room_wanted` when their buttons are pressed."""

    attachments_wanted = Signal()
    room_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("itemHead")
        self.setFixedHeight(56)
        self._number, self._title, self._meta, self._closed = QLabel(), ElidedLabel(), ElidedLabel(), QLabel("Lukket")
        self._bilag, self._room, self._room_token = QToolButton(), QToolButton(), "ink_2"
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
        row.addWidget(self._closed, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._bilag)
        row.addWidget(self._room)
        self._key = KeyHints([("F9", "")])
        row.addWidget(self._key)

    def _name_parts(self) -> None:
        self._number.setObjectName("itemNumber")
        self._title.setObjectName("itemTitle")
        self._closed.setObjectName("closedChip")
        self._meta.setProperty("secondary", True)
        for label in (self._title, self._meta):
            label.setMinimumWidth(60)
        for button in (self._bilag, self._room):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._room.setText("Vis i lokalet")
        self._room.setToolTip("Vis punktet og det besluttede på den anden skærm (F9)")
        self._bilag.clicked.connect(self.attachments_wanted)
        self._room.clicked.connect(self.room_wanted)

    def show_in_room(self, shown: bool) -> None:
        """Say whether the room sees anything."""
        self._room.setText("Vises i lokalet" if shown else "Vis i lokalet")
        self._room_token = "accent" if shown else "ink_2"
        self._fit()
        self._dress()

    def _dress(self) -> None:
        """Draw the icons in the colours of the theme as it now is."""
        self._bilag.setIcon(icon("paperclip"))
        self._room.setIcon(icon("presentation", self._room_token))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the title have the room where there is little; the icon and its tip still tell of the key."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """That the room sees something is said in words however narrow it is."""
        is_wide = self.width() >= TITLE_NEEDS
        self._key.setVisible(is_wide)
        is_told = is_wide or self._room_token == "accent"
        style = Qt.ToolButtonStyle
        self._room.setToolButtonStyle(style.ToolButtonTextBesideIcon if is_told else style.ToolButtonIconOnly)

    def show_item(
        self, item: AgendaItem | None, label: ItemLabel | None, slot: Slot | None, span_used: Span = None
    ) -> None:
        """Show that item, or nothing."""
        self._dress()
        self._number.setText(label.full if label else "")
        self._title.show_words(item.title if item else "")
        self._meta.show_words(meta_line(item, slot, span_used) if item else "")
        self._closed.setVisible(bool(item and item.closed))
        count = len(item.attachments) if item else 0
        self._bilag.setVisible(count > 0)
        self._bilag.setText(f"{count} bilag")
