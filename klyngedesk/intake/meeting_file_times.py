"""Facts of a file that minutes, order and position tell already: these are derived, not kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels, planned_minutes

_DAY = 24 * 60


def with_derived_facts(meeting: Meeting) -> Meeting:
    """Return the meeting with fixed times and printed numbers only where the derived ones differ."""
    clock = _minute(meeting.start)
    items = []
    for each in meeting.items:
        settled, clock = _settled(_with_minutes(each), clock)
        items.append(settled)
    labels = item_labels(meeting)

    def with_label(item: AgendaItem) -> AgendaItem:
        return replace(item, printed_number=None) if item.printed_number == labels[item.id].own else item

    return replace(meeting, items=tuple(items)).with_each_item(with_label)


def minutes_between(start: time | None, end: time | None) -> int | None:
    """Return the whole minutes from one to the other, past midnight if need be; None where one is missing."""
    first, last = _minute(start), _minute(end)
    return None if first is None or last is None else (last - first) % _DAY


def _minute(clock: time | None) -> int | None:
    return None if clock is None else clock.hour * 60 + clock.minute


def _with_minutes(item: AgendaItem) -> AgendaItem:
    """Return the item with minutes from its times, unless its sub-items' minutes say the same."""
    item = replace(item, items=tuple(_with_minutes(child) for child in item.items))
    length = minutes_between(item.fixed_start, item.fixed_end)
    below = planned_minutes(item)
    if item.minutes_planned is not None or length is None or (below is not None and below % _DAY == length):
        return item
    return replace(item, minutes_planned=length)


def _settled(item: AgendaItem, clock: int | None) -> tuple[AgendaItem, int | None]:
    """Return the item without the times that follow from the clock, and the clock after it."""
    planned = planned_minutes(item)
    fixed = _minute(item.fixed_start)
    start = clock if fixed is None else fixed
    below, children = start, []
    for each in item.items:
        child, below = _settled(each, below)
        children.append(child)
    item = replace(item, items=tuple(children))
    return (item, below) if start is None else _timed(item, start, fixed == clock, planned)


def _timed(item: AgendaItem, start: int, on_the_clock: bool, planned: int | None) -> tuple[AgendaItem, int]:
    natural = (start + (planned or 0)) % _DAY
    end = _minute(item.fixed_end)
    if planned is None:
        return item, natural if end is None else end
    if end is not None and end != natural and item.minutes_planned is None:
        item, natural = replace(item, minutes_planned=(end - start) % _DAY), end
    if on_the_clock:
        item = replace(item, fixed_start=None)
    if end == natural:
        item = replace(item, fixed_end=None)
    return item, natural if end is None else end
