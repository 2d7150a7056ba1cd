"""The minutes after the meeting: states, comments, the lock, and the next meeting's approval."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from klyngedesk.model.agenda import AgendaItem, Outcome, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.model.people import Member, Presence
from klyngedesk.services import agenda, attendance, forums, meetings, minutes, recommendations
from klyngedesk.services.changes import Changes, undo
from klyngedesk.store.seals import is_seal_whole
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines

NOW = datetime(2027, 3, 8, 15)


@pytest.fixture
def meeting(store: Store) -> Meeting:
    forum = forums.create_forum(store, "Rådet", members=(Member("Åse"), Member("Bo")))
    planned = meetings.plan_meeting(store, forum.id, date(2027, 3, 8))
    agenda.add_item(store, planned.id, AgendaItem("Et", recommendations=(Recommendation("Godkender X."),)))
    return held(store, planned.id)


def held(store: Store, meeting_id: str) -> Meeting:
    meetings.start_meeting(store, meeting_id, NOW)
    meetings.end_meeting(store, meeting_id, NOW)
    return store.load_meeting(meeting_id)


Deed = Callable[[Store, Meeting], object]
DEEDS: list[Deed] = [
    lambda s, m: agenda.change_item(s, m.id, m.items[0].id, title="Noget andet"),
    lambda s, m: agenda.remove_item(s, m.id, m.items[0].id),
    lambda s, m: agenda.add_item(s, m.id, AgendaItem("Nyt")),
    lambda s, m: agenda.write_text(s, m.items[0].id, "minutes", text_of_lines("Efterskrift")),
    lambda s, m: recommendations.record_outcome(s, m.id, m.items[0].recommendations[0].id, Outcome.DROPPED),
    lambda s, m: attendance.mark_presence(s, m.id, next(m.people()).id, Presence.EXCUSED),
    lambda s, m: meetings.change_frame(s, m.id, place="Et andet sted"),
    lambda s, m: meetings.delete_meeting(s, m.id),
    lambda s, m: minutes.back_to_draft(s, m.id, NOW),
]


@pytest.mark.parametrize("deed", DEEDS)
def test_approved_minutes_are_locked_for_every_change(store: Store, meeting: Meeting, deed: Deed) -> None:
    minutes.approve_minutes(store, meeting.id, NOW)
    before = store.load_meeting(meeting.id)
    with pytest.raises(UserError, match="låst"):
        deed(store, before)
    assert store.load_meeting(meeting.id) == before


@pytest.mark.parametrize("deed", DEEDS)
def test_minutes_unlocked_on_purpose_can_be_changed_again(store: Store, meeting: Meeting, deed: Deed) -> None:
    minutes.approve_minutes(store, meeting.id, NOW)
    minutes.unlock_minutes(store, meeting.id, NOW, "Forkert tal i punkt 1")
    deed(store, store.load_meeting(meeting.id))


def test_unlocking_is_recorded_with_its_reason_for_good(store: Store, meeting: Meeting) -> None:
    minutes.approve_minutes(store, meeting.id, NOW)
    with pytest.raises(UserError, match="hvorfor"):
        minutes.unlock_minutes(store, meeting.id, NOW, "  ")
    minutes.unlock_minutes(store, meeting.id, NOW, "Forkert tal")
    minutes.approve_minutes(store, meeting.id, NOW)
    acts = store.load_meeting(meeting.id).acts
    assert [(act.what, act.words) for act in acts] == [("godkendt", ""), ("låst op", "Forkert tal"), ("godkendt", "")]


def test_an_older_change_cannot_be_undone_under_the_lock(store: Store, meeting: Meeting) -> None:
    changes: Changes = agenda.change_item(store, meeting.id, meeting.items[0].id, title="To")
    minutes.approve_minutes(store, meeting.id, NOW)
    with pytest.raises(UserError, match="låst"):
        undo(store, changes)
    assert store.load_meeting(meeting.id).items[0].title == "To"


def test_a_meeting_that_is_on_or_was_never_held_has_nothing_to_approve(store: Store, meeting: Meeting) -> None:
    planned = meetings.plan_meeting(store, meeting.forum_id, date(2027, 6, 7))
    with pytest.raises(UserError, match="ikke været holdt"):
        minutes.approve_minutes(store, planned.id, NOW)
    meetings.start_meeting(store, meeting.id, NOW, meeting.items[0].id)
    with pytest.raises(UserError, match="er i gang"):
        minutes.approve_minutes(store, meeting.id, NOW)


def test_comments_are_kept_at_the_item_and_taken_out_when_dealt_with(store: Store, meeting: Meeting) -> None:
    minutes.send_to_hearing(store, meeting.id, NOW)
    comment = minutes.comment_from("Bo: Tallet er 3 mio.: ikke 2.")
    minutes.add_comment(store, meeting.id, meeting.items[0].id, comment)
    found = store.load_meeting(meeting.id)
    assert found.minutes_state is MinutesState.HEARING
    assert [(each.author, each.text) for each in found.items[0].comments] == [("Bo", "Tallet er 3 mio.: ikke 2.")]
    minutes.remove_comment(store, meeting.id, meeting.items[0].id, comment.id)
    assert store.load_meeting(meeting.id).items[0].comments == ()


@pytest.mark.parametrize("words", ["", "uden navn", ": ingen", "Bo:"])
def test_a_comment_from_nobody_or_without_words_is_asked_for_again(words: str) -> None:
    with pytest.raises(UserError, match="hvem der kommenterede"):
        minutes.comment_from(words)


def test_the_next_meeting_approves_with_the_amended_wording_and_locks_the_minutes(
    store: Store, meeting: Meeting
) -> None:
    following = meetings.plan_meeting(store, meeting.forum_id, date(2027, 6, 7))
    agenda.add_item(store, following.id, AgendaItem("Godkendelse af referat"))
    item = store.load_meeting(following.id).items[-1]
    minutes.approve_previous(store, following.id, item.id, NOW, "Punkt 1: »3 mio. kr.«")
    (line,) = store.load_meeting(following.id).item(item.id).recommendations
    assert line.outcome is Outcome.FOLLOWED_CHANGED
    assert line.note == "Referatet af mødet den 8. marts 2027 blev godkendt med denne ændring: Punkt 1: »3 mio. kr.«"
    before = store.load_meeting(meeting.id)
    assert before.is_locked
    assert before.acts[-1].words == "på mødet den 7. juni 2027: Punkt 1: »3 mio. kr.«"
    with pytest.raises(UserError, match="intet tidligere referat"):
        minutes.approve_previous(store, following.id, item.id, NOW)


def test_the_approval_of_the_last_minutes_is_taken_back_and_made_again_as_one(store: Store, meeting: Meeting) -> None:
    following = meetings.plan_meeting(store, meeting.forum_id, date(2027, 6, 7))
    agenda.add_item(store, following.id, AgendaItem("Godkendelse af referat"))
    both = [store.load_meeting(following.id), store.load_meeting(meeting.id)]
    changes = minutes.approve_previous(store, following.id, both[0].items[-1].id, NOW, "Der var 12 til stede")
    approved = [store.load_meeting(following.id), store.load_meeting(meeting.id)]
    assert approved[0].items[-1].recommendations[0].note.endswith("ændring: Der var 12 til stede.")
    again = undo(store, changes)
    assert [store.load_meeting(following.id), store.load_meeting(meeting.id)] == both
    undo(store, again)
    assert [store.load_meeting(following.id), store.load_meeting(meeting.id)] == approved
    assert is_seal_whole(store, approved[1])


def test_the_last_minutes_that_wait_are_those_approved(store: Store, meeting: Meeting) -> None:
    later = held(store, meetings.plan_meeting(store, meeting.forum_id, date(2027, 4, 8)).id)
    coming = meetings.plan_meeting(store, meeting.forum_id, date(2027, 6, 7))
    meetings.plan_meeting(store, meeting.forum_id, date(2027, 5, 7))
    found = minutes.previous_meeting(store, coming.id)
    assert found is not None
    assert found.id == later.id
