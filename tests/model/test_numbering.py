"""Numbers, labels and slots follow the order of the agenda."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from klyngedesk.model.agenda import AgendaItem, Attachment, ItemKind
from klyngedesk.model.forum import AttachmentNumbering
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import attachment_numbers, item_labels, letter, planned_minutes, slots


def meeting(*items: AgendaItem, start: time | None = time(13, 0)) -> Meeting:
    return Meeting(forum_id="f", forum_name="Havnerådet", start=start, items=items)


def numbers(found: Meeting) -> list[str]:
    labels = item_labels(found)
    return [labels[item.id].full for item in found.walk()]


def test_breaks_have_no_number_and_take_none() -> None:
    found = meeting(AgendaItem("Velkomst"), AgendaItem("Pause", ItemKind.BREAK), AgendaItem("Eventuelt"))
    assert numbers(found) == ["1", "", "2"]


def test_sub_items_are_lettered_under_their_theme() -> None:
    theme = AgendaItem("Trivsel", ItemKind.THEME, items=(AgendaItem("Status"), AgendaItem("Breve")))
    assert numbers(meeting(AgendaItem("Velkomst"), theme)) == ["1", "2", "2 a)", "2 b)"]


def test_a_moved_item_gets_its_new_number() -> None:
    first, second = AgendaItem("Første"), AgendaItem("Anden")
    moved = replace(meeting(first, second), items=(second, first))
    assert item_labels(moved)[first.id].own == "2"


def test_letters_go_on_after_z() -> None:
    assert [letter(number) for number in (1, 26, 27, 52, 53, 703)] == ["a", "z", "aa", "az", "ba", "aaa"]


def test_slots_follow_each_other_without_gaps() -> None:
    items = [AgendaItem("A", minutes_planned=5), AgendaItem("B", minutes_planned=25), AgendaItem("C")]
    found = slots(meeting(*items))
    assert (found[items[1].id].start, found[items[1].id].end) == (time(13, 5), time(13, 30))
    assert items[2].id not in found


def test_a_fixed_start_moves_the_clock_for_what_follows() -> None:
    items = [
        AgendaItem("A", minutes_planned=5),
        AgendaItem("B", minutes_planned=10, fixed_start=time(14, 0)),
        AgendaItem("C", minutes_planned=10),
    ]
    found = slots(meeting(*items))
    assert found[items[2].id].start == time(14, 10)


def test_a_theme_lasts_as_long_as_its_sub_items_and_they_start_with_it() -> None:
    below = (AgendaItem("a", minutes_planned=10), AgendaItem("b", minutes_planned=20))
    theme = AgendaItem("Tema", ItemKind.THEME, items=below)
    last = AgendaItem("Slut", minutes_planned=5)
    found = slots(meeting(theme, last))
    assert planned_minutes(theme) == 30
    assert found[below[0].id].start == time(13, 0)
    assert found[last.id].start == time(13, 30)


def test_without_a_start_of_the_meeting_there_are_no_slots() -> None:
    assert slots(meeting(AgendaItem("A", minutes_planned=5), start=None)) == {}


def test_a_slot_may_pass_midnight() -> None:
    item = AgendaItem("Sent", minutes_planned=30)
    found = slots(meeting(item, start=time(23, 50)))[item.id]
    assert (found.end, found.minutes) == (time(0, 20), 30)


def test_bilag_are_counted_per_item_or_through_the_meeting() -> None:
    first = AgendaItem("A", attachments=(Attachment("x"), Attachment("y")))
    second = AgendaItem("B", attachments=(Attachment("z"),))
    found = meeting(first, second)
    per_item = attachment_numbers(found, AttachmentNumbering.PER_ITEM)
    through = attachment_numbers(found, AttachmentNumbering.THROUGH_MEETING)
    assert list(per_item.values()) == [1, 2, 1]
    assert list(through.values()) == [1, 2, 3]


@given(st.lists(st.sampled_from(list(ItemKind)), max_size=30))
def test_numbers_are_unique_and_gap_free_whatever_the_order(kinds: list[ItemKind]) -> None:
    found = meeting(*(AgendaItem("æøå", kind) for kind in kinds))
    given_out = [number for number in numbers(found) if number]
    assert given_out == [str(number) for number in range(1, len(given_out) + 1)]


@given(st.lists(st.integers(0, 90), max_size=20))
def test_each_slot_starts_where_the_one_before_it_ended(minutes: list[int]) -> None:
    items = [AgendaItem("x", minutes_planned=count) for count in minutes]
    found = [slots(meeting(*items))[item.id] for item in items]
    assert all(before.end == after.start for before, after in itertools.pairwise(found))


def test_times_of_sub_items_count_though_their_theme_has_none() -> None:
    first = AgendaItem("a", minutes_planned=10, fixed_start=time(9, 30))
    second = AgendaItem("b", minutes_planned=5)
    found = slots(meeting(AgendaItem("Tema", ItemKind.THEME, items=(first, second)), start=None))
    assert [found[item.id].start for item in (first, second)] == [time(9, 30), time(9, 40)]
