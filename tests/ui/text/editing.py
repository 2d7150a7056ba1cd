"""How tests put carets, selections and texts into an editor."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from klyngedesk.text.blocks import List, ListItem, Text, paragraph
from klyngedesk.ui.text.editor import TextEditor


def bullets(*words: str, ordered: bool = False) -> List:
    return List(tuple(ListItem(paragraph(each).runs) for each in words), ordered)


def put_caret(editor: TextEditor, words: str, *, at_end: bool = False) -> None:
    """Put the caret before those words, or after them."""
    cursor = editor.document().find(words)
    place = cursor.selectionEnd() if at_end else cursor.selectionStart()
    moved = QTextCursor(editor.document())
    moved.setPosition(place)
    editor.setTextCursor(moved)


def select(editor: TextEditor, first: str, last: str) -> None:
    """Select from the beginning of the first words to the end of the last."""
    start, end = editor.document().find(first), editor.document().find(last)
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def of(*blocks: object) -> Text:
    return Text(tuple(paragraph(block) if isinstance(block, str) else block for block in blocks))  # type: ignore[misc]
