"""A meeting in two halves: what everyone invited reads, and what only those with access read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import Slot, slots
from klyngedesk.text.blocks import EMPTY

CLOSED_TITLE = "Lukket punkt"


def has_closed(meeting: Meeting) -> bool:
    """Return whether anything in the meeting is for those with access only."""
    return any(item.closed or any(one.closed for one in item.attachments) for item in meeting.walk())


def open_half(meeting: Meeting) -> Meeting:
    """Return the meeting with nothing closed in it; numbers and times stay where they are kept."""
    return replace(meeting, items=tuple(_opened(item) for item in meeting.items))


def _opened(item: AgendaItem) -> AgendaItem:
    if not item.closed:
        listed = tuple(one for one in item.attachments if not one.closed)
        return replace(item, attachments=listed, items=tuple(_opened(child) for child in item.items))
    return AgendaItem(
        title=item.public_title or CLOSED_TITLE,
        kind=item.kind,
        closed=True,
        background=item.public_text,
        minutes_planned=item.minutes_planned,
        fixed_start=item.fixed_start,
        fixed_end=item.fixed_end,
        sent_label=item.sent_label,
        id=f"lukket-{item.sent_label}",  # an identity may have been written by hand, and tell something
    )


def closed_half(meeting: Meeting) -> Meeting:
    """Return the meeting with the closed items whole, and of an open item its title and its closed bilag.

    Each item keeps the time it has in the whole meeting, though the items before it are gone.
    """
    times = slots(meeting)
    return replace(meeting, items=tuple(found for item in meeting.items if (found := _closed(item, times))), annexes=())


def _closed(item: AgendaItem, times: Mapping[str, Slot]) -> AgendaItem | None:
    slot = times.get(item.id)
    begins, ends = (slot.start, slot.end) if slot else (item.fixed_start, item.fixed_end)
    if item.closed:
        return replace(item, fixed_start=begins, fixed_end=ends)
    listed = tuple(one for one in item.attachments if one.closed)
    below = tuple(found for child in item.items if (found := _closed(child, times)))
    if not (listed or below):
        return None
    bare = AgendaItem(item.title, item.kind, sent_label=item.sent_label, background=EMPTY, id=item.id)
    return replace(bare, attachments=listed, items=below, fixed_start=begins, fixed_end=ends)
