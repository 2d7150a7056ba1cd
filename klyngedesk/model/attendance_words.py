"""Attendance as it is written in Danish minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from klyngedesk.model.attendance import moves, moves_of, place_of, recused
from klyngedesk.model.danish import clock, listed
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.model.pace import is_pause_at
from klyngedesk.model.people import Participant, Presence
from klyngedesk.model.timeline import Entry, Step, Timeline


def item_sentences(meeting: Meeting) -> Mapping[str, tuple[str, ...]]:
    """Return, by the item's id, the sentences of attendance that its minutes must have."""
    labels = item_labels(meeting)
    found: dict[str, list[str]] = {}
    for item in meeting.walk():
        names = [person.name for person in recused(meeting, item.id)]
        if names:
            found[item.id] = [f"{listed(names)} deltog ikke i behandlingen af punktet på grund af inhabilitet."]
    for place, words, names in _together(meeting):
        number = labels[place].full
        found.setdefault(place, []).append(words.format(names=listed(names), number=number))
    return {item_id: tuple(sentences) for item_id, sentences in found.items()}


def _together(meeting: Meeting) -> Iterator[tuple[str, str, list[str]]]:
    """Yield place, sentence and names; those who did the same at the same minute share one."""
    people = {person.id: person.name for person in meeting.people()}
    shared: dict[tuple[str, str], list[str]] = {}
    been: set[str] = set()
    for move in moves(meeting):
        place = place_of(meeting, move)
        if place:
            words = _sentence(meeting, move, back=move.person_id in been)
            shared.setdefault((place, words), []).append(people[move.person_id])
        been.add(move.person_id)
    for (place, words), names in shared.items():
        yield place, words, names


def _sentence(meeting: Meeting, move: Entry, *, back: bool) -> str:
    deed = "forlod mødet" if move.step is Step.LEFT else "vendte tilbage til mødet" if back else "kom til mødet"
    where = "i pausen efter punkt" if is_pause_at(meeting.timeline, move.at) else "under behandling af punkt"
    return f"{{names}} {deed} kl. {clock(move.at.time())} {where} {{number}}."


def remark_words(own_moves: Timeline) -> str:
    """Return what one person did as a few words: "kom 13.21, gik 14.15, kom igen 14.40"."""
    words = []
    for number, move in enumerate(own_moves):
        deed = "gik" if move.step is Step.LEFT else "kom igen" if number else "kom"
        words.append(f"{deed} {clock(move.at.time())}")
    return ", ".join(words)


def list_mark(meeting: Meeting, person: Participant, *, closed_too: bool = True) -> str:
    """Return what the list of people in the minutes says of the person.

    Without `closed_too` nothing is told of items behind closed doors.
    """
    if person.presence is Presence.EXCUSED:
        return "afbud"
    marks = [f"for {person.substitute_for}"] if person.substitute_for else []
    marks += ["fraværende"] if person.presence is Presence.ABSENT else []
    for number, move in enumerate(moves_of(meeting, person.id)):
        deed = "gik" if move.step is Step.LEFT else "kom igen" if number else "kom"
        marks.append(f"{deed} kl. {clock(move.at.time())}")
    numbers = [*_recused_numbers(meeting, person, closed_too=closed_too)]
    if numbers:
        marks.append(f"inhabil ved punkt {listed(numbers)}")
    return ", ".join(marks)


def _recused_numbers(meeting: Meeting, person: Participant, *, closed_too: bool) -> Iterator[str]:
    labels = item_labels(meeting)
    hidden = {below.id for top in meeting.items for item in top.walk() if item.closed for below in item.walk()}
    for item in meeting.walk():
        if person in recused(meeting, item.id) and (closed_too or item.id not in hidden):
            yield labels[item.id].full
