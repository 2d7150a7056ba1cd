"""The way from a search to the very words: the field that holds them, with the first of them selected."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Field = QLineEdit | QPlainTextEdit | QTextEdit


def select_words(view: QWidget, searched: str) -> bool:
    """Give the keyboard to the field that holds most of the words, and return whether one was found."""
    words = re.findall(r"\w+", searched.casefold())
    fields = [field for field in view.findChildren(QWidget) if isinstance(field, Field) and field.isVisibleTo(view)]
    best = max(fields, key=lambda field: _count(field, words), default=None)
    if best is None or not _count(best, words):
        return False
    best.setFocus(Qt.FocusReason.OtherFocusReason)
    written = _written(best)
    word = next(word for word in words if word in written)
    _select(best, written.index(word), len(word))
    return True


def _written(field: Field) -> str:
    return (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).casefold()


def _count(field: Field, words: list[str]) -> int:
    written = _written(field)
    return sum(word in written for word in words)


def _select(field: Field, start: int, length: int) -> None:
    if isinstance(field, QLineEdit):
        field.setSelection(start, length)
        return
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    field.ensureCursorVisible()
