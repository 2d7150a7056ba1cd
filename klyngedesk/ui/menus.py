"""Menus and shortcuts made of the table of commands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenuBar

from klyngedesk.ui.actions import COMMANDS, MENUS, Command

Do = Callable[[Command], None]


def build_menus(window: QMainWindow, menus: QMenuBar, do: Do) -> dict[Command, QAction]:
    """Return an action for each command, put in its menu and known to the window."""
    made: dict[Command, QAction] = {}
    for title in MENUS:
        menu = menus.addMenu(title)
        for command in COMMANDS:
            if command.menu == title:
                made[command] = _action(window, command, do)
                menu.addAction(made[command])
    return made


def _action(window: QMainWindow, command: Command, do: Do) -> QAction:
    action = QAction(command.label, window)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.triggered.connect(lambda: do(command))
    window.addAction(action)
    return action
