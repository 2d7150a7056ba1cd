"""Attendance: who is there, who came and left, who stands in for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.model.timeline import without_entries
from klyngedesk.services.changes import Changes, change
from klyngedesk.store.store import Store


def mark_presence(store: Store, meeting_id: str, person_id: str, presence: Presence) -> Changes:
    """Mark the person present, excused or absent; the times of coming and going are cleared."""

    def edit(meeting: Meeting) -> Meeting:
        own = (e.id for e in meeting.timeline if e.step.is_of_the_door and e.person_id == person_id)
        cleared = replace(meeting, timeline=without_entries(meeting.timeline, *own))
        return with_person(cleared, person_id, presence=presence, arrived=None, left=None)

    return change(store, meeting_id, "ret fremmøde", edit)


def change_person(store: Store, meeting_id: str, person_id: str, **fields: Any) -> Changes:
    """Change the named fields of a participant."""
    return change(store, meeting_id, "ret deltager", lambda meeting: with_person(meeting, person_id, **fields))


def add_person(store: Store, meeting_id: str, group_title: str, person: Participant) -> Changes:
    """List the person last in that group, made where there is none."""

    def edit(meeting: Meeting) -> Meeting:
        if group_title not in [group.title for group in meeting.groups]:
            return replace(meeting, groups=(*meeting.groups, AttendanceGroup(group_title, (person,))))
        return replace(meeting, groups=tuple(_joined(group, group_title, person) for group in meeting.groups))

    return change(store, meeting_id, "tilføj deltager", edit)


def set_people(store: Store, meeting_id: str, rows: Sequence[tuple[str, Mapping[str, Any], str]]) -> Changes:
    """Make the list of people these rows: id (empty for someone new), fields and group title."""

    def edit(meeting: Meeting) -> Meeting:
        known = {person.id: person for person in meeting.people()}
        people = [(_person(known.get(id_), fields), group or _first_group(meeting)) for id_, fields, group in rows]
        titles = list(dict.fromkeys(group for _, group in people))
        before = {group.title: group for group in meeting.groups}
        groups = (
            replace(before.get(title, AttendanceGroup(title)), people=tuple(p for p, group in people if group == title))
            for title in titles
        )
        return replace(meeting, groups=tuple(groups))

    return change(store, meeting_id, "ret deltagere", edit)


def _first_group(meeting: Meeting) -> str:
    return meeting.groups[0].title if meeting.groups else "Deltagere"


def _person(before: Participant | None, fields: Mapping[str, Any]) -> Participant:
    """Return the person with those fields; one who is absent and not excused stays absent."""
    person = before or Participant(str(fields["name"]))
    kept = dict(fields)
    if person.presence is Presence.ABSENT and fields.get("presence") is Presence.PRESENT:
        del kept["presence"]
    return replace(person, **kept)


def send_substitute(store: Store, meeting_id: str, person_id: str, name: str) -> Changes:
    """Excuse the person and list the substitute in the same group, in one step."""

    def edit(meeting: Meeting) -> Meeting:
        return replace(meeting, groups=tuple(_substituted(group, person_id, name) for group in meeting.groups))

    return change(store, meeting_id, "sæt stedfortræder", edit)


def remove_person(store: Store, meeting_id: str, person_id: str) -> Changes:
    """Take the person off the list; a group left empty goes too."""

    def edit(meeting: Meeting) -> Meeting:
        groups = (
            replace(group, people=tuple(person for person in group.people if person.id != person_id))
            for group in meeting.groups
        )
        return replace(meeting, groups=tuple(group for group in groups if group.people))

    return change(store, meeting_id, "fjern deltager", edit)


def _joined(group: AttendanceGroup, title: str, person: Participant) -> AttendanceGroup:
    return replace(group, people=(*group.people, person)) if group.title == title else group


def _substituted(group: AttendanceGroup, person_id: str, name: str) -> AttendanceGroup:
    away = next((person for person in group.people if person.id == person_id), None)
    if away is None:
        return group
    substitute = Participant(name.strip(), organisation=away.organisation, substitute_for=away.name)
    people = (replace(p, presence=Presence.EXCUSED) if p.id == person_id else p for p in group.people)
    return replace(group, people=(*people, substitute))


def with_person(meeting: Meeting, person_id: str, **fields: Any) -> Meeting:
    """Return the meeting with these fields of the person changed."""
    groups = (
        replace(group, people=tuple(replace(p, **fields) if p.id == person_id else p for p in group.people))
        for group in meeting.groups
    )
    return replace(meeting, groups=tuple(groups))
