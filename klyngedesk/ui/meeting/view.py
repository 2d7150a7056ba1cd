"""The live view: items, decisions and minutes, and people."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from klyngedesk.model.agenda import AgendaItem, Outcome
from klyngedesk.model.danish import clock
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import Presence
from klyngedesk.services import agenda, attendance, meetings, recommendations, room
from klyngedesk.services.changes import Changes
from klyngedesk.ui.attachment_commands import AttachmentCommands
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.item_steps import ItemSteps
from klyngedesk.ui.item_texts import ItemTexts
from klyngedesk.ui.meeting.item_head import ItemHead
from klyngedesk.ui.meeting.live_list import LiveList
from klyngedesk.ui.meeting.presence_pane import PresencePane
from klyngedesk.ui.meeting.recommendation_panel import RecommendationPanel
from klyngedesk.ui.pane_head import PaneHead
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text.toolbar import TextToolbar
from klyngedesk.ui.text_commands import TextCommands


class MeetingView(QWidget):
    """Three panes over the desk's meeting; its public methods are commands of the table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = ""
        self.steps, self._text = ItemSteps(desk, self.choose_item), TextCommands()
        self._attachments = AttachmentCommands(desk)
        self.list, self.presence = LiveList(), PresencePane()
        self.head, self.lines = ItemHead(), RecommendationPanel()
        self.minutes = TextEditor("referat")
        self.minutes.setAccessibleName("Referat")
        self.minutes.setPlaceholderText("Skriv referatet her")
        self._texts = ItemTexts(desk, {"minutes": self.minutes}, self)
        self._state, self._begin = QLabel(), QPushButton()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane in (self._left(), self._middle(), self.presence):
            splitter.addWidget(pane)
        splitter.setSizes([316, 774, 276])
        splitter.setStretchFactor(1, 1)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(splitter)

    def _left(self) -> QFrame:
        pane = QFrame()
        pane.setObjectName("livePane")
        head = PaneHead("Punkter")
        head.remark.setText("planlagte minutter")
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 12, 8)
        foot.addWidget(self._state, 1)
        foot.addWidget(self._begin)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        return pane

    def _middle(self) -> QFrame:
        pane = QFrame()
        pane.setObjectName("meetingPane")
        label = QLabel("Referat")
        label.setProperty("strong", True)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 12, 4)
        row.addWidget(label)
        row.addStretch()
        row.addWidget(TextToolbar(self.minutes))
        text = QVBoxLayout()
        text.setContentsMargins(12, 0, 12, 12)
        text.addWidget(self.minutes)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.lines)
        column.addLayout(row)
        column.addLayout(text, 1)
        return pane

    def _connect(self) -> None:
        desk = self._desk
        desk.meeting_opened.connect(self._opened_meeting)
        desk.changed.connect(lambda _: self.refresh())
        desk.settling.connect(self.lines.settle)
        self.list.item_chosen.connect(self._choose)
        self.lines.outcome_picked.connect(lambda id_, outcome: desk.do(recommendations.record_outcome, id_, outcome))
        self.lines.note_edited.connect(self._note_edited)
        self.presence.marked.connect(self._mark)
        self._begin.clicked.connect(self.start_or_end)
        enter = QShortcut(QKeySequence("Ctrl+Enter"), self, self.confirm_line)
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def commands(self) -> tuple[object, ...]:
        """Return what has the methods of the table of commands."""
        return (self, self._attachments, self.steps, self._text)

    def showEvent(self, event: QShowEvent) -> None:
        """Come back to the item she worked on in the other view."""
        super().showEvent(event)
        if self._desk.item(self._desk.here):
            self.choose_item(self._desk.here)

    def focus_areas(self) -> list[QWidget]:
        line = self.lines.current_line()
        notes = [line.note] if line and line.note.isVisible() else []
        return [self.list, *notes, self.minutes, self.presence.search, self.presence.list]

    def _opened_meeting(self, meeting: object) -> None:
        self._shown = ""

    def refresh(self) -> None:
        """Show the meeting as it now is; selection and carets stay."""
        self._texts.settle()
        meeting = self._desk.meeting
        if meeting is None:
            return
        self.list.show_meeting(meeting)
        self.presence.show_meeting(meeting)
        self._show_state(meeting)
        self._show(self._desk.item(self._shown) or self._desk.item(self.list.current_id()))

    def _show_state(self, meeting: Meeting) -> None:
        if meeting.started is None:
            self._state.setText("Mødet er ikke begyndt")
            self._begin.setText("Start mødet")
        elif meeting.ended is None:
            self._state.setText(f"Begyndt {clock(meeting.started)}")
            self._begin.setText("Slut mødet")
        else:
            self._state.setText(f"{clock(meeting.started)}-{clock(meeting.ended)}")
            self._begin.setText("Genoptag")

    def _choose(self, item_id: str) -> None:
        if item_id != self._shown:
            self.settle()
        self._shown = item_id
        if self.isVisible():
            self._desk.here = item_id
        self._show(self._desk.item(item_id))

    def settle(self) -> None:
        """Hand over everything that was written and not yet told of."""
        self._texts.settle()
        self.lines.flush()

    def _show(self, item: AgendaItem | None) -> None:
        if item is None:
            return
        self._shown = item.id
        self.head.show_item(item, self._desk.labels.get(item.id), self._desk.slots.get(item.id))
        self.lines.show_item(item, item.recommendation_to or self._name())
        self._texts.show_item(item)

    def _name(self) -> str:
        return self._desk.meeting.forum_name if self._desk.meeting else ""

    def _note_edited(self, line_id: str, note: str) -> None:
        # The field undoes its own letters; a step for each save would drown the agenda's history.
        self._desk.do(recommendations.record_note, line_id, note, undoable=False)

    def choose_item(self, item_id: str, *, into_text: bool = False) -> None:
        """Make the item current; with `into_text` the caret goes into its minutes."""
        self.list.choose(item_id)
        if into_text:
            self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_item(self) -> None:
        """Put an item that nobody had planned after this one."""
        title = self._desk.prompts.ask_text("Nyt punkt", "Titel:")
        if title and title.strip() and self._desk.meeting:
            item = AgendaItem(title.strip())
            parent = agenda.parent_of(self._desk.meeting, self._shown)
            self._desk.do(agenda.add_item, item, parent_id=parent.id if parent else None, after_id=self._shown)
            self.choose_item(item.id)

    def set_outcome(self, key: int) -> None:
        """Give the current line the outcome of that key; 0 takes it away."""
        if key:
            self.lines.pick(list(Outcome)[key - 1])
        else:
            self.lines.pick(None)

    def confirm_line(self) -> None:
        """Keep what was written and go to the next line without outcome, else to the minutes."""
        self.lines.flush()
        if self.lines.go_to_next_open_line():
            self.lines.focus_note()
        else:
            self.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow_all(self) -> None:
        self.lines.flush()
        self._desk.do(recommendations.follow_all, self._shown)

    def find_person(self) -> None:
        self.presence.focus_search()

    def start_or_end(self) -> Changes | None:
        """Begin the meeting, or end it; Ctrl+Z takes it back."""
        meeting = self._desk.meeting
        if meeting is None:
            return None
        running = meeting.started is not None and meeting.ended is None
        if running:
            return self._desk.do(meetings.end_meeting, datetime.now())
        return self._desk.do(meetings.start_meeting, datetime.now(), self._shown)

    def _mark(self, person_id: str, word: str) -> None:
        now = datetime.now()
        match word:
            case "came":
                self._desk.do(room.mark_arrived, person_id, now, self._shown)
            case "left":
                self._desk.do(room.mark_left, person_id, now, self._shown)
            case "substitute":
                name = self._desk.prompts.ask_text("Stedfortræder", "Hvem møder i stedet?")
                if name and name.strip():
                    self._desk.do(attendance.send_substitute, person_id, name)
            case _:
                self._desk.do(attendance.mark_presence, person_id, Presence(word))
