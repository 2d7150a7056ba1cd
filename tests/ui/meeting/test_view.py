"""Taking decisions, minutes and attendance by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.pace import running
from klyngedesk.model.people import Presence
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.note_field import NoteField
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.text.toolbar import TextToolbar


def two_lines(desk: Desk) -> AgendaItem:
    assert desk.meeting is not None
    return next(item for item in desk.meeting.walk() if len(item.recommendations) > 1)


def test_a_note_is_on_disk_before_the_line_is_left(qtbot: QtBot, desk: Desk, view: MeetingView) -> None:
    item = two_lines(desk)
    view.choose_item(item.id)
    line = view.lines.current_line()
    assert line is not None
    assert desk.meeting is not None
    line.note.clear()
    qtbot.keyClicks(line.note, "Der er enighed")
    line_id, meeting_id = line.line.id, desk.meeting.id

    def stored() -> bool:
        lines = desk.store.load_meeting(meeting_id).item(item.id).recommendations
        return next(each.draft for each in lines if each.id == line_id) == "Der er enighed"

    qtbot.waitUntil(stored)


def test_minutes_stay_with_their_item_when_another_is_chosen(qtbot: QtBot, desk: Desk, view: MeetingView) -> None:
    first = view.list.current_id()
    qtbot.keyClicks(view.minutes, "Ført til referat ")
    view.steps.next_item()
    desk.flush_texts()
    item = desk.item(first)
    assert item is not None
    assert view.list.current_id() != first
    assert plain(item.minutes).startswith("Ført til referat")
    assert "Ført" not in view.minutes.toPlainText()


@pytest.mark.parametrize(
    ("key", "presence"),
    [(Qt.Key.Key_A, Presence.EXCUSED), (Qt.Key.Key_F, Presence.ABSENT), (Qt.Key.Key_K, Presence.PRESENT)],
)
def test_a_few_letters_and_a_key_mark_a_person(
    qtbot: QtBot, desk: Desk, view: MeetingView, key: Qt.Key, presence: Presence
) -> None:
    assert desk.meeting is not None
    person = next(desk.meeting.people())
    qtbot.keyClicks(view.presence.search, person.name)
    qtbot.keyClick(view.presence.search, Qt.Key.Key_Return)
    qtbot.keyClick(view.presence.list, key)
    assert next(desk.meeting.people()).presence is presence


def test_a_substitute_takes_the_place_of_one_who_is_excused(qtbot: QtBot, desk: Desk, view: MeetingView) -> None:
    assert desk.meeting is not None
    person = next(desk.meeting.people())
    view.presence.marked.emit(person.id, "substitute")
    qtbot.keyClicks(view.ask.field, "Vikar Øst")
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Return)
    assert next(desk.meeting.people()).is_excused
    assert [p.substitute_for for p in desk.meeting.people() if p.name == "Vikar Øst"] == [person.name]


def test_the_meeting_begins_and_ends_and_undo_takes_it_back(desk: Desk, view: MeetingView) -> None:
    assert desk.meeting is not None
    before = desk.meeting
    view.room.start_or_end()
    assert running(desk.meeting.timeline) is not None
    view.room.start_or_end()
    assert desk.meeting.ended is not None
    assert running(desk.meeting.timeline) is None
    desk.undo_stack.undo()
    desk.undo_stack.undo()
    assert desk.meeting == before


def test_ctrl_k_and_ctrl_d_are_left_to_the_window(qtbot: QtBot, view: MeetingView) -> None:
    view.minutes.setPlainText("bliver stående")
    for key in (Qt.Key.Key_K, Qt.Key.Key_D):
        qtbot.keyClick(view.minutes, key, Qt.KeyboardModifier.ControlModifier)
    assert view.minutes.toPlainText() == "bliver stående"


def test_the_same_item_is_current_in_the_other_view(qtbot: QtBot, desk: Desk, view: MeetingView) -> None:
    other = PrepareView(desk)
    qtbot.addWidget(other)
    assert desk.meeting is not None
    item = desk.meeting.items[3]
    view.choose_item(item.id)
    other.refresh()
    other.show()
    assert other.agenda.item_id() == item.id
    other.hide()


def test_people_looked_up_on_a_small_screen_squeeze_neither_the_buttons_nor_the_decisions(
    desk: Desk, view: MeetingView
) -> None:
    view.resize(1024, 520)
    view.choose_item(two_lines(desk).id)
    view.presence.find_person()
    QApplication.processEvents()
    buttons = [button for button in view.findChildren(TextToolbar)[0].findChildren(QToolButton) if button.isVisible()]
    notes = [note for note in view.lines.findChildren(NoteField) if note.isVisible()]
    assert view.presence.isVisible()
    assert buttons
    assert notes
    assert all(button.width() >= button.minimumSizeHint().width() for button in buttons)
    assert not any(note.horizontalScrollBar().isVisible() for note in notes)
