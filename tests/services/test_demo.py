"""The demo shows everything a meeting can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from klyngedesk.model.agenda import ItemKind, Outcome
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import slots
from klyngedesk.services.demo import load_demo
from klyngedesk.services.meetings import forum_of
from klyngedesk.store.store import Store


@pytest.fixture
def demo(store: Store) -> Meeting:
    return load_demo(store)


def test_the_demo_has_every_kind_of_item_and_every_outcome(demo: Meeting) -> None:
    assert {item.kind for item in demo.walk()} == set(ItemKind)
    assert {line.outcome for item in demo.walk() for line in item.recommendations} == {*Outcome, None}


def test_the_demos_minutes_fill_the_meeting_exactly(demo: Meeting) -> None:
    times = slots(demo)
    assert (times[demo.items[0].id].start, times[demo.items[-1].id].end) == (demo.start, demo.end)


def test_the_demos_bilag_are_there_in_three_file_types_and_one_has_no_file(store: Store, demo: Meeting) -> None:
    listed = [attachment for _, attachment in demo.attachments()]
    kept = [each for each in listed if each.object_id]
    assert {Path(each.file_name).suffix for each in kept} >= {".pdf", ".docx", ".png"}
    assert all(store.objects.has(each.object_id) and each.size for each in kept)
    assert len(listed) == len(kept) + 1
    assert any(each.closed for each in listed)
    assert any(each.late for each in listed)


def test_the_demo_has_people_of_every_sort(demo: Meeting) -> None:
    assert demo.excused()
    assert any(person.substitute_for for person in demo.people())
    assert any(person.arrived for person in demo.people())
    assert any(person.left for person in demo.people())


def test_the_demo_has_a_closed_item_that_tells_the_public_its_own_title(demo: Meeting) -> None:
    (closed,) = (item for item in demo.walk() if item.closed)
    assert closed.public_title != closed.title


def test_the_demos_forum_has_earlier_meetings_members_and_standing_items(store: Store, demo: Meeting) -> None:
    forum = forum_of(store, demo.id)
    assert sum(row.forum_id == forum.id for row in store.list_meetings()) == 3
    assert len({row.forum_id for row in store.list_meetings()}) == 2
    assert forum.members
    assert forum.standing_items


def test_a_forum_made_from_a_file_counts_bilag_as_the_file_says(store: Store, demo: Meeting) -> None:
    (forum,) = (each for each in store.forums() if each.name == "Brugergruppen for Engborg Sundhedshus")
    assert forum.profile.attachment_numbering.value == "through_meeting"
