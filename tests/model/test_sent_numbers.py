"""A number that was sent stays, whatever is moved, added or removed since."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from klyngedesk.model.agenda import AgendaItem, Attachment, ItemKind
from klyngedesk.model.forum import AttachmentNumbering
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import attachment_numbers, item_labels, natural_labels


def meeting(*items: AgendaItem) -> Meeting:
    return Meeting("f", "Havnerådet", items=items)


def sent(title: str, label: str, **more: object) -> AgendaItem:
    return AgendaItem(title, sent_label=label, **more)  # type: ignore[arg-type]


def told(found: Meeting) -> list[str]:
    labels = item_labels(found)
    return [labels[item.id].full for item in found.walk()]


def test_a_new_item_gets_the_next_number_wherever_it_stands() -> None:
    assert told(meeting(AgendaItem("Ny"), sent("A", "1"), AgendaItem("P", ItemKind.BREAK), sent("B", "2"))) == [
        "3",
        "1",
        "",
        "2",
    ]


def test_a_moved_item_keeps_its_number_and_the_order_alone_would_give_another() -> None:
    moved = meeting(sent("B", "2"), sent("A", "1"))
    assert told(moved) == ["2", "1"]
    assert natural_labels(moved)[moved.items[0].id].full == "1"


def test_sub_items_keep_their_letters_below_their_own_item() -> None:
    parent = sent("A", "4", items=(AgendaItem("Ny"), sent("y", "4 b)"), sent("x", "4 a)")))
    assert told(meeting(parent)) == ["4", "4 c)", "4 b)", "4 a)"]
    assert told(meeting(sent("B", "1", items=(sent("y", "4 b)"),)))) == ["1", "1 a)"]


def test_a_late_bilag_gets_the_next_number_and_moves_nobody() -> None:
    late = Attachment("Nyt")
    listed = (late, Attachment("A", sent_number=1), Attachment("B", sent_number=2))
    found = attachment_numbers(meeting(AgendaItem("A", attachments=listed)), AttachmentNumbering.PER_ITEM)
    assert [found[each.id] for each in listed] == [3, 1, 2]


def test_bilag_counted_through_the_meeting_keep_their_numbers() -> None:
    first, late, last = Attachment("A", sent_number=1), Attachment("Nyt"), Attachment("B", sent_number=2)
    items = (AgendaItem("A", attachments=(first, late)), AgendaItem("B", attachments=(last,)))
    found = attachment_numbers(meeting(*items), AttachmentNumbering.THROUGH_MEETING)
    assert [found[each.id] for each in (first, late, last)] == [1, 3, 2]


@given(st.lists(st.tuples(st.sampled_from(["", "0", "1", "2", "7", "x", "5 b)"]), st.booleans()), max_size=8))
def test_no_two_items_have_one_number(rows: list[tuple[str, bool]]) -> None:
    items = [sent("A", label, kind=ItemKind.BREAK if pause else ItemKind.ITEM) for label, pause in rows]
    labels = [label for label in told(meeting(*items)) if label]
    assert len(labels) == len(set(labels)) == sum(1 for _, pause in rows if not pause)


@given(st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=8))
def test_no_two_bilag_have_one_number(numbers: list[int | None]) -> None:
    listed = tuple(Attachment("A", sent_number=number) for number in numbers)
    found = attachment_numbers(meeting(replace(AgendaItem("A"), attachments=listed)), AttachmentNumbering.PER_ITEM)
    assert len(set(found.values())) == len(listed)
    assert all(number > 0 for number in found.values())
