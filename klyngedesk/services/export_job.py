"""One export under way: the meeting as it is to be read, and each file of it written and guarded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from klyngedesk.documents.locked import lock_pdf
from klyngedesk.documents.outline import outline
from klyngedesk.documents.packet import Cancelled, PacketResult, ReadyWorker, build_packet
from klyngedesk.documents.page_marks import mark_as_draft
from klyngedesk.documents.parcels import Parcel, cover_of, document_of
from klyngedesk.documents.parts import ListedAttachment, Outline
from klyngedesk.documents.pdf import WrittenPdf, write_pdf
from klyngedesk.documents.safe_write import written_safely
from klyngedesk.documents.shrunk import shrink_pictures
from klyngedesk.documents.silent_pdf import silence_pdf
from klyngedesk.documents.silent_pictures import silent_picture
from klyngedesk.model.closed_apart import closed_half, has_closed, open_half
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import with_numbers_kept
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services import hand_edits
from klyngedesk.services.export_request import ExportRequest, ExportResult, Progress, Written
from klyngedesk.services.hand_edits import HandEdits
from klyngedesk.services.handing_out import HandingOut
from klyngedesk.services.meetings import find_item, fitting_kind
from klyngedesk.services.packet_parts import packet_findings, packet_parts, put_originals_beside
from klyngedesk.services.supplement import Supplements, outline_of_supplement, supplement_for
from klyngedesk.store.store import Store

SUPPLEMENT = "tillaeg"
BUNDLES = ("zip", "mappe")


def holds_bilag(request: ExportRequest) -> bool:
    """Return whether the pages of the bilag are asked for, and not the document alone; a Word file has none."""
    packed = request.kind in ("pakke", SUPPLEMENT) or request.format in BUNDLES
    return packed and request.format != "docx"


@dataclass(frozen=True)
class ExportJob:
    """Writes files of one meeting for one request; `working` is a folder that goes away afterwards."""

    store: Store
    meeting: Meeting
    forum: Forum
    request: ExportRequest
    progress: Progress
    cancelled: Callable[[], bool]
    working: Path
    handing_out: HandingOut
    ready: ReadyWorker | None = None

    @property
    def is_public(self) -> bool:
        return self.request.audience == Audience.OFFENTLIG

    @property
    def hides_closed(self) -> bool:
        """Return whether a file must hold nothing closed."""
        return self.is_public or self._takes_closed_out

    @property
    def _takes_closed_out(self) -> bool:
        return self.request.closed_apart or self.request.without_closed

    @property
    def holds_bilag(self) -> bool:
        """Return whether the pages of the bilag are asked for, and not the document alone."""
        return holds_bilag(self.request)

    @property
    def kind(self) -> DocumentKind:
        """Return the kind of the document itself, also where a packet or a mail was asked for."""
        kind = self.request.document or self.request.kind
        if kind == SUPPLEMENT:
            return DocumentKind.DAGSORDEN
        if kind in ("pakke", "eml", "mappe", "zip"):
            return fitting_kind(self.meeting)
        return DocumentKind(kind)

    def outline(self) -> Outline:
        """Return what the reader sees; with the closed part apart or left out, without it."""
        shown = self._outline_of(open_half(self._numbered()) if self._takes_closed_out else self.meeting)
        if self.request.kind != SUPPLEMENT:
            return shown
        return outline_of_supplement(shown, self._supplements[0], self.meeting)

    @cached_property
    def _supplements(self) -> Supplements:
        apart, audience = self.request.closed_apart, Audience(self.request.audience)
        return supplement_for(self.store, self.meeting, audience, apart=apart, hides_closed=self.hides_closed)

    def closed_outline(self) -> Outline | None:
        """Return what only those with access see, or None where nothing is closed."""
        if not self.request.closed_apart or not has_closed(self.meeting):
            return None
        half = closed_half(self._numbered())
        if self.request.item and find_item(self.meeting, self.request.item) not in {item.id for item in half.walk()}:
            return None
        shown = self._outline_of(half)
        if self.request.kind == SUPPLEMENT:
            found = self._supplements[1]
            if found is None:
                return None
            shown = outline_of_supplement(shown, found, self.meeting)
        return replace(shown, title="Lukket del", attendance=(), frame=())

    def _numbered(self) -> Meeting:
        return with_numbers_kept(self.meeting, self.forum.profile.attachment_numbering)

    def _outline_of(self, meeting: Meeting) -> Outline:
        item_id = find_item(meeting, self.request.item) if self.request.item else None
        shown = outline(meeting, self.kind, Audience(self.request.audience), self.forum.profile, item_id)
        layout = replace(shown.layout, shows_contents=shown.layout.shows_contents or self.holds_bilag)
        return replace(shown, draft=self.request.draft, layout=layout)

    def word_file(self, out: Path) -> ExportResult:
        """Return the written Word file; one of that name that was changed by hand is kept beside."""
        from klyngedesk.documents.word import write_word  # late: a packet needs no Word

        told: list[str] = []
        kept: list[HandEdits] = []
        mark = hand_edits.new_mark()

        def make_room(path: Path) -> None:
            if hand_edits.is_changed_by_hand(self.store, out):
                kept.append(hand_edits.keep_hand_edits(self.store, out, path, datetime.now()))

        path = self._safely(
            out, lambda path: told.extend(write_word(self.outline(), path, self.picture, mark)), make_room, is_pdf=False
        )
        hand_edits.remember_export(self.store, mark, path)
        edits = kept[0] if kept else None
        return ExportResult((Written(path),), (*told, *(edits.sentences if edits else ())), edits)

    def pdf_file(self, out: Path, shown: Outline | None = None, *, closed: bool = False) -> Written:
        """Return the written document without its bilag."""
        made: list[WrittenPdf] = []
        found = shown or self.outline()
        path = self._safely(out, lambda path: made.append(write_pdf(found, path, self.picture)), closed=closed)
        return Written(path, made[0].pages)

    def packet_file(
        self, out: Path, shown: Outline, listed: tuple[ListedAttachment, ...] | None = None, *, closed: bool = False
    ) -> tuple[Written, tuple[str, ...]]:
        """Return the written packet, and what the secretary should know of it; `listed` are the bilag it holds."""
        made: list[PacketResult] = []
        held = shown.attachments() if listed is None else listed
        path = self._safely(out, lambda path: made.append(self._build(shown, held, path)), closed=closed)
        # what a file hides of itself has not been read through, and it takes no password
        apart = self.hides_closed or self.request.password
        beside = () if apart else put_originals_beside(self.store, made[0], path)
        return Written(path, made[0].pages, beside=beside), packet_findings(made[0])

    def parcel_file(
        self, out: Path, shown: Outline, parcel: Parcel, parcels: tuple[Parcel, ...]
    ) -> tuple[Written, tuple[str, ...]]:
        """Return one file of a divided packet."""
        front = document_of(shown, parcels) if parcel.number == 1 else cover_of(shown, parcel)
        return self.packet_file(out, front, parcel.bilag)

    def _build(self, shown: Outline, listed: tuple[ListedAttachment, ...], path: Path) -> PacketResult:
        front = self.working / f"front-{path.name}.pdf"
        self.progress("Skriver dokumentet", 0, 0)
        written = write_pdf(shown, front, self.picture, link_attachments=True)
        passwords = self.request.bilag_passwords
        parts = packet_parts(self.store, listed, passwords, self.progress, self.cancelled)
        title = ", ".join(filter(None, (shown.name, shown.title if shown.title == "Lukket del" else "")))
        return build_packet(
            front,
            parts,
            path,
            title=title,
            places=written.places,
            progress=self.progress,
            cancelled=self.cancelled,
            ready=self.ready,
        )

    def _safely(
        self,
        out: Path,
        write: Callable[[Path], object],
        last: Callable[[Path], object] | None = None,
        *,
        closed: bool = False,
        is_pdf: bool = True,
    ) -> Path:
        """Return the path once the file is whole, marked, guarded and locked; else no file has changed.

        What it is hangs on who wrote it, never on its name. `last` is done just before it takes its place. The closed
        part is locked and holds what is closed; the open one beside it needs no password.
        """
        password = self.request.password if closed or not self.request.closed_apart else ""

        def whole(path: Path) -> None:
            write(path)
            if self.cancelled():
                raise Cancelled
            if is_pdf:
                self._finish(path)
            if self.hides_closed and not closed:
                self.guard(path, out.name)
            if password and is_pdf:
                lock_pdf(path, password)
            if self.cancelled():
                raise Cancelled
            if last is not None:
                last(path)

        return written_safely(out, whole)

    def _finish(self, path: Path) -> None:
        if self.request.shrink:
            self.progress("Gør billeder mindre", 0, 0)
            shrink_pictures(path)
        if self.is_public:
            silence_pdf(path)
        if self.request.draft:
            mark_as_draft(path)

    def guard(self, path: Path, name: str) -> None:
        """Raise UserError where the finished file holds anything closed."""
        self.progress("Læser filen igennem", 0, 0)
        self.handing_out.refuse_leaks(path, name)

    def image(self, object_id: str) -> Path | None:
        return self.store.objects.path(object_id) if self.store.objects.has(object_id) else None

    def picture(self, object_id: str) -> Path | None:
        """Return the object for a document to show; a picture of it tells nothing but what is seen."""
        path = self.image(object_id)
        return silent_picture(path, self.working) if path else None
