"""Roles tell who leads, who writes, and who is counted."""

from __future__ import annotations

import pytest

from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.offices import chair_of, minute_taker_of
from klyngedesk.model.people import AttendanceGroup, Member, Participant
from klyngedesk.model.quorum import seat_count

MEMBERS = (
    Member("Nis", role="Næstformand"),
    Member("Åse", role="Formand"),
    Member("Sif", title="Sekretær"),
    Member("Bo", role="Menig", title="Formand for bådlauget"),
)


def test_the_chair_and_the_minute_taker_are_told_by_their_roles() -> None:
    assert (chair_of(MEMBERS), minute_taker_of(MEMBERS)) == ("Åse", "Sif")
    assert chair_of((*MEMBERS, Member("Ida", role="Mødeleder"))) == "Ida"
    assert minute_taker_of((*MEMBERS, Member("Per", role="Referent"))) == "Per"
    assert (chair_of(MEMBERS[:1]), minute_taker_of(MEMBERS[:1])) == ("", "")


@pytest.mark.parametrize("role", ["Sekretær", "referent", "Mødesekretær"])
def test_a_secretary_at_the_table_fills_no_seat(role: str) -> None:
    people = (Participant("Åse", role="Formand"), Participant("Bo"), Participant("Sif", role=role))
    meeting = Meeting("f", "Havneudvalget", groups=(AttendanceGroup("Medlemmer", people),))
    counted = seat_count(meeting, Profile())
    assert (counted.present, counted.seats) == (2, 2)
    assert seat_count(meeting, Profile(seated_groups=("medlemmer",))).seats == 3


def test_a_role_that_is_the_title_is_said_once() -> None:
    assert (
        Participant("Sif", title="Sekretær", role="sekretær", organisation="Havnen").description == "Sekretær, Havnen"
    )
    assert Participant("Åse", title="Direktør", role="Formand").description == "Direktør, Formand"
