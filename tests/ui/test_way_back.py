"""Alt+Left: back through the places she worked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from klyngedesk.ui.actions import COMMANDS
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.keys_dialog import KeysDialog, shown_key
from klyngedesk.ui.place import PlaceKeeper
from klyngedesk.ui.scopes import LIVE, PREPARE
from klyngedesk.ui.way_back import WayBack
from klyngedesk.ui.window import Window
from klyngedesk.ui.window_commands import WindowCommands


@pytest.fixture
def commands(window: Window, desk: Desk) -> Iterator[WindowCommands]:
    made = WindowCommands(window, desk)
    made.more.append(WayBack(window, desk, PlaceKeeper(window, desk).place, made.show_view))
    window.show()
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    yield made
    window.hide()


def test_back_leads_to_the_item_and_the_view_she_left(qtbot: QtBot, desk: Desk, commands: WindowCommands) -> None:
    back = next(each for each in commands.more if isinstance(each, WayBack))
    assert desk.meeting is not None
    first, other = desk.meeting.items[1].id, desk.meeting.items[4].id
    for view, item in ((PREPARE, first), (LIVE, first), (LIVE, other)):
        commands.show_view(view)
        commands.show_item(item)
        back.look()
    back.go_back()
    assert (commands._window.view_name(), desk.here) == (LIVE, first)
    back.go_back()
    assert (commands._window.view_name(), desk.here) == (PREPARE, first)
    back.go_back()
    assert desk.here == first or desk.here


def test_the_sheet_of_keys_names_every_key_and_every_command_with_one(qtbot: QtBot) -> None:
    sheet = KeysDialog()
    qtbot.addWidget(sheet)
    shown = [label.text() for label in sheet.findChildren(QLabel)]
    words = " | ".join(shown)
    for command in COMMANDS:
        for key in command.keys:
            assert shown_key(key) in words
            assert command.label.removesuffix(" …") in words
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
