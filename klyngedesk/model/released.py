"""What the room may see of an item: what has been released, and of a closed item nothing."""

from __future__ import annotations

from dataclasses import dataclass

from klyngedesk.model.agenda import AgendaItem, Recommendation
from klyngedesk.model.danish import short_date
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels, planned_minutes

CLOSED = "Lukket punkt"


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A line of the indstilling with the decision released for it; `is_now` is the line that is dealt with."""

    number: str
    text: str
    decision: str = ""
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class RoomPage:
    """One page of the second screen; a closed item has only its title, which is the same for all closed items."""

    title: str
    item_id: str = ""
    head: str = ""
    place: str = ""
    presenters: str = ""
    stem: str = ""
    lines: tuple[RoomLine, ...] = ()
    then: str = ""
    is_closed: bool = False

    @property
    def spoken(self) -> str:
        """Return all the words of the page, as a screen reader says them."""
        lines = (" ".join(filter(None, (line.number, line.text, line.decision))) for line in self.lines)
        return "\n".join(
            filter(None, (self.head, self.place, self.title, self.presenters, self.stem, *lines, self.then))
        )


def is_closed(meeting: Meeting, item_id: str) -> bool:
    """Return whether the item, or the theme it stands under, is closed."""
    return item_id in meeting.closed_ids()


def room_page(meeting: Meeting, item: AgendaItem, *, with_decisions: bool) -> RoomPage:
    """Return the item as the room sees it; without decisions just what the agenda said."""
    if is_closed(meeting, item.id):
        return RoomPage(CLOSED, item.id, is_closed=True)
    body = item.recommendation_to or meeting.forum_name
    return RoomPage(
        title=item.title or ("Pause" if item.is_break else ""),
        item_id=item.id,
        head=", ".join(filter(None, (meeting.forum_name, short_date(meeting.day) if meeting.day else ""))),
        place=_place(meeting, item),
        presenters=", ".join(item.presenters),
        stem=f"Det indstilles, at {body}:" if item.recommendations else "",
        lines=_lines(item.recommendations, with_decisions=with_decisions),
        then=_then(meeting, item),
    )


def _place(meeting: Meeting, item: AgendaItem) -> str:
    label = item_labels(meeting)[item.id].full
    count = sum(not top.is_break for top in meeting.items)
    return f"Punkt {label} af {count}" if label else ""


def _lines(lines: tuple[Recommendation, ...], *, with_decisions: bool) -> tuple[RoomLine, ...]:
    decided = [_decision(line) if with_decisions else "" for line in lines]
    now = next((n for n, words in enumerate(decided) if not words), -1)
    return tuple(
        RoomLine(f"{n + 1}." if len(lines) > 1 else "", line.text, decided[n], n == now and with_decisions)
        for n, line in enumerate(lines)
    )


def _decision(line: Recommendation) -> str:
    return line.note.strip() or (line.outcome.danish if line.outcome else "")


def _then(meeting: Meeting, item: AgendaItem) -> str:
    """Return what comes after the item, told no further than the room may know."""
    order = list(meeting.walk())
    place = next(n for n, each in enumerate(order) if each.id == item.id) + 1
    if place >= len(order):
        return ""
    after = order[place]
    if after.is_break:
        minutes = planned_minutes(after)
        return f"Derefter: {after.title or 'Pause'}" + (f" i {minutes} minutter" if minutes else "")
    return f"Derefter: {CLOSED if is_closed(meeting, after.id) else after.title}"
