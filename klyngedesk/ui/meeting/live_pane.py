"""The left side of the live view: the items with their minutes, and how the meeting is begun."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from klyngedesk.model.danish import clock
from klyngedesk.model.meeting import Meeting
from klyngedesk.ui.key_hints import KeyHints
from klyngedesk.ui.meeting.live_list import LiveList
from klyngedesk.ui.pane_head import PaneHead


class LivePane(QFrame):
    """Holds the list; `begin_wanted` when the button that starts or ends the meeting is pressed."""

    begin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("livePane")
        self.setMinimumWidth(292)
        self.list = LiveList()
        self._state, self._begin = QLabel(), QPushButton()
        self._keys = KeyHints([("Alt+↑↓", "Forrige, næste"), ("Ctrl+G", "Gå til nr.")])
        self._begin.clicked.connect(self.begin_wanted)
        head = PaneHead("Punkter")
        head.row.removeWidget(head.remark)
        head.row.addWidget(head.remark)
        head.remark.setText("brugt / plan, min")
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 12, 8)
        foot.addWidget(self._state, 1)
        foot.addWidget(self._begin)
        foot.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def show_closed(self, why: str) -> None:
        """Grey the button that runs the clock, with the reason, or open it again where there is none."""
        self._begin.setEnabled(not why)
        self._begin.setToolTip(why)

    def show_meeting(self, meeting: Meeting, now: datetime) -> None:
        """Show the items, and the button while the meeting is not on."""
        self.list.show_meeting(meeting, now)
        is_on = meeting.started is not None and meeting.ended is None and bool(meeting.timeline)
        for widget in (self._state, self._begin):
            widget.setVisible(not is_on)
        self._keys.setVisible(is_on)
        if meeting.started is None:
            self._state.setText("Mødet er ikke begyndt")
            self._begin.setText("Start mødet")
        elif meeting.ended is None:
            self._state.setText(f"Begyndt {clock(meeting.started)}")
            self._begin.setText("Sæt uret i gang")
        else:
            self._state.setText(f"{clock(meeting.started)}-{clock(meeting.ended)}")
            self._begin.setText("Genoptag")
