"""Time at a meeting: which item the clock runs for, minutes used against minutes planned, when it will end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import planned_minutes
from klyngedesk.model.timeline import Entry, Step, Timeline

_ANY_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Sitting:
    """An unbroken stretch of time spent on one item, or on a break; without an end the clock still runs."""

    item_id: str
    start: dt.datetime
    end: dt.datetime | None
    is_break: bool = False

    def seconds(self, now: dt.datetime) -> float:
        return max(0.0, ((self.end or now) - self.start).total_seconds())


def sittings(timeline: Timeline) -> tuple[Sitting, ...]:
    """Return the stretches in the order of the clock."""
    beats = [entry for entry in timeline if entry.step.is_of_the_clock]
    ends: list[dt.datetime | None] = [beat.at for beat in beats[1:]]
    return tuple(
        Sitting(beat.item_id, beat.at, end, beat.step is Step.PAUSED)
        for beat, end in zip(beats, (*ends, None), strict=False)
        if beat.step is not Step.STOPPED
    )


def running(timeline: Timeline) -> Sitting | None:
    """Return the stretch the clock runs for, or None while it stands still."""
    last = next((entry for entry in reversed(timeline) if entry.step.is_of_the_clock), None)
    if last is None or last.step is Step.STOPPED:
        return None
    return Sitting(last.item_id, last.at, None, last.step is Step.PAUSED)


def item_at(timeline: Timeline, moment: dt.datetime) -> str:
    """Return the id of the item that was taken up last before that moment, or an empty string."""
    opened = [entry for entry in timeline if entry.step is Step.OPENED and entry.at <= moment]
    return opened[-1].item_id if opened else ""


def is_pause_at(timeline: Timeline, moment: dt.datetime) -> bool:
    """Return whether the meeting had a break at that moment."""
    beats = [entry for entry in timeline if entry.step.is_of_the_clock and entry.at <= moment]
    return bool(beats) and beats[-1].step is Step.PAUSED


def last_end(timeline: Timeline, item_id: str) -> dt.datetime | None:
    """Return when the item was left for the last time; `datetime.max` while it is current, None before it came up."""
    own = [each for each in sittings(timeline) if each.item_id == item_id and not each.is_break]
    return (own[-1].end or dt.datetime.max) if own else None


def span_of(timeline: Timeline, item_id: str) -> tuple[dt.time, dt.time | None] | None:
    """Return when the item was first taken up, and when it was last left if it was; None before it came up."""
    own = [each for each in sittings(timeline) if each.item_id == item_id]
    if not own:
        return None
    end = own[-1].end
    return own[0].start.time(), end.time() if end else None


def used_seconds(meeting: Meeting, now: dt.datetime) -> Mapping[str, float]:
    """Return the seconds spent on each item by its id; a theme has those of its sub-items too."""
    own: dict[str, float] = {}
    for each in sittings(meeting.timeline):
        own[each.item_id] = own.get(each.item_id, 0.0) + each.seconds(now)
    return {
        item.id: sum(own[each.id] for each in item.walk() if each.id in own)
        for item in meeting.walk()
        if any(each.id in own for each in item.walk())
    }


@dataclass(frozen=True, slots=True)
class Pace:
    """How the meeting keeps its time: when it will end as things stand, and how many minutes late that is."""

    ends: dt.time
    drift: int


def pace(meeting: Meeting, now: dt.datetime) -> Pace | None:
    """Return the pace of a meeting that is on; None where it is not, or nothing was planned."""
    planned_end = _planned_end(meeting)
    current = running(meeting.timeline)
    if current is None or planned_end is None:
        return None
    used = used_seconds(meeting, now)
    left = sum(_left(item, current.item_id, used) for item in meeting.items)
    ends = now + dt.timedelta(seconds=left)
    drift = round((ends - dt.datetime.combine(ends.date(), planned_end)).total_seconds() / 60)
    return Pace(ends.time(), (drift + 720) % 1440 - 720)


def _planned_end(meeting: Meeting) -> dt.time | None:
    if meeting.end is not None:
        return meeting.end
    minutes = sum(planned_minutes(item) or 0 for item in meeting.items)
    if meeting.start is None or not minutes:
        return None
    return (dt.datetime.combine(_ANY_DAY, meeting.start) + dt.timedelta(minutes=minutes)).time()


def _left(item: AgendaItem, current_id: str, used: Mapping[str, float]) -> float:
    """Return the seconds that the item may still take: all of its plan before it came up, the rest while current."""
    if item.items and item.minutes_planned is None:
        return sum(_left(child, current_id, used) for child in item.items)
    planned = (planned_minutes(item) or 0) * 60.0
    if current_id and current_id in [each.id for each in item.walk()]:
        return max(0.0, planned - used.get(item.id, 0.0))
    if item.items and not _is_through(item, used):
        return max(0.0, planned - used.get(item.id, 0.0))
    return 0.0 if item.id in used else planned


def _is_through(item: AgendaItem, used: Mapping[str, float]) -> bool:
    """Return whether all that is below the item has come up."""
    return all(child.id in used for child in item.items)


def entries_of(timeline: Timeline, step: Step) -> Iterator[Entry]:
    return (entry for entry in timeline if entry.step is step)
