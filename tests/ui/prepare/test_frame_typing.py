"""What is typed about the meeting itself, with the whole window around it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from klyngedesk.services import attendance, forums, meetings
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


def test_another_meeting_gets_neither_the_field_nor_the_people_that_were_being_written(
    qtbot: QtBot, desk: Desk, window: Window
) -> None:
    forum = forums.create_forum(desk.store, "Havnerådet")
    one, other = (meetings.plan_meeting(desk.store, forum.id, date(2027, 3, day)).id for day in (14, 21))
    for meeting_id, name in ((one, "Åse Ø"), (other, "Bo Bak")):
        attendance.set_people(desk.store, meeting_id, [("", {"name": name}, "")])
    window.show()
    window.show_page("prepare")
    WindowCommands(window, desk)
    desk.open(one)
    frame = window.view("prepare").frame  # type: ignore[attr-defined]
    qtbot.keyClicks(frame.fields["place"], "Kajen")
    desk.open(other)
    assert frame.fields["place"].text() == ""
    desk.open(one)
    frame.people.editItem(frame.people.item(0, 1))
    qtbot.keyClicks(frame.people.viewport().findChild(QLineEdit), "havnefoged")
    desk.open(other)
    qtbot.keyClicks(frame.fields["case_number"], "7")
    desk.flush_texts()
    told = [desk.store.load_meeting(each) for each in (one, other)]
    assert [meeting.place for meeting in told] == ["Kajen", ""]
    assert [[(p.name, p.title) for p in meeting.people()] for meeting in told] == [
        [("Åse Ø", "havnefoged")],
        [("Bo Bak", "")],
    ]
