"""The bilag of a packet, and what the secretary should know of each before it is sent."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from klyngedesk.documents.ladder import BilagSource, Shown
from klyngedesk.documents.packet import PacketPart, PacketResult, PartResult
from klyngedesk.documents.parts import ListedAttachment
from klyngedesk.intake.office_kind import PACKED
from klyngedesk.model.agenda import Attachment
from klyngedesk.services.bilag_sources import sources_of
from klyngedesk.services.bilag_state import BilagState, known_look
from klyngedesk.services.file_names import apart_name, safe_name
from klyngedesk.store.store import Store


def packet_parts(
    store: Store,
    listed: Sequence[ListedAttachment],
    passwords: Mapping[str, str],
    progress: Callable[[str, int, int], None],
    cancelled: Callable[[], bool],
) -> list[PacketPart]:
    """Return each bilag with its source; `passwords` opens locked bilag, by their ids."""
    sources = sources_of(store, [each.attachment for each in listed], passwords, progress, cancelled)
    return [PacketPart(each, _with_look(store, each.attachment, sources[each.attachment.id])) for each in listed]


def _with_look(store: Store, attachment: Attachment, source: BilagSource) -> BilagSource:
    """Return the source with what was seen when somebody looked at it, so that nobody looks again."""
    look = known_look(store, attachment)
    return replace(source, barriers=look.barriers) if look.state is BilagState.READY else source


def put_originals_beside(store: Store, made: PacketResult, packet: Path) -> tuple[Path, ...]:
    """Return copies, in a folder beside the packet, of the bilag that it cannot hold as they are.

    They are the signed, whose signatures hold only in their own files, and those whose pages cannot be shown.
    """
    apart = [part.listed for part in made.parts if _goes_apart(store, part)]
    folder = packet.with_name(f"{packet.stem} – bilag for sig selv")
    if apart:
        folder.mkdir(exist_ok=True)
    copies = []
    for listed in apart:
        ending = Path(safe_name(listed.attachment.file_name)).suffix
        copy = folder / apart_name(listed.item_label, listed.name, ending)
        copy.unlink(missing_ok=True)
        shutil.copyfile(store.objects.path(str(listed.attachment.object_id)), copy)
        copies.append(copy)
    return tuple(copies)


def _goes_apart(store: Store, part: PartResult) -> bool:
    not_shown = part.outcome == Shown.TOLD and part.reason != PACKED
    return (part.signed or not_shown) and store.objects.has(part.listed.attachment.object_id)


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
