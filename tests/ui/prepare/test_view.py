"""Preparing a meeting by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.prepare.recommendation_list import LineField
from klyngedesk.ui.prepare.view import PrepareView
from tests.ui.conftest import Answers


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[PrepareView]:
    made = PrepareView(desk)
    qtbot.addWidget(made)
    made.resize(1160, 700)
    made.show()
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    yield made
    made.hide()


def items(desk: Desk) -> list[str]:
    assert desk.meeting is not None
    return [item.title for item in desk.meeting.items]


def test_a_new_item_stands_after_this_one_with_the_caret_in_its_title(
    qtbot: QtBot, desk: Desk, view: PrepareView
) -> None:
    view.new_item()
    qtbot.keyClicks(view.form.title, "Budget 2028")
    view.form.flush()
    assert items(desk)[1] == "Budget 2028"
    assert desk.labels[view.agenda.item_id()].own == "2"


def test_a_removed_item_comes_back_on_undo(desk: Desk, view: PrepareView) -> None:
    before = desk.meeting
    view.remove_current()
    assert desk.meeting is not None
    assert before is not None
    assert len(desk.meeting.items) == len(before.items) - 1
    desk.undo_stack.undo()
    assert desk.meeting == before


def test_typed_text_is_saved_beside_the_window(qtbot: QtBot, desk: Desk, view: PrepareView) -> None:
    item_id = view.agenda.item_id()
    view.form.background.moveCursor(view.form.background.textCursor().MoveOperation.End)
    qtbot.keyClicks(view.form.background, " Skrevet nu.")
    with qtbot.waitSignal(desk.saved, timeout=3000):
        pass
    assert desk.meeting is not None
    stored = desk.store.load_meeting(desk.meeting.id).item(item_id)
    assert plain(stored.background).endswith("Skrevet nu.")


def lines(view: PrepareView) -> list[LineField]:
    return [field for _, field in view.form.recommendations._lines]


def test_enter_makes_the_next_line_and_backspace_takes_an_empty_one_away(
    qtbot: QtBot, desk: Desk, view: PrepareView
) -> None:
    view.new_item()
    qtbot.keyClicks(lines(view)[0], "Godkender budgettet")
    qtbot.keyClick(lines(view)[0], Qt.Key.Key_Return)
    qtbot.keyClicks(lines(view)[1], "Drøfter planen")
    qtbot.keyClick(lines(view)[1], Qt.Key.Key_Return)
    qtbot.keyClick(lines(view)[2], Qt.Key.Key_Backspace)
    view.form.recommendations.flush()
    item = desk.item(view.agenda.item_id())
    assert item is not None
    assert [line.text for line in item.recommendations] == ["Godkender budgettet", "Drøfter planen"]


def test_refused_files_are_told_of_in_one_message(
    desk: Desk, view: PrepareView, answers: Answers, tmp_path: Path
) -> None:
    good, empty = tmp_path / "Plan_æ.txt", tmp_path / "tom.pdf"
    good.write_text("ord", encoding="utf-8")
    empty.touch()
    before = desk.item(view.agenda.item_id())
    view.attach([good, empty, tmp_path / "væk.pdf", tmp_path])
    item = desk.item(view.agenda.item_id())
    assert item is not None
    assert before is not None
    assert [each.title for each in item.attachments[len(before.attachments) :]] == ["Plan æ"]
    assert len(answers.told) == 1
    assert answers.told[0].count("»") == 3


def test_a_step_to_the_next_item_keeps_what_was_typed(qtbot: QtBot, desk: Desk, view: PrepareView) -> None:
    first = view.agenda.item_id()
    qtbot.keyClicks(view.form.title, "!")
    qtbot.keyClicks(view.form.background, "Sidste ord ")
    view.next_item()
    desk.flush_texts()
    item = desk.item(first)
    assert item is not None
    assert view.agenda.item_id() != first
    assert item.title.endswith("!")
    assert "Sidste ord" in plain(item.background)
