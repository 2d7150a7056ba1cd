"""Numbers that something was sent under, and that nothing else may get, also when it has been taken off since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.forum import AttachmentNumbering
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels, letter, place_of_letters

# The scope of the items, of the bilag that are counted through the meeting, and of what stands below one item.
ITEMS, ALL_BILAG, BILAG_OF = "punkter", "bilag", "bilag "
Spent = Mapping[str, int]


def spent_numbers(meeting: Meeting, numbering: AttachmentNumbering, known: Spent) -> Spent:
    """Return the highest number that was ever sent in each scope; `known` is what was true before this dispatch."""
    found = dict(known)
    for scope, number in _sent(meeting, numbering):
        found[scope] = max(found.get(scope, 0), number)
    return found


def sparing(meeting: Meeting, spent: Spent, numbering: AttachmentNumbering) -> Meeting:
    """Return the meeting where what is not sent yet has a number above all that were, where the order gives a lower."""
    tops = _spared([(item.id, _number(item)) for item in _counted(meeting.items)], spent.get(ITEMS, 0))
    items = tuple(replace(item, sent_label=str(tops[item.id])) if item.id in tops else item for item in meeting.items)
    placed = replace(meeting, items=items)
    labels = item_labels(placed)
    placed = replace(placed, items=tuple(_with_letters(item, labels[item.id].full, spent) for item in items))
    return _with_bilag(placed, spent, numbering)


def _spared(things: Sequence[tuple[str, int]], spent: int) -> dict[str, int]:
    """Return the numbers of those that have none, by their ids; nothing where the next number is free anyway."""
    if max((number for _, number in things), default=0) >= spent:
        return {}
    waiting = (id_ for id_, number in things if not number)
    return {id_: number for number, id_ in enumerate(waiting, spent + 1)}


def _with_letters(item: AgendaItem, label: str, spent: Spent) -> AgendaItem:
    below = [(child.id, place_of_letters(child.sent_label, label)) for child in _counted(item.items)]
    spared = _spared(below, spent.get(item.id, 0))
    children = (
        replace(child, sent_label=f"{label} {letter(spared[child.id])})") if child.id in spared else child
        for child in item.items
    )
    return replace(item, items=tuple(children)) if spared else item


def _with_bilag(meeting: Meeting, spent: Spent, numbering: AttachmentNumbering) -> Meeting:
    spared: dict[str, int] = {}
    if numbering is AttachmentNumbering.THROUGH_MEETING:
        spared = _spared(_numbers_of([each for _, each in meeting.attachments()]), spent.get(ALL_BILAG, 0))
    else:
        for item in meeting.walk():
            spared |= _spared(_numbers_of(item.attachments), spent.get(f"{BILAG_OF}{item.id}", 0))

    def placed(one: Attachment) -> Attachment:
        return replace(one, sent_number=spared.get(one.id, one.sent_number))

    return meeting.with_each_attachment(placed) if spared else meeting


def _sent(meeting: Meeting, numbering: AttachmentNumbering) -> Iterator[tuple[str, int]]:
    for item in meeting.items:
        yield ITEMS, _number(item)
        yield from ((item.id, place_of_letters(child.sent_label, item.sent_label)) for child in item.items)
    through = numbering is AttachmentNumbering.THROUGH_MEETING
    for item, attachment in meeting.attachments():
        yield ALL_BILAG if through else f"{BILAG_OF}{item.id}", attachment.sent_number or 0


def _number(item: AgendaItem) -> int:
    return int(item.sent_label) if item.sent_label.isdigit() else 0


def _numbers_of(listed: Sequence[Attachment]) -> list[tuple[str, int]]:
    return [(each.id, each.sent_number or 0) for each in listed]


def _counted(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    return [item for item in items if not item.is_break]
