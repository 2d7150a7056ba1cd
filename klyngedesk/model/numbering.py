"""Numbers, labels and time slots: derived from the order of things, never stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import count

from klyngedesk.model.agenda import AgendaItem, Attachment
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
    """Return each item's label by its id; a break has empty labels.

    An item that was sent keeps its number wherever it stands; one that came since gets the next.
    """
    labels: dict[str, ItemLabel] = {}
    kept = {item.id: int(item.sent_label) for item in meeting.items if item.sent_label.isdigit()}
    for item, number in _numbered(meeting.items, kept):
        label = ItemLabel(str(number), str(number)) if number else ItemLabel("", "")
        labels[item.id] = label
        labels.update(_sub_item_labels(item, label.full))
    return labels


def _sub_item_labels(item: AgendaItem, parent: str) -> Iterator[tuple[str, ItemLabel]]:
    kept = {child.id: place_of_letters(child.sent_label, parent) for child in item.items}
    for child, number in _numbered(item.items, kept):
        own = f"{letter(number)})" if number else ""
        yield child.id, ItemLabel(own, f"{parent} {own}".strip() if number else "")


def _numbered(items: tuple[AgendaItem, ...], kept: Mapping[str, int]) -> Iterator[tuple[AgendaItem, int]]:
    """Yield each item with its number, 0 for a break: those in `kept` keep theirs, others come after them."""
    counted = [item for item in items if not item.is_break]
    held: dict[int, str] = {}
    for item in counted:
        if kept.get(item.id):
            held.setdefault(kept[item.id], item.id)
    mine, following = {id_: number for number, id_ in held.items()}, max(held, default=0)
    for item in items:
        if item.is_break:
            yield item, 0
            continue
        if item.id not in mine:
            following += 1
        yield item, mine.get(item.id, following)


def place_of_letters(sent: str, parent: str) -> int:
    """Return 2 for "5 b)" below item 5, and 0 where it was sent below another."""
    home, _, letters = sent.rstrip(")").rpartition(" ")
    if home != parent or not letters.isalpha() or not letters.isascii() or len(letters) > 3:
        return 0
    return letter_number(letters)


def with_numbers_kept(meeting: Meeting, numbering: AttachmentNumbering) -> Meeting:
    """Return the meeting with every number as it now is, kept for good by the item or the bilag that has it."""
    labels, numbers = item_labels(meeting), attachment_numbers(meeting, numbering)

    def kept(item: AgendaItem) -> AgendaItem:
        listed = tuple(replace(one, sent_number=numbers[one.id]) for one in item.attachments)
        return replace(item, sent_label=labels[item.id].full, attachments=listed)

    return meeting.with_each_item(kept)


def natural_labels(meeting: Meeting) -> Mapping[str, ItemLabel]:
    """Return the labels that the order alone would give."""
    return item_labels(meeting.with_each_item(lambda item: replace(item, sent_label="")))


def letter(number: int) -> str:
    """Return a, b … z, aa, ab … for 1, 2, …"""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def letter_number(letters: str) -> int:
    """Return 1, 2 … 27 for a, b … aa."""
    number = 0
    for one in letters:
        number = number * 26 + ord(one) - ord("a") + 1
    return number


def attachment_numbers(meeting: Meeting, numbering: AttachmentNumbering) -> Mapping[str, int]:
    """Return each attachment's number by its id, from 1, counted as the forum counts.

    A bilag that was sent keeps its number; one that came since gets the next.
    """
    if numbering is AttachmentNumbering.THROUGH_MEETING:
        return _counted([attachment for _, attachment in meeting.attachments()])
    numbers: dict[str, int] = {}
    for item in meeting.walk():
        numbers |= _counted(item.attachments)
    return numbers


def _counted(listed: Sequence[Attachment]) -> dict[str, int]:
    held: dict[int, str] = {}
    for attachment in listed:
        if attachment.sent_number:
            held.setdefault(attachment.sent_number, attachment.id)
    mine = {id_: number for number, id_ in held.items()}
    following = count(max(held, default=0) + 1)
    return {each.id: mine.get(each.id) or next(following) for each in listed}


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
