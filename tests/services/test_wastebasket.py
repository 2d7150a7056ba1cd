"""What was deleted rests for 90 days, and comes back whole with one choice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from klyngedesk.model.agenda import AgendaItem, ItemKind, Outcome, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import Member
from klyngedesk.services import agenda, annexes, attachments, forums, handover, meetings, recommendations
from klyngedesk.services.changes import undo
from klyngedesk.services.versions import LEFT, keep_versions
from klyngedesk.services.wastebasket import bring_back, in_wastebasket
from klyngedesk.store.object_care import ASIDE, care_for_objects
from klyngedesk.store.store import Store
from klyngedesk.store.wastebasket import Discarded, drop_old
from klyngedesk.text.blocks import Figure, Text, text_of_lines

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def meeting(store: Store, tmp_path: Path) -> Meeting:
    forum = forums.create_forum(store, "Havnerådet 😀", members=(Member("Åse", group="Politikere"), Member("Bo")))
    planned = meetings.plan_meeting(store, forum.id, date(2027, 3, 8), time(13), time(15))
    theme = AgendaItem("Tema", ItemKind.THEME, items=(AgendaItem("Under"), AgendaItem("Og under")))
    for item in (AgendaItem("Budget", recommendations=(Recommendation("Godkender"),)), theme, AgendaItem("Eventuelt")):
        agenda.add_item(store, planned.id, item)
    file = tmp_path / "Budget_2027.txt"
    file.write_text("æøå", encoding="utf-8")
    whole = store.load_meeting(planned.id)
    attachments.attach_file(store, planned.id, whole.items[1].items[0].id, file)
    agenda.write_text(store, whole.items[1].items[0].id, "minutes", text_of_lines("Åse bød velkommen."))
    recommendations.record_outcome(store, planned.id, whole.items[0].recommendations[0].id, Outcome.FOLLOWED)
    return store.load_meeting(planned.id)


def only(store: Store) -> Discarded:
    found = in_wastebasket(store)
    assert len(found) == 1
    return found[0]


def test_a_deleted_meeting_says_what_it_was_and_comes_back_whole(store: Store, meeting: Meeting) -> None:
    meetings.delete_meeting(store, meeting.id)
    entry = only(store)
    assert (entry.title, entry.kind.danish) == ("Havnerådet 😀, 8. marts 2027", "Møde")
    bring_back(store, entry)
    assert store.load_meeting(meeting.id) == meeting
    assert in_wastebasket(store) == ()


def test_a_deleted_item_comes_back_with_sub_items_bilag_and_words(store: Store, meeting: Meeting) -> None:
    agenda.remove_item(store, meeting.id, meeting.items[1].id)
    assert "8. marts 2027" in only(store).place
    bring_back(store, only(store))
    assert store.load_meeting(meeting.id) == meeting


def test_a_deleted_sub_item_comes_back_below_its_item_though_others_were_moved(store: Store, meeting: Meeting) -> None:
    agenda.remove_item(store, meeting.id, meeting.items[1].items[0].id)
    agenda.move_item_down(store, meeting.id, meeting.items[0].id)
    bring_back(store, only(store))
    assert store.load_meeting(meeting.id).items[0] == meeting.items[1]


def test_a_sub_item_whose_item_is_gone_comes_back_at_the_top(store: Store, meeting: Meeting) -> None:
    theme = meeting.items[1]
    agenda.remove_item(store, meeting.id, theme.items[0].id)
    agenda.remove_item(store, meeting.id, theme.id)
    entry = next(each for each in in_wastebasket(store) if each.title == "Under")
    bring_back(store, entry)
    assert theme.items[0] in store.load_meeting(meeting.id).items


def test_a_removed_bilag_comes_back_to_its_place(store: Store, meeting: Meeting) -> None:
    _, attachment = next(meeting.attachments())
    attachments.remove_attachment(store, meeting.id, attachment.id)
    assert "punkt 2 a) Under" in only(store).place
    bring_back(store, only(store))
    assert store.load_meeting(meeting.id) == meeting


def with_annexes(store: Store, meeting: Meeting) -> Meeting:
    """Return the meeting with three annexes, the second with a text."""
    annexes.set_annexes(store, meeting.id, [("", "Takster"), ("", "Ordliste"), ("", "Kort")])
    made = store.load_meeting(meeting.id)
    agenda.write_text(store, made.annexes[1].id, "annex", text_of_lines("Ærø: en ø"))
    return store.load_meeting(meeting.id)


def test_a_removed_annex_comes_back_to_its_place_with_its_text(store: Store, meeting: Meeting) -> None:
    before = with_annexes(store, meeting)
    annexes.set_annexes(
        store, meeting.id, [(each.id, each.title) for each in before.annexes if each.title != "Ordliste"]
    )
    entry = only(store)
    assert (entry.kind.danish, entry.title, entry.place) == ("Tillæg", "Ordliste", "Havnerådet 😀, 8. marts 2027")
    bring_back(store, entry)
    assert store.load_meeting(meeting.id) == before
    assert in_wastebasket(store) == ()


def test_annexes_removed_together_each_come_back_alone(store: Store, meeting: Meeting) -> None:
    before = with_annexes(store, meeting)
    removal = annexes.set_annexes(store, meeting.id, [])
    bring_back(store, next(each for each in in_wastebasket(store) if each.title == "Ordliste"))
    assert store.load_meeting(meeting.id).annexes == before.annexes[1:2]
    assert {each.title for each in in_wastebasket(store)} == {"Takster", "Kort"}
    assert removal.label == "ret tillæg"


def test_undoing_the_removal_of_an_annex_empties_the_basket(store: Store, meeting: Meeting) -> None:
    before = with_annexes(store, meeting)
    undo(store, annexes.set_annexes(store, meeting.id, []))
    assert (store.load_meeting(meeting.id), in_wastebasket(store)) == (before, ())


def test_an_annex_that_a_merge_takes_away_rests_too(store: Store, meeting: Meeting, tmp_path: Path) -> None:
    before = with_annexes(store, meeting)
    there = Store.open(tmp_path / "there")
    handover.receive(there, handover.hand_over(store, meeting.id, tmp_path / "ud.klynge"))
    annexes.set_annexes(there, meeting.id, [(each.id, each.title) for each in before.annexes[:1]])
    received = handover.receive(store, handover.hand_over(there, meeting.id, tmp_path / "ind.klynge"))
    there.close()
    handover.accept(store, meeting.id, received, {})
    assert {each.title for each in in_wastebasket(store)} == {"Ordliste", "Kort"}


def test_a_forum_comes_back_with_all_its_meetings(store: Store, meeting: Meeting) -> None:
    forum = store.load_forum(meeting.forum_id)
    forums.delete_forum(store, forum.id)
    assert (store.forums(), store.list_meetings()) == ((), ())
    assert only(store).place == "1 møde"
    bring_back(store, only(store))
    assert (store.load_forum(forum.id), store.load_meeting(meeting.id)) == (forum, meeting)


@pytest.mark.parametrize("what", ["item", "bilag"])
def test_what_belonged_to_a_deleted_meeting_waits_for_the_meeting(store: Store, meeting: Meeting, what: str) -> None:
    if what == "item":
        agenda.remove_item(store, meeting.id, meeting.items[1].id)
    else:
        attachments.remove_attachment(store, meeting.id, next(meeting.attachments())[1].id)
    first = only(store)
    meetings.delete_meeting(store, meeting.id)
    with pytest.raises(UserError, match="Hent mødet frem først"):
        bring_back(store, first)
    assert len(in_wastebasket(store)) == 2


def test_undoing_a_deletion_empties_the_basket_and_redoing_fills_it(store: Store, meeting: Meeting) -> None:
    again = undo(store, agenda.remove_item(store, meeting.id, meeting.items[1].id))
    assert in_wastebasket(store) == ()
    undo(store, again)
    assert only(store).title == "Tema"


def test_bringing_back_is_undone_into_the_basket(store: Store, meeting: Meeting) -> None:
    agenda.remove_item(store, meeting.id, meeting.items[1].id)
    undo(store, bring_back(store, only(store)))
    assert only(store).title == "Tema"
    assert len(store.load_meeting(meeting.id).items) == 2


def drop_after(store: Store, *days: int) -> int:
    """Look at the wastebasket on these days after today; return how many things went."""
    today = datetime.now(UTC)
    return sum(drop_old(store, today + timedelta(days=each)) for each in days)


def test_a_thing_rests_for_ninety_days_and_then_goes(store: Store, meeting: Meeting) -> None:
    agenda.remove_item(store, meeting.id, meeting.items[0].id)
    assert drop_after(store, 0, 25, 50, 75, 89) == 0
    assert drop_after(store, 91) == 1


def test_a_clock_that_jumped_a_year_deletes_nothing(store: Store, meeting: Meeting) -> None:
    agenda.remove_item(store, meeting.id, meeting.items[0].id)
    assert drop_after(store, 0, 365, 0, 365, 366, 390, 0, 1) == 0
    assert only(store).title == "Budget"


def test_a_month_after_a_long_absence_what_has_rested_goes(store: Store, meeting: Meeting) -> None:
    agenda.remove_item(store, meeting.id, meeting.items[0].id)
    assert drop_after(store, 0, 200, 225) == 0
    assert drop_after(store, 231) == 1


def file_of(store: Store, meeting: Meeting) -> Path:
    return store.objects.path(str(next(meeting.attachments())[1].object_id))


def test_a_file_in_the_wastebasket_stays_where_it_is(store: Store, meeting: Meeting) -> None:
    meetings.delete_meeting(store, meeting.id)
    for days in (0, 100, 200):
        assert care_for_objects(store, NOW + timedelta(days=days)) == 0
    assert file_of(store, meeting).is_file()


def test_a_picture_named_by_an_old_version_stays(store: Store, meeting: Meeting) -> None:

    object_id, _ = store.objects.add_bytes(b"et billede")
    item = meeting.items[0].id
    agenda.write_text(store, item, "minutes", Text((Figure(object_id),)))
    keep_versions(store, store.load_meeting(meeting.id), LEFT)
    agenda.write_text(store, item, "minutes", text_of_lines("Uden billede"))
    for days in (0, 100):
        assert care_for_objects(store, NOW + timedelta(days=days)) == 0


def test_a_file_nothing_names_is_set_aside_after_ninety_days_and_not_before(store: Store, meeting: Meeting) -> None:
    object_id, _ = store.objects.add_bytes(b"ingen kender mig")
    assert [care_for_objects(store, NOW + timedelta(days=days)) for days in (0, 89, 91)] == [0, 0, 1]
    assert (store.folder / ASIDE / object_id).read_bytes() == b"ingen kender mig"


def test_a_file_that_is_named_again_comes_home(store: Store, meeting: Meeting) -> None:
    object_id, _ = store.objects.add_bytes(b"savnet")
    for days in (0, 91):
        care_for_objects(store, NOW + timedelta(days=days))
    agenda.write_text(store, meeting.items[0].id, "minutes", Text((Figure(object_id),)))
    care_for_objects(store, NOW + timedelta(days=92))
    assert store.objects.has(object_id)
