"""The preparing view: agenda, item and preview side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.services import agenda, annexes, attendance, meetings, recommendations
from klyngedesk.ui.attachment_commands import AttachmentCommands
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.follower import Follower
from klyngedesk.ui.item_steps import ItemSteps
from klyngedesk.ui.item_texts import ItemTexts
from klyngedesk.ui.pane_head import PaneHead
from klyngedesk.ui.picture_commands import PictureCommands
from klyngedesk.ui.prepare.agenda_pane import AgendaPane
from klyngedesk.ui.prepare.frame_form import FrameForm
from klyngedesk.ui.prepare.item_commands import ItemCommands
from klyngedesk.ui.prepare.item_form import ItemForm
from klyngedesk.ui.prepare.neighbour import neighbour_of
from klyngedesk.ui.preview import PreviewPane
from klyngedesk.ui.text.pictures import PictureDocument
from klyngedesk.ui.text_commands import TextCommands
from klyngedesk.ui.writing.help import WritingHelp


class PrepareView(QWidget):
    """Three panes over the desk's meeting; its public methods are commands of the table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = self._gone = ""
        self._seen: Meeting | None = None
        self.items, self.attachments = ItemCommands(desk, self._write_title), AttachmentCommands(desk)
        self.steps, self._text = ItemSteps(desk, self.choose_item), TextCommands()
        self.agenda, self.form, self.frame = AgendaPane(), ItemForm(), FrameForm()
        texts = {"background": self.form.background, "public_text": self.form.public_text}
        self.writing = WritingHelp(desk, *texts.values(), self.frame.annexes.text, parent=self)
        self._texts = ItemTexts(desk, texts, self)
        self.preview = PreviewPane(desk)
        self._head, self._pages = PaneHead("Punkt"), QStackedWidget()
        self._lay_out()
        self._connect()
        self._on_item = (self.form.extras.links, self.form.extras.tasks)
        for table in self._on_item:  # rows without a first word, and days that are half typed, cannot be saved yet
            desk.half.watch(table, partial(_name_on, table, lambda: self._shown))
        for form in (self.frame, self.frame.people):
            desk.half.watch(form, partial(_name_on, form, lambda: desk.meeting.id if desk.meeting else ""))

    def _lay_out(self) -> None:
        editor = QFrame()
        editor.setObjectName("editorPane")
        column = QVBoxLayout(editor)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.frame)
        column.addWidget(self._head)
        column.addWidget(self._pages)
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane in (self.agenda, editor, self.preview):
            splitter.addWidget(pane)
        splitter.setSizes([328, 524, 310])
        splitter.setStretchFactor(1, 1)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(splitter)

    def _connect(self) -> None:
        desk, form, tree = self._desk, self.form, self.agenda.tree
        desk.meeting_opened.connect(lambda _: self.show_opened())
        self._follower = Follower(desk, self, self.refresh)
        tree.chosen.connect(self._choose)
        tree.delete_wanted.connect(self.items.remove_current)
        tree.title_wanted.connect(self.edit_title)
        self.agenda.frame_wanted.connect(self.edit_frame)
        self.agenda.item_wanted.connect(self.items.new_item)
        self.agenda.break_wanted.connect(self.items.new_break)
        self.agenda.model.move_wanted.connect(self.items.move_to, Qt.ConnectionType.QueuedConnection)
        self.agenda.model.files_dropped.connect(self._dropped_on_item, Qt.ConnectionType.QueuedConnection)
        form.fields_edited.connect(lambda fields: desk.do(agenda.change_item, self._shown, **fields))
        self._texts.written.connect(self.preview.refresh)
        form.recommendations.edited.connect(self._lines_edited)
        self._connect_attachments()
        self.frame.frame_edited.connect(lambda fields: desk.do(meetings.change_frame, **fields))
        self.frame.annexes.titles_edited.connect(lambda titles: desk.do(annexes.set_annexes, titles))
        self.frame.annexes.text_edited.connect(lambda id_, text: desk.write_text(id_, "annex", text))
        for written in (self.form, self.frame, self.frame.annexes.text):
            desk.settling.connect(written.settle)
        annex = self.frame.annexes.text
        annex.show_document(PictureDocument(desk.picture_file))
        annex.pictures_offered.connect(lambda offered: PictureCommands(desk).put(annex, offered))
        annex.picture_wanted.connect(lambda: PictureCommands(desk).insert_into(annex))
        self.frame.people_edited.connect(partial(desk.do, attendance.set_people))

    def _connect_attachments(self) -> None:
        listed, commands = self.form.attachments, self.attachments
        listed.files_dropped.connect(commands.attach)
        listed.rename_wanted.connect(commands.rename)
        listed.removed.connect(commands.remove)
        listed.moved.connect(commands.move)
        listed.opened.connect(commands.open)
        listed.closed_wanted.connect(commands.toggle_closed)
        listed.late_wanted.connect(commands.toggle_late)
        commands.watch.seen.connect(self._show_attachments)

    def commands(self) -> tuple[object, ...]:
        """Return what has the methods of the table of commands."""
        return (self, self.items, self.attachments, self.steps, self._text, self.writing.spelling)

    def showEvent(self, event: QShowEvent) -> None:
        """Come back to the item she worked on in the other view."""
        super().showEvent(event)
        self._follower.catch_up()
        if self._desk.item(self._desk.here) and self._desk.here != self._shown:
            self.choose_item(self._desk.here)
        self.preview.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the preview be the first to give way where the window becomes narrow."""
        super().resizeEvent(event)
        self.preview.give_way(self.window().width())

    def focus_areas(self) -> list[QWidget]:
        return [self.agenda.tree, self.form.title, self.form.background, self.form.attachments, self.preview.area]

    def show_opened(self) -> None:
        """Begin anew with the meeting that lies on the desk."""
        self._shown = self._gone = ""
        self._seen = None
        self.frame.annexes.forget()
        if self._desk.meeting:
            self.refresh()
            first = next(self._desk.meeting.walk(), None)
            self.choose_item(first.id) if first else self.edit_frame()

    def refresh(self) -> None:
        """Show the meeting as it now is; selection and carets stay."""
        self._texts.settle()
        meeting = self._desk.meeting
        if meeting is None:
            return
        self.agenda.show_meeting(meeting)
        emptied = (self.frame, self.frame.people) if self._seen is None else ()
        for form in emptied:
            self._desk.half.lay_aside(form)
        self.frame.show_meeting(meeting)
        for form in emptied:
            self._desk.half.take_up(form)
        before, self._seen = self._seen, meeting
        self._follow_the_gone(before or meeting, meeting)
        item = self._desk.item(self._shown)
        if item is not None:
            self._show(item)
        elif not meeting.items and self._pages.currentWidget() is not self.frame:
            self.edit_frame()
        self.preview.refresh()

    def _follow_the_gone(self, before: Meeting, now: Meeting) -> None:
        """Go to the neighbour of an item that is gone, and back to it when it comes again."""
        if self._desk.item(self._gone) and self.isVisible() and self._shows_item():
            self.choose_item(self._gone)
        if self._shown and self._desk.item(self._shown) is None:
            gone, self._shown = self._shown, neighbour_of(self._shown, before, now)
            if self._desk.item(self._desk.here) is None:
                self._desk.here = self._shown
            if self._shows_item():
                self.agenda.select(self._shown)
            self._gone = gone

    def _shows_item(self) -> bool:
        return self._pages.currentWidget() is self.form

    def _choose(self, item_id: str) -> None:
        self._gone = ""
        if item_id != self._shown:
            self.settle()
        item = self._desk.item(item_id)
        if item is not None:
            self._shown = self._desk.here = item_id
            self._pages.setCurrentWidget(self.form)
            self._show(item)

    def settle(self) -> None:
        """Hand over everything that was written and not yet told of."""
        self._texts.settle()
        self.form.flush()
        self.form.extras.settle()
        self.form.extras.flush()
        self.form.recommendations.settle()
        self.frame.settle()

    def _show(self, item: AgendaItem) -> None:
        names = [person.name for person in self._desk.meeting.people()] if self._desk.meeting else []
        label = self._desk.labels[item.id].full
        self.preview.follow(item.id)
        if self._shows_item():
            self._head.title.setText("Pause" if item.is_break else f"Punkt {label}")
        self.form.name_forum(self._desk.meeting.forum_name if self._desk.meeting else "")
        for table in self._on_item:  # their sections fold with another item, and are filled when she opens them
            self._desk.half.turn(table)
        self.form.show_item(item, names)
        self._show_attachments()
        self._texts.show_item(item)

    def _show_attachments(self) -> None:
        item, look_of = self._desk.item(self._shown), self.attachments.watch.look_of
        self.form.attachments.show_item(item, self._desk.attachment_numbers, look_of)
        self.form.show_attachment_sum([look_of(each).pages for each in item.attachments] if item else [])

    def choose_item(self, item_id: str, *, into_text: bool = False) -> None:
        """Select the item; with `into_text` the caret goes into its text."""
        self.agenda.select(item_id)
        self._choose(item_id)
        if into_text:
            self.form.background.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lines_edited(self, lines: object) -> None:
        item = self._desk.item(self._shown)
        if item is not None and lines != item.recommendations:
            self._desk.do(recommendations.set_recommendations, item.id, lines)

    def _write_title(self, item_id: str) -> None:
        self.choose_item(item_id)
        self.edit_title()

    def edit_title(self) -> None:
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.title.selectAll()

    def add_link(self) -> None:
        self.form.extras.sections["links"].open()

    def add_task(self) -> None:
        self.form.extras.sections["tasks"].open()

    def edit_frame(self) -> None:
        """Show the meeting's own page."""
        self._head.title.setText("Mødet")
        self._pages.setCurrentWidget(self.frame)
        self.agenda.tree.setCurrentIndex(QModelIndex())
        self.frame.fields["place"].setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_preview(self) -> None:
        self.preview.setVisible(not self.preview.isVisible())
        self.preview.refresh()

    def _dropped_on_item(self, item_id: str, names: list[str]) -> None:
        self.choose_item(item_id)
        self.attachments.attach([Path(name) for name in names])


def _name_on(form: QWidget, owner: Callable[[], str]) -> str:
    """Return the form's name, and of which item or meeting it is."""
    return f"{form.accessibleName()}\n{owner()}" if owner() else ""
