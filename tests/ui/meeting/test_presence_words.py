"""What stands beside a name tells of the item in hand, during the meeting and after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import AttendanceGroup, Participant
from klyngedesk.model.timeline import Entry, Step
from klyngedesk.ui.meeting.presence_model import presence_rows


def at(words: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-25T{words}")


MEETING = Meeting(
    "forum",
    "Rådet",
    started=time(13),
    items=(AgendaItem("Ét", id="1"), AgendaItem("To", id="2"), AgendaItem("Tre", id="3")),
    groups=(AttendanceGroup("Rådet", (Participant("Åse Bæk", id="Åse"),)),),
    timeline=(
        Entry(at("13:00"), Step.OPENED, "1"),
        Entry(at("13:30"), Step.OPENED, "2"),
        Entry(at("13:40"), Step.CAME, "2", "Åse"),
        Entry(at("14:00"), Step.OPENED, "3"),
        Entry(at("14:10"), Step.LEFT, "3", "Åse"),
        Entry(at("14:20"), Step.CAME, "3", "Åse"),
        Entry(at("14:40"), Step.LEFT, "3", "Åse"),
    ),
)
OVER = replace(MEETING, ended=time(15), timeline=(*MEETING.timeline, Entry(datetime(2026, 11, 25, 15), Step.STOPPED)))


@pytest.mark.parametrize(
    ("meeting", "item", "words"),
    [
        (MEETING, "1", "ikke kommet endnu"),
        (OVER, "1", "kom 13.40"),
        (OVER, "2", "kom 13.40"),
        (OVER, "3", "gik 14.40"),
    ],
)
def test_the_remark_is_of_the_item_that_is_shown(meeting: Meeting, item: str, words: str) -> None:
    assert [row.remark for row in presence_rows(meeting, Profile(), item) if row.person] == [words]
