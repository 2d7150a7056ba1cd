"""A change of the meeting at hand waits for nobody: it is read at once, and no word or order is lost on its way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from klyngedesk.model.agenda import AgendaItem, Recommendation
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.services import agenda
from klyngedesk.services.changes import undo
from klyngedesk.store.faults import Fault, StoreFault
from klyngedesk.store.patches import Patch
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.text.plain import plain

CHILD = AgendaItem("Barnet", recommendations=(Recommendation("Drøfter."),), id="barn")
ITEM = AgendaItem("Kajen", recommendations=(Recommendation("Godkender.", id="linje"),), items=(CHILD,), id="kajen")
MEETING = Meeting("forum", "Havnerådet", items=(ITEM, AgendaItem("Taksten", id="taksten")), id="møde")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the meeting at hand, which nobody writes until it is asked."""
    made = Store.open(tmp_path / "store")
    made.save_forum(Forum("Havnerådet", id="forum"))
    made.save_meeting(None, MEETING)
    made.patient, made.soon = True, lambda: None
    made.keep_at_hand(MEETING.id)
    made.load_meeting(MEETING.id)
    yield made
    made.close()


def on_disk(store: Store) -> Meeting:
    """Return the meeting as a program that starts now would find it."""
    store.close()
    again = Store.open(store.folder)
    found = again.load_meeting(MEETING.id)
    again.close()
    return found


def refuse(*_: object) -> tuple[Patch, ...]:
    raise StoreFault(Fault.FULL, "Disken er fuld.")


def test_a_change_is_read_before_it_is_written_and_written_before_it_is_sought(store: Store) -> None:
    agenda.change_item(store, MEETING.id, "kajen", title="Ny kaj")
    assert (store.load_meeting(MEETING.id).items[0].title, store.waits()) == ("Ny kaj", True)
    with store.transaction() as connection:
        titles = connection.exec_driver_sql("SELECT title FROM agenda_item WHERE id = 'kajen'").scalars().all()
    assert (titles, store.waits()) == (["Ny kaj"], False)


def test_what_waits_is_on_disk_when_the_store_is_closed(store: Store) -> None:
    agenda.change_item(store, MEETING.id, "kajen", title="Ny kaj")
    assert store.hold_texts({("kajen", "minutes"): text_of_lines("Først.")})
    assert store.hold_texts({("kajen", "minutes"): text_of_lines("Sidst.")})
    item = on_disk(store).items[0]
    assert (item.title, plain(item.minutes)) == ("Ny kaj", "Sidst.")


def test_an_item_with_all_below_it_comes_back_as_it_was(store: Store) -> None:
    before = store.load_meeting(MEETING.id)
    store.hold_texts({("barn", "minutes"): text_of_lines("Skrevet.")})
    typed = store.load_meeting(MEETING.id)
    gone = agenda.remove_item(store, MEETING.id, "kajen")
    assert [item.id for item in store.load_meeting(MEETING.id).items] == ["taksten"]
    again = undo(store, gone)
    assert store.load_meeting(MEETING.id) == typed != before
    undo(store, again)
    assert [item.id for item in on_disk(store).items] == ["taksten"]


def test_undo_brings_back_the_row_and_keeps_what_was_typed_since(store: Store) -> None:
    changes = agenda.change_item(store, MEETING.id, "kajen", title="Ny kaj")
    store.hold_texts({("kajen", "minutes"): text_of_lines("Skrevet siden.")})
    undo(store, changes)
    item = on_disk(store).items[0]
    assert (item.title, plain(item.minutes)) == ("Kajen", "Skrevet siden.")


def test_what_the_disk_refuses_waits_and_comes_in_order(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    agenda.change_item(store, MEETING.id, "kajen", title="Først")
    monkeypatch.setattr(store, "_commit_once", refuse)
    with pytest.raises(StoreFault, match="fuld"):
        store.write_waiting()
    agenda.change_item(store, MEETING.id, "kajen", title="Sidst")
    assert (store.load_meeting(MEETING.id).items[0].title, store.trouble) == ("Sidst", "Disken er fuld.")
    monkeypatch.undo()
    store.write_waiting()
    assert (store.trouble, store.waits()) == ("", False)
    assert on_disk(store).items[0].title == "Sidst"


def test_a_change_the_database_will_not_have_never_holds_back_the_words(store: Store) -> None:
    store.hold_texts({("kajen", "minutes"): text_of_lines("Ord.")})
    store._waiting.append(Patch("recommendation", "ny", None, {"id": "ny", "item_id": "findes ikke"}))
    with pytest.raises(Exception, match="recommendation"):
        store.write_waiting()
    store.write_waiting()
    assert plain(on_disk(store).items[0].minutes) == "Ord."


def test_what_is_not_the_meetings_own_is_written_at_once(store: Store) -> None:
    agenda.change_item(store, MEETING.id, "kajen", title="Ny kaj")
    store.save_forum(Forum("Nyt navn", id="forum"))
    assert not store.waits()
    assert store.load_meeting(MEETING.id).forum_name == "Nyt navn"
    assert on_disk(store).items[0].title == "Ny kaj"
