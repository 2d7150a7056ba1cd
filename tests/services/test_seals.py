"""Approved minutes are sealed: a letter that changes behind the program's back is found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest

from klyngedesk.model.agenda import AgendaItem, Recommendation
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import Comment, MinutesState
from klyngedesk.services import agenda, forums, meetings
from klyngedesk.services.changes import Changes, change
from klyngedesk.services.history import versions_of
from klyngedesk.services.versions import APPROVED
from klyngedesk.store.seals import broken_seals, is_seal_whole
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines


@pytest.fixture
def approved(store: Store) -> Meeting:
    planned = meetings.plan_meeting(store, forums.create_forum(store, "Rådet").id, date(2027, 3, 8))
    agenda.add_item(store, planned.id, AgendaItem("Budget", recommendations=(Recommendation("Godkender"),)))
    agenda.write_text(store, store.load_meeting(planned.id).items[0].id, "minutes", text_of_lines("Åse takkede."))
    set_state(store, planned.id, MinutesState.APPROVED)
    return store.load_meeting(planned.id)


def set_state(store: Store, meeting_id: str, state: MinutesState) -> Changes:
    return change(store, meeting_id, "status", lambda meeting: replace(meeting, minutes_state=state))


def test_approved_minutes_are_sealed_and_kept_as_versions(store: Store, approved: Meeting) -> None:
    assert is_seal_whole(store, approved)
    assert versions_of(store, (approved.items[0].id, "minutes"))[0].reason == APPROVED


def test_comments_and_notes_after_the_approval_do_not_break_the_seal(store: Store, approved: Meeting) -> None:
    agenda.change_item(store, approved.id, approved.items[0].id, comments=(Comment("Bo", "Fint"),), internal_note="x")
    assert broken_seals(store) == ()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE agenda_item SET minutes = replace(minutes, 'takkede', 'takkede ikke')",
        "UPDATE recommendation SET note = 'Afvist'",
        "UPDATE meeting SET minutes_state = 'udkast'",
        "UPDATE agenda_item SET title = 'Budgettet'",
        "DELETE FROM recommendation",
    ],
)
def test_a_change_behind_the_programs_back_breaks_the_seal(store: Store, approved: Meeting, statement: str) -> None:
    store.close()
    with closing(sqlite3.connect(store.folder / "klyngedesk.db", isolation_level=None)) as connection:
        connection.execute(statement)
    again = Store.open(store.folder)
    assert broken_seals(again) == (approved.id,)
    again.close()


def test_minutes_unlocked_on_purpose_have_no_seal_until_approved_again(store: Store, approved: Meeting) -> None:
    set_state(store, approved.id, MinutesState.DRAFT)
    agenda.change_item(store, approved.id, approved.items[0].id, title="Budgettet")
    assert broken_seals(store) == ()
    set_state(store, approved.id, MinutesState.APPROVED)
    assert is_seal_whole(store, store.load_meeting(approved.id))
