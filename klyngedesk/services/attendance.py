"""Attendance: who is there, who came and left, who stands in for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.services.changes import Changes, change
from klyngedesk.store.store import Store


def mark_presence(store: Store, meeting_id: str, person_id: str, presence: Presence) -> Changes:
    """Mark the person present, excused or absent; the times of coming and going are cleared."""
    fields = {"presence": presence, "arrived": None, "left": None}
    return _edit(store, meeting_id, person_id, "ret fremmøde", **fields)


def mark_arrived(store: Store, meeting_id: str, person_id: str, now: time) -> Changes:
    """Mark that the person came just now; one who had left is back."""
    moment = now.replace(second=0, microsecond=0)
    return _edit(store, meeting_id, person_id, "kom til mødet", presence=Presence.PRESENT, arrived=moment, left=None)


def mark_left(store: Store, meeting_id: str, person_id: str, now: time) -> Changes:
    moment = now.replace(second=0, microsecond=0)
    return _edit(store, meeting_id, person_id, "forlod mødet", left=moment)


def change_person(store: Store, meeting_id: str, person_id: str, **fields: Any) -> Changes:
    """Change the named fields of a participant."""
    return _edit(store, meeting_id, person_id, "ret deltager", **fields)


def add_person(store: Store, meeting_id: str, group_title: str, person: Participant) -> Changes:
    """List the person last in that group, made where there is none."""

    def edit(meeting: Meeting) -> Meeting:
        if group_title not in [group.title for group in meeting.groups]:
            return replace(meeting, groups=(*meeting.groups, AttendanceGroup(group_title, (person,))))
        return replace(meeting, groups=tuple(_joined(group, group_title, person) for group in meeting.groups))

    return change(store, meeting_id, "tilføj deltager", edit)


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


def _edit(store: Store, meeting_id: str, person_id: str, label: str, **fields: Any) -> Changes:
    def edit(meeting: Meeting) -> Meeting:
        groups = (
            replace(group, people=tuple(replace(p, **fields) if p.id == person_id else p for p in group.people))
            for group in meeting.groups
        )
        return replace(meeting, groups=tuple(groups))

    return change(store, meeting_id, label, edit)
