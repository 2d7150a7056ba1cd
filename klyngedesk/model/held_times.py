"""When each item was really in hand, and when there really was a break: what the clock of the meeting knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import Slot, slots
from klyngedesk.model.pace import Sitting, sittings
from klyngedesk.model.timeline import Step

Times = Mapping[str, tuple[Slot, ...]]


def has_clock(meeting: Meeting) -> bool:
    """Return whether the clock ran; a meeting held on paper has the times that were printed."""
    return any(entry.step is Step.OPENED for entry in meeting.timeline)


def planned_times(meeting: Meeting) -> Times:
    return {id_: (slot,) for id_, slot in slots(meeting).items()}


def held_times(meeting: Meeting) -> Times:
    """Return the stretches of each item by its id, several where others came between; without a clock the plan.

    An item that is still in hand has none yet, and a theme has those of its sub-items too.
    """
    if not has_clock(meeting):
        return planned_times(meeting)
    told = sittings(meeting.timeline)
    found = {item.id: tuple(_stretches(item, told)) for item in meeting.walk()}
    return {id_: times for id_, times in found.items() if times}


def _stretches(item: AgendaItem, told: tuple[Sitting, ...]) -> Iterator[Slot]:
    """Yield the item's stretches; one that a break alone divides is one."""
    mine = {each.id for each in item.walk()}
    begun: dt.datetime | None = None
    ended: dt.datetime | None = None
    for sitting in told:
        if sitting.item_id in mine and sitting.is_break is item.is_break:
            begun, ended = begun or sitting.start, sitting.end
            if ended is None:
                return
        elif not sitting.is_break and begun and ended:
            yield Slot(_minute(begun), _minute(ended))
            begun = None
    if begun and ended:
        yield Slot(_minute(begun), _minute(ended))


def unplanned_breaks(meeting: Meeting, item: AgendaItem) -> tuple[Slot, ...]:
    """Return the breaks that stand nowhere on the agenda and began while the item, or one below it, was in hand."""
    if not any(entry.step is Step.PAUSED for entry in meeting.timeline):
        return ()
    planned = {each.id for each in meeting.walk() if each.is_break}
    mine, current, found = {each.id for each in item.walk()}, "", []
    for sitting in sittings(meeting.timeline):
        if not sitting.is_break:
            current = sitting.item_id
        elif sitting.end and current in mine and sitting.item_id not in planned:
            found.append(Slot(_minute(sitting.start), _minute(sitting.end)))
    return tuple(found)


def _minute(moment: dt.datetime) -> dt.time:
    return moment.time().replace(second=0, microsecond=0)
