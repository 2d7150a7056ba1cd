"""Sending out: a document, a packet or a mail draft, from the store to a file."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from klyngedesk.documents.mail import is_address, mail_draft
from klyngedesk.documents.outline import outline
from klyngedesk.documents.packet import Cancelled, PacketResult, build_packet
from klyngedesk.documents.parts import Outline
from klyngedesk.documents.pdf import WrittenPdf, write_pdf
from klyngedesk.documents.safe_write import written_safely
from klyngedesk.documents.word import write_word
from klyngedesk.model.danish import long_date, size
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services.exchange import export_meeting_file
from klyngedesk.services.meetings import forum_of, open_meeting
from klyngedesk.services.packet_parts import packet_findings, packet_parts
from klyngedesk.store.store import Store

Progress = Callable[[str, int, int], None]
NAMES = {"pakke": "Pakke", "udskrift": "Protokoludskrift"}


@dataclass(frozen=True)
class ExportRequest:
    """What to write and where; `document` is the front document of a packet or mail (else the meeting's own).

    `bilag_passwords` opens locked bilag, by their ids; they are kept nowhere.
    """

    kind: str
    format: str
    audience: str
    out: Path
    item: str | None = None
    max_mb: float | None = None
    overwrite: bool = False
    document: str | None = None
    bilag_passwords: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class ExportResult:
    """The written file, its pages (0 where it has none), and what the secretary should know of it."""

    path: Path
    pages: int = 0
    findings: tuple[str, ...] = ()


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
    job = _Export(store, meeting, forum, request, progress, cancelled)
    try:
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
            if self.cancelled():
                raise Cancelled

        return ExportResult(written_safely(self.request.out, unless_cancelled))

    def _word(self) -> ExportResult:
        told: list[str] = []
        result = self._written(lambda path: told.extend(write_word(self._outline(), path, self._image)))
        return replace(result, findings=tuple(told))

    def _pdf(self) -> ExportResult:
        made: list[WrittenPdf] = []
        result = self._written(lambda path: made.append(write_pdf(self._outline(), path, self._image)))
        return replace(result, pages=made[0].pages)

    def _packet(self, folder: Path) -> ExportResult:
        made: list[PacketResult] = []
        result = self._written(lambda path: made.append(self._build(folder, path)))
        return replace(result, pages=made[0].pages, findings=(*packet_findings(made[0]), *self._too_large(result.path)))

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
        parts = packet_parts(self.store, shown.attachments(), folder, passwords, self.progress, self.cancelled)
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
        packed = replace(self, request=inner).run()
        words = mail_words(self.meeting, self._front_kind())
        draft = mail_draft(self._subject(), words, recipients(self.meeting), [(name, packed.path)])
        result = self._written(lambda path: path.write_bytes(draft))
        return replace(result, pages=packed.pages, findings=packed.findings)

    def _subject(self) -> str:
        day = f", {long_date(self.meeting.day)}" if self.meeting.day else ""
        return f"{self._front_kind().danish}: {self.meeting.forum_name}{day}"

    def _outline(self) -> Outline:
        item_id = find_item(self.meeting, self.request.item) if self.request.item else None
        audience = Audience(self.request.audience)
        return outline(self.meeting, self._front_kind(), audience, self.forum.profile, item_id)

    def _front_kind(self) -> DocumentKind:
        kind = self.request.document or self.request.kind
        if kind in ("pakke", "eml"):
            return DocumentKind.REFERAT if has_minutes(self.meeting) else DocumentKind.DAGSORDEN
        return DocumentKind(kind)

    def _image(self, object_id: str) -> Path | None:
        return self.store.objects.path(object_id) if self.store.objects.has(object_id) else None


def has_minutes(meeting: Meeting) -> bool:
    """Return whether anything was taken down: minutes, an outcome or the time the meeting began."""
    return bool(meeting.started) or any(
        item.minutes or any(line.outcome for line in item.recommendations) for item in meeting.walk()
    )


def find_item(meeting: Meeting, label: str) -> str:
    """Return the id of the item called for instance 3, 5b or 5 b); UserError where there is none."""
    wanted = re.sub(r"[\s.)]", "", label).casefold()
    for item_id, found in item_labels(meeting).items():
        if found.full and re.sub(r"[\s.)]", "", found.full) == wanted:
            return item_id
    raise UserError(f"Der er intet punkt {label} på dagsordenen. Se numrene i dagsordenen.")


def recipients(meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """Return name and address of everyone listed who has an address a mail program takes."""
    return tuple((person.name, person.email.strip()) for person in meeting.people() if is_address(person.email))


def mail_words(meeting: Meeting, kind: DocumentKind) -> str:
    """Return the text of the mail."""
    day = f" {long_date(meeting.day)}" if meeting.day else ""
    document = {DocumentKind.DAGSORDEN: "dagsordenen"}.get(kind, kind.danish.casefold() + "et")
    told = f"Hermed {document} for mødet i {meeting.forum_name}{day}."
    return f"Kære alle\n\n{told}\n\nVenlig hilsen\n{meeting.minute_taker}\n"


def propose_file_name(meeting: Meeting, kind: str, ending: str) -> str:
    """Return for instance "2027-03-08 Havnerådet – Dagsorden.pdf", fit for every system."""
    day = f"{meeting.day.isoformat()} " if meeting.day else ""
    name = unicodedata.normalize("NFC", f"{day}{meeting.forum_name} – {NAMES.get(kind, kind.capitalize())}")
    clean = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]', "", name)
    return f"{clean[:110].strip(' .')}.{ending}"
