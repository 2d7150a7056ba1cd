"""The one button of a dialog that does what the dialog is for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QPushButton

from klyngedesk.ui.key_sequence import key_sequence


def make_primary(button: QPushButton) -> None:
    """Dress the button as the one that counts; Ctrl+Enter presses it from anywhere in its window."""
    button.setProperty("primary", True)
    key = QShortcut(button)
    key.setKeys([key_sequence("Ctrl+Return"), key_sequence("Ctrl+Enter")])
    key.activated.connect(lambda: _press(button))


def _press(button: QPushButton) -> None:
    # A cell that is being written in hands over its words when it loses the keyboard.
    button.setFocus(Qt.FocusReason.ShortcutFocusReason)
    button.click()
