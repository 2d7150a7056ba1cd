"""The live view: items, decisions and minutes, and people."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from klyngedesk.model.agenda import AgendaItem, Outcome
from klyngedesk.model.pace import span_of
from klyngedesk.model.papers import DocumentKind
from klyngedesk.services import decisions
from klyngedesk.ui.attachment_commands import AttachmentCommands
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.follower import Follower
from klyngedesk.ui.item_steps import GO_TO, ItemSteps
from klyngedesk.ui.item_texts import ItemTexts
from klyngedesk.ui.key_hints import KeyHints
from klyngedesk.ui.key_sequence import key_sequence
from klyngedesk.ui.meeting.after_pane import AfterPane
from klyngedesk.ui.meeting.ask_bar import AskBar
from klyngedesk.ui.meeting.decision_commands import DecisionCommands
from klyngedesk.ui.meeting.item_head import ItemHead
from klyngedesk.ui.meeting.live_pane import LivePane
from klyngedesk.ui.meeting.live_status import LiveStatus
from klyngedesk.ui.meeting.meeting_clock import MeetingClock
from klyngedesk.ui.meeting.minutes_commands import AMENDMENT, COMMENT, MinutesCommands
from klyngedesk.ui.meeting.notice_bar import NoticeBar
from klyngedesk.ui.meeting.presence_pane import PresencePane
from klyngedesk.ui.meeting.quorum_notice import QuorumNotice
from klyngedesk.ui.meeting.recommendation_panel import RecommendationPanel
from klyngedesk.ui.meeting.room_commands import RoomCommands
from klyngedesk.ui.meeting.room_screen import RoomScreen
from klyngedesk.ui.meeting.task_bar import TaskBar
from klyngedesk.ui.meeting.task_commands import TaskCommands
from klyngedesk.ui.meeting.task_list import TaskList
from klyngedesk.ui.meeting.told_row import ToldRow
from klyngedesk.ui.meeting.vote_commands import STATEMENT, VoteCommands
from klyngedesk.ui.meeting.vote_pane import VotePane
from klyngedesk.ui.preview import PreviewPane
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text.toolbar import TextToolbar
from klyngedesk.ui.text_commands import TextCommands
from klyngedesk.ui.writing.at_hand import next_day_of
from klyngedesk.ui.writing.help import WritingHelp

KEYS = (("F8", "Pause"), ("Ctrl+Shift+D", "Udskyd"), ("F6", "Næste område"), ("F1", "Alle taster"))
NARROW, PREVIEW_WIDTH = 1100, 310


class MeetingView(QWidget):
    """Three panes over the desk's meeting; its public methods are commands of the table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = ""
        self.pane, self.presence, self.ask = LivePane(), PresencePane(), AskBar()
        self.steps, self._text = ItemSteps(desk, self.choose_item, self.ask.ask), TextCommands()
        self._attachments = AttachmentCommands(desk)
        self.list, self.clock = self.pane.list, MeetingClock(desk, parent=self)
        self.room = RoomCommands(desk, self.clock, self.ask, self.choose_item)
        self.status = LiveStatus(), KeyHints(KEYS)
        self.quorum, self.told, self.ballot = QuorumNotice(), ToldRow(), VotePane()
        self.head, self.notice = ItemHead(), NoticeBar()
        self.lines = RecommendationPanel(next_day=partial(next_day_of, desk))
        self._decide = DecisionCommands(desk, self.lines)
        self.second_screen = RoomScreen(desk, self)
        self.after = AfterPane()
        self.after_commands = MinutesCommands(desk, self.clock, self.ask, self.choose_item)
        self.votes = VoteCommands(desk, self.ballot, self.ask, self.lines)
        self.minutes = TextEditor("referat")
        self.minutes.setAccessibleName("Referat")
        self.minutes.setPlaceholderText("Skriv referatet her")
        self._texts = ItemTexts(desk, {"minutes": self.minutes}, self)
        self.preview = PreviewPane(desk)
        self.preview.kind = lambda: DocumentKind.REFERAT
        self.preview.setMinimumWidth(PREVIEW_WIDTH)
        self.preview.hide()  # her eyes are with the room until she asks for the page
        self.task_bar, self.tasks = TaskBar(), TaskList()
        self._hints = KeyHints((("Ctrl+T", "Opgave"), ("@", "Navn")))
        self.writing = WritingHelp(desk, self.minutes, parent=self)
        self._tasks = TaskCommands(desk, self.task_bar, self.tasks, self.minutes, self.writing.aids)
        self.lines.field_made.connect(self.writing.watch)
        for bar in (self.ask, self.task_bar):
            desk.half.watch(bar, partial(_bar_name, bar))
        desk.half.watch(self.ballot, lambda: f"{self.ballot.name()} {desk.here}")
        self._lay_out()
        self.setFocusProxy(self.list)
        self._connect()

    def open_again(self, field: str) -> None:
        """Open the line of that name on its item, if something was half written in it when the program ended."""
        ways = {
            self.task_bar.field.accessibleName(): self._tasks.add_task,
            COMMENT: self.after_commands.add_comment,
            AMENDMENT: self.after_commands.amend_previous,
            STATEMENT: self.votes.add_statement,
        }
        if field in ways and field in self._desk.half.waiting():
            item_id = self._desk.half.about(field).partition(" ")[0]
            if self._desk.item(item_id):
                self.choose_item(item_id)
            ways[field]()

    def _lay_out(self) -> None:
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        self._right = self._people()
        for pane in (self.pane, self._middle(), self._right, self.preview):
            splitter.addWidget(pane)
        splitter.setSizes([316, 774, 276, PREVIEW_WIDTH])
        splitter.setStretchFactor(1, 1)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(splitter)

    def _people(self) -> QSplitter:
        right = QSplitter(Qt.Orientation.Vertical)
        right.setHandleWidth(1)
        right.setChildrenCollapsible(False)
        right.addWidget(self.presence)
        right.addWidget(self.after)
        return right

    def _middle(self) -> QFrame:
        pane = QFrame()
        pane.setObjectName("meetingPane")
        pane.setMinimumWidth(420)  # beside the people whom she looks up on a small screen
        label = QLabel("Referat")
        label.setProperty("strong", True)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 12, 4)
        row.addWidget(label)
        row.addStretch()
        row.addWidget(self._hints)
        row.addWidget(TextToolbar(self.minutes))
        text = QVBoxLayout()
        text.setContentsMargins(12, 0, 12, 12)
        text.addWidget(self.minutes, 1)
        text.addWidget(self.tasks)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.notice, self.ask, self.quorum, self.lines, self.ballot, self.told):
            column.addWidget(widget)
        column.addWidget(self.task_bar)
        column.addLayout(row)
        column.addLayout(text, 1)
        return pane

    def _connect(self) -> None:
        desk = self._desk
        desk.meeting_opened.connect(lambda _: self.show_opened())
        desk.changed.connect(self.notice.hide)
        self._follower = Follower(desk, self, self.refresh)
        for changed in (desk.changed, self._texts.written):
            changed.connect(self.preview.refresh)
        desk.settling.connect(self.lines.settle)
        self.list.item_chosen.connect(self._choose)
        self.presence.left.connect(self._give_way)
        self.presence.marked.connect(self.room.mark)
        self.presence.looked_for.connect(self._give_way)
        self.pane.begin_wanted.connect(self.room.start_or_end)
        self.clock.ticked.connect(self._tick)
        self.after.item_wanted.connect(self.choose_item)
        self.after.pressed.connect(lambda name: getattr(self.after_commands, name)())
        self.second_screen.shown.connect(self.head.show_in_room)
        self.head.room_wanted.connect(self.second_screen.show_room)
        enter = QShortcut(key_sequence("Ctrl+Enter"), self, self.confirm_line)
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def commands(self) -> tuple[object, ...]:
        """Return what has the methods of the table of commands."""
        meeting = (self.room, self.presence, self.votes, self.second_screen, self.after_commands)
        return (
            self,
            *meeting,
            self._decide,
            self._tasks,
            self.writing.spelling,
            self._attachments,
            self.steps,
            self._text,
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Come back to the item she worked on in the other view."""
        super().showEvent(event)
        self._follower.catch_up()
        if self._desk.item(self._desk.here):
            self.choose_item(self._desk.here)
        else:
            self._desk.here = self._shown
        self._tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the width to the minutes where there is little; the status row still counts those present."""
        super().resizeEvent(event)
        self._give_way()

    def toggle_preview(self) -> None:
        """Show the page that the minutes become, or hide it."""
        self.preview.setVisible(self.preview.isHidden())
        self._give_way()

    def _give_way(self) -> None:
        needed = NARROW if self.preview.isHidden() else NARROW + PREVIEW_WIDTH
        self.presence.setVisible(self.width() >= needed or self.presence.is_searching())
        self._hints.setVisible(self.presence.isHidden() or self.width() >= needed)
        self._right.setVisible(not (self.presence.isHidden() and self.after.isHidden()))
        self.status[0].show_people("" if self.presence.isVisibleTo(self) else self.presence.count_words())

    def focus_areas(self) -> list[QWidget]:
        line = self.lines.current_line()
        notes = [line.note] if line and line.note.isVisible() else []
        return [self.list, *notes, self.minutes, self.presence.search, self.presence.list, self.preview.area]

    def show_opened(self) -> None:
        """Begin anew with the meeting that lies on the desk; what was half written about another is laid aside."""
        self._shown = ""
        for bar in (self.ask, self.task_bar, self.ballot):
            bar.leave()

    def refresh(self) -> None:
        """Show the meeting as it now is; selection and carets stay."""
        self._texts.settle()
        meeting = self._desk.meeting
        if meeting is None:
            return
        self.pane.show_meeting(meeting, self.clock.now())
        self._tick()
        self._show(self._desk.item(self._shown) or self._desk.item(self.list.current_id()))

    def _choose(self, item_id: str) -> None:
        is_other = item_id != self._shown
        if is_other:
            self.notice.hide()
            self.settle()
        self._shown = item_id
        if self.isVisible():
            self._desk.here = item_id
            # the room must not see what she is about to open
            self.second_screen.follow(item_id)
            if is_other:  # a list that is made anew chooses it again, and she went nowhere
                self.clock.choose(item_id)
            self.votes.show_item(item_id)
        self._show(self._desk.item(item_id))

    def _tick(self) -> None:
        """Show the time as it now is."""
        meeting, now = self._desk.meeting, self.clock.now()
        self.status[0].show_meeting(meeting, now)
        self.second_screen.show_time(now)
        self.status[0].show_people("" if self.presence.isVisibleTo(self) else self.presence.count_words())
        if meeting is not None:
            self.list.show_time(meeting, now)
        item = self._desk.item(self._shown)
        if item is not None:
            self._show_room_of(item)

    def settle(self) -> None:
        """Hand over everything that was written and not yet told of."""
        self._texts.settle()
        self.lines.flush()

    def _show(self, item: AgendaItem | None) -> None:
        for bar in (self.ask, self.task_bar):
            bar.item.show_from(self._desk)
        if item is None:
            return
        self._shown = item.id
        self.preview.follow(item.id)
        self._show_room_of(item)
        profile = self._desk.profile
        self.lines.show_item(item, self._name(), profile.phrase_style, profile.joined_decisions)
        self.told.show_item(self._desk.meeting, item)
        self._show_after(item)
        self._texts.show_item(item)
        self.tasks.show_tasks(item.action_items)

    def _show_room_of(self, item: AgendaItem) -> None:
        """Show when the item came up and who takes part in it."""
        timeline = self._desk.meeting.timeline if self._desk.meeting else ()
        taken = span_of(timeline, item.id)
        self.head.show_item(item, self._desk.labels.get(item.id), self._desk.slots.get(item.id), taken)
        self.presence.show_meeting(self._desk.meeting, self._desk.profile, item.id)
        self.quorum.show_item(self._desk.meeting, self._desk.profile, item)

    def _show_after(self, item: AgendaItem) -> None:
        """Show what the minutes lack; approved ones can be read and not written in."""
        meeting = self._desk.meeting
        if meeting is not None:
            self.after.show_meeting(meeting, self._desk.profile, item, self.clock.now().date())
            self._give_way()
            self.minutes.setReadOnly(meeting.is_locked or self._desk.away is not None)
            self.lines.setEnabled(not meeting.is_locked)

    def _name(self) -> str:
        return self._desk.meeting.forum_name if self._desk.meeting else ""

    def choose_item(self, item_id: str, *, into_text: bool = False) -> None:
        """Make the item current; with `into_text` the caret goes into its minutes."""
        self.list.choose(item_id)
        if into_text:
            self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_outcome(self, key: int) -> None:
        """Give the current line the outcome of that key; 0 takes it away."""
        if key:
            self.lines.pick(list(Outcome)[key - 1])
        else:
            self.lines.pick(None)

    def confirm_line(self) -> None:
        """Confirm the current line and go to the next open one, after the last to the minutes."""
        if not self.lines.confirm():
            self.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow_all(self) -> None:
        """Offer "fulgt" for all open lines; pressed again, confirm all that is offered."""
        if not self.lines.confirm_all():
            self._desk.do(decisions.offer_followed, self._shown)


def _bar_name(bar: AskBar | TaskBar) -> str:
    """Return what the bar asks, and on which item it was opened; where she wants to go is not worth keeping."""
    asked, about = bar.field.accessibleName(), bar.about if isinstance(bar, AskBar) else ""
    return f"{asked}\n{bar.item.id} {about}" if asked != GO_TO else ""
