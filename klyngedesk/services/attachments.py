"""Bilag and links: taking files in, naming, ordering and closing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from klyngedesk.documents.cancelled import Cancelled
from klyngedesk.intake.sniff import check_attachable
from klyngedesk.model.agenda import AgendaItem, Attachment, Link
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.services.agenda import edit_item, with_item
from klyngedesk.services.changes import Changes, change
from klyngedesk.services.discarding import discarding, item_words
from klyngedesk.store.patches import Patch
from klyngedesk.store.store import Store
from klyngedesk.store.wastebasket import DiscardedKind

MEGABYTE = 1_000_000
Edit = Callable[[tuple[Attachment, ...]], tuple[Attachment, ...]]


def attach_file(store: Store, meeting_id: str, item_id: str, path: Path, title: str | None = None) -> Changes:
    """Copy the file into the store and list it last on the item; UserError where it cannot be a bilag."""
    return list_attachment(store, meeting_id, item_id, taken_in(store, path, title or title_of(path)))


def list_attachment(store: Store, meeting_id: str, item_id: str, attachment: Attachment) -> Changes:
    """List a bilag last on the item; one that comes after the meeting was sent is marked as such."""
    if store.ledger.dispatches(meeting_id):
        attachment = replace(attachment, late=True)
    return _edit_list(store, meeting_id, item_id, "tilføj bilag", lambda listed: (*listed, attachment))


@dataclass(frozen=True)
class TakenIn:
    """The bilag whose files are safe in the object folder, and why others could not be bilag."""

    attachments: tuple[Attachment, ...] = ()
    refused: tuple[str, ...] = ()


def take_in(
    store: Store,
    paths: Sequence[Path],
    progress: Callable[[str, int, int], None] = lambda words, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> TakenIn:
    """Return what became of the files; nothing where the person stopped it."""
    taken: list[Attachment] = []
    refused: list[str] = []
    total, done = weight_of(paths), 0

    def copied(size: int) -> None:
        nonlocal done
        if cancelled():
            raise Cancelled
        before, done = done // MEGABYTE, done + size
        if done // MEGABYTE > before:
            progress("Tilføjer bilag, MB", done // MEGABYTE, total // MEGABYTE)

    for path in paths:
        try:
            taken.append(taken_in(store, path, title_of(path), copied))
        except UserError as error:
            refused.append(str(error))
        except Cancelled:
            return TakenIn()
    return TakenIn(tuple(taken), tuple(refused))


def weight_of(paths: Sequence[Path]) -> int:
    """Return the bytes of the files together; one that cannot be asked weighs nothing."""
    total = 0
    for path in paths:
        with suppress(OSError):
            total += path.stat().st_size
    return total


def taken_in(store: Store, path: Path, title: str, copied: Callable[[int], None] = lambda size: None) -> Attachment:
    """Return a bilag whose file is safe in the object folder; `copied` hears of each bit of it."""
    check_attachable(path)
    object_id, size = store.objects.add(path, copied)
    return Attachment(title, object_id, path.name, size)


def title_of(path: Path) -> str:
    """Return a title from a file name: no ending, no underscores."""
    return path.stem.replace("_", " ").strip() or path.name


def replace_file(store: Store, meeting_id: str, attachment_id: str, path: Path) -> Changes:
    """Give a listed bilag another file, under the title it has."""
    new = taken_in(store, path, "")
    fields = {"object_id": new.object_id, "file_name": new.file_name, "size": new.size}
    return _edit_one(store, meeting_id, attachment_id, "skift fil", **fields)


def rename_attachment(store: Store, meeting_id: str, attachment_id: str, title: str) -> Changes:
    return _edit_one(store, meeting_id, attachment_id, "omdøb bilag", title=title.strip())


def close_attachment(store: Store, meeting_id: str, attachment_id: str, closed: bool) -> Changes:
    return _edit_one(store, meeting_id, attachment_id, "luk bilag" if closed else "åbn bilag", closed=closed)


def mark_late(store: Store, meeting_id: str, attachment_id: str, late: bool) -> Changes:
    """Mark the bilag as sent after the rest, or take the mark away."""
    return _edit_one(store, meeting_id, attachment_id, "mærk som eftersendt" if late else "fjern mærke", late=late)


def remove_attachment(store: Store, meeting_id: str, attachment_id: str) -> Changes:
    """Take the bilag off the list; it rests in the wastebasket, and its file stays in the object folder."""

    def edit(meeting: Meeting) -> Meeting:
        home = _item_of(meeting, attachment_id)
        return replace(meeting, items=with_item(meeting.items, home.id, lambda item: _without(item, attachment_id)))

    def discarded(meeting: Meeting, patches: Sequence[Patch]) -> list[Patch]:
        home = _item_of(meeting, attachment_id)
        title = next(each.title for each in home.attachments if each.id == attachment_id)
        return [discarding(DiscardedKind.ATTACHMENT, title, meeting, patches, item_words(meeting, home))]

    return change(store, meeting_id, "fjern bilag", edit, beside=discarded)


def move_attachment(store: Store, meeting_id: str, attachment_id: str, index: int) -> Changes:
    """Put the bilag at that place in its item's list, counted without itself."""
    return move_attachment_to(
        store, meeting_id, attachment_id, _item_of(store.load_meeting(meeting_id), attachment_id).id, index
    )


def move_attachment_to(store: Store, meeting_id: str, attachment_id: str, item_id: str, index: int) -> Changes:
    """Put the bilag at that place in the list of that item."""

    def edit(meeting: Meeting) -> Meeting:
        home = _item_of(meeting, attachment_id)
        chosen = next(each for each in home.attachments if each.id == attachment_id)
        left = with_item(meeting.items, home.id, lambda item: _without(item, attachment_id))
        return replace(meeting, items=with_item(left, item_id, lambda item: _with(item, chosen, index)))

    return change(store, meeting_id, "flyt bilag", edit)


def add_link(store: Store, meeting_id: str, item_id: str, link: Link) -> Changes:
    def edit(item: AgendaItem) -> AgendaItem:
        return replace(item, links=(*item.links, link))

    return edit_item(store, meeting_id, item_id, "tilføj link", edit)


def remove_link(store: Store, meeting_id: str, item_id: str, link: Link) -> Changes:
    def edit(item: AgendaItem) -> AgendaItem:
        return replace(item, links=tuple(each for each in item.links if each != link))

    return edit_item(store, meeting_id, item_id, "fjern link", edit)


def _edit_list(store: Store, meeting_id: str, item_id: str, label: str, edit: Edit) -> Changes:
    def edited(item: AgendaItem) -> AgendaItem:
        return replace(item, attachments=edit(item.attachments))

    return edit_item(store, meeting_id, item_id, label, edited)


def _edit_one(store: Store, meeting_id: str, attachment_id: str, label: str, **fields: Any) -> Changes:
    def edit(listed: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
        return tuple(replace(each, **fields) if each.id == attachment_id else each for each in listed)

    item = _item_of(store.load_meeting(meeting_id), attachment_id)
    return _edit_list(store, meeting_id, item.id, label, edit)


def _item_of(meeting: Meeting, attachment_id: str) -> AgendaItem:
    return next(item for item, attachment in meeting.attachments() if attachment.id == attachment_id)


def _without(item: AgendaItem, attachment_id: str) -> AgendaItem:
    return replace(item, attachments=tuple(each for each in item.attachments if each.id != attachment_id))


def _with(item: AgendaItem, attachment: Attachment, index: int) -> AgendaItem:
    listed = item.attachments
    return replace(item, attachments=(*listed[:index], attachment, *listed[index:]))
