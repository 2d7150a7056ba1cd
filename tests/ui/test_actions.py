"""The rules of keys: what a Danish keyboard types is never a command."""

from __future__ import annotations

import re
import sys
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.model.folding import matches
from klyngedesk.ui.actions import COMMANDS, MENUS
from klyngedesk.ui.menus import build_menus, keep_alt_letters
from klyngedesk.ui.scopes import ANYWHERE, VIEWS

KEYS = [key for command in COMMANDS for key in command.keys]


@pytest.mark.parametrize("key", KEYS)
def test_no_key_is_needed_for_writing(key: str) -> None:
    assert "Ctrl+Alt" not in key
    assert not re.fullmatch(r"Alt\+\d|Ctrl\+Shift\+\d|Ctrl\+Shift\+U|F10|Alt\+F4", key)
    assert not re.search(r"[æøåÆØÅ´`¨^~]", key)
    assert key not in ("Ctrl+Left", "Ctrl+Right", "Home", "End", "Ctrl+Backspace", "Ctrl+Delete")


def test_no_key_means_two_things_in_one_view() -> None:
    for view in VIEWS:
        used = Counter(
            key for command in COMMANDS for key in command.keys if view in command.scopes or ANYWHERE in command.scopes
        )
        assert [key for key, times in used.items() if times > 1] == []


def test_every_command_stands_in_a_menu() -> None:
    assert {command.menu for command in COMMANDS} == set(MENUS)


@pytest.mark.parametrize(("wanted", "label"), [("oek", "Økonomi"), ("ok", "Økonomi"), ("punkt op", "Flyt punkt op")])
def test_the_palette_finds_danish_letters_typed_without_them(wanted: str, label: str) -> None:
    assert matches(wanted, label)


def test_no_command_is_called_as_something_every_widget_can() -> None:
    """A view would do it instead, as it once closed itself when she wanted to leave the program."""
    assert [command.method for command in COMMANDS if hasattr(QWidget, command.method)] == []


def test_every_menu_has_a_letter_of_its_own_and_none_is_longer_than_a_screen(qtbot: QtBot) -> None:
    window, bar = QMainWindow(), QMenuBar()
    qtbot.addWidget(window)
    qtbot.addWidget(bar)
    build_menus(window, bar, lambda _: None)
    letters = [action.text()[1] for action in bar.actions()]
    assert [action.text()[0] for action in bar.actions()] == ["&"] * len(MENUS)
    assert len(set(letters)) == len(MENUS)
    assert not {f"Alt+{letter}" for letter in letters} & set(KEYS)
    menus = [menu for menu in bar.findChildren(QMenu) if menu.actions()]
    assert max(len([each for each in menu.actions() if not each.isSeparator()]) for menu in menus) <= 15


def test_nothing_is_lost_in_the_sub_menus(qtbot: QtBot) -> None:
    window, bar = QMainWindow(), QMenuBar()
    qtbot.addWidget(window)
    qtbot.addWidget(bar)
    made = build_menus(window, bar, lambda _: None)
    shown = [action for menu in bar.findChildren(QMenu) for action in menu.actions()]
    assert set(made) == set(COMMANDS)
    assert all(action in shown for action in made.values())


def test_alt_and_a_letter_write_nothing_in_a_field(qtbot: QtBot) -> None:
    window, field = QMainWindow(), QLineEdit()
    qtbot.addWidget(window)
    window.setCentralWidget(field)
    window.setMenuBar(bar := QMenuBar())
    build_menus(window, bar, lambda _: None)
    keep_alt_letters(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    for key in (Qt.Key.Key_X, Qt.Key.Key_E, Qt.Key.Key_Z):
        QTest.keyClick(field, key, Qt.KeyboardModifier.AltModifier)
    assert field.text() == ("" if sys.platform != "darwin" else "xez")
