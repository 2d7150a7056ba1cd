"""What she deleted by mistake is two keys away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.services import agenda, annexes, meetings
from klyngedesk.services.wastebasket import in_wastebasket
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.wastebasket_commands import WastebasketCommands
from klyngedesk.ui.wastebasket_dialog import WastebasketDialog
from klyngedesk.ui.window import Window


@pytest.fixture
def commands(window: Window, desk: Desk) -> WastebasketCommands:
    return WastebasketCommands(window, desk)


def test_the_dialog_shows_what_and_where_from_and_enter_chooses(qtbot: QtBot, desk: Desk) -> None:
    assert desk.meeting is not None
    desk.do(agenda.remove_item, desk.meeting.items[1].id)
    dialog = WastebasketDialog(in_wastebasket(desk.store))
    qtbot.addWidget(dialog)
    dialog.show()
    told = [dialog.table.item(0, column).text() for column in range(3)]
    assert told[::2] == ["Punkt", "Sundhedsråd Ravnsund, 12. april 2027"]
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.result() == 1


def test_an_item_comes_back_into_the_open_meeting_and_goes_again_on_undo(
    desk: Desk, commands: WastebasketCommands
) -> None:
    before = desk.meeting
    assert before is not None
    desk.do(agenda.remove_item, before.items[1].id)
    commands.bring_back(in_wastebasket(desk.store)[0])
    assert desk.meeting == before
    desk.undo_stack.undo()
    assert desk.meeting is not None
    assert len(desk.meeting.items) == len(before.items) - 1


def test_a_deleted_meeting_is_brought_back_and_opened(desk: Desk, commands: WastebasketCommands) -> None:
    before = desk.meeting
    assert before is not None
    desk.delete_meeting()
    commands.bring_back(in_wastebasket(desk.store)[0])
    assert desk.meeting == before


def test_a_forum_goes_with_its_meetings_and_comes_back_on_undo(desk: Desk, commands: WastebasketCommands) -> None:
    listed = meetings.list_meetings(desk.store)
    commands.delete_forum()
    assert desk.meeting is None
    assert len({row.forum_id for row in meetings.list_meetings(desk.store)}) == 1
    desk.undo_stack.undo()
    assert sorted(row.id for row in meetings.list_meetings(desk.store)) == sorted(row.id for row in listed)


def test_an_empty_wastebasket_says_what_comes_here(qtbot: QtBot) -> None:
    dialog = WastebasketDialog(())
    qtbot.addWidget(dialog)
    assert dialog.chosen() is None


def test_an_annex_that_was_deleted_by_key_comes_back_with_its_text(
    qtbot: QtBot, desk: Desk, window: Window, commands: WastebasketCommands
) -> None:
    assert desk.meeting is not None
    desk.do(annexes.set_annexes, [("", "Ordliste")])
    agenda.write_text(desk.store, desk.meeting.annexes[0].id, "annex", text_of_lines("Ærø: en ø"))
    desk.open(desk.meeting.id)
    before = desk.meeting
    view = window.view("prepare")
    assert isinstance(view, PrepareView)
    view.refresh()
    titles = view.frame.annexes.titles
    titles.setCurrentCell(0, 0)
    qtbot.keyClick(titles, Qt.Key.Key_Delete)
    assert desk.meeting.annexes == ()
    desk.open(before.id)  # what Ctrl+Z knew is forgotten
    commands.bring_back(in_wastebasket(desk.store)[0])
    assert desk.meeting == before
