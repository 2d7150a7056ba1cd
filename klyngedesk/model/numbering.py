"""Numbers, labels and time slots: derived from the order of things, never stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.forum import AttachmentNumbering
from klyngedesk.model.meeting import Meeting

_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """`own` is what stands beside the item ("3" or "b)"), `full` what names it elsewhere ("5 b)")."""

    own: str
    full: str


@dataclass(frozen=True, slots=True)
class Slot:
    start: time
    end: time

    @property
    def minutes(self) -> int:
        return int((_moment(self.end) - _moment(self.start)).total_seconds() // 60) % (24 * 60)


def item_labels(meeting: Meeting) -> Mapping[str, ItemLabel]:
    """Return each item's label by its id; a break has empty labels."""
    labels: dict[str, ItemLabel] = {}
    number = 0
    for item in meeting.items:
        number += not item.is_break
        label = ItemLabel("", "") if item.is_break else ItemLabel(str(number), str(number))
        labels[item.id] = label
        labels.update(_sub_item_labels(item, label.full))
    return labels


def _sub_item_labels(item: AgendaItem, parent: str) -> Iterator[tuple[str, ItemLabel]]:
    letters = 0
    for child in item.items:
        if child.is_break:
            yield child.id, ItemLabel("", "")
            continue
        letters += 1
        own = f"{letter(letters)})"
        yield child.id, ItemLabel(own, f"{parent} {own}".strip())


def letter(number: int) -> str:
    """Return a, b … z, aa, ab … for 1, 2, …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def attachment_numbers(meeting: Meeting, numbering: AttachmentNumbering) -> Mapping[str, int]:
    """Return each attachment's number by its id, from 1, counted as the forum counts."""
    numbers: dict[str, int] = {}
    if numbering is AttachmentNumbering.THROUGH_MEETING:
        for number, (_, attachment) in enumerate(meeting.attachments(), 1):
            numbers[attachment.id] = number
        return numbers
    for item in meeting.walk():
        for number, attachment in enumerate(item.attachments, 1):
            numbers[attachment.id] = number
    return numbers


def slots(meeting: Meeting) -> Mapping[str, Slot]:
    """Return the time slot of each item that has one, by its id.

    An item has a slot when the meeting has a start and the item has minutes (its own or its
    sub-items'); an item with a fixed start moves the clock there.
    """
    found: dict[str, Slot] = {}
    clock = _moment(meeting.start) if meeting.start else None
    for item in meeting.items:
        clock = _place(item, clock, found)
    return found


def planned_minutes(item: AgendaItem) -> int | None:
    """Return the item's own minutes, else the sum of its sub-items', else None."""
    if item.minutes_planned is not None:
        return item.minutes_planned
    below = [child.minutes_planned for child in item.items if child.minutes_planned is not None]
    return sum(below) if below else None


def _place(item: AgendaItem, clock: datetime | None, found: dict[str, Slot]) -> datetime | None:
    start = _moment(item.fixed_start) if item.fixed_start else clock
    below = start
    for child in item.items:
        below = _place(child, below, found)
    if start is None:
        return below
    minutes = planned_minutes(item)
    end = _moment(item.fixed_end) if item.fixed_end else start + timedelta(minutes=minutes or 0)
    if minutes is not None or item.fixed_start:
        found[item.id] = Slot(start.time(), end.time())
    return end


def _moment(clock: time) -> datetime:
    return datetime.combine(_ANY_DAY, clock)
