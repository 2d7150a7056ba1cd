"""Copies are made beside the window, looked into, and brought back in three clicks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.services import agenda, safety
from klyngedesk.store.backup_plan import Copy
from klyngedesk.store.reserve import FILE_NAME, release_reserve
from klyngedesk.store.store import Store
from klyngedesk.store.verifying import Finding
from klyngedesk.ui import backups
from klyngedesk.ui.backup_commands import NO_COPIES, BackupCommands, NoBackupCommands
from klyngedesk.ui.backups import BackupKeeper
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.window import Window
from tests.ui.conftest import Answers


@pytest.fixture
def keeper(desk: Desk) -> Iterator[BackupKeeper]:
    made = BackupKeeper(desk)
    yield made
    made.rest()


def copies(desk: Desk) -> list[Copy]:
    return safety.copies(desk.store.folder)


def after(minutes: float, monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.monotonic() + 60 * minutes
    monkeypatch.setattr(backups.time, "monotonic", lambda: later)


def test_the_first_copy_is_made_soon_after_the_start_and_told_of(
    qtbot: QtBot, desk: Desk, keeper: BackupKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "FIRST_LOOK_MILLISECONDS", 0)
    told: list[str] = []
    keeper.told.connect(told.append)
    keeper.start()
    qtbot.waitUntil(lambda: bool(told and told[-1]))
    assert told[-1].startswith("Sidste prøvede sikkerhedskopi: i dag ")
    qtbot.waitUntil(lambda: not safety.rehearsal_is_due(desk.store))


@pytest.mark.parametrize(("live", "minutes", "made"), [(False, 14, 0), (False, 16, 1), (True, 4, 0), (True, 6, 1)])
def test_a_copy_is_made_every_quarter_and_oftener_in_a_meeting(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, live: bool, minutes: int, made: int
) -> None:
    wanted = next(r for r in desk.store.list_meetings() if (r.status == "Mødet er i gang") is live)
    desk.open(wanted.id)
    keeper = BackupKeeper(desk)
    assert desk.meeting is not None
    desk.do(agenda.change_item, next(desk.meeting.walk()).id, title="Ny titel")
    after(minutes, monkeypatch)
    keeper.look()
    keeper._worker.shutdown()
    assert len(copies(desk)) == made


def test_a_rehearsal_that_keeps_failing_is_told_of_and_tried_again_the_next_day(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "rehearse", lambda store: False)
    found: list[str] = []
    safety.back_up(desk.store)
    for _ in range(2):  # as where the program is started again
        keeper = BackupKeeper(desk)
        keeper.found.connect(found.append)
        for _ in range(3):
            after(20, monkeypatch)
            keeper._look_back()
        keeper.rest()
    assert [sentence for sentence in found if "kan ikke hentes tilbage" in sentence] == found[:1] == found
    assert not safety.rehearsal_is_due(desk.store)
    assert safety.rehearsal_is_due(desk.store, datetime.now() + timedelta(hours=25))


def test_words_that_have_changed_by_themselves_are_told_of_soon_after_the_start(
    qtbot: QtBot, desk: Desk, keeper: BackupKeeper
) -> None:
    with desk.store.alone() as connection:
        connection.execute("UPDATE agenda_item SET case_number = 'x' WHERE id = (SELECT min(id) FROM agenda_item)")
    found: list[str] = []
    keeper.changed.connect(found.append)
    keeper._begin()
    qtbot.waitUntil(lambda: bool(found))
    assert "er ikke, som det blev gemt" in found[0]


def test_nothing_changed_is_nothing_copied(desk: Desk, keeper: BackupKeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    after(99, monkeypatch)
    keeper.look()
    keeper.close()
    assert copies(desk) == []


def test_leaving_makes_a_copy_of_what_has_changed(desk: Desk, keeper: BackupKeeper) -> None:
    assert desk.meeting is not None
    desk.do(agenda.change_item, next(desk.meeting.walk()).id, title="Ny titel")
    keeper.close()
    assert [copy.reason for copy in copies(desk)] == ["ved lukning"]


def test_a_copy_is_looked_into_and_brought_back_in_three_clicks(
    desk: Desk, window: Window, keeper: BackupKeeper, answers: Answers
) -> None:
    made = safety.back_up(desk.store)
    wanted: list[Path] = []
    dialog = BackupCommands(window, desk, keeper, wanted.append).made_dialog()
    assert dialog.inside.count() == len(desk.store.list_meetings())
    answers.yes = False
    dialog.restore.click()
    assert (wanted, "Siden kopien" in answers.asked[-1]) == ([], False)
    desk.open(next(row.id for row in desk.store.list_meetings()))
    assert desk.meeting is not None
    desk.do(agenda.change_item, next(desk.meeting.walk()).id, title="Ny titel")
    answers.yes = True
    dialog.restore.click()
    assert wanted == [made.file]
    named = desk.meeting.title or desk.meeting.forum_name
    assert f"Siden kopien er der skrevet i »{named}«" in answers.asked[-1]
    assert "før gendannelse" in {copy.reason for copy in copies(desk)}


def test_a_store_from_an_older_edition_gets_its_first_copy_at_the_start(desk: Desk, keeper: BackupKeeper) -> None:
    with desk.store.alone() as connection:
        connection.execute("DELETE FROM fact WHERE id = 'saved'")
    desk.store.sequence = 0
    keeper._begin()
    keeper._worker.shutdown()
    assert len(copies(desk)) == 1


def test_an_empty_store_gets_no_copy(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Store.open(tmp_path / "empty")) as empty:
        monkeypatch.setattr(desk, "store", empty)
        keeper = BackupKeeper(desk)
        keeper._begin()
        keeper._worker.shutdown()
        assert safety.copies(empty.folder) == []


def test_a_copy_with_a_date_to_come_does_not_stand_in_the_way(desk: Desk, keeper: BackupKeeper) -> None:
    future = safety.back_up(desk.store)
    name = f"{datetime.now() + timedelta(days=900):%Y-%m-%d %H.%M.%S} automatisk.db"
    future.file.rename(future.file.with_name(name))
    keeper._begin()
    keeper._worker.shutdown()
    assert len(copies(desk)) == 2


def test_a_store_that_is_gone_at_the_first_look_is_told_of_in_words(desk: Desk, keeper: BackupKeeper) -> None:
    found: list[str] = []
    keeper.found.connect(found.append)
    desk.store.file.rename(desk.store.folder / "flyttet")
    keeper._begin()
    keeper._worker.shutdown()
    assert all("Det kunne ikke gøres" in sentence or "væk" in sentence for sentence in found)


def test_the_reserve_is_held_again_once_there_is_room(desk: Desk, keeper: BackupKeeper) -> None:
    keeper._begin()
    reserve = desk.store.folder / FILE_NAME
    keeper._worker.submit(lambda: None).result()
    assert release_reserve(desk.store.folder)
    assert not reserve.exists()
    keeper.look()
    keeper._worker.shutdown()
    assert reserve.stat().st_size > 0


def test_what_a_killed_program_wrote_since_the_last_copy_is_copied_at_the_next_start(
    desk: Desk, keeper: BackupKeeper
) -> None:
    safety.back_up(desk.store)
    desk.open(next(row.id for row in desk.store.list_meetings()))
    assert desk.meeting is not None
    desk.do(agenda.change_item, next(desk.meeting.walk()).id, title="Ny titel")
    again = BackupKeeper(desk)
    again._begin()
    again._worker.shutdown()
    assert len(copies(desk)) == 2


def test_an_extra_place_that_is_away_is_told_of_once_and_gets_its_copy_when_it_is_back(
    desk: Desk, keeper: BackupKeeper, tmp_path: Path
) -> None:
    second, told, found = tmp_path / "usb", list[str](), list[str]()
    second.mkdir()
    safety.choose_second_place(desk.store, second)
    away = second.rename(tmp_path / "i skuffen")
    keeper.told.connect(told.append)
    keeper.found.connect(found.append)
    keeper._copy("automatisk")
    keeper._catch_up()
    assert (len(found), "mangler på det ekstra sted" in told[-1]) == (1, True)
    away.rename(second)
    keeper._catch_up()
    assert ("mangler" in told[-1], len(list(second.glob("*automatisk.db")))) == (False, 1)


@pytest.mark.parametrize(("count", "told"), [(1, ""), (2, "1 andet sted"), (3, "2 andre steder")])
def test_how_many_places_have_changed_is_told_in_danish(keeper: BackupKeeper, count: int, told: str) -> None:
    found: list[str] = []
    keeper.changed.connect(found.append)
    keeper._tell_of([Finding("text", "", "Teksten er en anden.")] * count)
    assert found == ["Teksten er en anden." + (f" Det gælder {told} også." if told else "")]


def test_a_store_that_is_thrown_away_says_why_it_has_no_copies(desk: Desk, answers: Answers) -> None:
    NoBackupCommands(desk).show_backups()
    assert answers.told == [NO_COPIES]
