"""Who was in the room when: derived from the list of people and the timeline, never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import slots
from klyngedesk.model.pace import item_at, last_end, sittings
from klyngedesk.model.people import Participant, Presence
from klyngedesk.model.timeline import Entry, Step, Timeline

_ANY_DAY = dt.date(2000, 1, 1)


def moves(meeting: Meeting) -> Timeline:
    """Return all comings and goings in order: those of the timeline, and the times told in the list of people."""
    known = {person.id for person in meeting.people() if person.presence is Presence.PRESENT}
    noted = (entry for entry in meeting.timeline if entry.step.is_of_the_door and entry.person_id in known)
    told = (entry for person in meeting.people() if person.id in known for entry in told_moves(meeting, person))
    return tuple(sorted((*noted, *told), key=lambda entry: entry.at))


def told_moves(meeting: Meeting, person: Participant) -> Iterator[Entry]:
    """Yield what the list of people tells of the person as entries, placed where the clock or the plan has them."""
    noon = dt.datetime.combine(meeting.day or _ANY_DAY, dt.time(12))
    start = next((entry.at for entry in meeting.timeline if entry.step.is_of_the_clock), noon)
    for step, moment in ((Step.CAME, person.arrived), (Step.LEFT, person.left)):
        if moment is not None:
            at = nearest(start + dt.timedelta(hours=6), moment)
            place = item_at(meeting.timeline, at) or _planned_at(meeting, moment)
            yield Entry(at, step, place, person.id, f"{person.id}-{step.value}")


def nearest(about: dt.datetime, moment: dt.time) -> dt.datetime:
    """Return that time of day on the day that brings it nearest: a meeting may go on after midnight."""
    day = dt.timedelta(days=1)
    same = dt.datetime.combine(about.date(), moment)
    return min((same - day, same, same + day), key=lambda each: abs(each - about))


def _planned_at(meeting: Meeting, moment: dt.time) -> str:
    started = [(slot.start, id_) for id_, slot in slots(meeting).items() if slot.start <= moment]
    breaks = {item.id for item in meeting.walk() if item.is_break}
    return next((id_ for _, id_ in sorted(started, key=lambda each: each[0], reverse=True) if id_ not in breaks), "")


def place_of(meeting: Meeting, entry: Entry) -> str:
    """Return the id of the item under which the entry belongs; empty where there is none."""
    ids = {item.id for item in meeting.walk()}
    if entry.item_id in ids:
        return entry.item_id
    earlier = tuple(each for each in meeting.timeline if each.item_id in ids)
    return item_at(earlier, entry.at)


def present(meeting: Meeting, item_id: str = "") -> tuple[Participant, ...]:
    """Return who is in the room: when the item was left for the last time, or, without an item, now."""
    gone = _gone_after(meeting, moves_until(meeting, item_id))
    out = {person.id for person in recused(meeting, item_id)} if item_id else set()
    return tuple(
        person
        for person in meeting.people()
        if person.presence is Presence.PRESENT and person.id not in gone and person.id not in out
    )


def moves_until(meeting: Meeting, item_id: str) -> Timeline:
    """Return the comings and goings up to when the item was left for the last time; without an item, all."""
    every = moves(meeting)
    if not item_id:
        return every
    end = last_end(meeting.timeline, item_id)
    if end is not None:
        return tuple(move for move in every if move.at <= end)
    if sittings(meeting.timeline):
        return every
    order = {item.id: number for number, item in enumerate(meeting.walk())}
    here = order.get(item_id, len(order))
    return tuple(move for move in every if order.get(place_of(meeting, move), -1) <= here)


def _gone_after(meeting: Meeting, until: Timeline) -> set[str]:
    """Return the ids of those who had not come yet, or had left, after these moves."""
    firsts: dict[str, Step] = {}
    for move in moves(meeting):
        firsts.setdefault(move.person_id, move.step)
    state = {person_id: step is Step.LEFT for person_id, step in firsts.items()}
    for move in until:
        state[move.person_id] = move.step is Step.CAME
    return {person_id for person_id, is_here in state.items() if not is_here}


def recused(meeting: Meeting, item_id: str) -> tuple[Participant, ...]:
    """Return those who took no part in the item because of inhabilitet, as they are listed."""
    return recused_by_item(meeting).get(item_id, ())


def recused_by_item(meeting: Meeting) -> Mapping[str, tuple[Participant, ...]]:
    """Return, by the item's id, those who took no part in it because of inhabilitet, as they are listed."""
    ids: dict[str, set[str]] = {}
    for entry in meeting.timeline:
        if entry.step is Step.RECUSED:
            ids.setdefault(entry.item_id, set()).add(entry.person_id)
    if not ids:
        return {}
    here = [person for person in meeting.people() if person.presence is Presence.PRESENT]
    return {item_id: tuple(person for person in here if person.id in own) for item_id, own in ids.items()}


def moves_of(meeting: Meeting, person_id: str) -> Timeline:
    """Return one person's comings and goings in order."""
    return tuple(move for move in moves(meeting) if move.person_id == person_id)
