"""What a packet would come to, before it is made: its files and about how large they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from klyngedesk.documents.outline import outline
from klyngedesk.documents.parcels import divided
from klyngedesk.documents.parts import ListedAttachment
from klyngedesk.model.closed_apart import closed_half, has_closed, open_half
from klyngedesk.model.danish import counted
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import with_numbers_kept
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services.packets import DOCUMENT_SIZE
from klyngedesk.services.supplement import SUPPLEMENT, Supplements, outline_of_supplement


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """`name` is what the file is called in a list, `content` what is in it, `size` about how many bytes."""

    name: str
    content: str
    size: int
    closed: bool = False


def planned_files(
    meeting: Meeting,
    profile: Profile,
    kind: DocumentKind,
    audience: Audience,
    *,
    with_bilag: bool,
    limit: int | None,
    closed_apart: bool,
    supplement: Supplements | None = None,
    saved: Mapping[str, int] | None = None,
) -> tuple[PlannedFile, ...]:
    """Return the files that would be made, the closed part last; of a supplement those that hold what is new.

    `saved` is how many bytes smaller pictures take off each bilag, by its id.
    """
    kept = with_numbers_kept(meeting, profile.attachment_numbering)
    apart = closed_apart and audience is Audience.INTERN and has_closed(meeting)
    shown, name = outline(open_half(kept) if apart else kept, kind, audience, profile), kind.danish
    if supplement is not None:
        shown, name, apart = outline_of_supplement(shown, supplement[0], kept), SUPPLEMENT, supplement[1] is not None
    listed = shown.attachments() if with_bilag else ()
    sizes = _sizes(listed, saved or {})
    parcels = divided(listed, sizes, DOCUMENT_SIZE, limit)
    files = [
        PlannedFile(
            parcel.name.capitalize() or name,
            parcel.content(name),
            sum(sizes[one.attachment.id] for one in parcel.bilag) + (DOCUMENT_SIZE if parcel.number == 1 else 0),
        )
        for parcel in parcels
    ]
    if apart:
        closed = outline(closed_half(kept), kind, audience, profile)
        if supplement is not None and supplement[1] is not None:
            closed = outline_of_supplement(closed, supplement[1], kept)
        hidden = closed.attachments() if with_bilag else ()
        told = "Det nye lukkede" if supplement else _closed_words(meeting, with_bilag=bool(hidden))
        size = sum(_sizes(hidden, saved or {}).values()) + DOCUMENT_SIZE
        files.append(PlannedFile("Lukket del", told, size, True))
    return tuple(files)


def _sizes(listed: tuple[ListedAttachment, ...], saved: Mapping[str, int]) -> Mapping[str, int]:
    bilag = (each.attachment for each in listed)
    return {each.id: max(0, each.size - saved.get(each.id, 0)) for each in bilag}


def _closed_words(meeting: Meeting, *, with_bilag: bool) -> str:
    count = sum(1 for item in meeting.walk() if item.closed)
    if not count:
        return "Lukkede bilag"
    return counted(count, "lukket punkt", "lukkede punkter") + (" med bilag" if with_bilag else "")
