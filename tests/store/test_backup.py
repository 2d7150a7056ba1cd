"""A copy counts once it has been opened and found whole; it comes back without anything being lost."""

from __future__ import annotations

import errno
import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from klyngedesk.model.agenda import Attachment
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Annex
from klyngedesk.services import attachments, safety
from klyngedesk.store.backup import make_copy, snapshot
from klyngedesk.store.backup_plan import (
    Copy,
    beyond_room,
    copies_in,
    copy_name,
    next_moment,
    superfluous,
    trusted_moment,
)
from klyngedesk.store.restoring import ASIDE
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Figure, Text
from tests.store.stores import ITEM, MEETING, filled, minutes, restored_minutes, type_minutes

NOW = datetime(2027, 3, 8, 14, 2, 31)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = filled(tmp_path / "store")
    object_id, size = made.objects.add_bytes("bilag æøå".encode())
    bilag = Attachment("Budget", object_id, "budget.txt", size, id="bilag-1")
    made.save_meeting(MEETING, replace(MEETING, items=(replace(ITEM, attachments=(bilag,)),)))
    type_minutes(made, "første udgave")
    yield made
    made.close()


def aged(*days: float) -> list[Copy]:
    return [Copy(NOW - timedelta(days=each), "automatisk", Path(str(each))) for each in days]


@pytest.mark.parametrize(
    ("copies", "gone"),
    [
        (aged(0, 0.1, 0.2, 0.3, 1.9), []),
        (aged(0, 1, 2, 3.0, 3.1, 3.2), ["3.1", "3.2"]),
        (aged(0, 0.1, 0.2, 20.0, 21.0), []),
        (aged(0, 0.1, 0.2, *range(3, 18), 30.0, 31.0, 32.0), ["16", "17", "31.0", "32.0"]),
        (aged(400.0, 400.1, 400.2), []),
        (aged(0, 0.1, 0.2, 400.0, 400.2), ["400.2"]),
        (aged(0, 0.1, 0.2, 900, 1300, 1700), []),
        (aged(-900, -900.1, 0, 0.1, 0.2), []),
    ],
    ids=["two days", "one a day", "one a week", "one a month", "three at least", "one a year", "for ever", "future"],
)
def test_copies_are_thinned_as_they_grow_old(copies: list[Copy], gone: list[str]) -> None:
    assert [str(copy.file) for copy in superfluous(copies, NOW)] == gone


def test_a_copy_made_before_a_risky_act_stays_a_year() -> None:
    risky = [Copy(NOW - timedelta(days=d), "før gendannelse", Path(str(d))) for d in (200.0, 200.1, 366.0, 366.1)]
    assert [str(copy.file) for copy in superfluous([*aged(0, 0.1, 0.2), *risky], NOW)] == ["366.1"]


def test_copies_that_take_too_much_room_are_thinned_by_the_hour_then_by_the_day_then_the_oldest() -> None:
    two_days = (0, 15, 30, 180, 185, 190, 1441, 2881)
    named = {Copy(NOW - timedelta(minutes=each), "automatisk"): each for each in two_days}
    risky = {Copy(NOW - timedelta(days=5), "før gendannelse"): 7200}
    copies, sizes = [*named, *risky], dict.fromkeys([*named, *risky], 1)
    gone = [[(named | risky)[copy] for copy in beyond_room(copies, sizes, room)] for room in (9, 0)]
    assert gone == [[], [190, 185, 180, 2881, 1441, 7200]]


def test_copies_leave_room_on_a_small_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    size = store.file.stat().st_size
    small = shutil.disk_usage(store.folder)._replace(free=40 << 20)
    monkeypatch.setattr("shutil.disk_usage", lambda folder: small)
    monkeypatch.setattr("klyngedesk.store.backup.MOST_BYTES", 5 * size)
    for number in range(8):
        type_minutes(store, f"udgave {number}")
        newest = make_copy(store, "automatisk")
    assert len(safety.copies(store.folder)) == 5
    assert safety.copies(store.folder)[0].file == newest.file


def test_a_clock_that_jumps_a_year_ahead_thins_no_copy() -> None:
    before = [*aged(365.0, 365.1, 366.0, 366.1), Copy(NOW - timedelta(days=400), "før gendannelse", Path("risky"))]
    for later in ([], aged(0), aged(0, 0.1, 1, 1.1, 2, 2.1, 3, 3.1, 6)):
        copies = [*before, *later]
        assert superfluous(copies, trusted_moment(copies, NOW)) == []
    settled = [*before, *aged(0, 3, 5, 8)]
    assert trusted_moment(settled, NOW) == NOW


def test_a_copy_of_a_clock_that_was_ahead_is_not_the_newest_once_it_is_right_again(tmp_path: Path) -> None:
    def days(moment: datetime) -> list[int]:
        return [round((each.moment - NOW) / timedelta(days=1)) for each in copies_in(tmp_path, moment)]

    for copy in [*aged(-365, -366, 5, 0)]:
        (tmp_path / copy_name(copy.moment, "automatisk")).touch()
    assert days(NOW) == [0, -5, 366, 365]
    assert days(NOW + timedelta(days=366)) == [366, 365, 0, -5]
    assert days(NOW + timedelta(days=90)) == [366, 365, 0, -5]


def test_a_copy_holds_every_word_and_bilag_and_is_found_again(store: Store) -> None:
    made = safety.back_up(store)
    assert [copy.file for copy in safety.copies(store.folder)] == [made.file]
    assert [row.id for row in safety.look_inside(made.file).meetings] == [MEETING.id]
    assert [f.read_bytes() for f in made.file.parent.glob("objects/??/*")] == ["bilag æøå".encode()]
    assert oct(made.file.stat().st_mode)[-3:] == "600"
    assert safety.rehearse(store)
    assert not safety.rehearsal_is_due(store)
    assert safety.rehearsal_is_due(store, datetime.now() + timedelta(days=8))
    assert safety.rehearsal_is_due(store, datetime.now() - timedelta(days=8))


def test_a_store_whose_words_have_changed_by_themselves_becomes_no_copy(store: Store) -> None:
    kept = make_copy(store, "automatisk")
    with store.alone() as connection:
        connection.execute("UPDATE agenda_item SET minutes_plain = 'andet'")
    with pytest.raises(UserError, match="beskadiget"):
        make_copy(store, "automatisk")
    assert [copy.file for copy in copies_in(store.folder / "backups")] == [kept.file]


def test_a_copy_comes_back_and_what_stood_there_is_laid_aside_whole(store: Store) -> None:
    made = safety.back_up(store)
    type_minutes(store, "anden udgave")
    shutil.rmtree(store.folder / "objects")
    store.close()
    before = store.file.read_bytes()
    aside = safety.restore(store.folder, made.file)
    assert aside is not None
    assert (aside / store.file.name).read_bytes() == before
    again = Store.open(store.folder)
    assert (minutes(again), again.news) == ("første udgave", "")
    assert again.objects.has(again.load_meeting(MEETING.id).items[0].attachments[0].object_id)
    again.close()


def test_a_damaged_store_gets_the_copy_and_the_words_written_since(store: Store) -> None:
    made = safety.back_up(store)
    type_minutes(store, "skrevet efter kopien")
    store.close()
    store.file.write_bytes(b"x" * 9000)
    assert restored_minutes(store, made) == "skrevet efter kopien"


def test_a_copy_that_is_damaged_moves_nothing(store: Store) -> None:
    made = safety.back_up(store)
    store.close()
    content = bytearray(made.file.read_bytes())
    content[8192:12288] = bytes(4096)
    made.file.write_bytes(content)
    before = store.file.read_bytes()
    with pytest.raises(UserError, match="beskadiget"):
        safety.restore(store.folder, made.file)
    assert (store.file.read_bytes(), (store.folder / ASIDE).exists()) == (before, False)


def test_an_open_store_is_not_replaced(store: Store) -> None:
    made = safety.back_up(store)
    with pytest.raises(UserError, match="allerede åben"):
        safety.restore(store.folder, made.file)


def test_her_extra_place_gets_a_copy_too_and_may_be_away(store: Store, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    safety.choose_second_place(store, second)
    safety.back_up(store, "automatisk")
    assert {copy.reason for copy in copies_in(second)} == {"på ønske", "automatisk"}
    shutil.rmtree(second)
    assert "er ikke fundet" in safety.back_up(store).lacks
    second.mkdir()  # as the empty folder that a drive leaves behind
    assert "er ikke fundet" in safety.back_up(store).lacks
    assert list(second.iterdir()) == []


def test_an_extra_place_that_was_away_gets_the_newest_copy_when_it_is_back(store: Store, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    safety.choose_second_place(store, second)
    away = second.rename(tmp_path / "i skuffen")
    made = safety.back_up(store, "automatisk")
    away.rename(second)
    assert safety.second_place_lacks(store) == ""
    assert (second / made.file.name).read_bytes() == made.file.read_bytes()


def test_bilag_that_find_no_room_leave_the_words_a_copy_and_the_disk_some_space(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = store.file.stat().st_size
    monkeypatch.setattr("klyngedesk.store.backup.is_short", lambda _, wanted, left: wanted > room)
    store.objects.add_bytes(bytes(room + 1))
    made = safety.back_up(store)
    assert "ikke plads til alle bilag" in made.lacks
    assert [copy.file for copy in safety.copies(store.folder)] == [made.file]
    type_minutes(store, "anden udgave")
    monkeypatch.undo()
    assert safety.back_up(store).lacks == ""


def test_a_clock_set_back_an_hour_does_not_make_an_older_copy_the_newest(store: Store) -> None:
    made = make_copy(store, "automatisk")
    later = made.moment + timedelta(seconds=1)
    assert next_moment(copies_in(made.file.parent), made.moment - timedelta(hours=1)) == later.replace(microsecond=0)
    newest = make_copy(store, "automatisk", now=made.moment - timedelta(hours=1))
    assert safety.copies(store.folder)[0].file == newest.file


@pytest.mark.parametrize("days", [2, 400, -400])
def test_a_clock_that_jumps_by_days_does_not_make_an_older_copy_the_newest(store: Store, days: int) -> None:
    first, then = datetime.now(), datetime.now() - timedelta(days=days)
    make_copy(store, "automatisk", now=first)
    for number, moment in enumerate((then, then + timedelta(hours=1), first + timedelta(hours=2))):
        type_minutes(store, f"udgave {number}")
        newest = make_copy(store, "automatisk", now=moment)
        assert safety.copies(store.folder)[0].file == newest.file
        assert not safety.is_behind(store)


def test_words_saved_just_as_a_copy_is_done_are_still_held_beside_the_store(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_minutes(store, "i kopien")
    monkeypatch.setattr("klyngedesk.store.writing.time.sleep", lambda _: type_minutes(store, "et øjeblik efter"))
    copy = make_copy(store, "automatisk")
    store.let_go()
    assert restored_minutes(store, copy) == "et øjeblik efter"


def test_of_copies_with_the_newest_words_the_clock_thins_none(store: Store) -> None:
    made = []
    for days in (0, -1000, -1001, -1002, -1003):
        type_minutes(store, f"for {days} dage siden")
        made.append(make_copy(store, "automatisk", now=datetime.now() + timedelta(days=days)).file)
    assert all(file.exists() for file in made[-3:])


def test_after_an_older_copy_has_come_back_what_is_made_of_it_is_the_newest(store: Store) -> None:
    older = make_copy(store, "automatisk")
    for number in range(5):
        type_minutes(store, f"udgave {number}")
    make_copy(store, "før gendannelse")
    store.close()
    safety.restore(store.folder, older.file)
    again = Store.open(store.folder)
    type_minutes(again, "efter gendannelsen")
    newest = make_copy(again, "automatisk", now=datetime.now() - timedelta(days=30))
    assert safety.copies(store.folder)[0].file == newest.file
    again.close()


def test_a_copy_that_cannot_be_read_or_has_an_impossible_day_hides_no_other(store: Store) -> None:
    whole, folder = make_copy(store, "automatisk", now=NOW), store.folder / "backups"
    (folder / copy_name(NOW + timedelta(days=1), "automatisk")).write_bytes(b"x" * 9000)
    (folder / "2027-13-45 10.00.00 automatisk.db").touch()
    assert [copy.moment for copy in safety.copies(store.folder)] == [NOW + timedelta(days=1), whole.moment]


def test_a_copy_that_cannot_come_back_counts_no_more_and_another_is_made(store: Store) -> None:
    spoilt = safety.back_up(store)
    spoilt.file.write_bytes(spoilt.file.read_bytes()[:9000])
    assert "beskadiget" in safety.rehearse_and_mend(store)
    assert spoilt.file.with_suffix(".beskadiget").exists()
    assert not safety.rehearsal_is_due(store)


def test_a_copied_bilag_that_has_changed_is_copied_anew(store: Store) -> None:
    safety.back_up(store)
    (kept,) = (file for file in (store.folder / "backups" / "objects").glob("??/*"))
    kept.chmod(0o600)
    kept.write_bytes(bytes(len(kept.read_bytes())))
    assert safety.rehearse_and_mend(store)
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == kept.name


def test_a_bilag_that_is_missing_or_changed_is_found_again_by_its_hash(store: Store) -> None:
    safety.back_up(store)
    file = next((store.folder / "objects").glob("??/*"))
    for harm in (lambda: file.unlink(), lambda: (file.chmod(0o600), file.write_bytes(b"andet"))):
        harm()
        assert [finding.kind for finding in safety.verify(store)] == ["bilag_found"]
        assert hashlib.sha256(file.read_bytes()).hexdigest() == file.name
    assert safety.verify(store) == []


def test_a_bilag_that_is_nowhere_is_told_of_by_name(store: Store) -> None:
    next((store.folder / "objects").glob("??/*")).unlink()
    found = safety.verify(store)
    assert [(each.kind, "Budget" in each.message) for each in found] == [("bilag", True)]


def test_a_changed_word_is_told_of_by_its_item(store: Store) -> None:
    store.close()
    with closing(sqlite3.connect(store.file, isolation_level=None)) as connection:
        connection.execute("UPDATE agenda_item SET minutes = replace(minutes, 'udgave', 'udg4ve')")
    found = safety.verify_folder(store.folder)
    assert [(each.kind, each.id, ITEM.title in each.message) for each in found] == [("text", ITEM.id, True)]


def test_a_lost_store_is_not_begun_anew_without_asking(store: Store) -> None:
    safety.back_up(store)
    store.close()
    store.file.unlink()
    with pytest.raises(UserError, match="er væk"):
        Store.open(store.folder)
    assert [each.kind for each in safety.verify_folder(store.folder)] == ["missing"]


def test_a_restore_that_the_disk_stops_leaves_the_store_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = safety.back_up(store)
    type_minutes(store, "nyere ord")
    store.close()
    replace_file = Path.replace

    stopped: list[Path] = []

    def refused(file: Path, target: Path) -> Path:
        if stopped or ".proeve-" in str(file):
            stopped.append(file)  # and from then on every other
            raise OSError(errno.EROFS, "Read-only file system")
        return replace_file(file, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(UserError):
        safety.restore(store.folder, copy.file)
    monkeypatch.undo()
    again = Store.open(store.folder)
    assert minutes(again) == "nyere ord"
    again.close()
    assert [file.name for file in store.folder.iterdir() if file.name.startswith(".proeve-")] == []


def test_a_bilag_that_was_changed_on_the_disk_is_whole_when_it_is_added_again(store: Store) -> None:
    object_id, _ = store.objects.add_bytes(b"bilag")
    spoilt = store.objects.path(object_id)
    spoilt.chmod(0o600)
    spoilt.write_bytes(b"galib")
    store.objects.add_bytes(b"bilag")
    assert spoilt.read_bytes() == b"bilag"


def test_a_bilag_in_the_wastebasket_and_a_picture_in_a_text_are_looked_after_too(store: Store) -> None:
    bilag = store.load_meeting(MEETING.id).items[0].attachments[0]
    attachments.remove_attachment(store, MEETING.id, bilag.id)
    picture, _ = store.objects.add_bytes(b"a picture")
    store.save_text(ITEM.id, "background", Text((Figure(picture, "kurve"),)))
    assert safety.verify(store) == []
    for object_id in (str(bilag.object_id), picture):
        store.objects.path(object_id).unlink()
    told = [finding.message for finding in safety.verify(store)]
    assert any("»Budget« i papirkurven mangler" in each for each in told)
    assert any("Et billede i punktet" in each and "mangler" in each for each in told)


def test_a_picture_in_an_annex_is_looked_after_too(store: Store) -> None:
    picture, _ = store.objects.add_bytes(b"a picture")
    meeting = store.load_meeting(MEETING.id)
    annex = Annex("Kort", Text((Figure(picture, "kort"),)))
    store.save_meeting(meeting, replace(meeting, annexes=(annex,)))
    assert safety.verify(store) == []
    store.objects.path(picture).unlink()
    assert [each.message for each in safety.verify(store)] == [
        "Et billede i tillægget »Kort« mangler. Find filen, og læg den på punktet igen."
    ]


def test_copies_on_one_disk_are_warned_of_once(store: Store, tmp_path: Path) -> None:
    assert safety.warn_of_one_place(store) == ""
    safety.back_up(store)
    assert "samme disk" in safety.warn_of_one_place(store)
    assert safety.warn_of_one_place(store) == ""
    assert safety.is_same_disk(store, tmp_path)


def test_a_small_disk_gets_copies_too_while_there_is_room(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    small = shutil.disk_usage(store.folder)._replace(total=20 << 20, free=12 << 20)
    monkeypatch.setattr("shutil.disk_usage", lambda folder: small)
    safety.back_up(store)
    small = small._replace(free=1 << 20)
    with pytest.raises(UserError, match="for lidt plads"):
        safety.back_up(store)
    assert len(safety.copies(store.folder)) == 1


def test_a_store_on_a_full_disk_is_looked_at_all_the_same(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    full = shutil.disk_usage(store.folder)._replace(free=0)
    monkeypatch.setattr("shutil.disk_usage", lambda folder: full)
    before = {file.name for file in store.folder.iterdir()}
    with snapshot(store) as (staged, _):
        assert staged.parent != store.folder
        assert {file.name for file in store.folder.iterdir()} == before
    assert (staged.parent.exists(), safety.verify(store)) == (False, [])
