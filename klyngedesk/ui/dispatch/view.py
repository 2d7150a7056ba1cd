"""The sending view: check, choose, look, export, and make the mail."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from klyngedesk.model.checks.every import Checked
from klyngedesk.model.checks.finding import Finding
from klyngedesk.model.closed_apart import has_closed, open_half
from klyngedesk.model.danish import counted, long_date, size
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import with_numbers_kept
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.model.working_days import deadline_before
from klyngedesk.services.checks import see_to
from klyngedesk.services.export_request import ExportResult, Written
from klyngedesk.services.meetings import fitting_kind
from klyngedesk.services.packet_plan import PlannedFile, planned_files
from klyngedesk.services.sending import held_back, sent_before
from klyngedesk.ui.bilag_watch import watch_of
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.checking import Checking
from klyngedesk.ui.dispatch.control_pane import ControlPane
from klyngedesk.ui.dispatch.dispatch_commands import DispatchCommands
from klyngedesk.ui.dispatch.form import DispatchForm
from klyngedesk.ui.dispatch.hand_edits_dialog import HandEditsDialog
from klyngedesk.ui.dispatch.supplement_seen import SupplementSeen
from klyngedesk.ui.other_programs import opened_by_the_system
from klyngedesk.ui.preview import PreviewPane
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.text_commands import TextCommands


class DispatchView(QWidget):
    """Checks, a form and the pages it leads to; `place_wanted` carries the finding she wants to see to."""

    place_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last: Path | None = None
        self._settings = Settings(desk.store.folder)
        self.control, self.form, self._text = ControlPane(), DispatchForm(), TextCommands()
        self.form.packet.limit.setValue(self._settings.mail_limit)
        self._commands, self._checking = DispatchCommands(desk, self.form), Checking(desk, self)
        self._watch = watch_of(desk)
        self.preview = PreviewPane(desk, "Det får modtageren")
        self.preview.kind = self.form.kind
        self.preview.audience = self.form.audience
        self.preview.draft = lambda: self._commands.makes_draft
        self._supplement = SupplementSeen(desk, self.form)
        self.preview.seen, self.preview.narrowed = self._seen_by_receivers, self._supplement.narrowed
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for pane in (self.control, self.form, self.preview):
            splitter.addWidget(pane)
        splitter.setSizes([376, 600, 386])
        splitter.setStretchFactor(1, 1)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(splitter)
        self._connect()

    def _connect(self) -> None:
        desk, form, commands = self._desk, self.form, self._commands
        desk.meeting_opened.connect(lambda _: self.show_opened())
        desk.changed.connect(lambda _: self.refresh())
        form.changed.connect(self.refresh)
        form.packet.limit.valueChanged.connect(self._keep_limit)
        form.word_wanted.connect(commands.export_word)
        form.pdf_wanted.connect(commands.export)
        form.mail_wanted.connect(commands.make_mail)
        form.folder_wanted.connect(self._show_folder)
        form.copy_wanted.connect(commands.copy_recipients)
        form.chips.add_wanted.connect(self._add_recipient)
        desk.half.watch(form.chips, lambda: f"Modtagere\n{desk.meeting.id}" if desk.meeting else "")
        commands.written.connect(self._exported)
        commands.sent.connect(self._sent)
        self._checking.found.connect(self._checked)
        self._watch.seen.connect(self._looked)
        self.control.findings.place_wanted.connect(self.place_wanted)
        self.control.findings.seen_wanted.connect(self._see)
        self.control.sent.file_wanted.connect(commands.fetch_again)
        self.control.sent.all_wanted.connect(commands.fetch_all)

    def commands(self) -> tuple[object, ...]:
        """Return what has the methods of the table of commands."""
        return (self, self._commands, self._text)

    def focus_areas(self) -> list[QWidget]:
        form = self.form
        return [self.control.findings, self.control.sent, form.document, form.pdf, self.preview.area]

    def show_opened(self) -> None:
        """Begin anew with the meeting that lies on the desk."""
        self._last = None
        self._commands.found = None
        self._desk.half.lay_aside(self.form.chips)
        self.form.chips.forget()
        self._desk.half.take_up(self.form.chips)
        self.form.packet.apart.setChecked(True)
        if self._desk.meeting:
            self.form.choose(fitting_kind(self._desk.meeting))
            self.form.show_result("", found=False)
            self.form.hold_back("")

    def refresh(self) -> None:
        """Show who gets it, what it comes to, and what is wrong with it; nothing while nobody looks."""
        meeting, form = self._desk.meeting, self.form
        if meeting is None or not self.isVisible():
            return
        form.follow(fitting_kind(meeting))
        form.chips.show_meeting(meeting)
        new = self._supplement.look(meeting)
        form.show_closed([item.title for item in meeting.walk() if item.closed], new_is_apart=bool(new and new[1]))
        form.show_lack(self._supplement.why_not)
        self._show_sizes()
        self._show_deadline()
        self.control.show_sent(sent_before(self._desk.store, meeting.id))
        self.control.show_checked(None)
        self._checking.soon()
        self._watch.look_soon()
        self.preview.refresh()

    def _show_sizes(self) -> None:
        """Show what the packet comes to, and what it would with smaller pictures."""
        meeting, packet = self._desk.meeting, self.form.packet
        if meeting is None or not self.isVisible():
            return
        shrunk, whole = self._planned(meeting, self._saved(meeting)), self._planned(meeting, {})
        is_internal = self.form.audience() is Audience.INTERN
        packet.show_files(
            shrunk if packet.shrink.isChecked() else whole, has_closed=has_closed(meeting) and is_internal
        )
        packet.show_shrunk(shrunk if self._is_seen(meeting) else ())

    def _planned(self, meeting: Meeting, saved: Mapping[str, int]) -> tuple[PlannedFile, ...]:
        if self._supplement.why_not:
            return ()
        form = self.form
        return planned_files(
            meeting,
            self._desk.profile,
            form.kind(),
            form.audience(),
            with_bilag=form.with_attachments(),
            limit=form.packet.limit.value() * 1_000_000,
            closed_apart=form.packet.keeps_closed_apart(),
            supplement=self._supplement.found,
            saved=saved,
        )

    def _saved(self, meeting: Meeting) -> Mapping[str, int]:
        return {each.id: self._watch.look_of(each).shrinks for _, each in meeting.attachments()}

    def _is_seen(self, meeting: Meeting) -> bool:
        return all(self._watch.look_of(each).state.is_known for _, each in meeting.attachments())

    def _looked(self) -> None:
        """Tell anew what hangs on the files of the bilag."""
        self._show_sizes()
        self._checking.soon()

    def _seen_by_receivers(self, meeting: Meeting) -> Meeting:
        """Return the meeting as everyone's file has it: what is closed is not in it where it goes by itself."""
        apart = self.form.packet.keeps_closed_apart() and self.form.audience() is Audience.INTERN
        if not apart or not has_closed(meeting):
            return meeting
        return open_half(with_numbers_kept(meeting, self._desk.profile.attachment_numbering))

    def _show_deadline(self) -> None:
        meeting, days = self._desk.meeting, self._desk.profile.deadline_weekdays
        is_agenda = meeting is not None and meeting.day is not None and self.form.kind() is DocumentKind.DAGSORDEN
        told = f"Skal ud senest {long_date(deadline_before(meeting.day, days))}" if is_agenda and days else ""  # type: ignore[union-attr,arg-type]
        self.form.head.remark.setText(told)

    def _checked(self, found: Checked) -> None:
        was_draft, self._commands.found = self._commands.makes_draft, found
        if was_draft is not self._commands.makes_draft:
            self.preview.refresh()
        self.control.show_checked(found)
        self.form.hold_back(held_back(found))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pages give way where the window is narrow."""
        super().resizeEvent(event)
        self.preview.give_way(self.window().width())

    def toggle_preview(self) -> None:
        self.preview.setVisible(self.preview.isHidden())
        self.preview.refresh()

    def settle(self) -> None:
        """Nothing is written here that could be lost; the checks stop."""
        self._checking.stop()

    def see_to_finding(self) -> None:
        """Let the finding she is at stand, with a line on why."""
        finding = self.control.findings.finding()
        if finding is not None:
            self._see(finding)

    def _see(self, finding: Finding) -> None:
        meeting = self._desk.meeting
        words = self._desk.prompts.ask_text("Det må stå", f"{finding.message}\nHvorfor må det stå?")
        if meeting is not None and words is not None:
            self._desk.attempt(lambda: see_to(self._desk.store, meeting.id, finding, words))
            self._checking.soon()

    def _add_recipient(self) -> None:
        words = self._desk.prompts.ask_text("Tilføj modtager", "Mailadresse, eller Navn <mailadresse>:")
        if words and not self.form.chips.add_recipient(words):
            self._desk.prompts.tell(f"»{words}« er ikke en mailadresse. Skriv for eksempel ane@havn.example.")

    def _keep_limit(self, megabytes: int) -> None:
        self._settings.mail_limit = megabytes

    def _exported(self, result: ExportResult) -> None:
        self._last = result.path
        if result.hand_edits:
            HandEditsDialog(result.hand_edits, self).open()
            self.form.show_result(f"Skrevet: {result.path.name}\n{result.hand_edits.sentences[0]}", found=True)
            return
        names = "\n".join(f"Skrevet: {file.path.name}{_extent(file)}" for file in result.files)
        self.form.show_result("\n".join([names, *result.findings]), found=True)

    def _sent(self, result: ExportResult) -> None:
        self._exported(result)
        self._desk.half.done(self.form.chips)
        self.refresh()

    def _show_folder(self) -> None:
        if self._last:
            opened_by_the_system(self._last.parent)


def _extent(file: Written) -> str:
    """Return the pages and the size that the file really came to."""
    pages = f", {counted(file.pages, 'side', 'sider')}" if file.pages else ""
    return f"{pages}, {size(file.path.stat().st_size)}" if file.path.is_file() else pages
