"""Keys mean the same whatever language the program speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from klyngedesk.ui.actions import COMMANDS
from klyngedesk.ui.danish_words import DanishWords
from klyngedesk.ui.key_sequence import key_sequence
from klyngedesk.ui.primary_button import make_primary

UI = Path(__file__).resolve().parents[2] / "klyngedesk" / "ui"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def danish(qapp: QApplication) -> Iterator[None]:
    words = DanishWords(qapp)
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def test_the_two_keys_called_enter_stay_two_keys() -> None:
    assert key_sequence("Ctrl+Enter") != key_sequence("Ctrl+Return")
    known = [key_sequence(key) for command in COMMANDS for key in command.keys]
    assert all(not each.isEmpty() for each in known)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_presses_the_primary_button_once(qtbot: QtBot, key: Qt.Key) -> None:
    dialog, field, button = QDialog(), QLineEdit(), QPushButton("Gem")
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    column.addWidget(field)
    column.addWidget(button)
    make_primary(button)
    pressed: list[int] = []
    button.clicked.connect(lambda: pressed.append(1))
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    field.setFocus()
    qtbot.keyClick(field, key, CONTROL)
    assert len(pressed) == 1


def test_no_key_is_read_in_the_language_of_the_screen() -> None:
    sources = {path.name: path.read_text(encoding="utf-8") for path in UI.rglob("*.py")}
    assert [name for name, source in sources.items() if re.search(r"QKeySequence\([^)]", source)] == []
