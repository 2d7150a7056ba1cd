"""The commands of the sending view that write files and mails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from klyngedesk.model.checks.every import Checked
from klyngedesk.model.dispatch import Dispatch, SentFile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest, ExportResult
from klyngedesk.services.file_names import PUBLIC, meeting_name, propose_file_name
from klyngedesk.services.sending import Sent, fetch_again, fetch_dispatch, send
from klyngedesk.ui.bilag_questions import ask_passwords
from klyngedesk.ui.dispatch.closed_question import ClosedQuestion
from klyngedesk.ui.other_programs import opened_by_the_system
from klyngedesk.ui.progress_window import ProgressWindow

if TYPE_CHECKING:
    from klyngedesk.ui.desk import Desk
    from klyngedesk.ui.dispatch.form import DispatchForm

FILTERS = {
    "docx": "Word (*.docx)",
    "pdf": "PDF (*.pdf)",
    "eml": "Mailkladde (*.eml)",
    "zip": "Zip (*.zip)",
    "mappe": "Mappe (*)",
}


class DispatchCommands(QObject):
    """Asks where, writes beside the window, and tells: `written` carries the result, `sent` that a draft was made."""

    written = Signal(object)
    sent = Signal(object)

    def __init__(self, desk: Desk, form: DispatchForm) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        self._closed = ClosedQuestion(desk, form)
        self.found: Checked | None = None

    @property
    def makes_draft(self) -> bool:
        """Return whether a file made now says that it is a draft, since something is wrong."""
        return bool(self.found and self.found.errors)

    def export(self) -> None:
        """Ask where, and write the PDF, with its bilag where they are wanted."""
        self.export_as("pdf")

    def export_word(self) -> None:
        """Ask where, and write the Word file."""
        self.export_as("docx")

    def export_zip(self) -> None:
        """Ask where, and write everything of the meeting into one zip."""
        self.export_as("zip")

    def export_folder(self) -> None:
        """Ask where, and write a folder for the journal."""
        self.export_as("mappe")

    def export_as(self, form: str) -> None:
        """Ask where, and write the document or the packet in that format."""
        meeting = self._desk.meeting
        if meeting is None:
            return
        of_closed = self._closed.asked(meeting, form)
        if of_closed is None:
            return
        path = self._desk.prompts.choose_save_path("Eksportér", self._proposed(meeting, form), FILTERS[form])
        if path is not None:
            request = replace(self._request(form, path), draft=self.makes_draft, **of_closed)
            if self._may_write(request):
                self._run(request, self.written.emit)

    def _proposed(self, meeting: Meeting, form: str) -> str:
        """Return what the file is called where she calls it nothing else; a public one says that it is."""
        is_public = self._form.audience() is Audience.OFFENTLIG
        if form == "mappe":
            return f"{meeting_name(meeting)}{PUBLIC if is_public else ''}"
        named = "tillaeg" if self._form.is_supplement() else self._form.kind().value
        return propose_file_name(meeting, named, form, public=is_public)

    def _may_write(self, request: ExportRequest) -> bool:
        """Whether the closed part, which she gave no name, may take the place of a file that is there."""
        from klyngedesk.services.packets import closed_part_of  # late: start-up time

        beside = closed_part_of(request.out)
        if not request.closed_apart or not beside.exists():
            return True
        return self._desk.prompts.ask(f"»{beside.name}« findes allerede. Skal den overskrives?", "Overskriv", "Nej")

    def make_mail(self) -> None:
        """Write the draft beside the store, remember what it holds, and open it with the mail program."""
        meeting = self._desk.meeting
        of_closed = self._closed.asked(meeting, "eml") if meeting else None
        if meeting is None or of_closed is None:
            return
        reason = ""
        if self.found and self.found.errors:
            asked = self._desk.prompts.ask_text(
                "Send alligevel", "Skriv med en linje, hvorfor det sendes med fejl (gemmes med udsendelsen):"
            )
            if not (reason := (asked or "").strip()):
                return
        folder = self._desk.store.folder / "mailkladder"
        folder.mkdir(exist_ok=True)
        request = self._request("eml", folder / self._proposed(meeting, "eml"))
        self._run(replace(request, **of_closed), self._mailed, reason=reason)

    def fetch_again(self, file: SentFile) -> None:
        """Ask where, and write the file as it was sent."""
        path = self._desk.prompts.choose_save_path("Hent igen", file.name, "Alle filer (*)")
        if path is not None:
            self._desk.attempt(lambda: fetch_again(self._desk.store, file, path))

    def fetch_all(self, dispatch: Dispatch) -> None:
        """Ask for a folder, and write every file of the dispatch there as it was sent."""
        folder = self._desk.prompts.choose_folder("Hent alle filer til")
        if folder is not None:
            found = self._desk.attempt(lambda: fetch_dispatch(self._desk.store, (dispatch,), 1, str(folder)))
            if found:
                self._form.show_result(f"Hentet til {folder}:\n" + "\n".join(path.name for path in found), found=False)

    def copy_recipients(self) -> None:
        QApplication.clipboard().setText("; ".join(mail for _, mail in self._form.chips.recipients()))

    def _request(self, form: str, path: Path) -> ExportRequest:
        named = path if path.suffix or form == "mappe" else path.with_suffix(f".{form}")
        packet, packed = self._form.packet, self._form.with_attachments() and form != "docx"
        document = self._form.kind().value
        kind = "pakke" if packed or form in ("zip", "mappe") else document
        return ExportRequest(
            "tillaeg" if self._form.is_supplement() else kind,
            form,
            self._form.audience().value,
            named,
            overwrite=True,
            document=document,
            max_mb=packet.limit.value() if form == "eml" else None,
            shrink=packet.shrink.isChecked() and form != "docx",
            recipients=self._form.chips.recipients(),
            bilag_passwords=ask_passwords(self._desk) if packed or kind == "pakke" else {},
        )

    def _run(self, request: ExportRequest, done: object, reason: str | None = None) -> None:
        meeting = self._desk.meeting
        if meeting is None:
            return
        self._desk.flush_texts()
        store, meeting_id = self._desk.store, meeting.id

        def work(job: object) -> ExportResult | Sent:
            beside = {"progress": job.progress, "cancelled": job.cancelled}  # type: ignore[attr-defined]
            if reason is None:
                return export_document(store, meeting_id, request, **beside)
            return send(store, meeting_id, request, reason, **beside)

        job = self._desk.jobs.run("Skriver filen", work, done)  # type: ignore[arg-type]
        ProgressWindow(job, self._form)

    def _mailed(self, sent: Sent) -> None:
        result = sent.result
        self._desk.do(lambda store, meeting_id: sent.changes, undoable=False)
        self.sent.emit(result)
        opened = [opened_by_the_system(file.path) for file in result.files]
        if not all(opened):
            told = "Mailprogrammet kunne ikke åbnes. Brug »Vis i mappe«, og kopiér modtagerne deroppe."
            self._form.show_result(f"Kladden er lavet, men ikke sendt: {result.path.name}\n{told}", found=True)
