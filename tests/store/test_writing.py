"""What the disk refuses waits and is not lost; what is taken away is put back; what changes by itself is found."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from klyngedesk.model.errors import UserError
from klyngedesk.services import safety
from klyngedesk.store.digests import changed_rows
from klyngedesk.store.faults import StoreFault, told
from klyngedesk.store.patches import Patch
from klyngedesk.store.reserve import hold_reserve
from klyngedesk.store.store import Store
from tests.store.stores import ITEM, MEETING, filled, minutes, restored_minutes, type_minutes


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = filled(tmp_path / "store")
    yield made
    made.close()


def limit(store: Store, pages: int) -> None:
    """Let the database say that the disk is full above so many pages."""
    with store.alone() as connection:
        connection.execute(f"PRAGMA max_page_count = {pages}")


def test_words_the_disk_refuses_are_told_of_and_the_old_ones_stand(store: Store) -> None:
    type_minutes(store, "før")
    limit(store, 1)
    with pytest.raises(StoreFault, match="Disken er fuld"):
        type_minutes(store, "efter " * 50_000)
    assert (minutes(store), store.trouble[:14]) == ("før", "Disken er fuld")


def test_a_change_the_disk_refuses_waits_is_read_as_if_saved_and_comes_to_disk_later(store: Store) -> None:
    store.patient = True
    limit(store, 1)
    title = "Ny titel " * 20_000
    store.apply([Patch("agenda_item", ITEM.id, {}, {"title": title})])
    assert store.waits()
    assert store.load_meeting(MEETING.id).items[0].title == title
    limit(store, 100_000)
    store.write_waiting()
    assert (store.waits(), store.trouble) == (False, "")
    store.close()
    again = Store.open(store.folder)
    assert again.load_meeting(MEETING.id).items[0].title == title
    again.close()


def test_a_full_disk_gives_the_reserve_to_the_words(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hold_reserve(store.folder) == 16 << 20
    real, calls = store._commit_once, []

    def full_at_first(*patches: object) -> None:
        calls.append(1)
        if len(calls) == 1:
            raise told(sqlite3.OperationalError("database or disk is full"), store.file)
        real(*patches)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "_commit_once", full_at_first)
    type_minutes(store, "teksten kom med")
    assert (minutes(store), store.trouble) == ("teksten kom med", "")
    assert not (store.folder / "reserve.bin").exists()
    assert "bilag kan ikke" in store.news


def test_a_store_deleted_while_it_is_open_is_written_again_with_every_word(store: Store) -> None:
    type_minutes(store, "skrevet før")
    shutil.rmtree(store.folder)
    store.save_text(ITEM.id, "background", store.load_meeting(MEETING.id).items[0].minutes)
    type_minutes(store, "skrevet efter")
    store.close()
    again = Store.open(store.folder)
    assert minutes(again) == "skrevet efter"
    again.close()


def test_a_file_put_in_the_stores_place_is_kept_aside(store: Store) -> None:
    other = store.folder / "other"
    other.write_bytes(b"fremmed")
    other.replace(store.file)
    type_minutes(store, "her endnu")
    assert minutes(store) == "her endnu"
    assert [f.read_bytes() for f in store.folder.glob("*.fremmed-*")] == [b"fremmed"]


@pytest.mark.parametrize("spoil", [lambda _: b"", lambda found: found[:8192], lambda found: b"x" * len(found)])
def test_a_file_spoilt_while_it_is_open_is_told_of_and_the_words_come_back_with_a_copy(
    store: Store, spoil: Callable[[bytes], bytes]
) -> None:
    type_minutes(store, "før")
    copy = safety.back_up(store)
    type_minutes(store, "efter kopien")
    store.file.write_bytes(spoil(store.file.read_bytes()))
    with pytest.raises(UserError, match="Noget uden for KlyngeDesk har skrevet"):
        type_minutes(store, "efter skaden")
    store.let_go()
    assert restored_minutes(store, copy) == "efter skaden"


def test_a_letter_that_changes_by_itself_is_found(store: Store) -> None:
    type_minutes(store, "fem stemmer for")
    store.close()
    with closing(sqlite3.connect(store.file, isolation_level=None)) as connection:
        assert changed_rows(connection) == []
        connection.execute("UPDATE agenda_item SET minutes = replace(minutes, 'fem', 'fire')")
        assert changed_rows(connection) == [("agenda_item", ITEM.id)]
        connection.execute("DELETE FROM agenda_item")
        assert changed_rows(connection) == [("agenda_item", ITEM.id)]


def test_an_older_file_in_the_stores_place_gets_what_was_written_since(store: Store) -> None:
    type_minutes(store, "gammelt")
    with store.alone():
        older = store.file.read_bytes()
    type_minutes(store, "nyt æøå 😀")
    store.close()
    store.file.write_bytes(older)
    again = Store.open(store.folder)
    assert (minutes(again), again.write_again()) == ("nyt æøå 😀", 0)
    assert "1 gem, som filen manglede, er lagt på igen" in again.news
    again.close()


def test_half_a_line_of_the_redo_file_is_left_out(store: Store) -> None:
    type_minutes(store, "helt")
    with store.redo.file.open("ab") as file:
        file.write(b'[99, "2026-01-01T10:00:00", [["agenda_item"')
    type_minutes(store, "helt igen")
    assert [entry.number for entry in store.redo.entries()][-1] == store.sequence


def test_what_was_made_and_then_changed_while_the_disk_refused_comes_back_after_a_crash(store: Store) -> None:
    store.patient = True
    limit(store, 1)
    words = "ord " * 50_000
    made = {"id": "tillæg", "meeting_id": MEETING.id, "position": 0, "title": "", "text": [], "text_plain": words}
    store.apply([Patch("annex", "tillæg", None, made)])
    store.apply([Patch("annex", "tillæg", {}, {"title": "Budget"})])
    store.apply([Patch("agenda_item", ITEM.id, {}, {"title": "Økonomi"})])
    store.let_go()
    again = Store.open(store.folder)
    found = again.load_meeting(MEETING.id)
    again.close()
    assert [annex.title for annex in found.annexes] == ["Budget"]
    assert found.items[0].title == "Økonomi"


def test_words_that_the_disk_refuses_a_second_time_are_held_beside_the_store_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise told(sqlite3.OperationalError("disk I/O error"), store.file)

    def title(words: str) -> None:
        store.apply([Patch("agenda_item", ITEM.id, {}, {"title": words})])

    store.patient = True
    with monkeypatch.context() as disk:
        disk.setattr(store, "_commit_once", refused)
        title("Økonomi")
    store.write_waiting()
    title("Andet")
    monkeypatch.setattr(store, "_commit_once", refused)
    title("Økonomi")
    store.let_go()
    again = Store.open(store.folder)
    assert again.load_meeting(MEETING.id).items[0].title == "Økonomi"
    again.close()


def test_a_large_redo_file_keeps_only_the_latest_words(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klyngedesk.store.redo.LARGEST_BYTES", 20_000)
    for number in range(60):
        type_minutes(store, f"{number} " + "ord " * 500)
    assert store.redo.file.stat().st_size < 60_000
    assert store.redo.entries()[-1].number == store.sequence


def test_a_redo_file_of_words_that_nothing_repeats_is_not_rewritten_by_each_save(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klyngedesk.store.redo.LARGEST_BYTES", 20_000)
    rewritten = set()
    for number in range(1, 61):
        patch = Patch("agenda_item", str(number), {}, {"minutes": "ord " * 500})
        store.redo.append(number, "2026-01-01T10:00:00", [patch])
        rewritten.add(store.redo.file.stat().st_ino)
    assert len(rewritten) < 6
    kept = {patch.id for entry in store.redo.entries() for patch in entry.patches}
    assert {str(number) for number in range(1, 61)} <= kept


def test_a_redo_file_that_finds_no_room_to_be_shortened_takes_the_next_words_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klyngedesk.store.redo.LARGEST_BYTES", 1)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    for words in ("før", "efter"):
        type_minutes(store, words)
    assert store.redo.entries()[-1].number == store.sequence
    assert not list(store.folder.glob("*.redo-new"))


def test_a_sentence_never_quotes_what_stands_in_the_store(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("Could not decode to UTF-8 column 'minutes' with text 'fortroligt'")
    assert "fortroligt" not in str(told(error, tmp_path / "klyngedesk.db"))


def test_a_folder_that_is_away_is_told_of_and_the_words_go_into_a_new_one(store: Store) -> None:
    type_minutes(store, "før")
    store.folder.rename(store.folder.with_name("taget væk"))
    for words in ("efter", "lidt efter"):
        type_minutes(store, words)
        assert minutes(store) == words
        assert store.news.startswith("Drevet eller mappen er væk")
        store.news = ""


def test_a_drive_that_is_away_where_nothing_can_be_made_is_told_of_until_it_is_back(store: Store) -> None:
    aside = store.folder.with_name("taget væk")
    store.folder.rename(aside)
    store.folder.write_text("her var drevet")
    with pytest.raises(StoreFault, match="Sæt drevet til igen, så gemmes"):
        type_minutes(store, "imens")
    store.folder.unlink()
    aside.rename(store.folder)
    type_minutes(store, "efter")
    assert (minutes(store), store.news) == ("efter", "")


def test_a_file_that_is_deleted_in_its_folder_is_told_of_as_that(store: Store) -> None:
    store.file.unlink()
    type_minutes(store, "efter")
    assert store.news == "Filen med møderne var slettet eller skiftet ud. Alt er skrevet igen."
