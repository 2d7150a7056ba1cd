"""After the meeting: how far the minutes are, what they lack, and what others wrote back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.checks import decisions, proceedings
from klyngedesk.model.checks.finding import Finding
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.danish import clock, counted, short_date
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.ui.flow_row import FlowRow
from klyngedesk.ui.pane_head import PaneHead

RULES = (
    decisions.every_recommendation_has_an_outcome,
    decisions.whether_is_answered,
    proceedings.nothing_waits_to_be_confirmed,
    proceedings.decision_says_something,
    decisions.postponed_says_where_to,
    decisions.task_has_owner_and_deadline,
    proceedings.vote_agrees_with_those_present,
    proceedings.vote_carries_the_decision,
    proceedings.decision_had_a_quorum,
    proceedings.item_was_dealt_with,
)
_ITEM = Qt.ItemDataRole.UserRole


def lacking(meeting: Meeting, profile: Profile, today: date) -> tuple[Finding, ...]:
    """Return what the minutes lack, in the order of the items."""
    sight = Sight(meeting, profile, today)
    order = {item.id: number for number, item in enumerate(meeting.walk())}
    found = [finding for rule in RULES for finding in rule(sight)]
    return tuple(sorted(found, key=lambda each: order.get(each.item_id, -1)))


class AfterPane(QFrame):
    """Shows itself once the meeting has ended; `item_wanted` with an item's id, `pressed` with a command's name."""

    item_wanted = Signal(str)
    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("afterPane")
        self._meeting: Meeting | None = None
        self.state, self.told = QLabel(), QLabel()
        self.state.setObjectName("stateChip")
        self.told.setProperty("secondary", True)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.list, self.comments = QListWidget(), QLabel()
        self.list.setAccessibleName("Referatet mangler")
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._activated)
        self.list.itemClicked.connect(self._activated)
        self.comments.setWordWrap(True)
        self.comments.setTextFormat(Qt.TextFormat.PlainText)
        self._next, self._other = QPushButton(), QPushButton()
        self._next.setProperty("primary", True)
        for button in (self._next, self._other):
            button.clicked.connect(lambda _=False, sender=button: self.pressed.emit(sender.property("command")))
        self._lay_out()

    def _lay_out(self) -> None:
        head = PaneHead("Referatet")
        head.row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons = FlowRow(8)
        buttons.addWidget(self._next)
        buttons.addWidget(self._other)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 8, 12, 12)
        inner.setSpacing(8)
        inner.addWidget(self.told)
        inner.addWidget(self.list, 1)
        inner.addWidget(self.comments)
        inner.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(inner, 1)

    def show_meeting(self, meeting: Meeting, profile: Profile, item: AgendaItem, today: date) -> None:
        """Show state, what is lacking, and the comments to the item."""
        is_over = meeting.ended is not None or meeting.minutes_state is not MinutesState.DRAFT
        self.setVisible(is_over)
        if not is_over:
            return
        if meeting is not self._meeting:
            self._meeting = meeting
            found = lacking(meeting, profile, today)
            self.told.setText(_state_words(meeting, len(found)))
            self._show_lacking(found)
        self.state.setText(meeting.minutes_state.danish)
        self.comments.setText("\n".join(f"{each.author}: {each.text}" for each in item.comments))
        self.comments.setVisible(bool(item.comments))
        self._show_buttons(meeting.minutes_state)

    def _show_lacking(self, found: tuple[Finding, ...]) -> None:
        shown = [f"{finding.message}\n{finding.advice}" for finding in found]
        if shown == [self.list.item(row).text() for row in range(self.list.count())]:
            return
        self.list.clear()
        for words, finding in zip(shown, found, strict=True):
            row = QListWidgetItem(words)
            row.setData(_ITEM, finding.item_id)
            self.list.addItem(row)
        self.list.setVisible(bool(found))

    def _show_buttons(self, state: MinutesState) -> None:
        pairs = {
            MinutesState.DRAFT: (("Send i høring", "send_to_hearing"), ("Godkend", "approve_minutes")),
            MinutesState.HEARING: (("Godkend", "approve_minutes"), ("Tilbage til udkast", "back_to_draft")),
            MinutesState.APPROVED: (("Lås op …", "unlock_minutes"), None),
        }[state]
        for button, pair in zip((self._next, self._other), pairs, strict=True):
            button.setVisible(pair is not None)
            if pair is not None:
                button.setText(pair[0])
                button.setProperty("command", pair[1])

    def _activated(self, row: QListWidgetItem) -> None:
        self.item_wanted.emit(row.data(_ITEM))


def _state_words(meeting: Meeting, lacks: int) -> str:
    last = meeting.acts[-1] if meeting.acts else None
    words = f" {last.words}" if last and last.words else ""
    done = f"{last.what.capitalize()} {short_date(last.at.date())} kl. {clock(last.at.time())}{words}." if last else ""
    missing = f"{counted(lacks, 'ting', 'ting')} mangler:" if lacks else "Intet mangler."
    return "\n".join(filter(None, (done, missing)))
