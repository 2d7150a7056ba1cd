"""Tasks and remarks in the flow, without a dialog."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from tests.ui.meeting.conftest import AskFor


def test_a_task_is_one_line_and_the_caret_goes_back(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    item = ask_for()
    assert desk.meeting is not None
    person, year = next(desk.meeting.people()).name, (desk.meeting.day or date.today()).year
    view.minutes.setFocus()
    view._tasks.add_task()
    qtbot.keyClicks(view.task_bar.field, f"{person}, skriver udkast, senest 24.12.{year}")
    assert f"Hvem: {person}" in view.task_bar._understood.text()
    qtbot.keyClick(view.task_bar.field, Qt.Key.Key_Return)
    found = desk.item(item.id)
    assert found is not None
    task = found.action_items[0]
    assert (task.owner, task.text, task.deadline) == (person, "skriver udkast", date(year, 12, 24))
    assert view.minutes.hasFocus()
    assert view.tasks.isVisible()


def test_a_task_can_be_dropped_and_taken_away(qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor) -> None:
    item = ask_for()
    view._tasks.add_task()
    qtbot.keyClicks(view.task_bar.field, "glem det")
    qtbot.keyClick(view.task_bar.field, Qt.Key.Key_Escape)
    view._tasks.add_task()
    qtbot.keyClicks(view.task_bar.field, "undersøg prisen")
    qtbot.keyClick(view.task_bar.field, Qt.Key.Key_Return)
    found = desk.item(item.id)
    assert found is not None
    assert [task.text for task in found.action_items] == ["Undersøg prisen"]
    view.tasks.removal_wanted.emit(found.action_items[0].id)
    assert desk.item(item.id).action_items == ()  # type: ignore[union-attr]


def test_a_remark_begins_with_a_name_of_those_present(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    ask_for()
    assert desk.meeting is not None
    name = next(desk.meeting.people()).name
    view._tasks.add_remark()
    qtbot.keyClicks(view.minutes, name.split()[0].lower())
    qtbot.keyClick(view.minutes, Qt.Key.Key_Return)
    qtbot.keyClicks(view.minutes, "det haster.")
    assert view.minutes.toPlainText() == f"{name} bemærkede, at det haster."


def test_a_remark_after_a_list_is_no_part_of_it(qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor) -> None:
    ask_for()
    view.minutes.setFocus()
    qtbot.keyClicks(view.minutes, "- punkt")
    view._tasks.add_remark()
    assert view.minutes.textCursor().currentList() is None
    assert view.minutes.toPlainText() == "punkt\n@"


def test_an_item_is_gone_to_by_its_number_without_a_dialog(qtbot: QtBot, desk: Desk, view: MeetingView) -> None:
    assert desk.meeting is not None
    view.minutes.setFocus()
    view.steps.go_to_item()
    qtbot.keyClicks(view.ask.field, "4")
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Return)
    assert desk.labels[desk.here].full == "4"
    assert view.minutes.hasFocus()
