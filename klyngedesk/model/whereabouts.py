"""Who cannot be said to take part in an item, and why not."""

from __future__ import annotations

from collections.abc import Mapping

from klyngedesk.model.attendance import present, recused
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import Participant, Presence


def whereabouts(meeting: Meeting, item_id: str = "") -> Mapping[str, str]:
    """Return "inhabil", "ude", "afbud" or "fraværende" by the name of each person who is not present at the item."""
    here = {person.id for person in present(meeting, item_id)}
    out = {person.id for person in recused(meeting, item_id)}
    return {
        person.name: "inhabil" if person.id in out else _away(person)
        for person in meeting.people()
        if person.id not in here
    }


def _away(person: Participant) -> str:
    return "ude" if person.presence is Presence.PRESENT else person.presence.danish
