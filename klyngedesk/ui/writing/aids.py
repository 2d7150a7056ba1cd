"""Names after an @ and phrases after a ;, in every text of the live view."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from klyngedesk.model.folding import names_beginning
from klyngedesk.ui.writing.name_list import NameList

Field = QTextEdit | QPlainTextEdit
_NAME = re.compile(r"(?<![\w.])@(?P<begun>[\w\-]*(?:\s[\w\-]+)?)$")
_ABBREVIATION = re.compile(r"(?<!\w);(?P<short>\w+)$")
_BLANK = re.compile(r"\[[^\[\]\n]{1,40}\]")
_FORWARD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class WritingAids(QObject):
    """Watches fields; `names` gives those at hand and `phrase` the words of an abbreviation, or None.

    `away` tells by name who is not present, and why; those come last.
    """

    def __init__(
        self,
        names: Callable[[], Sequence[str]],
        phrase: Callable[[str], str | None],
        parent: QObject | None = None,
        away: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        super().__init__(parent)
        self._names, self._phrase, self._away = names, phrase, away
        self.list = NameList()
        self._field: Field | None = None
        self._after = ""
        self.list.chosen.connect(self._take)

    def watch(self, field: Field) -> None:
        """Help in that field from now on."""
        field.installEventFilter(self)
        field.textChanged.connect(lambda: self._typed(field))

    def begin_name(self, field: Field, after: str) -> None:
        """Write an @ where the caret is; the chosen name is followed by those words."""
        field.textCursor().insertText("@")
        self._after = after
        self._typed(field)

    def _typed(self, field: Field) -> None:
        if not field.hasFocus() and not self._after:
            return
        found = _NAME.search(_before(field.textCursor()))
        names = names_beginning(found["begun"], self._names()) if found else ()
        if not names:
            self._close()
            return
        self._field = field
        corner = field.cursorRect().bottomLeft() + QPoint(0, 4)
        away = self._away()
        self.list.show_names(
            sorted(names, key=lambda name: name in away), away, field, field.viewport().mapTo(field, corner)
        )

    def _close(self) -> None:
        if self.list.isVisible():
            self.list.hide()

    def _take(self, name: str) -> None:
        """Write the name in place of what was begun, as one step to undo."""
        field, self._field = self._field, None
        self.list.hide()
        if field is None:
            return
        cursor = field.textCursor()
        found = _NAME.search(_before(cursor))
        if found:
            _replace(field, cursor, len(found[0]), name + self._after)
        self._after = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._after = ""
            self._close()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QTextEdit | QPlainTextEdit):
            return False
        if self.list.isVisible() and self._field is watched:
            return self._in_list(event)
        if event.text() == " " and not event.modifiers():
            return self._expand(watched)
        if event.key() == Qt.Key.Key_Tab and not event.modifiers():
            return _to_next_blank(watched)
        return False

    def _in_list(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in _FORWARD and not event.modifiers():
            self._take(self.list.current())
        elif event.key() == Qt.Key.Key_Escape:
            self._after = ""
            self._close()
        else:
            return False
        return True

    def _expand(self, field: Field) -> bool:
        """Write the phrase in place of its abbreviation; undo gives the abbreviation back."""
        cursor = field.textCursor()
        found = _ABBREVIATION.search(_before(cursor))
        words = self._phrase(found["short"]) if found else None
        if found is None or words is None:
            return False
        start = cursor.position() - len(found[0].encode("utf-16-le")) // 2
        _replace(field, cursor, len(found[0]), words)
        blank = _BLANK.search(words)
        if blank:
            _select(field, start + _units(words[: blank.start()]), _units(blank[0]))
        return True


def _units(words: str) -> int:
    """Return how many of Qt's positions the words take; an emoji takes two."""
    return len(words.encode("utf-16-le")) // 2


def _before(cursor: QTextCursor) -> str:
    """Return the words of the caret's block up to it."""
    line = QTextCursor(cursor)
    line.setPosition(cursor.position())
    line.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    return line.selectedText()


def _replace(field: Field, cursor: QTextCursor, length: int, words: str) -> None:
    field.document().setModified(False)  # ends Qt's own step of undo
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, length)
    cursor.insertText(words)
    cursor.endEditBlock()
    field.setTextCursor(cursor)


def _select(field: Field, start: int, length: int) -> None:
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


def _to_next_blank(field: Field) -> bool:
    """Select the next blank of a phrase in the caret's block; return whether there was one."""
    cursor = field.textCursor()
    block = cursor.block()
    after = block.text().encode("utf-16-le")[2 * cursor.positionInBlock() :].decode("utf-16-le", "ignore")
    found = _BLANK.search(after)
    if found is None:
        return False
    _select(field, cursor.position() + _units(after[: found.start()]), _units(found[0]))
    return True
