"""Undo brings back every word, and touches nothing that came since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klyngedesk.model.agenda import AgendaItem, ItemKind, Outcome, Recommendation
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import Member, Participant, Presence
from klyngedesk.model.votes import Ballot, Stance, Vote
from klyngedesk.services import agenda, attachments, attendance, forums, meetings, recommendations, votes
from klyngedesk.services.changes import Changes, undo
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines

UGLY = "Ærø »Bjørn« 😀 " + "meget lang " * 30


@pytest.fixture
def meeting(store: Store) -> Meeting:
    forum = forums.create_forum(store, UGLY, members=(Member("Åse", group="Politikere"), Member("Bo")))
    planned = meetings.plan_meeting(store, forum.id, date(2027, 3, 8), time(13), time(15))
    theme = AgendaItem("Tema", ItemKind.THEME, items=(AgendaItem("Under"), AgendaItem("Og under")))
    line = Recommendation("Godkender " + UGLY)
    for item in (AgendaItem(UGLY, recommendations=(line,)), theme, AgendaItem("Pause", ItemKind.BREAK)):
        agenda.add_item(store, planned.id, item)
    return store.load_meeting(planned.id)


def test_a_removed_item_comes_back_with_every_word(store: Store, meeting: Meeting) -> None:
    agenda.write_text(store, meeting.items[1].items[0].id, "minutes", text_of_lines(UGLY))
    whole = store.load_meeting(meeting.id)
    changes = agenda.remove_item(store, meeting.id, meeting.items[1].id)
    assert len(store.load_meeting(meeting.id).items) == 2
    undo(store, changes)
    assert store.load_meeting(meeting.id) == whole


def test_a_removed_item_comes_back_with_bilag_votes_outcomes_and_all_its_texts(
    store: Store, meeting: Meeting, tmp_path: Path
) -> None:
    file, item = tmp_path / "æøå.txt", meeting.items[0]
    file.write_text("bilag", "utf-8")
    attachments.attach_file(store, meeting.id, item.id, file)
    recommendations.record_outcome(store, meeting.id, item.recommendations[0].id, Outcome.FOLLOWED)
    line = Vote(item.recommendations[0].id, (Ballot("1", "Åse", Stance.FOR), Ballot("2", "Bo", Stance.AGAINST)))
    for vote in (line, Vote(numbers=(1, 1, 0))):
        votes.record_vote(store, meeting.id, item.id, vote, Profile())
    for field in ("background", "minutes", "public_text"):
        agenda.write_text(store, item.id, field, text_of_lines(f"{field} {UGLY}"))
    whole = store.load_meeting(meeting.id)
    assert (len(whole.items[0].attachments), len(whole.items[0].votes)) == (1, 2)
    changes = agenda.remove_item(store, meeting.id, item.id)
    again = undo(store, changes)
    assert store.load_meeting(meeting.id) == whole
    undo(store, undo(store, again))
    assert store.load_meeting(meeting.id) == whole


def test_text_typed_after_a_change_survives_its_undo(store: Store, meeting: Meeting) -> None:
    item = meeting.items[0]
    changes = agenda.change_item(store, meeting.id, item.id, title="Nyt")
    agenda.write_text(store, item.id, "minutes", text_of_lines("Skrevet bagefter"))
    undo(store, changes)
    after = store.load_meeting(meeting.id).item(item.id)
    assert (after.title, after.minutes) == (UGLY, text_of_lines("Skrevet bagefter"))


def test_an_undone_change_can_be_done_again(store: Store, meeting: Meeting) -> None:
    changes = agenda.remove_item(store, meeting.id, meeting.items[0].id)
    undo(store, undo(store, changes))
    assert [item.title for item in store.load_meeting(meeting.id).items] == ["Tema", "Pause"]


def test_a_deleted_meeting_comes_back_whole(store: Store, meeting: Meeting) -> None:
    changes = meetings.delete_meeting(store, meeting.id)
    assert store.list_meetings() == ()
    undo(store, changes)
    assert store.load_meeting(meeting.id) == meeting


def _some_file(folder: Path) -> Path:
    path = folder / "Budget_2027.txt"
    path.write_text("æøå", encoding="utf-8")
    return path


Act = Callable[[Store, Meeting, int, Path], Changes]
ACTS: list[Act] = [
    lambda s, m, n, p: agenda.add_item(s, m.id, AgendaItem(UGLY), after_id=_any_item(m, n).id),
    lambda s, m, n, p: agenda.remove_item(s, m.id, _any_item(m, n).id),
    lambda s, m, n, p: agenda.move_item_up(s, m.id, _any_item(m, n).id),
    lambda s, m, n, p: agenda.move_item_down(s, m.id, _any_item(m, n).id),
    lambda s, m, n, p: agenda.indent_item(s, m.id, _any_item(m, n).id),
    lambda s, m, n, p: agenda.outdent_item(s, m.id, _any_item(m, n).id),
    lambda s, m, n, p: agenda.change_item(s, m.id, _any_item(m, n).id, closed=True, public_title=UGLY),
    lambda s, m, n, p: attachments.attach_file(s, m.id, _any_item(m, n).id, _some_file(p)),
    lambda s, m, n, p: recommendations.set_recommendations(s, m.id, _any_item(m, n).id, (Recommendation("x"),)),
    lambda s, m, n, p: recommendations.follow_all(s, m.id, _any_item(m, n).id),
    lambda s, m, n, p: attendance.mark_presence(s, m.id, next(m.people()).id, Presence.EXCUSED),
    lambda s, m, n, p: attendance.add_person(s, m.id, f"Gæster {n % 3}", Participant(UGLY)),
    lambda s, m, n, p: attendance.send_substitute(s, m.id, next(m.people()).id, "Vikar"),
    lambda s, m, n, p: meetings.start_meeting(s, m.id, datetime(2027, 3, 8, 13, 1)),
]


def _any_item(meeting: Meeting, number: int) -> AgendaItem:
    items = list(meeting.walk())
    return items[number % len(items)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 20)), max_size=12))
def test_undoing_everything_leads_back_to_the_beginning(
    tmp_path: Path, store: Store, meeting: Meeting, acts: list[tuple[Act, int]]
) -> None:
    before, done = store.load_meeting(meeting.id), []
    for act, number in acts:
        now = store.load_meeting(meeting.id)
        if now.items:
            done.append(act(store, now, number, tmp_path))
    for changes in reversed(done):
        undo(store, changes)
    assert store.load_meeting(meeting.id) == before


def test_outcomes_are_recorded_on_sub_items_too(store: Store, meeting: Meeting) -> None:
    below = meeting.items[1].items[0]
    line = Recommendation("Drøfter")
    recommendations.set_recommendations(store, meeting.id, below.id, (line,))
    recommendations.record_outcome(store, meeting.id, line.id, Outcome.DISCUSSED)
    recommendations.record_note(store, meeting.id, line.id, "Drøftet.")
    found = store.load_meeting(meeting.id).item(below.id).recommendations[0]
    assert (found.outcome, found.note) == (Outcome.DISCUSSED, "Drøftet.")
