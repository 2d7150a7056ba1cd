"""Leaving waits for the disk; what it refuses is hers to decide; nothing typed is left behind."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klyngedesk.services import agenda
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.way_out import WayOut
from klyngedesk.ui.window import Window
from tests.ui.conftest import Answers

WORDS = text_of_lines("sidste ord æøå")


@pytest.fixture
def way_out(window: Window, desk: Desk) -> Iterator[WayOut]:
    made = WayOut(window, desk)
    yield made
    made.close()


def first_item(desk: Desk) -> str:
    assert desk.meeting is not None
    return next(desk.meeting.walk()).id


def disk(desk: Desk, *, full: bool) -> None:
    with desk.store.alone() as connection:
        connection.execute(f"PRAGMA max_page_count = {1 if full else 1_000_000}")


def test_the_window_closes_when_all_is_on_disk(way_out: WayOut, desk: Desk, answers: Answers) -> None:
    desk.write_text(first_item(desk), "minutes", WORDS)
    assert way_out.may_close()
    assert (desk.unsaved_texts(), answers.offered) == ({}, [])


def test_a_full_disk_is_told_of_in_red_and_holds_the_window_open(
    qtbot: QtBot, way_out: WayOut, desk: Desk, answers: Answers
) -> None:
    failed: list[str] = []
    desk.save_failed.connect(failed.append)
    disk(desk, full=True)
    desk.write_text(first_item(desk), "minutes", text_of_lines("lang " * 30_000))
    qtbot.waitUntil(lambda: bool(failed))
    assert failed[0] == "Disken er fuld. Slet noget, så gemmes igen af sig selv."
    answers.choices = ["Prøv igen", "Luk uden at gemme"]
    assert way_out.may_close()
    assert len(answers.offered) == 2
    disk(desk, full=False)
    qtbot.waitUntil(lambda: not desk.unsaved_texts())


def test_esc_on_the_question_stays_with_the_words(qtbot: QtBot, way_out: WayOut, desk: Desk, answers: Answers) -> None:
    disk(desk, full=True)
    desk.write_text(first_item(desk), "minutes", text_of_lines("lang " * 30_000))
    assert not way_out.may_close()
    assert answers.offered[0][1][-1] == "Bliv her"
    assert desk.store.waits() or desk.unsaved_texts()
    disk(desk, full=False)
    qtbot.waitUntil(lambda: not desk.store.waits() and not desk.unsaved_texts())


def test_structure_changed_on_a_full_disk_comes_to_disk_by_itself(qtbot: QtBot, desk: Desk, answers: Answers) -> None:
    disk(desk, full=True)
    desk.do(agenda.change_item, first_item(desk), title="Ny " * 20_000)
    assert (desk.store.waits(), answers.told) == (True, [])
    assert desk.meeting is not None
    assert next(desk.meeting.walk()).title.startswith("Ny Ny")
    disk(desk, full=False)
    qtbot.waitUntil(lambda: not desk.store.waits())


def test_words_the_disk_refuses_go_whole_to_another_disk(
    way_out: WayOut, desk: Desk, answers: Answers, tmp_path: Path
) -> None:
    item = first_item(desk)
    disk(desk, full=True)
    desk.do(agenda.change_item, item, title="Ny " * 20_000)
    desk.write_text(item, "minutes", WORDS)
    answers.folder, answers.choices = tmp_path / "usb", ["Gem en kopi et andet sted …"]
    assert way_out.may_close()
    kept = Store.open(next((tmp_path / "usb").iterdir()))
    assert desk.meeting is not None
    saved = next(kept.load_meeting(desk.meeting.id).walk())
    assert (saved.title[:5], plain(saved.minutes)) == ("Ny Ny", "sidste ord æøå")
    kept.close()
    disk(desk, full=False)


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_the_systems_wish_to_end_puts_the_words_on_disk_first(
    qtbot: QtBot, way_out: WayOut, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QApplication, "exit", ended.append)
    way_out.listen(("SIGTERM",))
    desk.write_text(first_item(desk), "background", WORDS)
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: bool(ended))
    assert desk.unsaved_texts() == {}
