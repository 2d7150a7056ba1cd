"""What happened at a meeting and when: items taken up, breaks, people coming and going."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from klyngedesk.model.identity import new_id


class Step(StrEnum):
    """OPENED: an item was taken up. PAUSED: a break began. STOPPED: the meeting ended.

    CAME and LEFT are a person's; RECUSED says that the person took no part in one item.
    """

    OPENED = "opened"
    PAUSED = "paused"
    STOPPED = "stopped"
    CAME = "came"
    LEFT = "left"
    RECUSED = "recused"

    @property
    def is_of_the_clock(self) -> bool:
        return self in (Step.OPENED, Step.PAUSED, Step.STOPPED)

    @property
    def is_of_the_door(self) -> bool:
        return self in (Step.CAME, Step.LEFT)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened; `item_id` is the item it belongs to, empty where that is not known."""

    at: datetime
    step: Step
    item_id: str = ""
    person_id: str = ""
    id: str = field(default_factory=new_id)


Timeline = tuple[Entry, ...]


def with_entry(timeline: Timeline, entry: Entry) -> Timeline:
    """Return the timeline in order with the entry in it; no two entries have the same moment."""
    taken = {each.at for each in timeline}
    at = entry.at
    while at in taken:
        at += timedelta(microseconds=1)
    kept = Entry(at, entry.step, entry.item_id, entry.person_id, entry.id)
    return tuple(sorted((*timeline, kept), key=lambda each: each.at))


def without_entries(timeline: Timeline, *ids: str) -> Timeline:
    return tuple(each for each in timeline if each.id not in ids)
