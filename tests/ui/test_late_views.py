"""A view that is made after the meeting was opened is no different from one that was there before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from klyngedesk.services import agenda
from klyngedesk.services.wastebasket import in_wastebasket
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.scopes import DISPATCH, LIVE, PREPARE
from klyngedesk.ui.window import Window
from klyngedesk.ui.window_commands import WindowCommands
from tests.ui.conftest import Answers


@pytest.fixture
def closed(window: Window, desk: Desk) -> tuple[WindowCommands, str]:
    """The commands of a window with no meeting, and the meeting to open."""
    assert desk.meeting is not None
    meeting_id = desk.meeting.id
    desk.close_meeting()
    made = WindowCommands(window, desk)
    window.show()
    return made, meeting_id


@pytest.fixture
def commands(closed: tuple[WindowCommands, str]) -> WindowCommands:
    made, meeting_id = closed
    made.open_meeting(meeting_id)
    return made


@pytest.mark.parametrize("view", [PREPARE, LIVE])
def test_only_the_view_that_is_shown_is_made(closed: tuple[WindowCommands, str], view: str) -> None:
    made, meeting_id = closed
    made.open_meeting(meeting_id, view)
    assert (list(made._window.views), made._window.view_name()) == ([view], view)


def test_the_live_view_comes_with_the_item_she_was_at(commands: WindowCommands, desk: Desk) -> None:
    assert desk.meeting is not None
    item = desk.meeting.items[1]
    commands.show_item(item.id)
    commands.show_view(LIVE)
    live = commands._window.view(LIVE)
    assert isinstance(live, MeetingView)
    assert live.list.current_id() == item.id
    assert live.minutes.text() == item.minutes


def test_the_preparing_view_comes_with_the_item_she_was_at(closed: tuple[WindowCommands, str], desk: Desk) -> None:
    made, meeting_id = closed
    made.open_meeting(meeting_id, LIVE)
    assert desk.meeting is not None
    item = desk.meeting.items[1]
    made.show_item(item.id)
    made.show_view(PREPARE)
    prepare = made._window.view(PREPARE)
    assert isinstance(prepare, PrepareView)
    assert (desk.here, prepare.form.title.text()) == (item.id, item.title)


def test_a_step_of_one_view_is_taken_back_in_a_view_made_after_it(commands: WindowCommands, desk: Desk) -> None:
    assert desk.meeting is not None
    before, item = desk.meeting, desk.meeting.items[1]
    assert desk.do(agenda.remove_item, item.id)
    commands.show_view(LIVE)
    live = commands._window.view(LIVE)
    assert isinstance(live, MeetingView)
    commands._undo.undo()
    assert desk.meeting == before
    live.list.choose(item.id)
    assert live.minutes.text() == item.minutes
    commands._undo.redo()
    commands.show_view(DISPATCH)
    commands._undo.undo()
    assert desk.meeting == before


def test_the_minutes_of_a_meeting_given_away_are_closed_in_a_view_made_later(
    commands: WindowCommands, answers: Answers, tmp_path: Path
) -> None:
    answers.text, answers.path = "Ribe", tmp_path / "ud.klynge"
    commands._pen.give_away()
    commands.show_view(LIVE)
    live = commands._window.view(LIVE)
    assert isinstance(live, MeetingView)
    assert live.minutes.isReadOnly()


@pytest.mark.parametrize("view", [PREPARE, LIVE])
def test_what_comes_out_of_the_wastebasket_has_the_keyboard(commands: WindowCommands, desk: Desk, view: str) -> None:
    assert desk.meeting is not None
    item = desk.meeting.items[1]
    commands.show_view(view)
    desk.do(agenda.remove_item, item.id)
    commands._window.setFocus()
    commands._wastebasket.bring_back(in_wastebasket(desk.store)[0])
    shown = commands._window.views[view]
    assert (desk.here, commands._window.focusWidget()) == (item.id, shown.focus_areas()[0])


@pytest.mark.parametrize("view", [PREPARE, LIVE, DISPATCH])
def test_every_area_that_the_tab_key_stops_at_has_a_name(commands: WindowCommands, view: str) -> None:
    areas = commands._window.view(view).findChildren(QScrollArea)
    stops = [area for area in areas if area.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [area for area in stops if not area.accessibleName()] == []
