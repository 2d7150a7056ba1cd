"""The rules of keys: what a Danish keyboard types is never a command."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QWidget

from klyngedesk.model.folding import matches
from klyngedesk.ui.actions import COMMANDS, MENUS
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
