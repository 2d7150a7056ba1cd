"""From the block tree into a QTextDocument."""

from __future__ import annotations

import json
from collections.abc import Iterable

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextList

from klyngedesk.text.blocks import (
    Block,
    Figure,
    Heading,
    List,
    Paragraph,
    Run,
    Table,
    Text,
    UnknownBlock,
)
from klyngedesk.text.form import to_form
from klyngedesk.text.plain import lines_of
from klyngedesk.ui.text import formats
from klyngedesk.ui.text.pictures import write_picture


def to_document(text: Text, document: QTextDocument) -> None:
    """Fill the document with the text; its undo history starts anew."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(formats.paragraph_format())
    BlockWriter(cursor).write(text.blocks)
    document.setUndoRedoEnabled(True)
    document.setModified(False)


class BlockWriter:
    """Writes blocks one after another at a cursor."""

    def __init__(self, cursor: QTextCursor, *, fresh: bool = True) -> None:
        self._cursor = cursor
        self._fresh = fresh  # the cursor stands in an empty block that nobody owns yet

    @property
    def cursor(self) -> QTextCursor:
        """Return the cursor, standing after what was written."""
        return self._cursor

    def write(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph(runs):
                self._line(runs, formats.paragraph_format())
            case Heading(runs, level):
                self._line(runs, formats.heading_format(level))
            case List():
                self._list(block, 1)
            case Table() if block.rows and block.rows[0]:
                self._table(block)
            case Figure():
                self._line((), formats.picture_format())
                write_picture(self._cursor, block)
            case Table() | UnknownBlock():
                self._kept(block)

    def _line(self, runs: tuple[Run, ...], made: QTextBlockFormat) -> None:
        if self._fresh:
            self._leave_list()
            self._cursor.setBlockFormat(made)  # in full: a filler becomes a paragraph of the text
            self._cursor.setBlockCharFormat(QTextCharFormat())
        else:
            self._cursor.insertBlock(made, QTextCharFormat())
            self._leave_list()
        self._fresh = False
        heading = made.hasProperty(formats.HEADING_LEVEL)
        for run in runs:
            shown = formats.char_format(run, heading=heading)
            self._cursor.insertText(run.text.replace("\n", formats.LINE_BREAK), shown)

    def _leave_list(self) -> None:
        held = self._cursor.currentList()
        if held:
            held.remove(self._cursor.block())
            cleared = self._cursor.blockFormat()
            cleared.setIndent(0)
            self._cursor.setBlockFormat(cleared)

    def _list(self, block: List, level: int) -> None:
        held: QTextList | None = None
        for item in block.items:
            self._line(item.runs, formats.item_format())
            if held is None:
                held = self._cursor.createList(formats.list_format(block.ordered, level))
            else:
                held.add(self._cursor.block())
            for nested in item.lists:
                self._list(nested, level + 1)

    def _table(self, block: Table) -> None:
        if not self._fresh:
            self._cursor.insertBlock(formats.paragraph_format(), QTextCharFormat())
        self._leave_list()
        self._mark_filler()
        high, wide = len(block.rows), len(block.rows[0])
        table = self._cursor.insertTable(high, wide, formats.table_format(block.header_rows, wide))
        for number, row in enumerate(block.rows):
            for column, cell in enumerate(row):
                inside = table.cellAt(number, column).firstCursorPosition()
                inside.setBlockFormat(formats.paragraph_format())
                if not cell.blocks:
                    _mark(inside)
                BlockWriter(inside).write(cell.blocks)
        self._cursor = QTextCursor(table.lastCursorPosition())
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._mark_filler()
        # The next paragraph moves into the line that Qt keeps after a table.
        self._fresh = not self._cursor.block().text()

    def _mark_filler(self) -> None:
        if not self._cursor.block().text():
            _mark(self._cursor)

    def _kept(self, block: Block) -> None:
        """Show a block the editor has no form for as plain lines, and keep the block itself beside them."""
        lines = [line.replace("\n", " ") for line in lines_of([block])] or [""]
        made = formats.paragraph_format()
        shown = formats.LINE_BREAK.join(lines)
        made.setProperty(formats.KEPT_FORM, json.dumps([to_form(Text((block,)))[0], shown]))
        self._line((Run(shown),), made)


def _mark(cursor: QTextCursor) -> None:
    made = formats.paragraph_format()
    made.setProperty(formats.FILLER, True)
    cursor.setBlockFormat(made)
