"""Every version of every text is there for good, and any of them comes back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from klyngedesk.model.agenda import ActionItem, AgendaItem, Link, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import Comment
from klyngedesk.model.votes import Statement
from klyngedesk.services import agenda, annexes, forums, history, meetings, recommendations
from klyngedesk.services.changes import undo
from klyngedesk.services.versions import LEFT, MARKED, keep_versions
from klyngedesk.store.revisions import broken_versions
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Paragraph, Run, Text, text_of_lines
from klyngedesk.text.plain import plain

FIRST, SECOND = text_of_lines("Ærø får 5 stole 😀\nog et bord"), Text((Paragraph((Run("Ærø", bold=True),)),))


@pytest.fixture
def meeting(store: Store) -> Meeting:
    planned = meetings.plan_meeting(store, forums.create_forum(store, "Rådet").id, date(2027, 3, 8))
    agenda.add_item(store, planned.id, AgendaItem("Budget", recommendations=(Recommendation("Godkender"),)))
    annexes.set_annexes(store, planned.id, [("", "Takster")])
    return store.load_meeting(planned.id)


def written(store: Store, meeting: Meeting, field: str, text: Text) -> None:
    """Write the text as she does, and leave the item."""
    owner = meeting.annexes[0].id if field == "annex" else meeting.items[0].id
    agenda.write_text(store, owner, field, text)
    keep_versions(store, store.load_meeting(meeting.id), LEFT)


@pytest.mark.parametrize("field", ["background", "minutes", "public_text", "annex"])
def test_every_text_has_its_versions_newest_first(store: Store, meeting: Meeting, field: str) -> None:
    written(store, meeting, field, FIRST)
    written(store, meeting, field, SECOND)
    owner = meeting.annexes[0].id if field == "annex" else meeting.items[0].id
    assert [version.text for version in history.versions_of(store, (owner, field))] == [SECOND, FIRST]


def test_a_decision_has_its_versions_and_comes_back_as_plain_words(store: Store, meeting: Meeting) -> None:
    line = meeting.items[0].recommendations[0]
    for note in ("Godkendt med 5 stemmer.\nImod: ingen.", "Udsat."):
        recommendations.record_note(store, meeting.id, line.id, note)
        keep_versions(store, store.load_meeting(meeting.id), LEFT)
    oldest = history.versions_of(store, (line.id, "note"))[-1]
    history.bring_back(store, meeting.id, oldest.number)
    now = store.load_meeting(meeting.id).items[0].recommendations[0]
    assert now.note == "Godkendt med 5 stemmer.\nImod: ingen."


def test_a_text_as_it_was_kept_is_not_kept_again_unless_she_asks(store: Store, meeting: Meeting) -> None:
    written(store, meeting, "minutes", FIRST)
    now = store.load_meeting(meeting.id)
    assert keep_versions(store, now, LEFT) == 0
    key = (meeting.items[0].id, "minutes")
    assert keep_versions(store, now, MARKED, only={key}, always=True) == 1


def test_a_text_that_was_emptied_has_a_version_that_says_so(store: Store, meeting: Meeting) -> None:
    written(store, meeting, "minutes", FIRST)
    written(store, meeting, "minutes", Text())
    assert [bool(each.text) for each in history.versions_of(store, (meeting.items[0].id, "minutes"))] == [False, True]


def test_what_a_version_replaces_is_a_version_itself_and_comes_back_on_undo(store: Store, meeting: Meeting) -> None:
    key = (meeting.items[0].id, "minutes")
    written(store, meeting, "minutes", FIRST)
    agenda.write_text(store, *key, SECOND)
    changes = history.bring_back(store, meeting.id, history.versions_of(store, key)[0].number)
    assert store.load_meeting(meeting.id).items[0].minutes == FIRST
    assert [each.text for each in history.versions_of(store, key)] == [SECOND, FIRST]
    undo(store, changes)
    assert store.load_meeting(meeting.id).items[0].minutes == SECOND


def test_undoing_over_newer_words_keeps_the_newer_words_as_a_version(store: Store, meeting: Meeting) -> None:
    key = (meeting.items[0].id, "minutes")
    written(store, meeting, "minutes", FIRST)
    written(store, meeting, "minutes", SECOND)
    changes = history.bring_back(store, meeting.id, history.versions_of(store, key)[-1].number)
    agenda.write_text(store, *key, text_of_lines("Skrevet bagefter"))
    undo(store, changes)
    assert store.load_meeting(meeting.id).items[0].minutes == SECOND
    assert "Skrevet bagefter" in [plain(each.text) for each in history.versions_of(store, key)]


def test_a_version_whose_place_is_gone_is_told_of(store: Store, meeting: Meeting) -> None:
    written(store, meeting, "minutes", FIRST)
    version = history.versions_of(store, (meeting.items[0].id, "minutes"))[0]
    agenda.remove_item(store, meeting.id, meeting.items[0].id)
    with pytest.raises(UserError, match="papirkurven"):
        history.bring_back(store, meeting.id, version.number)


@pytest.mark.parametrize("statement", ["UPDATE revision SET body = '[]'", "DELETE FROM revision"])
def test_no_one_changes_or_deletes_a_version(store: Store, meeting: Meeting, statement: str) -> None:
    written(store, meeting, "minutes", FIRST)
    store.close()
    raised = pytest.raises(sqlite3.IntegrityError, match="for good")
    with closing(sqlite3.connect(store.folder / "klyngedesk.db")) as connection, raised:
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET body = '[]' WHERE id = 2",
        "DELETE FROM revision WHERE id = 1",
        "UPDATE revision SET reason = 'andet' WHERE id = 1",
    ],
)
def test_a_version_that_was_tampered_with_is_found(store: Store, statement: str) -> None:
    planned = meetings.plan_meeting(store, forums.create_forum(store, "Rådet").id, date(2027, 3, 8))
    agenda.add_item(store, planned.id, AgendaItem("Budget"))
    annexes.set_annexes(store, planned.id, [("", "Takster")])
    whole = store.load_meeting(planned.id)
    written(store, whole, "minutes", FIRST)
    written(store, whole, "minutes", SECOND)
    assert broken_versions(store) == ()
    store.close()
    with closing(sqlite3.connect(store.folder / "klyngedesk.db", isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER revision_no_update")
        connection.execute("DROP TRIGGER revision_no_delete")
        connection.execute(statement)
    again = Store.open(store.folder)
    assert broken_versions(again)
    again.close()


def test_the_newest_version_is_missed_also_by_the_program_that_wrote_it(store: Store, meeting: Meeting) -> None:
    written(store, meeting, "minutes", FIRST)
    written(store, meeting, "minutes", SECOND)
    newest = history.versions_of(store, (meeting.items[0].id, "minutes"))[0].number
    with store.alone() as connection:
        connection.execute("DROP TRIGGER revision_no_delete")
        connection.execute("DELETE FROM revision WHERE id = ?", (newest,))
    assert broken_versions(store) == (newest,)


@pytest.mark.parametrize("field", ["title", "public_title", "internal_note"])
def test_plain_words_of_an_item_have_versions_and_come_back(store: Store, meeting: Meeting, field: str) -> None:
    key = (meeting.items[0].id, field)
    for words in ("Ærø: 5 stole\n\nog et bord 😀", "Noget andet"):
        agenda.change_item(store, meeting.id, key[0], **{field: words})
        keep_versions(store, store.load_meeting(meeting.id), LEFT)
    first = next(each for each in history.versions_of(store, key) if "5 stole" in plain(each.text))
    history.bring_back(store, meeting.id, first.number)
    assert getattr(store.load_meeting(meeting.id).items[0], field) == "Ærø: 5 stole\n\nog et bord 😀"


def test_an_indstilling_comes_back_line_by_line_and_no_decision_is_lost(store: Store, meeting: Meeting) -> None:
    item, kept = meeting.items[0].id, meeting.items[0].recommendations[0]
    gone = Recommendation("Sender planen\ni høring")
    recommendations.set_recommendations(store, meeting.id, item, (kept, gone))
    keep_versions(store, store.load_meeting(meeting.id), LEFT)
    new = Recommendation("Udsætter sagen")
    recommendations.set_recommendations(store, meeting.id, item, (kept, new))
    recommendations.record_note(store, meeting.id, kept.id, "Godkendt.")
    recommendations.record_note(store, meeting.id, new.id, "Udsat til maj.")
    before = history.versions_of(store, (item, "recommendations"))[0]
    history.bring_back(store, meeting.id, before.number)
    lines = store.load_meeting(meeting.id).items[0].recommendations
    assert [(line.text, line.note) for line in lines][:1] == [("Godkender", "Godkendt.")]
    assert "Sender planen\ni høring" in [line.text for line in lines]
    assert "Udsat til maj." in [line.note for line in lines]


def test_a_task_that_was_taken_away_comes_back_with_who_and_when(store: Store, meeting: Meeting) -> None:
    item = meeting.items[0].id
    listed = (ActionItem("Ring | til Åse", "Bo", date(2027, 4, 1)), ActionItem("Køb kaffe"))
    agenda.change_item(store, meeting.id, item, action_items=listed)
    keep_versions(store, store.load_meeting(meeting.id), LEFT)
    agenda.change_item(store, meeting.id, item, action_items=listed[1:])
    history.bring_back(store, meeting.id, history.versions_of(store, (item, "action_items"))[0].number)
    told = [(task.text, task.owner, task.deadline) for task in store.load_meeting(meeting.id).items[0].action_items]
    assert told == [("Ring | til Åse", "Bo", date(2027, 4, 1)), ("Køb kaffe", "", None)]


WORDS_OF_OTHERS: dict[str, tuple[Any, ...]] = {
    "comments": (Comment("Åse", "Ret tallet: 5 stole, ikke 3."), Comment("Bo", "Fint\nog to linjer")),
    "statements": (Statement("Åse Ø", "Vi kan ikke støtte planen: den er for dyr."), Statement("Bo", "Enig")),
    "links": (Link("https://www.a.dk/ø", "Planen | og kortet"), Link("https://b.dk")),
}


@pytest.mark.parametrize("field", WORDS_OF_OTHERS)
def test_words_on_an_item_that_were_taken_away_come_back_and_those_that_stand_are_the_same(
    store: Store, meeting: Meeting, field: str
) -> None:
    item, listed = meeting.items[0].id, WORDS_OF_OTHERS[field]
    agenda.change_item(store, meeting.id, item, **{field: listed})
    keep_versions(store, store.load_meeting(meeting.id), LEFT)
    agenda.change_item(store, meeting.id, item, **{field: listed[1:]})
    history.bring_back(store, meeting.id, history.versions_of(store, (item, field))[0].number)
    first, second = getattr(store.load_meeting(meeting.id).items[0], field)
    assert second == listed[1]
    assert replace(first, id=listed[0].id) == listed[0] if field != "links" else first == listed[0]


@pytest.mark.parametrize("field", WORDS_OF_OTHERS)
def test_undo_keeps_the_words_on_an_item_that_it_writes_over(store: Store, meeting: Meeting, field: str) -> None:
    item = meeting.items[0].id
    undo(store, agenda.change_item(store, meeting.id, item, **{field: WORDS_OF_OTHERS[field]}))
    assert getattr(store.load_meeting(meeting.id).items[0], field) == ()
    assert len(plain(history.versions_of(store, (item, field))[0].text).splitlines()) >= 2
