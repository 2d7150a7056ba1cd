"""Who is not at an item is known with why."""

from __future__ import annotations

from datetime import datetime

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.model.timeline import Entry, Step
from klyngedesk.model.whereabouts import whereabouts


def test_each_who_is_away_is_told_of_with_why() -> None:
    people = (
        Participant("Åse"),
        Participant("Bo", presence=Presence.EXCUSED),
        Participant("Ida", presence=Presence.ABSENT),
        Participant("Ole", id="ole"),
        Participant("Sif", id="sif"),
    )
    timeline = (
        Entry(datetime(2026, 11, 25, 13, 0), Step.OPENED, "kaj"),
        Entry(datetime(2026, 11, 25, 13, 1), Step.RECUSED, "kaj", "ole"),
        Entry(datetime(2026, 11, 25, 13, 2), Step.LEFT, "kaj", "sif"),
    )
    groups, items = (AttendanceGroup("Medlemmer", people),), (AgendaItem("Kaj", id="kaj"), AgendaItem("Bro", id="bro"))
    meeting = Meeting("f", "Udvalget", groups=groups, items=items, timeline=timeline)
    assert whereabouts(meeting, "kaj") == {"Bo": "afbud", "Ida": "fraværende", "Ole": "inhabil", "Sif": "ude"}
    assert "Ole" not in whereabouts(meeting)
