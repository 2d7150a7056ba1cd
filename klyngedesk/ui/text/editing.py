"""What keys do to lists, tables, headings and links in the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextList, QTextTable
from PySide6.QtWidgets import QTextEdit

from klyngedesk.text.blocks import Cell, Run, Table, Text
from klyngedesk.ui.text import formats
from klyngedesk.ui.text.writer import insert_text

DEEPEST_LEVEL = 6
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


def leave_list(cursor: QTextCursor) -> None:
    """Move the line a level out, and out of the list from the first level."""
    held = cursor.currentList()
    if held and held.format().indent() > 1:
        shift_level(cursor, -1)
        return
    cursor.beginEditBlock()
    if held:
        held.remove(cursor.block())
    made = formats.paragraph_format()
    made.setIndent(0)
    cursor.setBlockFormat(made)
    cursor.endEditBlock()


def shift_level(cursor: QTextCursor, by: int) -> None:
    """Move the lines of the selection a level in or out, into the list that is at that level already."""
    held: QTextList | None = cursor.currentList()
    if held is None:
        return
    level = held.format().indent() + by
    if level < 1 or level > DEEPEST_LEVEL:
        return
    ordered = formats.is_ordered(held.format())
    before = cursor.block().previous()
    neighbour = _list_at(before, level)
    if by > 0 and (not before.textList() or before.textList().format().indent() < level - 1):
        return
    cursor.beginEditBlock()
    if neighbour is not None:
        neighbour.add(cursor.block())
    else:
        cursor.createList(formats.list_format(ordered, level))
    cursor.endEditBlock()


def _list_at(block: QTextBlock, level: int) -> QTextList | None:
    """Return the nearest list above at that level, within the same list."""
    while block.isValid() and block.textList():
        held = block.textList()
        if held.format().indent() == level:
            return held
        if held.format().indent() < level:
            return None
        block = block.previous()
    return None


def toggle_list(cursor: QTextCursor, *, ordered: bool) -> None:
    """Make the selected paragraphs a list of that kind, or no list where they are one already."""
    held = cursor.currentList()
    cursor.beginEditBlock()
    if held and formats.is_ordered(held.format()) == ordered:
        for block in _selected_blocks(cursor):
            each = QTextCursor(block)
            leave_list(each)
    else:
        level = held.format().indent() if held else 1
        for block in _selected_blocks(cursor):
            QTextCursor(block).setBlockFormat(formats.item_format())
        cursor.createList(formats.list_format(ordered, level))
    cursor.endEditBlock()


def toggle_heading(cursor: QTextCursor) -> None:
    """Make the selected paragraphs sub-headings, or paragraphs where they are that already."""
    cursor.beginEditBlock()
    remove = bool(cursor.block().blockFormat().headingLevel())
    for block in _selected_blocks(cursor):
        each = QTextCursor(block)
        if each.currentList():
            each.currentList().remove(block)
        each.setBlockFormat(formats.paragraph_format() if remove else formats.heading_format(1))
        each.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        weight = QTextCharFormat()
        weight.setFontWeight(400 if remove else 600)
        each.mergeCharFormat(weight)
        each.mergeBlockCharFormat(weight)
    cursor.endEditBlock()


def _selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    found: list[QTextBlock] = []
    while block.isValid():
        found.append(block)
        if block == last:
            break
        block = block.next()
    return found


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
