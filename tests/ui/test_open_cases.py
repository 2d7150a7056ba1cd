"""Åbne sager: what waits in every forum, and what she does about it by one key."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import ActionItem
from klyngedesk.services import meetings, open_cases, tasks
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.open_cases_commands import OpenCasesCommands
from klyngedesk.ui.window import Window


@pytest.fixture
def commands(window: Window, desk: Desk) -> OpenCasesCommands:
    return OpenCasesCommands(window, desk, lambda item_id: setattr(desk, "here", item_id))


def clear_tasks(desk: Desk) -> None:
    """Take the demo's own tasks away."""
    for each in open_cases.open_tasks(desk.store):
        tasks.finish_task(desk.store, each.meeting_id, each.task.id, date.today())


def test_a_task_is_done_by_one_key_and_ctrl_z_opens_it_again(
    qtbot: QtBot, desk: Desk, commands: OpenCasesCommands
) -> None:
    clear_tasks(desk)
    assert desk.meeting is not None
    desk.do(tasks.add_task, desk.meeting.items[0].id, ActionItem("Ring til Åse", deadline=date(2020, 1, 1)))
    dialog = commands.dialog()
    assert "over tiden" in dialog.table.item(0, 3).text()
    qtbot.keyClick(dialog.table, Qt.Key.Key_U)
    assert open_cases.open_tasks(desk.store) == ()
    desk.undo_stack.undo()
    assert [each.task.text for each in open_cases.open_tasks(desk.store)] == ["Ring til Åse"]


def test_a_postponed_item_is_taken_into_the_open_meeting_of_its_forum(
    qtbot: QtBot, desk: Desk, commands: OpenCasesCommands
) -> None:
    clear_tasks(desk)
    assert desk.meeting is not None
    item = desk.meeting.items[3]
    desk.do(open_cases.postpone_item, item.id, "næste møde")
    later = meetings.plan_meeting(desk.store, desk.meeting.forum_id, date(2027, 9, 1))
    desk.open(later.id)
    dialog = commands.dialog()
    rows = [row for row in range(dialog.table.rowCount()) if dialog.table.item(row, 1).text() == item.title]
    dialog.table.selectRow(rows[0])
    qtbot.keyClick(dialog.table, Qt.Key.Key_T)
    assert [each.continues for each in desk.meeting.items if each.title == item.title] == [item.id]


def test_enter_goes_to_the_item_in_its_own_meeting(qtbot: QtBot, desk: Desk, commands: OpenCasesCommands) -> None:
    clear_tasks(desk)
    assert desk.meeting is not None
    first, item = desk.meeting, desk.meeting.items[0]
    desk.do(tasks.add_task, item.id, ActionItem("Ring"))
    desk.open(meetings.plan_meeting(desk.store, first.forum_id, date(2027, 9, 1)).id)
    dialog = commands.dialog()
    task = open_cases.open_tasks(desk.store)[0]
    dialog.table.selectRow(0)
    dialog.wanted.emit(task)
    assert (desk.meeting.id, desk.here) == (first.id, item.id)
