"""Keys that a text field must leave to the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_KEYS = {Qt.Key.Key_K, Qt.Key.Key_D}


def is_left_to_the_window(event: QKeyEvent) -> bool:
    """Return whether the key is a command of the window that some systems take for an editing key."""
    return event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _KEYS
