"""The agenda: adding, changing, moving and removing items; depth is two at most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from klyngedesk.model.agenda import AgendaItem, ItemKind
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.services.changes import Changes, change
from klyngedesk.services.discarding import discarding
from klyngedesk.services.lock import is_closed_text, refuse_closed_text
from klyngedesk.store.patches import Patch
from klyngedesk.store.store import Store
from klyngedesk.store.wastebasket import DiscardedKind
from klyngedesk.text.blocks import Text

Items = tuple[AgendaItem, ...]


def change_item(store: Store, meeting_id: str, item_id: str, **fields: Any) -> Changes:
    """Change the named fields of an item."""
    return edit_item(store, meeting_id, item_id, "ret punkt", lambda item: replace(item, **fields))


def edit_item(
    store: Store, meeting_id: str, item_id: str, label: str, edit: Callable[[AgendaItem], AgendaItem]
) -> Changes:
    """Let `edit` make the new item; write what differs."""

    def edit_meeting(meeting: Meeting) -> Meeting:
        return replace(meeting, items=with_item(meeting.items, item_id, edit))

    return change(store, meeting_id, label, edit_meeting)


def with_item(items: Items, item_id: str, edit: Callable[[AgendaItem], AgendaItem]) -> Items:
    """Return the items with that one edited, wherever it stands."""
    return tuple(
        edit(item) if item.id == item_id else replace(item, items=with_item(item.items, item_id, edit))
        for item in items
    )


def write_text(store: Store, item_id: str, field: str, text: Text) -> None:
    """Write an item's background, minutes or public_text, or an annex; the editor keeps its own undo history."""
    refuse_closed_text(store, item_id)
    if field == "annex":
        store.save_annex(item_id, text)
    else:
        store.save_text(item_id, field, text)


def write_texts(store: Store, texts: Mapping[tuple[str, str], Text]) -> None:
    """Write texts by id and field together; UserError for those that may not be changed, the others are written."""
    free = {key: text for key, text in texts.items() if not is_closed_text(store, key[0])}
    store.save_texts(free)
    for id_, _ in texts.keys() - free.keys():
        refuse_closed_text(store, id_)


def hand_over_texts(store: Store, texts: Mapping[tuple[str, str], Text]) -> bool:
    """Return whether the store takes the texts now, to write them in a moment; none that may not be changed.

    Nobody is asked who may be waiting for the disk.
    """
    return all(store.is_open_at_hand(id_) for id_, _ in texts) and store.hold_texts(texts)


def leave_texts(store: Store, texts: Mapping[tuple[str, str], Text]) -> bool:
    """Return whether the store keeps texts that the disk refuses, and tries again; none that may not be changed."""
    closed = any(is_closed_text(store, id_) for id_, _ in texts)
    return not closed and store.leave_texts(texts)


def add_item(
    store: Store, meeting_id: str, item: AgendaItem, *, parent_id: str | None = None, after_id: str | None = None
) -> Changes:
    """Put the item after that one (or last) at the top or below a parent."""

    def edit(meeting: Meeting) -> Meeting:
        siblings = children_of(meeting, parent_id)
        ids = [each.id for each in siblings]
        place = ids.index(after_id) + 1 if after_id in ids else len(ids)
        return with_children(meeting, parent_id, (*siblings[:place], item, *siblings[place:]))

    label = "tilføj pause" if item.is_break else "tilføj punkt"
    return change(store, meeting_id, label, edit)


def remove_item(store: Store, meeting_id: str, item_id: str) -> Changes:
    """Take the item away with all that is below it; it rests in the wastebasket."""

    def discarded(meeting: Meeting, patches: Sequence[Patch]) -> list[Patch]:
        item = meeting.item(item_id)
        return [discarding(DiscardedKind.ITEM, item.title, meeting, patches)]

    return change(store, meeting_id, "slet punkt", lambda meeting: without(meeting, item_id), beside=discarded)


def move_item(store: Store, meeting_id: str, item_id: str, *, parent_id: str | None, index: int) -> Changes:
    """Put the item at that place among its new siblings, counted without the item itself."""
    return change(store, meeting_id, "flyt punkt", lambda meeting: moved(meeting, item_id, parent_id, index))


def move_item_up(store: Store, meeting_id: str, item_id: str) -> Changes:
    return _step(store, meeting_id, item_id, -1)


def move_item_down(store: Store, meeting_id: str, item_id: str) -> Changes:
    return _step(store, meeting_id, item_id, 1)


def indent_item(store: Store, meeting_id: str, item_id: str) -> Changes:
    """Make the item the last sub-item of the one above; nothing changes where that cannot be."""

    def edit(meeting: Meeting) -> Meeting:
        ids = [item.id for item in meeting.items]
        place = ids.index(item_id) if item_id in ids else 0
        if place == 0 or not can_stand_below(meeting.item(item_id), meeting.items[place - 1]):
            return meeting
        above = meeting.items[place - 1]
        return moved(meeting, item_id, above.id, len(above.items))

    return change(store, meeting_id, "ryk punkt ind", edit)


def outdent_item(store: Store, meeting_id: str, item_id: str) -> Changes:
    """Make the sub-item an item of its own after its parent."""

    def edit(meeting: Meeting) -> Meeting:
        parent = parent_of(meeting, item_id)
        if parent is None:
            return meeting
        place = [item.id for item in meeting.items].index(parent.id)
        return moved(meeting, item_id, None, place + 1)

    return change(store, meeting_id, "ryk punkt ud", edit)


def _step(store: Store, meeting_id: str, item_id: str, by: int) -> Changes:
    def edit(meeting: Meeting) -> Meeting:
        parent = parent_of(meeting, item_id)
        siblings = parent.items if parent else meeting.items
        place = [item.id for item in siblings].index(item_id) + by
        if not 0 <= place < len(siblings):
            return meeting
        return moved(meeting, item_id, parent.id if parent else None, place)

    return change(store, meeting_id, "flyt punkt", edit)


def moved(meeting: Meeting, item_id: str, parent_id: str | None, index: int) -> Meeting:
    """Return the meeting with the item moved; UserError where it cannot stand there."""
    item = meeting.item(item_id)
    if parent_id and not can_stand_below(item, meeting.item(parent_id)):
        raise UserError(f"»{item.title}« kan ikke stå som underpunkt der. Flyt det til et andet sted.")
    rest = without(meeting, item_id)
    siblings = children_of(rest, parent_id)
    return with_children(rest, parent_id, (*siblings[:index], item, *siblings[index:]))


def can_stand_below(item: AgendaItem, parent: AgendaItem) -> bool:
    """Return whether the item may be a sub-item of that parent, which must be a top item."""
    return not (item.items or item.kind is ItemKind.THEME or parent.is_break or item.id == parent.id)


def parent_of(meeting: Meeting, item_id: str) -> AgendaItem | None:
    """Return the item that holds this one as a sub-item, or None."""
    return next((item for item in meeting.items if item_id in [child.id for child in item.items]), None)


def children_of(meeting: Meeting, parent_id: str | None) -> Items:
    return meeting.item(parent_id).items if parent_id else meeting.items


def with_children(meeting: Meeting, parent_id: str | None, children: Items) -> Meeting:
    """Return the meeting with the children of that parent replaced."""
    if parent_id is None:
        return replace(meeting, items=children)
    return replace(meeting, items=with_item(meeting.items, parent_id, lambda item: replace(item, items=children)))


def without(meeting: Meeting, item_id: str) -> Meeting:
    """Return the meeting without that item."""

    def keep(items: Items) -> Items:
        return tuple(replace(item, items=keep(item.items)) for item in items if item.id != item_id)

    return replace(meeting, items=keep(meeting.items))
