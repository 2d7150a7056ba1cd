"""The preparing view: agenda, item and preview side by side."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from klyngedesk.model.agenda import AgendaItem, ItemKind
from klyngedesk.model.errors import UserError
from klyngedesk.services import agenda, attachments, attendance, meetings, recommendations
from klyngedesk.services.dispatch import find_item
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.pane_head import PaneHead
from klyngedesk.ui.prepare.agenda_pane import AgendaPane
from klyngedesk.ui.prepare.frame_form import FrameForm
from klyngedesk.ui.prepare.item_form import ItemForm
from klyngedesk.ui.preview import PreviewPane
from klyngedesk.ui.text.documents import OpenDocuments
from klyngedesk.ui.text_commands import TextCommands


class PrepareView(TextCommands, QWidget):
    """Three panes over the desk's meeting; its public methods are commands of the table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = ""
        self._documents = OpenDocuments()
        self._opened = tempfile.TemporaryDirectory(prefix="klyngedesk-bilag-", ignore_cleanup_errors=True)
        self.agenda, self.form, self.frame = AgendaPane(), ItemForm(), FrameForm()
        self.preview = PreviewPane(desk)
        self._head, self._pages = PaneHead("Punkt"), QStackedWidget()
        self._lay_out()
        self._connect()

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
        desk.meeting_opened.connect(self._opened_meeting)
        desk.changed.connect(lambda _: self.refresh())
        desk.settling.connect(form.background.settle)
        tree.chosen.connect(self._choose)
        tree.delete_wanted.connect(self.remove_current)
        tree.title_wanted.connect(self.edit_title)
        self.agenda.frame_wanted.connect(self.edit_frame)
        self.agenda.item_wanted.connect(self.new_item)
        self.agenda.break_wanted.connect(self.new_break)
        self.agenda.model.move_wanted.connect(self._move_to, Qt.ConnectionType.QueuedConnection)
        self.agenda.model.files_dropped.connect(self._dropped_on_item, Qt.ConnectionType.QueuedConnection)
        form.fields_edited.connect(self._fields_edited)
        form.background.text_edited.connect(self._background_edited)
        form.recommendations.edited.connect(self._lines_edited)
        form.attachments.files_dropped.connect(self.attach)
        form.attachments.rename_wanted.connect(self._rename)
        form.attachments.removed.connect(lambda id_: desk.do(attachments.remove_attachment, id_))
        form.attachments.moved.connect(lambda id_, place: desk.do(attachments.move_attachment, id_, place))
        form.attachments.opened.connect(self._open)
        self.frame.frame_edited.connect(lambda fields: desk.do(meetings.change_frame, **fields))
        self.frame.people_edited.connect(self._people_edited, Qt.ConnectionType.QueuedConnection)

    def showEvent(self, event: QShowEvent) -> None:
        """Come back to the item she worked on in the other view."""
        super().showEvent(event)
        if self._desk.item(self._desk.here) and self._desk.here != self._shown:
            self.choose_item(self._desk.here)
        self.preview.refresh()

    def focus_areas(self) -> list[QWidget]:
        return [self.agenda.tree, self.form.title, self.form.background, self.form.attachments, self.preview.area]

    def _opened_meeting(self, meeting: object) -> None:
        self._shown = ""
        self._documents.clear()
        if meeting is not None and self._desk.meeting:
            self.refresh()
            first = next(self._desk.meeting.walk(), None)
            self.choose_item(first.id) if first else self.edit_frame()

    def refresh(self) -> None:
        """Show the meeting as it now is; selection and carets stay."""
        self.form.background.settle()
        meeting = self._desk.meeting
        if meeting is None:
            return
        self.agenda.show_meeting(meeting)
        self.frame.show_meeting(meeting)
        item = self._desk.item(self._shown)
        if item is None and self._pages.currentWidget() is self.form:
            self._shown = self.agenda.item_id()
            item = self._desk.item(self._shown)
        if item is not None:
            self._show(item)
        elif not meeting.items:
            self.edit_frame()
        self.preview.refresh()

    def _choose(self, item_id: str) -> None:
        if item_id != self._shown:
            self.settle()
        item = self._desk.item(item_id)
        if item is not None:
            self._shown = self._desk.here = item_id
            self._pages.setCurrentWidget(self.form)
            self._show(item)

    def settle(self) -> None:
        """Hand over everything that was written and not yet told of."""
        self.form.background.settle()
        self.form.flush()
        self.form.recommendations.settle()

    def _show(self, item: AgendaItem) -> None:
        names = [person.name for person in self._desk.meeting.people()] if self._desk.meeting else []
        label = self._desk.labels[item.id].full
        self.preview.follow(item.id)
        self._head.title.setText("Pause" if item.is_break else f"Punkt {label}")
        self.form.show_item(item, names)
        self.form.attachments.show_item(item, self._desk.attachment_numbers)
        editor = self.form.background
        document = self._documents.document((item.id, "background"), item.background)
        if editor.document() is not document:
            editor.show_document(document)

    def choose_item(self, item_id: str, *, into_text: bool = False) -> None:
        """Select the item; with `into_text` the caret goes into its text."""
        self.agenda.select(item_id)
        self._choose(item_id)
        if into_text:
            self.form.background.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields_edited(self, fields: dict[str, Any]) -> None:
        self._desk.do(agenda.change_item, self._shown, **fields)

    def _background_edited(self) -> None:
        self._desk.write_text(self._shown, "background", self.form.background.text())
        self.preview.refresh()

    def _lines_edited(self, lines: object) -> None:
        item = self._desk.item(self._shown)
        if item is not None and lines != item.recommendations:
            self._desk.do(recommendations.set_recommendations, item.id, lines)

    def _people_edited(self, rows: list[tuple[str, dict[str, object], str]]) -> None:
        if self._desk.meeting:
            self._desk.do(attendance.set_people, rows)

    def new_item(self) -> None:
        """Put a new item after this one, with the caret in its title."""
        self._add(AgendaItem(""))

    def new_theme(self) -> None:
        self._add(AgendaItem("Tema: ", ItemKind.THEME), top=True)

    def new_break(self) -> None:
        self._add(AgendaItem("Pause", ItemKind.BREAK, minutes_planned=10), top=True)

    def new_sub_item(self) -> None:
        """Put a new item below this one, or beside it where it is a sub-item itself."""
        item = self._desk.item(self._shown)
        if item is not None and not item.is_break:
            parent = self._parent_id(item.id) or item.id
            self._added(AgendaItem(""), parent_id=parent, after_id=item.id)

    def _add(self, item: AgendaItem, *, top: bool = False) -> None:
        parent = self._parent_id(self._shown)
        after = parent if top and parent else self._shown
        self._added(item, parent_id=None if top else parent, after_id=after or None)

    def _added(self, item: AgendaItem, *, parent_id: str | None, after_id: str | None) -> None:
        if self._desk.do(agenda.add_item, item, parent_id=parent_id, after_id=after_id):
            self.choose_item(item.id)
            self.edit_title()

    def _parent_id(self, item_id: str) -> str | None:
        meeting = self._desk.meeting
        parent = agenda.parent_of(meeting, item_id) if meeting else None
        return parent.id if parent else None

    def remove_current(self) -> None:
        """Take the item away; Ctrl+Z brings it back, so nothing is asked."""
        if self._desk.item(self._shown):
            gone, self._shown = self._shown, ""
            self._desk.do(agenda.remove_item, gone)

    def move_up(self) -> None:
        self._desk.do(agenda.move_item_up, self._shown)

    def move_down(self) -> None:
        self._desk.do(agenda.move_item_down, self._shown)

    def indent(self) -> None:
        self._desk.do(agenda.indent_item, self._shown)

    def outdent(self) -> None:
        self._desk.do(agenda.outdent_item, self._shown)

    def _move_to(self, item_id: str, parent_id: str | None, place: int) -> None:
        self._desk.do(agenda.move_item, item_id, parent_id=parent_id, index=place)

    def previous_item(self) -> None:
        self._step(-1)

    def next_item(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        ids = [item.id for item in self._desk.meeting.walk()] if self._desk.meeting else []
        if self._shown in ids:
            self.choose_item(ids[max(0, min(len(ids) - 1, ids.index(self._shown) + by))])

    def go_to_item(self) -> None:
        label = self._desk.prompts.ask_text("Gå til punkt", "Nummer, for eksempel 5b:")
        meeting = self._desk.meeting
        found = self._desk.attempt(lambda: find_item(meeting, label)) if label and meeting else None
        if found:
            self.choose_item(found)

    def toggle_closed(self) -> None:
        item = self._desk.item(self._shown)
        if item is not None:
            self._desk.do(agenda.change_item, item.id, closed=not item.closed)

    def edit_title(self) -> None:
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.title.selectAll()

    def edit_frame(self) -> None:
        """Show the meeting's own page."""
        self._head.title.setText("Mødet")
        self._pages.setCurrentWidget(self.frame)
        self.frame.fields["place"].setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_preview(self) -> None:
        self.preview.setVisible(not self.preview.isVisible())
        self.preview.refresh()

    def add_attachment(self) -> None:
        self.attach(self._desk.prompts.choose_files("Tilføj bilag"))

    def attach(self, paths: Sequence[Path]) -> None:
        """Add the files to the item; all that were refused are told of in one message."""
        refused = [told for told in (self._attach_one(path) for path in paths) if told]
        if refused:
            self._desk.prompts.tell("\n\n".join(refused))

    def _attach_one(self, path: Path) -> str:
        store = self._desk.store
        if not self._shown:
            return ""
        try:
            attachment = attachments.taken_in(store, path, attachments.title_of(path))
        except UserError as error:
            return str(error)
        self._desk.do(attachments.list_attachment, self._shown, attachment)
        return ""

    def _dropped_on_item(self, item_id: str, names: list[str]) -> None:
        self.choose_item(item_id)
        self.attach([Path(name) for name in names])

    def _rename(self, attachment_id: str) -> None:
        meeting = self._desk.meeting
        found = next((a for _, a in meeting.attachments() if a.id == attachment_id), None) if meeting else None
        title = self._desk.prompts.ask_text("Omdøb bilag", "Titel:", found.title if found else "")
        if title and title.strip():
            self._desk.do(attachments.rename_attachment, attachment_id, title)

    def _open(self, attachment_id: str) -> None:
        """Open a copy of the bilag, so that the one in the store stays as it is; a missing file is asked for."""
        meeting = self._desk.meeting
        found = next((a for _, a in meeting.attachments() if a.id == attachment_id), None) if meeting else None
        if found is None:
            return
        if not self._desk.store.objects.has(found.object_id):
            for path in self._desk.prompts.choose_files("Find filen til bilaget")[:1]:
                self._desk.do(attachments.replace_file, attachment_id, path)
            return
        copy = Path(self._opened.name) / f"{attachment_id[:6]} {Path(found.file_name).name or 'bilag'}"
        if not copy.exists():
            shutil.copyfile(self._desk.store.objects.path(str(found.object_id)), copy)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy)))
