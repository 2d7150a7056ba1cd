"""Writing out: a document, a packet or a mail draft, from the store to a file."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from klyngedesk.documents.mail import mail_draft
from klyngedesk.documents.outline import outline
from klyngedesk.documents.packet import Cancelled, PacketResult, build_packet
from klyngedesk.documents.page_marks import mark_as_draft
from klyngedesk.documents.parts import Outline
from klyngedesk.documents.pdf import WrittenPdf, write_pdf
from klyngedesk.documents.safe_write import written_safely
from klyngedesk.documents.word import write_word
from klyngedesk.model.danish import size
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services import hand_edits
from klyngedesk.services.exchange import export_meeting_file
from klyngedesk.services.export_request import ExportRequest, ExportResult, Progress
from klyngedesk.services.file_names import propose_file_name
from klyngedesk.services.hand_edits import HandEdits
from klyngedesk.services.handing_out import HandingOut
from klyngedesk.services.mailing import mail_subject, mail_words, recipients
from klyngedesk.services.meetings import find_item, forum_of, has_minutes, open_meeting
from klyngedesk.services.packet_parts import packet_findings, packet_parts, put_signed_beside
from klyngedesk.store.store import Store


def export_document(
    store: Store,
    meeting_id: str,
    request: ExportRequest,
    *,
    progress: Progress = lambda words, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ExportResult:
    """Return what was written; UserError where it cannot be, and then no file has changed."""
    meeting, forum = open_meeting(store, meeting_id), forum_of(store, meeting_id)
    _check(request)
    if request.format == "json":
        _only_intern(request)
        return ExportResult(export_meeting_file(store, meeting_id, request.out))
    job = _Export(store, meeting, forum, request, progress, cancelled, HandingOut(store, meeting, forum, cancelled))
    try:
        if job.is_public:
            progress("Ser efter, at intet lukket kommer med", 0, 0)
            shows = job.front_kind().shows_minutes
            job.handing_out.refuse_unseen(shows_minutes=shows, with_bilag=request.kind == "pakke")
        return job.run()
    except Cancelled as error:
        raise UserError("Eksporten er stoppet. Der er ikke skrevet nogen fil.") from error


def _check(request: ExportRequest) -> None:
    if request.kind == "pakke" and request.format not in ("pdf", "eml"):
        raise UserError("En pakke kan laves som pdf eller eml. Vælg et af dem, eller vælg et dokument.")
    if request.kind == "udskrift" and not request.item:
        raise UserError("En protokoludskrift gælder ét punkt. Vælg punktet med --item.")
    if request.out.exists() and not request.overwrite and not request.out.is_dir():
        raise UserError(f"»{request.out.name}« findes allerede. Vælg et andet navn, eller bed om at skrive over den.")


def _only_intern(request: ExportRequest) -> None:
    if request.audience == Audience.OFFENTLIG:
        raise UserError("En mødefil holder hele mødet og er aldrig offentlig. Vælg pdf eller docx til offentligheden.")


@dataclass(frozen=True)
class _Export:
    store: Store
    meeting: Meeting
    forum: Forum
    request: ExportRequest
    progress: Progress
    cancelled: Callable[[], bool]
    handing_out: HandingOut
    is_inside: bool = False

    @property
    def is_public(self) -> bool:
        return self.request.audience == Audience.OFFENTLIG

    def run(self) -> ExportResult:
        """Write the file and return what was written."""
        with tempfile.TemporaryDirectory(prefix="klyngedesk-", ignore_cleanup_errors=True) as working:
            folder = Path(working)
            match self.request.format, self.request.kind:
                case "docx", _:
                    return self._word()
                case "eml", _:
                    return self._mail(folder)
                case _, "pakke":
                    return self._packet(folder)
            return self._pdf()

    def _written(self, write: Callable[[Path], object]) -> ExportResult:
        def unless_cancelled(path: Path) -> None:
            write(path)
            if self.request.draft and path.suffix == ".pdf":
                mark_as_draft(path)
            if self.is_public and not self.is_inside:
                self.progress("Læser filen igennem", 0, 0)
                self.handing_out.refuse_leaks(path, self.request.out.name)
            if self.cancelled():
                raise Cancelled
            kept.append(self._kept_hand_edits(path))

        kept: list[HandEdits | None] = []
        path = written_safely(self.request.out, unless_cancelled)
        return ExportResult(path, findings=kept[0].sentences if kept[0] else (), hand_edits=kept[0])

    def _word(self) -> ExportResult:
        told: list[str] = []
        mark = hand_edits.new_mark()
        result = self._written(lambda path: told.extend(write_word(self._outline(), path, self._image, mark)))
        hand_edits.remember_export(self.store, mark, result.path)
        return replace(result, findings=(*told, *result.findings))

    def _kept_hand_edits(self, instead: Path) -> HandEdits | None:
        """Return what was changed by hand in the file that makes room; it is kept beside under another name."""
        target = self.request.out
        if self.request.format != "docx" or not hand_edits.is_changed_by_hand(self.store, target):
            return None
        return hand_edits.keep_hand_edits(self.store, target, instead, datetime.now())

    def _pdf(self) -> ExportResult:
        made: list[WrittenPdf] = []
        result = self._written(lambda path: made.append(write_pdf(self._outline(), path, self._image)))
        return replace(result, pages=made[0].pages)

    def _packet(self, folder: Path) -> ExportResult:
        made: list[PacketResult] = []
        result = self._written(lambda path: made.append(self._build(folder, path)))
        findings = (*packet_findings(made[0]), *self._too_large(result.path))
        # what a signed file hides of itself has not been read through, so it never follows the public's packet
        beside = () if self.is_public else put_signed_beside(self.store, made[0], result.path)
        return replace(result, pages=made[0].pages, findings=findings, beside=beside)

    def _too_large(self, path: Path) -> tuple[str, ...]:
        """Say it where the mail cannot carry the packet."""
        limit = self.request.max_mb
        if limit is None or path.stat().st_size <= limit * 1_000_000:
            return ()
        return (f"Pakken fylder {size(path.stat().st_size)}; grænsen er {size(int(limit * 1_000_000))}.",)

    def _build(self, folder: Path, path: Path) -> PacketResult:
        shown = self._outline()
        front = folder / "front.pdf"
        self.progress("Skriver forsiden", 0, 0)
        written = write_pdf(shown, front, self._image, link_attachments=True)
        passwords = self.request.bilag_passwords
        parts = packet_parts(self.store, shown.attachments(), passwords, self.progress, self.cancelled)
        return build_packet(
            front,
            parts,
            path,
            title=shown.name,
            places=written.places,
            progress=self.progress,
            cancelled=self.cancelled,
        )

    def _mail(self, folder: Path) -> ExportResult:
        kind = "pakke" if self.request.kind == "pakke" else self.request.kind
        name = propose_file_name(self.meeting, kind, "pdf")
        inner = replace(self.request, format="pdf", out=folder / name)
        packed = replace(self, request=inner, is_inside=True).run()
        words = mail_words(self.meeting, self.front_kind())
        files = [(name, packed.path), *((path.name, path) for path in packed.beside)]
        draft = mail_draft(mail_subject(self.meeting, self.front_kind()), words, recipients(self.meeting), files)
        result = self._written(lambda path: path.write_bytes(draft))
        return replace(result, pages=packed.pages, findings=packed.findings)

    def _outline(self) -> Outline:
        item_id = find_item(self.meeting, self.request.item) if self.request.item else None
        audience = Audience(self.request.audience)
        shown = outline(self.meeting, self.front_kind(), audience, self.forum.profile, item_id)
        return replace(shown, draft=self.request.draft)

    def front_kind(self) -> DocumentKind:
        kind = self.request.document or self.request.kind
        if kind in ("pakke", "eml"):
            return DocumentKind.REFERAT if has_minutes(self.meeting) else DocumentKind.DAGSORDEN
        return DocumentKind(kind)

    def _image(self, object_id: str) -> Path | None:
        return self.store.objects.path(object_id) if self.store.objects.has(object_id) else None
