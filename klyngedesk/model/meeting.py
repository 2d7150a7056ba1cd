"""A meeting: its frame, its people and its agenda."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from klyngedesk.model import agenda
from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.identity import new_id
from klyngedesk.model.minutes_state import Act, MinutesState
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.model.timeline import Timeline
from klyngedesk.text.blocks import EMPTY, Text


@dataclass(frozen=True, slots=True)
class Annex:
    """A text printed after the items, inside the document."""

    title: str
    text: Text = EMPTY
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A whole meeting, detached and fully loaded.

    `start` and `end` are what the agenda says; `started` and `ended` are what the clock said.
    """

    forum_id: str
    forum_name: str
    title: str = ""
    date: dt.date | None = None
    date_as_printed: str | None = None
    date_inferred: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    started: dt.time | None = None
    ended: dt.time | None = None
    place: str = ""
    chair: str = ""
    minute_taker: str = ""
    case_number: str = ""
    document_number: str = ""
    document: str = "dagsorden"
    groups: tuple[AttendanceGroup, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    annexes: tuple[Annex, ...] = ()
    timeline: Timeline = ()
    minutes_state: MinutesState = MinutesState.DRAFT
    acts: tuple[Act, ...] = ()
    id: str = field(default_factory=new_id)

    @property
    def is_locked(self) -> bool:
        return self.minutes_state is MinutesState.APPROVED

    @property
    def day(self) -> dt.date | None:
        """Return the day of the meeting, inferred where the document did not print it."""
        return self.date or self.date_inferred

    def walk(self) -> Iterator[AgendaItem]:
        """Yield all items and sub-items in reading order."""
        return agenda.walk(self.items)

    def item(self, item_id: str) -> AgendaItem:
        """Return the item with that id; KeyError where there is none."""
        for item in self.walk():
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def closed_ids(self) -> frozenset[str]:
        """Return the ids of all closed items and of all that stands below them."""
        return frozenset(below.id for item in self.walk() if item.closed for below in item.walk())

    def with_each_item(self, change: Callable[[AgendaItem], AgendaItem]) -> Meeting:
        """Return the meeting with each item and sub-item as `change` leaves it."""
        return replace(self, items=agenda.changed(self.items, change))

    def with_each_attachment(self, change: Callable[[Attachment], Attachment]) -> Meeting:
        """Return the meeting with each attachment as `change` leaves it."""
        return self.with_each_item(
            lambda item: replace(item, attachments=tuple(change(one) for one in item.attachments))
        )

    def people(self) -> Iterator[Participant]:
        """Yield everyone listed, group by group."""
        for group in self.groups:
            yield from group.people

    def excused(self) -> tuple[Participant, ...]:
        return tuple(person for person in self.people() if person.presence is Presence.EXCUSED)

    def attachments(self) -> Iterator[tuple[AgendaItem, Attachment]]:
        """Yield each attachment with its item, in reading order."""
        for item in self.walk():
            for attachment in item.attachments:
                yield item, attachment
