"""What keys do to lists, tables, headings and links in the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QTextEdit

from klyngedesk.text.blocks import Cell, Run, Table, Text
from klyngedesk.ui.text import formats
from klyngedesk.ui.text.insertion import insert_text
from klyngedesk.ui.text.lists import leave_list, move_lines, selected_blocks, shift_level, toggle_list

_SHIFT, _CONTROL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def handled(editor: QTextEdit, event: QKeyEvent) -> bool:
    """Do what the key means here; return False where it is an ordinary key."""
    cursor, key, held = editor.textCursor(), event.key(), event.modifiers()
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return _tab(editor, cursor, back=key == Qt.Key.Key_Backtab)
    if held == _ALT | _SHIFT and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and cursor.currentList():
        shift_level(cursor, 1 if key == Qt.Key.Key_Right else -1)
        return True
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & (_CONTROL | _ALT):
        return _enter(editor, cursor, soft=bool(held & _SHIFT))
    if key == Qt.Key.Key_Backspace and not held and not cursor.hasSelection() and cursor.atBlockStart():
        return _backspace(cursor)
    if event.text() == " " and not held:
        return _autoformat(cursor)
    return False


def _tab(editor: QTextEdit, cursor: QTextCursor, *, back: bool) -> bool:
    table = cursor.currentTable()
    if isinstance(table, QTextTable) and not cursor.currentList():
        _next_cell(editor, cursor, table, -1 if back else 1)
        return True
    if cursor.currentList():
        shift_level(cursor, -1 if back else 1)
        return True
    return False


def _next_cell(editor: QTextEdit, cursor: QTextCursor, table: QTextTable, by: int) -> None:
    here = table.cellAt(cursor)
    place = here.row() * table.columns() + here.column() + by
    if place >= table.rows() * table.columns():
        table.appendRows(1)
    if place >= 0:
        editor.setTextCursor(table.cellAt(place // table.columns(), place % table.columns()).firstCursorPosition())


def _enter(editor: QTextEdit, cursor: QTextCursor, *, soft: bool) -> bool:
    if soft:
        cursor.insertText(formats.LINE_BREAK)
        return True
    if cursor.currentList() and not cursor.block().text():
        leave_list(cursor)
        return True
    if cursor.block().blockFormat().headingLevel() and cursor.atBlockEnd():
        cursor.insertBlock(formats.paragraph_format(), QTextCharFormat())
        editor.setTextCursor(cursor)
        return True
    return False


def _backspace(cursor: QTextCursor) -> bool:
    if cursor.currentList():
        leave_list(cursor)
        return True
    if cursor.block().blockFormat().headingLevel():
        toggle_heading(cursor)
        return True
    return False


def _autoformat(cursor: QTextCursor) -> bool:
    """Make "# ", "- " and "1. " at the start of a paragraph into what they mean."""
    block = cursor.block()
    mark = block.text()
    if cursor.currentList() or cursor.positionInBlock() != len(mark) or mark not in ("#", "-", "*", "1."):
        return False
    cursor.insertText(" ")
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    if mark == "#":
        toggle_heading(cursor)
    else:
        toggle_list(cursor, ordered=mark == "1.")
    cursor.endEditBlock()
    return True


def toggle_heading(cursor: QTextCursor) -> None:
    """Make the selected paragraphs sub-headings, or paragraphs where they are that already."""
    set_heading(cursor, on=not cursor.block().blockFormat().headingLevel())


def set_heading(cursor: QTextCursor, *, on: bool) -> None:
    """Make the selected lines sub-headings, or plain paragraphs."""
    cursor.beginEditBlock()
    blocks = selected_blocks(cursor)
    move_lines(cursor, {block.blockNumber(): (0, False) for block in blocks})
    for block in blocks:
        formats.make_plain(block, formats.heading_format(1) if on else formats.paragraph_format())
        formats.set_base_weight(block, formats.HEADING_WEIGHT if on else formats.PLAIN_WEIGHT)
    cursor.endEditBlock()


def insert_table(cursor: QTextCursor, rows: int, columns: int) -> None:
    """Put an empty table with a header row after the line, unless the caret is in one."""
    if cursor.currentTable():
        return
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    empty = tuple(Cell() for _ in range(columns))
    insert_text(Text((Table((empty,) * rows, 1),)), cursor)


def set_link(cursor: QTextCursor, address: str) -> None:
    """Give the selected words that address, or none where it is empty."""
    if not cursor.hasSelection():
        if address:
            cursor.insertText(address, formats.char_format(Run(address, link=address)))
        return
    words = cursor.selectedText()
    weight, italic = cursor.charFormat().fontWeight() > 500, cursor.charFormat().fontItalic()
    cursor.insertText(words, formats.char_format(Run(words, weight, italic, address or None)))
