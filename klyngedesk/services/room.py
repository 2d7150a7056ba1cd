"""The room while the meeting goes on: the item taken up, breaks, people at the door, people recused."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from klyngedesk.model.attendance import moves_of, nearest, place_of, present, told_moves
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.pace import item_at, last_end, running
from klyngedesk.model.people import Participant, Presence
from klyngedesk.model.timeline import Entry, Step, with_entry, without_entries
from klyngedesk.services.attendance import with_person
from klyngedesk.services.changes import Changes, change
from klyngedesk.store.patches import Patch
from klyngedesk.store.rows import timeline_row
from klyngedesk.store.store import Store

# An item that was only passed on the way to another was never taken up.
GLANCE = timedelta(seconds=3)


def take_up(store: Store, meeting: Meeting, item_id: str, now: datetime) -> Meeting:
    """Return the meeting with its clock running for that item; nothing else of it is read or written.

    A break that is taken up is a break; an item seen for a glance on the way is taken out again.
    """
    if running(meeting.timeline) is None or item_id not in {item.id for item in meeting.walk()}:
        return meeting
    if store.holder_of(meeting.id):
        return meeting
    timeline = meeting.timeline
    last = timeline[-1]
    if last.step is Step.OPENED and last.item_id == item_id:
        return meeting
    if last.step is Step.OPENED and timedelta(0) <= now - last.at < GLANCE and _beats(meeting) > 1:
        timeline = timeline[:-1]
    current = running(timeline)
    if current is None or current.item_id != item_id:
        step = Step.PAUSED if meeting.item(item_id).is_break else Step.OPENED
        timeline = with_entry(timeline, Entry(now, step, item_id))
    after = replace(meeting, timeline=timeline)
    store.apply(_timeline_patches(meeting, after))
    return after


def _beats(meeting: Meeting) -> int:
    return sum(entry.step.is_of_the_clock for entry in meeting.timeline)


def _timeline_patches(before: Meeting, after: Meeting) -> tuple[Patch, ...]:
    """Return the patches of the entries that came and went, without looking at anything else."""
    was, is_now = set(before.timeline), set(after.timeline)
    gone = (
        Patch("timeline", each.id, timeline_row(before, each), None) for each in before.timeline if each not in is_now
    )
    come = (Patch("timeline", each.id, None, timeline_row(after, each)) for each in after.timeline if each not in was)
    return (*gone, *come)


def pause_or_resume(store: Store, meeting_id: str, now: datetime, item_id: str, break_id: str = "") -> Changes:
    """Begin a break (the planned one of that id, if any), or end it and take up the item."""

    def edit(meeting: Meeting) -> Meeting:
        current = running(meeting.timeline)
        if current is None:
            return meeting
        entry = Entry(now, Step.OPENED, item_id) if current.is_break else Entry(now, Step.PAUSED, break_id)
        return replace(meeting, timeline=with_entry(meeting.timeline, entry))

    return change(store, meeting_id, "pause", edit)


def mark_arrived(store: Store, meeting_id: str, person_id: str, now: datetime, item_id: str = "") -> Changes:
    """Note that the person came now, or is back; before the meeting has begun it only says who is there."""
    return _note_move(store, meeting_id, "kom til mødet", person_id, Entry(now, Step.CAME, item_id, person_id))


def mark_left(store: Store, meeting_id: str, person_id: str, now: datetime, item_id: str = "") -> Changes:
    """Note that the person left the meeting now."""
    return _note_move(store, meeting_id, "forlod mødet", person_id, Entry(now, Step.LEFT, item_id, person_id))


def _note_move(store: Store, meeting_id: str, label: str, person_id: str, entry: Entry) -> Changes:
    def edit(meeting: Meeting) -> Meeting:
        found = _with_told_moves_noted(meeting, person_id)
        if meeting.started is None and meeting.document == "dagsorden":
            return with_person(meeting, person_id, presence=Presence.PRESENT) if entry.step is Step.CAME else meeting
        is_here = person_id in {each.id for each in present(found)}
        if entry.step is Step.LEFT and not is_here:
            return meeting
        if entry.step is Step.CAME and is_here and moves_of(found, person_id):
            return meeting
        found = with_person(found, person_id, presence=Presence.PRESENT)
        return replace(found, timeline=with_entry(found.timeline, _placed(found, entry)))

    return change(store, meeting_id, label, edit)


def _person(meeting: Meeting, person_id: str) -> Participant:
    return next(person for person in meeting.people() if person.id == person_id)


def _placed(meeting: Meeting, entry: Entry) -> Entry:
    """Return the move at its place: where the clock is, while it runs, else when the item in hand was left."""
    if running(meeting.timeline) is not None:
        return replace(entry, item_id=item_at(meeting.timeline, entry.at))
    end = last_end(meeting.timeline, entry.item_id)
    return replace(entry, at=end) if end else entry


def _with_told_moves_noted(meeting: Meeting, person_id: str) -> Meeting:
    """Return the meeting with the times told in the list of people as entries of the timeline."""
    timeline = meeting.timeline
    for move in told_moves(meeting, _person(meeting, person_id)):
        timeline = with_entry(timeline, Entry(move.at, move.step, move.item_id, person_id))
    return replace(with_person(meeting, person_id, arrived=None, left=None), timeline=timeline)


def toggle_recused(store: Store, meeting_id: str, person_id: str, now: datetime, item_id: str) -> Changes:
    """Note that the person takes no part in the item, or that it was a mistake."""

    def edit(meeting: Meeting) -> Meeting:
        noted = [
            entry.id
            for entry in meeting.timeline
            if entry.step is Step.RECUSED and (entry.item_id, entry.person_id) == (item_id, person_id)
        ]
        if noted:
            return replace(meeting, timeline=without_entries(meeting.timeline, *noted))
        entry = Entry(now, Step.RECUSED, item_id, person_id)
        return replace(meeting, timeline=with_entry(meeting.timeline, entry))

    return change(store, meeting_id, "inhabil", edit)


def change_last_move(store: Store, meeting_id: str, person_id: str, moment: time) -> Changes:
    """Correct when the person last came or left; it belongs to the item of that time."""

    def edit(meeting: Meeting) -> Meeting:
        found = _with_told_moves_noted(meeting, person_id)
        own = moves_of(found, person_id)
        if not own:
            return meeting
        at = nearest(own[-1].at, moment)
        place = item_at(found.timeline, at) or place_of(found, own[-1])
        rest = without_entries(found.timeline, own[-1].id)
        return replace(found, timeline=with_entry(rest, replace(own[-1], at=at, item_id=place)))

    return change(store, meeting_id, "ret klokkeslæt", edit)


def forget_last_move(store: Store, meeting_id: str, person_id: str) -> Changes:
    """Take out the last time the person came or left."""

    def edit(meeting: Meeting) -> Meeting:
        found = _with_told_moves_noted(meeting, person_id)
        own = moves_of(found, person_id)
        return replace(found, timeline=without_entries(found.timeline, own[-1].id)) if own else meeting

    return change(store, meeting_id, "fjern klokkeslæt", edit)
