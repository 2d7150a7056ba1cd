"""Votes agree with those who are there, and stand in the minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from klyngedesk.documents.proceedings import decision_lines, statement_parts
from klyngedesk.model.agenda import AgendaItem, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import Member
from klyngedesk.model.quorum import voters
from klyngedesk.model.votes import Ballot, Stance, Statement, Vote, disagreement
from klyngedesk.services import agenda, forums, meetings, room
from klyngedesk.services.changes import undo
from klyngedesk.services.votes import add_statement, record_vote, remove_vote, statement_from
from klyngedesk.store.store import Store

PROFILE = Profile(votes=True)
NAMES = ("Åse Bæk", "Bo Dahl", "Carl Emil Ø")


@pytest.fixture
def meeting(store: Store) -> Meeting:
    forum = forums.create_forum(store, "Rådet", members=tuple(Member(name, group="Rådet") for name in NAMES))
    planned = meetings.plan_meeting(store, forum.id, date(2027, 3, 8))
    agenda.add_item(store, planned.id, AgendaItem("Et", recommendations=(Recommendation("Godkender X."),)))
    item = store.load_meeting(planned.id).items[0]
    meetings.start_meeting(store, planned.id, datetime(2027, 3, 8, 13), item.id)
    return store.load_meeting(planned.id)


def by_name(meeting: Meeting, *stances: Stance) -> Vote:
    item = meeting.items[0]
    people = voters(meeting, PROFILE, item.id)
    ballots = (Ballot(p.id, p.name, stance) for p, stance in zip(people, stances, strict=True))
    return Vote(item.recommendations[0].id, tuple(ballots))


def test_a_vote_by_name_stands_in_the_decision_with_every_name(store: Store, meeting: Meeting) -> None:
    vote = by_name(meeting, Stance.FOR, Stance.AGAINST, Stance.FOR)
    record_vote(store, meeting.id, meeting.items[0].id, vote, PROFILE)
    (line,) = decision_lines(store.load_meeting(meeting.id).items[0])
    assert line.note == (
        "For stemte 2 (Åse Bæk, Carl Emil Ø). Imod stemte 1 (Bo Dahl). Hverken for eller imod stemte 0."
    )


def test_totals_that_do_not_agree_are_refused_and_nothing_changes(store: Store, meeting: Meeting) -> None:
    with pytest.raises(UserError, match="Der er talt 4 stemmer, men 3 har stemmeret"):
        record_vote(store, meeting.id, meeting.items[0].id, Vote(numbers=(3, 1, 0)), PROFILE)
    assert store.load_meeting(meeting.id) == meeting


def test_one_who_has_left_or_is_recused_has_no_vote(store: Store, meeting: Meeting) -> None:
    item, (first, second, _) = meeting.items[0], tuple(meeting.people())
    room.mark_left(store, meeting.id, first.id, datetime(2027, 3, 8, 13, 5), item.id)
    room.toggle_recused(store, meeting.id, second.id, datetime(2027, 3, 8, 13, 6), item.id)
    record_vote(store, meeting.id, item.id, Vote(numbers=(1, 0, 0)), PROFILE)
    assert store.load_meeting(meeting.id).items[0].votes[0].totals == (1, 0, 0)


def test_a_vote_that_agreed_does_no_longer_when_somebody_turns_out_to_have_left(store: Store, meeting: Meeting) -> None:
    item = meeting.items[0]
    record_vote(store, meeting.id, item.id, Vote(numbers=(2, 1, 0)), PROFILE)
    room.mark_left(store, meeting.id, next(meeting.people()).id, datetime(2027, 3, 8, 13, 5), item.id)
    after = store.load_meeting(meeting.id)
    assert disagreement(after.items[0].votes[0], voters(after, PROFILE, item.id)).startswith("Der er talt 3 stemmer")


def test_a_second_vote_on_a_line_takes_the_place_of_the_first_and_undo_brings_it_back(
    store: Store, meeting: Meeting
) -> None:
    item = meeting.items[0]
    record_vote(store, meeting.id, item.id, Vote(numbers=(3, 0, 0)), PROFILE)
    before = store.load_meeting(meeting.id)
    changes = record_vote(store, meeting.id, item.id, Vote(numbers=(0, 3, 0)), PROFILE)
    assert [vote.totals for vote in store.load_meeting(meeting.id).items[0].votes] == [(0, 3, 0)]
    undo(store, changes)
    assert store.load_meeting(meeting.id) == before
    remove_vote(store, meeting.id, item.id, "")
    assert store.load_meeting(meeting.id).items[0].votes == ()


def test_a_minority_is_put_on_record_with_its_own_words(store: Store, meeting: Meeting) -> None:
    statement = statement_from("bo: Vi kan ikke støtte planen.", meeting)
    add_statement(store, meeting.id, meeting.items[0].id, statement)
    (part,) = statement_parts(store.load_meeting(meeting.id).items[0])
    told = "Bo Dahl ønskede tilført protokollen: Vi kan ikke støtte planen."
    assert part.text.blocks[0].runs[0].text == told  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Bo siger nej", "et kolon"),
        ("Bo: ", "et kolon"),
        ("Ib: Nej.", "passer på ingen"),
        ("a: Nej.", "passer på flere"),
        (": Nej.", "passer på ingen"),
    ],
)
def test_a_statement_that_does_not_say_who_is_asked_for_again(meeting: Meeting, words: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        statement_from(words, meeting)


def test_a_vote_on_an_item_without_lines_is_a_line_of_its_own() -> None:
    item = AgendaItem("Et", votes=(Vote(numbers=(2, 1, 0)),))
    assert [line.note for line in decision_lines(item)] == [
        "For stemte 2. Imod stemte 1. Hverken for eller imod stemte 0."
    ]
    assert decision_lines(replace(item, votes=(), statements=(Statement("Bo", "Nej"),))) == ()
