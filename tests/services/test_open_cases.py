"""What a meeting postpones waits as an open case until a meeting takes it in."""

from __future__ import annotations

from datetime import date

import pytest

from klyngedesk.model.agenda import AgendaItem, Attachment, Outcome, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.services import agenda, forums, meetings
from klyngedesk.services.changes import undo
from klyngedesk.services.open_cases import open_cases, postpone_item, take_back_postponement, take_in
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines

LINES = (Recommendation("Godkender X.", Outcome.FOLLOWED, "Godkendt."), Recommendation("Drøfter Y."))
CASE = AgendaItem(
    "Kajen",
    background=text_of_lines("Den er slidt."),
    recommendations=LINES,
    minutes=text_of_lines("Tiden slap op."),
    attachments=(Attachment("Kort", "abc", "kort.pdf"),),
    case_number="27/1",
)


@pytest.fixture
def meeting(store: Store) -> Meeting:
    forum = forums.create_forum(store, "Rådet")
    planned = meetings.plan_meeting(store, forum.id, date(2027, 3, 8))
    agenda.add_item(store, planned.id, CASE)
    return store.load_meeting(planned.id)


@pytest.fixture
def following(store: Store, meeting: Meeting) -> Meeting:
    return meetings.plan_meeting(store, meeting.forum_id, date(2027, 6, 7))


def test_a_postponed_item_is_an_open_case_with_its_open_lines_postponed(store: Store, meeting: Meeting) -> None:
    postpone_item(store, meeting.id, CASE.id, " mødet i juni ")
    (case,) = open_cases(store, meeting.forum_id)
    assert (case.title, case.day, case.postponed_to) == ("Kajen", date(2027, 3, 8), "mødet i juni")
    item = store.load_meeting(meeting.id).item(CASE.id)
    assert [line.outcome for line in item.recommendations] == [Outcome.FOLLOWED, Outcome.POSTPONED]
    assert open_cases(store, "et andet forum") == ()


def test_the_next_meeting_takes_it_in_without_what_was_decided(
    store: Store, meeting: Meeting, following: Meeting
) -> None:
    postpone_item(store, meeting.id, CASE.id, "juni")
    (case,) = open_cases(store)
    take_in(store, following.id, case)
    item = store.load_meeting(following.id).items[-1]
    assert (item.title, item.background, item.case_number) == ("Kajen", CASE.background, "27/1")
    assert [(line.text, line.outcome) for line in item.recommendations] == [("Drøfter Y.", None)]
    assert [one.object_id for one in item.attachments] == ["abc"]
    assert not item.minutes
    assert open_cases(store) == ()


def test_undoing_the_taking_in_opens_the_case_again(store: Store, meeting: Meeting, following: Meeting) -> None:
    postpone_item(store, meeting.id, CASE.id, "juni")
    (case,) = open_cases(store)
    undo(store, take_in(store, following.id, case))
    assert open_cases(store) == (case,)
    assert store.load_meeting(following.id) == following


def test_dealing_with_it_after_all_closes_the_case(store: Store, meeting: Meeting) -> None:
    postpone_item(store, meeting.id, CASE.id, "juni")
    take_back_postponement(store, meeting.id, CASE.id)
    assert open_cases(store) == ()
    assert store.load_meeting(meeting.id) == meeting


def test_a_case_cannot_be_taken_in_where_it_was_postponed(store: Store, meeting: Meeting) -> None:
    postpone_item(store, meeting.id, CASE.id, "juni")
    (case,) = open_cases(store)
    with pytest.raises(UserError, match="udskudt fra dette møde"):
        take_in(store, meeting.id, case)
