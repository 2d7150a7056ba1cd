"""Attendance as it is written in Danish minutes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from klyngedesk.model.attendance import moves, moves_of, place_of, recused_by_item
from klyngedesk.model.danish import clock, listed, sorting_key
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.model.pace import is_pause_at
from klyngedesk.model.people import Participant, Presence
from klyngedesk.model.quorum import has_seat
from klyngedesk.model.timeline import Entry, Step, Timeline


def item_sentences(meeting: Meeting) -> Mapping[str, tuple[str, ...]]:
    """Return, by the item's id, the sentences of attendance that its minutes must have."""
    labels, recused = item_labels(meeting), recused_by_item(meeting)
    found: dict[str, list[str]] = {}
    for item in meeting.walk():
        names = sorted((person.name for person in recused.get(item.id, ())), key=sorting_key)
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
    counting = _that_count(meeting)
    visits = _visits(meeting, counting)
    for move in counting:
        place = place_of(meeting, move)
        came = visits.get(move.person_id)
        if came is not None:
            words = _visit_sentence(came, move) if move.step is Step.LEFT else ""
        else:
            words = _sentence(meeting, move, back=move.person_id in been)
        if place and words:
            shared.setdefault((place, words), []).append(people[move.person_id])
        been.add(move.person_id)
    for (place, words), names in shared.items():
        yield place, words, sorted(names, key=sorting_key)


def _that_count(meeting: Meeting) -> Timeline:
    """Return the comings and goings that change something: one who was out for less than a minute never left."""
    kept: list[Entry] = []
    for move in moves(meeting):
        same = next((each for each in reversed(kept) if each.person_id == move.person_id), None)
        if same is not None and _is_same_minute(same, move) and place_of(meeting, same) == place_of(meeting, move):
            kept.remove(same)
        else:
            kept.append(move)
    return tuple(kept)


def _is_same_minute(one: Entry, other: Entry) -> bool:
    return one.at.replace(second=0, microsecond=0) == other.at.replace(second=0, microsecond=0)


def _visits(meeting: Meeting, counting: Timeline) -> Mapping[str, Entry]:
    """Return when those without a seat came who were there for one item only, by their ids."""
    guests = {person.id for group in meeting.groups if not has_seat(group.title, ()) for person in group.people}
    own: dict[str, list[Entry]] = {}
    for move in counting:
        if move.person_id in guests:
            own.setdefault(move.person_id, []).append(move)
    return {
        person_id: pair[0]
        for person_id, pair in own.items()
        if [move.step for move in pair] == [Step.CAME, Step.LEFT]
        and place_of(meeting, pair[0]) == place_of(meeting, pair[1]) != ""
    }


def _visit_sentence(came: Entry, left: Entry) -> str:
    span = f"kl. {clock(came.at.time())}-{clock(left.at.time())}"
    return f"{{names}} deltog i mødet {span} under behandling af punkt {{number}}."


def _sentence(meeting: Meeting, move: Entry, *, back: bool) -> str:
    """Return the sentence; nothing of one who came before the meeting began."""
    deed = "forlod mødet" if move.step is Step.LEFT else "vendte tilbage til mødet" if back else "kom til mødet"
    beats = [entry for entry in meeting.timeline if entry.step.is_of_the_clock]
    if beats and move.at < beats[0].at:
        return ""
    over = bool(beats) and beats[-1].step is Step.STOPPED and move.at - beats[-1].at >= timedelta(minutes=1)
    pause = is_pause_at(meeting.timeline, move.at)
    where = "i pausen efter punkt" if pause else "efter punkt" if over else "under behandling af punkt"
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
        return person.presence.danish
    marks = [f"for {person.substitute_for}"] if person.substitute_for else []
    marks += [person.presence.danish] if person.presence is Presence.ABSENT else []
    for number, move in enumerate(moves_of(meeting, person.id)):
        deed = "gik" if move.step is Step.LEFT else "kom igen" if number else "kom"
        marks.append(f"{deed} kl. {clock(move.at.time())}")
    numbers = [*_recused_numbers(meeting, person, closed_too=closed_too)]
    if numbers:
        marks.append(f"inhabil ved punkt {listed(numbers)}")
    return ", ".join(marks)


def _recused_numbers(meeting: Meeting, person: Participant, *, closed_too: bool) -> Iterator[str]:
    recused = recused_by_item(meeting)
    if not any(person in out for out in recused.values()):
        return
    labels = item_labels(meeting)
    hidden = meeting.closed_ids()
    for item in meeting.walk():
        if person in recused.get(item.id, ()) and (closed_too or item.id not in hidden):
            yield labels[item.id].full
