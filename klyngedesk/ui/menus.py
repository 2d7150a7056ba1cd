"""Menus and shortcuts made of the table of commands."""

from __future__ import annotations

import sys
from collections.abc import Callable
from string import ascii_uppercase

from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from klyngedesk.model.danish import capitalised
from klyngedesk.ui.actions import COMMANDS, MENUS, Command
from klyngedesk.ui.key_sequence import key_sequence

Do = Callable[[Command], None]


def build_menus(window: QMainWindow, menus: QMenuBar, do: Do) -> dict[Command, QAction]:
    """Return an action for each command, put in its menu and known to the window."""
    made: dict[Command, QAction] = {}
    for title in MENUS:
        menu, groups = menus.addMenu(f"&{title}"), dict[str, QMenu]()
        for command in COMMANDS:
            if command.menu == title:
                made[command] = _action(window, command, do)
                _put(menu, groups, command, made[command])
    return made


def _put(menu: QMenu, groups: dict[str, QMenu], command: Command, action: QAction) -> None:
    """Put the action in its menu, or in the sub-menu of its group, where the group's name need not be said again."""
    if command.after_line:
        menu.addSeparator()
    if not command.group:
        menu.addAction(action)
        return
    if command.group not in groups:
        groups[command.group] = menu.addMenu(command.group)
    action.setText(capitalised(command.label.removeprefix(f"{command.group}: ")))
    groups[command.group].addAction(action)


def _action(window: QMainWindow, command: Command, do: Do) -> QAction:
    action = QAction(f"{command.label}\t{command.heard}" if command.heard else command.label, window)
    action.setShortcuts([key_sequence(key) for key in command.keys])
    action.triggered.connect(lambda: do(command))
    window.addAction(action)
    return action


def keep_alt_letters(window: QMainWindow) -> None:
    """Let Alt with a letter that opens no menu do nothing; a field would write the letter."""
    taken = {title[0] for title in MENUS}
    silent = QShortcut(window)
    # On a Mac that key writes the letters of other languages.
    if sys.platform != "darwin":
        silent.setKeys([key_sequence(f"Alt+{letter}") for letter in ascii_uppercase if letter not in taken])
