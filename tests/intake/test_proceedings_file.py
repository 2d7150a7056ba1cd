"""What happened at a meeting goes out in its file and comes back, and mistakes in it are named."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from klyngedesk.intake.meeting_file import read_meetings
from klyngedesk.intake.meeting_form import meeting_form
from klyngedesk.model.agenda import AgendaItem, Outcome, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import Act, Comment, MinutesState
from klyngedesk.model.people import AttendanceGroup, Participant
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.model.quorum_rule import QuorumRule
from klyngedesk.model.timeline import Entry, Step
from klyngedesk.model.votes import Ballot, Stance, Statement, Vote
from klyngedesk.services.fresh_identities import with_new_identities

MOMENT = datetime(2027, 3, 8, 13, 5, 0, 17)
PROFILE = Profile(
    votes=True,
    phrase_style=PhraseStyle.SHORT,
    quorum=QuorumRule.TWO_THIRDS,
    seated_groups=("Rådet",),
    joined_decisions=True,
)


def a_meeting() -> Meeting:
    person = Participant("Åse")
    line = Recommendation("Godkender", Outcome.FOLLOWED, "Godkendt", Outcome.NOT_FOLLOWED, "Vi venter")
    item = AgendaItem(
        "Et",
        recommendations=(line,),
        votes=(Vote(line.id, (Ballot(person.id, "Åse", Stance.NEITHER),)), Vote(numbers=(3, 1, 0))),
        statements=(Statement("Åse", "Det er for dyrt."),),
        comments=(Comment("Bo", "Skriv 3 mio."),),
        postponed=True,
        postponed_to="mødet i juni",
        continues="et-andet",
    )
    entries = (Entry(MOMENT, Step.OPENED, item.id), Entry(datetime(2027, 3, 8, 14), Step.LEFT, item.id, person.id))
    return Meeting(
        "",
        "Rådet",
        groups=(AttendanceGroup("Rådet", (person,)),),
        items=(item,),
        timeline=entries,
        minutes_state=MinutesState.APPROVED,
        acts=(Act(MOMENT, "godkendt", "på mødet"),),
    )


def test_what_happened_comes_back_to_the_letter() -> None:
    meeting = a_meeting()
    read = read_meetings(meeting_form(meeting, {}, {}, PROFILE), "Filen", Path())[0]
    assert (read.meeting, read.profile) == (meeting, PROFILE)


def test_who_left_last_is_told_beside_the_person_too() -> None:
    meeting = a_meeting()
    person: dict[str, Any] = meeting_form(meeting, {}, {})["groups"][0]["people"][0]
    assert (person["left"], "arrived" in person) == ("14:00", False)


def test_a_copy_under_new_identities_still_names_its_own_parts() -> None:
    copy = with_new_identities(a_meeting())
    (item,), (person,) = copy.items, copy.people()
    assert copy.timeline[1].item_id == item.id
    assert copy.timeline[1].person_id == person.id == item.votes[0].ballots[0].person_id
    assert item.votes[0].line_id == item.recommendations[0].id


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("timeline", [{"at": "kl. 13", "what": "opened"}], "hændelse 1: »at«"),
        ("timeline", [{"at": "2027-03-08T13:05:00+01:00", "what": "opened"}], "hændelse 1: »at«"),
        ("timeline", [{"at": "2027-03-08T13:05:00", "what": "gik"}], "hændelse 1: »what«"),
        ("minutes_state", "færdig", "»minutes_state«"),
        ("acts", [{"what": "godkendt"}], "handling 1: »at« mangler"),
    ],
)
def test_a_mistake_is_named_by_its_place(key: str, value: object, told: str) -> None:
    with pytest.raises(UserError, match=told):
        read_meetings({"forum": "Rådet", "items": [], key: value}, "Filen", Path())
