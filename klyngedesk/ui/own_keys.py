"""Keys that mean something in the widget itself, though the window has a command on them too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
UP, DOWN = QKeyCombination(_ALT_SHIFT, Qt.Key.Key_Up), QKeyCombination(_ALT_SHIFT, Qt.Key.Key_Down)
F2 = QKeyCombination(Qt.Key.Key_F2)
STEPS = {UP: -1, DOWN: 1}


def key_of(event: QKeyEvent) -> QKeyCombination:
    """Return the key with what is held; where on the keyboard it lies makes no difference."""
    return QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))


def kept(event: QEvent, keys: Iterable[QKeyCombination]) -> bool:
    """Take one of the keys before the window's commands get it, and return whether it was one; it comes as a press."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent) or key_of(event) not in keys:
        return False
    event.accept()
    return True
