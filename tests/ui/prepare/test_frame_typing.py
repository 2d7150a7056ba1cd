"""What is typed about the meeting itself, with the whole window around it."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.services import forums, meetings
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.window import Window
from klyngedesk.ui.window_commands import WindowCommands


@pytest.mark.parametrize("name", ["title", "date", "place"])
def test_a_field_keeps_the_keyboard_while_what_is_typed_goes_to_disk(
    qtbot: QtBot, desk: Desk, window: Window, name: str
) -> None:
    forum = forums.create_forum(desk.store, "Havnerådet")
    made = meetings.plan_meeting(desk.store, forum.id, date(2027, 3, 14))
    window.show()
    window.show_page("prepare")
    commands = WindowCommands(window, desk)
    desk.open(made.id)
    commands.refresh_list()
    view = window.view("prepare")
    assert isinstance(view, PrepareView)
    view.edit_frame()
    field = view.frame.fields[name]
    field.setFocus()
    field.selectAll()
    for letter in "15.3.2027":
        qtbot.keyClicks(field, letter)
        view.frame._hand_over()
        assert window.focusWidget() is field
    assert field.text() == "15.3.2027"
    assert ("15. marts" if name == "date" else "14. marts") in window.windowTitle()


def test_the_list_of_meetings_is_read_anew_for_what_it_shows_alone(desk: Desk) -> None:
    read: list[str] = []
    desk.list_changed.connect(lambda: read.append("anew"))
    desk.do(meetings.change_frame, place="Byrådssalen", chair="Formanden")
    assert read == []
    desk.do(meetings.change_frame, title="Et ekstra møde")
    desk.do(meetings.change_frame, date=date(2027, 3, 15))
    assert read == ["anew", "anew"]
    desk.delete_meeting()
    desk.undo_stack.undo()
    assert read == ["anew"] * 4
