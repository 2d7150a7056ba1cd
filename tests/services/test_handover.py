"""A meeting goes to a colleague as one file, and comes back with both sides' words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from klyngedesk import resources
from klyngedesk.model.agenda import AgendaItem, ItemKind, Outcome, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.model.people import Member
from klyngedesk.services import agenda, attachments, forums, meetings, recommendations
from klyngedesk.services.changes import change, undo
from klyngedesk.services.exchange import export_meeting_file, import_meeting_file
from klyngedesk.services.handover import accept, hand_over, receive, take_back, who_has_it
from klyngedesk.services.history import versions_of
from klyngedesk.services.merge_questions import Choice
from klyngedesk.services.wastebasket import bring_back, in_wastebasket
from klyngedesk.store.seals import broken_seals, is_seal_whole
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Figure, Text, paragraph, text_of_lines
from klyngedesk.text.plain import plain


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "here")
    yield opened
    opened.close()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "there")
    yield opened
    opened.close()


@pytest.fixture
def meeting(here: Store, tmp_path: Path) -> Meeting:
    forum = forums.create_forum(here, "Havnerådet 😀", members=(Member("Åse", group="Politikere"), Member("Bo")))
    planned = meetings.plan_meeting(here, forum.id, date(2027, 3, 8), time(13), time(15))
    theme = AgendaItem("Tema", ItemKind.THEME, items=(AgendaItem("Under", minutes_planned=10),))
    lines = (Recommendation("godkender"), Recommendation("drøfter"))
    for item in (AgendaItem("Budget", recommendations=lines, minutes_planned=20), theme):
        agenda.add_item(here, planned.id, item)
    file = tmp_path / "Budget_2027.txt"
    file.write_text("æøå", encoding="utf-8")
    picture, _ = here.objects.add_bytes(b"\x89PNG\r\n et billede")
    budget = here.load_meeting(planned.id).items[0]
    for _ in range(2):
        attachments.attach_file(here, planned.id, budget.id, file)
    words = Text((paragraph("Rådet drøftede sagen."), Figure(picture, "Kurve"), paragraph("Åse takkede.")))
    agenda.write_text(here, budget.id, "minutes", words)
    return here.load_meeting(planned.id)


def sent(store: Store, meeting: Meeting, folder: Path, holder: str = "") -> Path:
    return hand_over(store, meeting.id, folder / f"{store.folder.name}.klynge", holder)


def there_too(meeting: Meeting, store: Store) -> Meeting:
    """Return the meeting as it is in the other store, where only the forum has an identity of its own."""
    return replace(meeting, forum_id=store.load_meeting(meeting.id).forum_id)


def test_a_meeting_arrives_whole_with_bilag_and_pictures(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    receive(there, sent(here, meeting, tmp_path))
    assert there.load_meeting(meeting.id) == there_too(meeting, there)
    named = {str(each.object_id) for _, each in meeting.attachments()}
    assert all(there.objects.has(object_id) for object_id in named)
    assert len(list((there.folder / "objects").rglob("[0-9a-f]*[0-9a-f]"))) >= 2


def test_both_sides_words_are_there_after_the_way_back(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    receive(there, sent(here, meeting, tmp_path, "Ribe"))
    budget, under = meeting.items[0].id, meeting.items[1].items[0].id
    agenda.write_text(there, under, "minutes", text_of_lines("Skrevet i Ribe."))
    recommendations.record_outcome(there, meeting.id, meeting.items[0].recommendations[1].id, Outcome.DISCUSSED)
    take_back(here, meeting.id)
    agenda.change_item(here, meeting.id, budget, title="Budget 2027")
    received = receive(here, sent(there, meeting, tmp_path))
    assert received.merged().clashes == ()
    accept(here, meeting.id, received, {})
    now = here.load_meeting(meeting.id)
    assert (now.items[0].title, plain(now.items[1].items[0].minutes)) == ("Budget 2027", "Skrevet i Ribe.")
    assert [line.outcome for line in now.items[0].recommendations] == [None, Outcome.DISCUSSED]
    assert now.items[0].minutes == meeting.items[0].minutes


def clashing(here: Store, there: Store, meeting: Meeting, folder: Path) -> Path:
    """Decide differently on both sides, and return the packet that comes back."""
    receive(there, sent(here, meeting, folder, "Ribe"))
    line = meeting.items[0].recommendations[0].id
    recommendations.record_outcome(there, meeting.id, line, Outcome.DROPPED)
    take_back(here, meeting.id)
    recommendations.record_outcome(here, meeting.id, line, Outcome.FOLLOWED)
    return sent(there, meeting, folder)


def test_a_decision_made_differently_on_both_sides_is_never_chosen(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    received = receive(here, clashing(here, there, meeting, tmp_path))
    before = here.load_meeting(meeting.id)
    with pytest.raises(UserError, match="1 sted er ikke afgjort endnu"):
        accept(here, meeting.id, received, {})
    assert here.load_meeting(meeting.id) == before
    clash = received.merged().clashes[0]
    assert (clash.mine, clash.theirs) == ("Fulgt", "Bortfaldet")
    accept(here, meeting.id, received, {clash.id: Choice.THEIRS})
    assert here.load_meeting(meeting.id).items[0].recommendations[0].outcome is Outcome.DROPPED


def test_a_merge_is_one_step_of_undo_and_leaves_versions(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    receive(there, sent(here, meeting, tmp_path))
    agenda.write_text(there, meeting.items[0].id, "minutes", text_of_lines("Alt er nyt."))
    changes = accept(here, meeting.id, receive(here, sent(there, meeting, tmp_path)), {})
    assert versions_of(here, (meeting.items[0].id, "minutes"))[0].text == meeting.items[0].minutes
    undo(here, changes)
    assert here.load_meeting(meeting.id) == meeting


def test_an_item_the_colleague_deleted_rests_in_the_wastebasket(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    receive(there, sent(here, meeting, tmp_path))
    agenda.remove_item(there, meeting.id, meeting.items[0].id)
    accept(here, meeting.id, receive(here, sent(there, meeting, tmp_path)), {})
    assert [item.title for item in here.load_meeting(meeting.id).items] == ["Tema"]
    entry = in_wastebasket(here)
    assert [each.title for each in entry] == ["Budget"]
    bring_back(here, entry[0])
    assert here.load_meeting(meeting.id) == meeting


def test_the_pen_is_with_the_holder_until_it_comes_back_or_is_taken_back(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    packet = sent(here, meeting, tmp_path, "Ribe")
    holder = who_has_it(here, meeting.id)
    assert holder is not None
    assert holder.holder == "Ribe"
    receive(there, packet)
    assert who_has_it(there, meeting.id) is None
    accept(here, meeting.id, receive(here, sent(there, meeting, tmp_path, "Ærø")), {})
    assert who_has_it(here, meeting.id) is None
    assert who_has_it(there, meeting.id) is not None
    take_back(there, meeting.id)
    assert who_has_it(there, meeting.id) is None


def test_no_way_in_changes_a_meeting_that_is_with_somebody_else(here: Store, meeting: Meeting, tmp_path: Path) -> None:
    item = meeting.items[0]
    changed = agenda.change_item(here, meeting.id, item.id, title="Før")
    sent(here, meeting, tmp_path, "Ribe")
    before = here.load_meeting(meeting.id)
    for attempt in (
        lambda: agenda.change_item(here, meeting.id, item.id, title="Efter"),
        lambda: agenda.write_text(here, item.id, "minutes", text_of_lines("Efter")),
        lambda: agenda.write_texts(here, {(item.id, "background"): text_of_lines("Efter")}),
        lambda: undo(here, changed),
    ):
        with pytest.raises(UserError, match="Mødet ligger hos Ribe"):
            attempt()
    assert here.load_meeting(meeting.id) == before


def test_the_same_packet_again_changes_nothing(here: Store, there: Store, meeting: Meeting, tmp_path: Path) -> None:
    packet = sent(here, meeting, tmp_path)
    receive(there, packet)
    agenda.change_item(there, meeting.id, meeting.items[0].id, title="Rettet i Ribe")
    again = receive(there, packet)
    assert not accept(there, meeting.id, again, {})
    assert there.load_meeting(meeting.id).items[0].title == "Rettet i Ribe"


def test_a_long_exchange_goes_on_from_the_last_packet_both_know(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    receive(there, sent(here, meeting, tmp_path))
    for turn in range(3):
        for store, other in ((there, here), (here, there)):
            text = store.load_meeting(meeting.id).items[0].background
            added = Text((*text.blocks, paragraph(f"Tur {turn} fra {store.folder.name}")))
            agenda.write_text(store, meeting.items[0].id, "background", added)
            received = receive(other, sent(store, meeting, tmp_path))
            assert received.merged().clashes == ()
            accept(other, meeting.id, received, {})
    assert there.load_meeting(meeting.id) == there_too(here.load_meeting(meeting.id), there)
    assert len(here.load_meeting(meeting.id).items[0].background.blocks) == 6


def test_a_meeting_that_is_a_stranger_under_the_same_id_is_asked_about_everywhere(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    receive(there, sent(here, meeting, tmp_path))
    agenda.change_item(there, meeting.id, meeting.items[0].id, title="Rettet i Ribe")
    packet = sent(there, meeting, tmp_path)
    with here.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM handover")
    clashes = receive(here, packet).merged().clashes
    assert [clash.place for clash in clashes] == ["Titel, punkt 1 Budget"]


def test_approved_minutes_are_not_merged_into(here: Store, there: Store, meeting: Meeting, tmp_path: Path) -> None:
    receive(there, sent(here, meeting, tmp_path))
    agenda.change_item(there, meeting.id, meeting.items[0].id, title="Rettet i Ribe")
    packet = sent(there, meeting, tmp_path)
    change(here, meeting.id, "godkend", lambda now: replace(now, minutes_state=MinutesState.APPROVED))
    with pytest.raises(UserError, match="låst"):
        accept(here, meeting.id, receive(here, packet), {})


def test_the_demo_goes_out_and_comes_back_without_a_question(here: Store, there: Store, tmp_path: Path) -> None:
    demo = import_meeting_file(here, resources.path("demo") / "moede.json")[0]
    receive(there, sent(here, demo, tmp_path))
    received = receive(here, sent(there, demo, tmp_path))
    assert received.merged() == replace(received.merged(), meeting=here.load_meeting(demo.id), clashes=())


@pytest.fixture
def third(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "third")
    yield opened
    opened.close()


def test_a_meeting_that_went_on_to_a_third_comes_home_without_a_question(
    here: Store, there: Store, third: Store, meeting: Meeting, tmp_path: Path
) -> None:
    receive(there, sent(here, meeting, tmp_path, "Ribe"))
    agenda.change_item(there, meeting.id, meeting.items[0].id, title="Rettet i Ribe")
    receive(third, sent(there, meeting, tmp_path, "Ærø"))
    agenda.write_text(third, meeting.items[1].id, "minutes", text_of_lines("Skrevet på Ærø."))
    received = receive(here, sent(third, meeting, tmp_path))
    assert received.merged().clashes == ()
    accept(here, meeting.id, received, {})
    assert here.load_meeting(meeting.id) == replace(third.load_meeting(meeting.id), forum_id=meeting.forum_id)
    assert who_has_it(here, meeting.id) is None


def test_a_meeting_that_goes_round_and_round_between_three_asks_nothing(
    here: Store, there: Store, third: Store, meeting: Meeting, tmp_path: Path
) -> None:
    ring = (here, there, third)
    for turn in range(7):
        store, other = ring[turn % 3], ring[(turn + 1) % 3]
        background = text_of_lines(f"Kun dette står her efter tur {turn}.")
        agenda.write_text(store, meeting.items[0].id, "background", background)
        agenda.change_item(store, meeting.id, meeting.items[1].id, title=f"Tema {turn}")
        received = receive(other, sent(store, meeting, tmp_path))
        assert received.merged().clashes == ()
        if received.mine is not None:
            accept(other, meeting.id, received, {})
        assert there_too(store.load_meeting(meeting.id), other) == other.load_meeting(meeting.id)


def test_an_older_file_that_comes_after_a_newer_one_has_nothing_new(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    receive(there, sent(here, meeting, tmp_path))
    item = meeting.items[0].id
    agenda.change_item(there, meeting.id, item, title="Først")
    older = hand_over(there, meeting.id, tmp_path / "ældre.klynge")
    agenda.change_item(there, meeting.id, item, title="Siden")
    accept(here, meeting.id, receive(here, sent(there, meeting, tmp_path)), {})
    received = receive(here, older)
    assert received.merged().clashes == ()
    assert not accept(here, meeting.id, received, {})
    assert here.load_meeting(meeting.id).items[0].title == "Siden"


def test_a_merge_that_was_taken_back_can_be_made_again(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    receive(there, sent(here, meeting, tmp_path, "Ribe"))
    agenda.change_item(there, meeting.id, meeting.items[0].id, title="Rettet i Ribe")
    packet = sent(there, meeting, tmp_path)
    undo(here, accept(here, meeting.id, receive(here, packet), {}))
    assert here.load_meeting(meeting.id).items[0].title == "Budget"
    assert accept(here, meeting.id, receive(here, packet), {})
    assert here.load_meeting(meeting.id).items[0].title == "Rettet i Ribe"


def test_what_a_colleague_took_back_is_taken_back_also_where_the_clock_was_set_back(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Ahead(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + timedelta(days=1)

    with monkeypatch.context() as ahead:
        ahead.setattr("klyngedesk.services.handover.datetime", Ahead)
        receive(there, sent(here, meeting, tmp_path))
    for title in ("Budget 2027", meeting.items[0].title):
        agenda.change_item(there, meeting.id, meeting.items[0].id, title=title)
        received = receive(here, sent(there, meeting, tmp_path))
        assert received.merged().clashes == ()
        accept(here, meeting.id, received, {})
        assert here.load_meeting(meeting.id).items[0].title == title


def test_a_meeting_that_was_deleted_comes_again_with_its_file(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    packet = sent(here, meeting, tmp_path)
    for store in (there, here):
        if store is there:
            receive(store, packet)
        meetings.delete_meeting(store, meeting.id)
        receive(store, packet)
        assert store.load_meeting(meeting.id).items == meeting.items


def test_a_meeting_that_came_again_with_an_older_file_takes_what_the_newer_one_holds(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    older = sent(here, meeting, tmp_path)
    receive(there, older)
    budget = meeting.items[0].id
    agenda.change_item(here, meeting.id, budget, title="Budget 2027")
    newer = hand_over(here, meeting.id, tmp_path / "newer.klynge")
    accept(there, meeting.id, receive(there, newer), {})
    meetings.delete_meeting(there, meeting.id)
    receive(there, older)
    assert there.load_meeting(meeting.id).items[0].title == "Budget"
    accept(there, meeting.id, receive(there, newer), {})
    assert there.load_meeting(meeting.id).items[0].title == "Budget 2027"


def test_a_meeting_that_came_again_with_a_meeting_file_loses_nothing_unasked(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    old = export_meeting_file(here, meeting.id, tmp_path / "old.json")
    agenda.change_item(here, meeting.id, meeting.items[0].id, title="Budget 2027")
    packet = sent(here, meeting, tmp_path)
    receive(there, packet)
    meetings.delete_meeting(there, meeting.id)
    import_meeting_file(there, old)
    asked = receive(there, packet).merged().clashes
    assert ("Budget", "Budget 2027") in [(each.mine, each.theirs) for each in asked]


def test_a_copy_for_somebody_else_leaves_the_pen_where_it_is(here: Store, meeting: Meeting, tmp_path: Path) -> None:
    packet = sent(here, meeting, tmp_path, "Ribe")
    hand_over(here, meeting.id, tmp_path / "kopi.klynge")
    accept(here, meeting.id, receive(here, packet), {})
    holder = who_has_it(here, meeting.id)
    assert holder is not None
    assert holder.holder == "Ribe"


def test_a_packet_that_would_take_what_belongs_to_another_meeting_is_refused(
    here: Store, there: Store, meeting: Meeting, tmp_path: Path
) -> None:
    receive(there, sent(here, meeting, tmp_path))
    other = meetings.plan_meeting(here, meeting.forum_id, date(2027, 4, 5), time(13), time(15))
    agenda.add_item(here, other.id, AgendaItem("Andet møde", id="taget"))
    agenda.add_item(there, meeting.id, AgendaItem("Falsk", id="taget"))
    before = here.load_meeting(other.id)
    with pytest.raises(UserError, match="et andet møde her også har"):
        receive(here, sent(there, meeting, tmp_path))
    assert here.load_meeting(other.id) == before


def test_approved_minutes_that_come_in_are_sealed(here: Store, there: Store, meeting: Meeting, tmp_path: Path) -> None:
    change(here, meeting.id, "godkend", lambda now: replace(now, minutes_state=MinutesState.APPROVED))
    receive(there, sent(here, meeting, tmp_path))
    assert is_seal_whole(there, there.load_meeting(meeting.id))
    with there.transaction() as connection:
        connection.exec_driver_sql("UPDATE agenda_item SET title = 'Et andet ord'")
    assert broken_seals(there) == (meeting.id,)
