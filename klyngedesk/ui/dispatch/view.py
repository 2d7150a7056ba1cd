"""The sending view: choose, look, export, and make the mail."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from klyngedesk.model.papers import DocumentKind
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest, ExportResult
from klyngedesk.services.file_names import propose_file_name
from klyngedesk.services.mailing import recipients
from klyngedesk.services.meetings import has_minutes
from klyngedesk.ui.bilag_questions import ask_passwords
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.form import DispatchForm
from klyngedesk.ui.dispatch.hand_edits_dialog import HandEditsDialog
from klyngedesk.ui.preview import PreviewPane
from klyngedesk.ui.text_commands import TextCommands

FILTERS = {"docx": "Word (*.docx)", "pdf": "PDF (*.pdf)", "eml": "Mailkladde (*.eml)"}


class DispatchView(QWidget):
    """A form and the pages it leads to; its public methods are commands of the table."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last: Path | None = None
        self._text = TextCommands()
        self.form = DispatchForm()
        self.preview = PreviewPane(desk, "Det får modtageren")
        self.preview.kind = self.form.kind
        self.preview.audience = self.form.audience
        splitter = QSplitter()
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.form)
        splitter.addWidget(self.preview)
        splitter.setSizes([700, 660])
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(splitter)
        self._connect()

    def _connect(self) -> None:
        self._desk.meeting_opened.connect(self._opened)
        self._desk.changed.connect(lambda _: self.refresh())
        self.form.changed.connect(self.refresh)
        self.form.word_wanted.connect(lambda: self._export("docx"))
        self.form.pdf_wanted.connect(self.export)
        self.form.mail_wanted.connect(self.make_mail)
        self.form.folder_wanted.connect(self._show_folder)
        self.form.copy_wanted.connect(self._copy_recipients)

    def commands(self) -> tuple[object, ...]:
        """Return what has the methods of the table of commands."""
        return (self, self._text)

    def focus_areas(self) -> list[QWidget]:
        return [self.form.document, self.form.pdf, self.preview.area]

    def _opened(self, meeting: object) -> None:
        self._last = None
        if self._desk.meeting:
            kind = DocumentKind.REFERAT if has_minutes(self._desk.meeting) else DocumentKind.DAGSORDEN
            self.form.choose(kind)
            self.form.show_result("", found=False)

    def refresh(self) -> None:
        """Show who gets it and what it holds."""
        meeting = self._desk.meeting
        if meeting is None:
            return
        listed = list(meeting.people())
        missing = [attachment for _, attachment in meeting.attachments() if not attachment.object_id]
        self.form.show_facts(
            recipients(meeting),
            len(listed),
            [item.title for item in meeting.walk() if item.closed],
            sum(1 for _ in meeting.attachments()),
            [attachment.title for attachment in missing],
        )
        self.preview.refresh()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.refresh()

    def settle(self) -> None:
        """Nothing is written here that could be lost."""

    def export(self) -> None:
        """Ask where, and write the PDF, with its bilag where they are wanted."""
        self._export("pdf")

    def _export(self, form: str) -> None:
        meeting = self._desk.meeting
        if meeting is None:
            return
        kind = "pakke" if form == "pdf" and self.form.with_attachments() else self.form.kind().value
        proposed = propose_file_name(meeting, self.form.kind().value, form)
        path = self._desk.prompts.choose_save_path("Eksportér", proposed, FILTERS[form])
        if path is not None:
            self._run(self._request(kind, form, path), self._exported)

    def _request(self, kind: str, form: str, path: Path) -> ExportRequest:
        named = path if path.suffix else path.with_suffix(f".{form}")
        document, audience = self.form.kind().value, self.form.audience().value
        passwords = ask_passwords(self._desk) if kind == "pakke" else {}
        return ExportRequest(kind, form, audience, named, overwrite=True, document=document, bilag_passwords=passwords)

    def make_mail(self) -> None:
        """Write a draft with the packet beside the store, and open it with the mail program."""
        meeting = self._desk.meeting
        if meeting is None:
            return
        folder = self._desk.store.folder / "mailkladder"
        folder.mkdir(exist_ok=True)
        path = folder / propose_file_name(meeting, self.form.kind().value, "eml")
        kind = "pakke" if self.form.with_attachments() else self.form.kind().value
        self._run(self._request(kind, "eml", path), self._mailed)

    def _run(self, request: ExportRequest, done: object) -> None:
        meeting = self._desk.meeting
        if meeting is None:
            return
        self._desk.flush_texts()
        store, meeting_id = self._desk.store, meeting.id
        self._desk.jobs.run(
            "Skriver filen",
            lambda job: export_document(store, meeting_id, request, progress=job.progress, cancelled=job.cancelled),
            done,  # type: ignore[arg-type]
        )

    def _exported(self, result: ExportResult) -> None:
        self._last = result.path
        if result.hand_edits:
            HandEditsDialog(result.hand_edits, self).open()
            self.form.show_result(f"Skrevet: {result.path.name}\n{result.hand_edits.sentences[0]}", found=True)
            return
        pages = f", {result.pages} sider" if result.pages else ""
        self.form.show_result("\n".join([f"Skrevet: {result.path.name}{pages}", *result.findings]), found=True)

    def _mailed(self, result: ExportResult) -> None:
        self._exported(result)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(result.path))):
            self.form.show_result(
                f"Kladden er skrevet: {result.path.name}\nMailprogrammet kunne ikke åbnes. "
                "Brug Vis i mappe og Kopiér modtagere.",
                found=True,
            )

    def _show_folder(self) -> None:
        if self._last:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._last.parent)))

    def _copy_recipients(self) -> None:
        if self._desk.meeting:
            QApplication.clipboard().setText("; ".join(mail for _, mail in recipients(self._desk.meeting)))
