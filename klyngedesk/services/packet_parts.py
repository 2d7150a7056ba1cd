"""The bilag of a packet: where the pages of each come from, and what the secretary should know of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from klyngedesk.documents.ladder import BilagSource, Form
from klyngedesk.documents.packet import PacketPart, PacketResult, PartResult
from klyngedesk.documents.parts import ListedAttachment
from klyngedesk.intake.office import find_office, office_to_pdf
from klyngedesk.intake.sniff import FileKind, sniff
from klyngedesk.store.store import Store

MISSING = "Bilaget mangler en fil. Tilføj filen, og lav pakken igen."
NO_OFFICE = "Office-filer vises med LibreOffice, som ikke er på denne computer. Gem filen som PDF, og skift den."
LOCKED_OFFICE = (
    "Filen er et Office-dokument, som ikke kunne åbnes. Den er måske låst eller beskadiget. Gem den som PDF."
)
_FORMS = {FileKind.PDF: Form.PDF, FileKind.IMAGE: Form.PICTURE, FileKind.TEXT: Form.TEXT}


def packet_parts(
    store: Store,
    listed: Sequence[ListedAttachment],
    folder: Path,
    passwords: Mapping[str, str],
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> list[PacketPart]:
    """Return each bilag with its source; Office files are turned into PDF first, in `folder`.

    `passwords` opens locked bilag, by their ids.
    """
    kinds = {each.attachment.id: _kind(store, each) for each in listed}
    files = {
        each.attachment.id: _named_copy(store, each, folder)
        for each in listed
        if kinds[each.attachment.id] is FileKind.OFFICE
    }
    if files:
        progress("Laver Office-filer til PDF", 0, 0)
    turned = office_to_pdf(files, folder, cancelled)
    return [
        PacketPart(each, _source(store, each, kinds[each.attachment.id], turned.get(each.attachment.id), passwords))
        for each in listed
    ]


def _kind(store: Store, listed: ListedAttachment) -> FileKind | None:
    """Return the kind by content; the object has no name, so its ending comes from the bilag's file name."""
    object_id = listed.attachment.object_id
    if not store.objects.has(object_id):
        return None
    return sniff(store.objects.path(str(object_id)), Path(listed.attachment.file_name).suffix)


def _named_copy(store: Store, listed: ListedAttachment, folder: Path) -> Path:
    ending = Path(listed.attachment.file_name).suffix or ".docx"
    copy = folder / f"office-{listed.attachment.id}{ending}"
    copy.write_bytes(store.objects.path(str(listed.attachment.object_id)).read_bytes())
    return copy


def _source(
    store: Store,
    listed: ListedAttachment,
    kind: FileKind | None,
    turned: Path | None,
    passwords: Mapping[str, str],
) -> BilagSource:
    attachment = listed.attachment
    told = (listed.name, attachment.file_name)
    if kind is None:
        return BilagSource(Form.NOTHING, *told, reason=MISSING)
    if turned is not None:
        return BilagSource(Form.PDF, *told, turned)
    if kind in _FORMS:
        path = store.objects.path(str(attachment.object_id))
        return BilagSource(_FORMS[kind], *told, path, passwords.get(attachment.id, ""))
    if kind is FileKind.OFFICE:
        return BilagSource(Form.NOTHING, *told, reason=NO_OFFICE if find_office() is None else LOCKED_OFFICE)
    reason = f"Filen er {kind.danish}, som ikke kan vises på en side. Gem den som PDF, og skift filen."
    return BilagSource(Form.NOTHING, *told, reason=reason)


def packet_findings(made: PacketResult) -> tuple[str, ...]:
    """Return what the secretary should know of each bilag before the packet is sent."""
    return tuple(f"{_name(part)}: {told}" for part in made.parts for told in _told(part))


def _name(part: PartResult) -> str:
    at = f" til punkt {part.listed.item_label}" if part.listed.item_label else ""
    return f"{part.listed.name}{at}"


def _told(part: PartResult) -> tuple[str, ...]:
    if part.reason:
        return (part.reason,)
    barred = f"Kan ikke læses af alle: {' '.join(part.barriers)}" if part.barriers else ""
    return (*part.notes, *([barred] if barred else []))
