"""Tables in the editor: put in, walked through, and their rows and columns changed."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QTextCursor, QTextTable
from PySide6.QtWidgets import QTextEdit

from klyngedesk.text.blocks import Cell, Table, Text
from klyngedesk.ui.text import formats
from klyngedesk.ui.text.insertion import insert_text


class Change(StrEnum):
    """What can be done to a table, named as the menu says it."""

    ROW_ABOVE = "Ny række over"
    ROW_BELOW = "Ny række under"
    COLUMN_LEFT = "Ny kolonne til venstre"
    COLUMN_RIGHT = "Ny kolonne til højre"
    DELETE_ROW = "Slet rækken"
    DELETE_COLUMN = "Slet kolonnen"
    DELETE_TABLE = "Slet tabellen"


def insert_table(editor: QTextEdit, rows: int, columns: int) -> None:
    """Put an empty table with a header row below the line, the caret in its first cell; none within a table."""
    cursor = editor.textCursor()
    if cursor.currentTable():
        return
    cursor.clearSelection()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    start = cursor.position()
    insert_text(Text((Table(((Cell(),) * columns,) * rows, 1),)), cursor)
    inside = QTextCursor(editor.document())
    inside.setPosition(start)
    while not inside.currentTable() and inside.movePosition(QTextCursor.MoveOperation.NextBlock):
        pass
    editor.setTextCursor(inside)


def next_cell(editor: QTextEdit, table: QTextTable, by: int) -> None:
    """Move the caret that many cells on; after the last one a new row begins."""
    here = table.cellAt(editor.textCursor())
    place = here.row() * table.columns() + here.column() + by
    if place >= table.rows() * table.columns():
        table.appendRows(1)
    if place >= 0:
        row, column = divmod(place, table.columns())
        editor.setTextCursor(table.cellAt(row, column).firstCursorPosition())


def change_table(editor: QTextEdit, change: Change) -> None:
    """Do that to the table the caret stands in; outside a table nothing happens."""
    cursor = editor.textCursor()
    table: QTextTable | None = cursor.currentTable()
    if table is None:
        return
    cell = table.cellAt(cursor)
    cursor.beginEditBlock()
    columns = table.columns()
    _change(table, change, cell.row(), cell.column())
    left: QTextTable | None = cursor.currentTable()
    if left is not None and left.columns() != columns:
        left.setFormat(formats.table_format(left.format().headerRowCount(), left.columns()))
    cursor.endEditBlock()


def _change(table: QTextTable, change: Change, row: int, column: int) -> None:
    whole = (change is Change.DELETE_ROW and table.rows() == 1) or (
        change is Change.DELETE_COLUMN and table.columns() == 1
    )
    match change:
        case _ if whole or change is Change.DELETE_TABLE:
            table.removeRows(0, table.rows())
        case Change.ROW_ABOVE:
            table.insertRows(row, 1)
        case Change.ROW_BELOW:
            table.insertRows(row + 1, 1)
        case Change.COLUMN_LEFT:
            table.insertColumns(column, 1)
        case Change.COLUMN_RIGHT:
            table.insertColumns(column + 1, 1)
        case Change.DELETE_ROW:
            _delete_row(table, row)
        case Change.DELETE_COLUMN:
            table.removeColumns(column, 1)


def _delete_row(table: QTextTable, row: int) -> None:
    made = table.format()
    if row < made.headerRowCount():
        made.setHeaderRowCount(made.headerRowCount() - 1)
        table.setFormat(made)
    table.removeRows(row, 1)
