"""What gives way in a small window: first the page, then the meetings, then the people; nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.view import DispatchView
from klyngedesk.ui.meeting.item_head import ItemHead
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.scopes import DISPATCH, LIVE, PREPARE
from klyngedesk.ui.window import Window
from klyngedesk.ui.window_commands import WindowCommands

SMALL, WIDE = (1024, 570), (1366, 768)


@pytest.fixture
def window(window: Window, desk: Desk) -> Iterator[Window]:
    window.commands = WindowCommands(window, desk)  # type: ignore[attr-defined]
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*SMALL)
    window.show()
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    yield window
    window.hide()


def test_page_and_meetings_give_way_to_the_form_and_come_back(window: Window) -> None:
    view, commands = window.view(PREPARE), window.commands  # type: ignore[attr-defined]
    assert not view.preview.isVisible()  # type: ignore[attr-defined]
    assert not window.forums.isVisible()
    commands.next_area(-1)
    assert window.forums.isVisible()
    commands.next_area(1)
    assert not window.forums.isVisible()
    window.resize(*WIDE)
    assert view.preview.isVisible()  # type: ignore[attr-defined]
    assert window.forums.isVisible()


def test_the_rail_stands_for_the_list_of_meetings_and_brings_it_back(window: Window, qtbot: QtBot) -> None:
    assert window.rail.isVisible()
    names = [button.accessibleName() for button in window.rail.findChildren(QToolButton)]
    assert names == ["Listen over møder", "Åbne sager", "Papirkurv", "Søg i alt"]
    first = window.rail.findChildren(QToolButton)[0]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert window.forums.isVisible()
    window.commands.show_view(LIVE)  # type: ignore[attr-defined]
    assert not window.rail.isVisible()
    assert not window.forums.isVisible()
    window.resize(*WIDE)
    window.commands.show_view(DISPATCH)  # type: ignore[attr-defined]
    assert window.rail.isVisible()
    assert not first.isChecked()


def test_the_page_is_shown_in_a_small_window_when_she_asks_for_it(window: Window) -> None:
    view = window.view(PREPARE)
    view.toggle_preview()  # type: ignore[attr-defined]
    assert view.preview.isVisible()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [PREPARE, LIVE, DISPATCH])
def test_no_view_is_wider_than_a_small_screen(qtbot: QtBot, window: Window, name: str) -> None:
    window.commands.show_view(name)  # type: ignore[attr-defined]
    qtbot.wait(10)  # only then is what the view needs known
    window.resize(*SMALL)
    qtbot.wait(10)
    assert (window.width(), window.height()) == SMALL
    view = window.view(name)
    shown = [each for each in (view, *view.findChildren(QWidget)) if each.isVisible() and each.layout()]
    assert [each for each in shown if each.width() < each.minimumSizeHint().width()] == []


def test_every_menu_can_be_reached_in_a_small_window(window: Window) -> None:
    menus = window.top.menus
    assert all(menus.actionGeometry(each).right() <= menus.width() for each in menus.actions())


def test_outcomes_and_buttons_are_whole_in_a_small_window(window: Window, desk: Desk) -> None:
    window.commands.show_view(LIVE)  # type: ignore[attr-defined]
    live = window.view(LIVE)
    assert isinstance(live, MeetingView)
    buttons = list(live.lines._outcomes._buttons.values())
    window.commands.show_view(DISPATCH)  # type: ignore[attr-defined]
    sending = window.view(DISPATCH)
    assert isinstance(sending, DispatchView)
    buttons += [sending.form.word, sending.form.pdf, sending.form.mail]
    assert [each.text() for each in buttons if each.width() < each.sizeHint().width()] == []


def test_the_people_are_counted_below_where_their_pane_has_given_way(window: Window) -> None:
    window.commands.show_view(LIVE)  # type: ignore[attr-defined]
    live = window.view(LIVE)
    assert isinstance(live, MeetingView)
    assert not live.presence.isVisible()
    assert "til stede" in live.status[0].people.text()
    live.presence.find_person()
    assert live.presence.search.isVisible()


def test_a_narrow_head_still_says_in_words_that_the_room_sees_something(qtbot: QtBot) -> None:
    head = ItemHead()
    qtbot.addWidget(head)
    head.resize(480, 56)
    head.show()
    assert head._room.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    head.show_in_room(True)
    assert head._room.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
