"""A text put in where the caret stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QTextCursor

from klyngedesk.text.blocks import Block, List, Paragraph, Run, Table, Text
from klyngedesk.ui.text import formats
from klyngedesk.ui.text.lists import DEEPEST_LEVEL, Place, move_lines, place_of
from klyngedesk.ui.text.writer import BlockWriter

Line = tuple[int, bool, tuple[Run, ...]]


def insert_text(text: Text, cursor: QTextCursor) -> None:
    """Put the text in place of the selection, as one step to undo; the cursor ends after it.

    A first paragraph joins the line it lands in, a last one the rest of that line; items join the list the caret is in.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    blocks = list(_flattened(text.blocks)) if cursor.currentTable() else list(text.blocks)
    if cursor.currentList() and all(isinstance(block, List | Paragraph) for block in blocks):
        _insert_lines(list(_lines(blocks, cursor)), cursor)
    elif blocks:
        _insert_blocks(blocks, cursor)
    cursor.endEditBlock()


def _insert_blocks(blocks: list[Block], cursor: QTextCursor) -> None:
    first = blocks[0]
    if isinstance(first, Paragraph) and (cursor.block().text() or len(blocks) == 1):
        _insert_runs(first.runs, cursor)
        blocks = blocks[1:]
    if not blocks:
        return
    tail = not cursor.atBlockEnd()
    if tail:
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    writer = BlockWriter(QTextCursor(cursor), fresh=not cursor.block().text())
    writer.write(blocks)
    cursor.setPosition(writer.cursor.position())
    if tail and isinstance(blocks[-1], Paragraph):
        cursor.deleteChar()


def _insert_runs(runs: Iterable[Run], cursor: QTextCursor) -> None:
    heading = bool(cursor.blockFormat().headingLevel())
    for run in runs:
        cursor.insertText(run.text.replace("\n", formats.LINE_BREAK), formats.char_format(run, heading=heading))


def _flattened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with those of a table's cells in its place: a cell holds no table."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (inner for row in block.rows for cell in row for inner in cell.blocks)
        else:
            yield block


def _lines(blocks: Iterable[Block], cursor: QTextCursor) -> Iterator[Line]:
    """Yield the paragraphs and items as lines of the list the caret stands in."""
    level, ordered = place_of(cursor.block())
    for block in blocks:
        if isinstance(block, Paragraph):
            yield level, ordered, block.runs
        elif isinstance(block, List):
            yield from _item_lines(block, level)


def _item_lines(block: List, level: int) -> Iterator[Line]:
    for item in block.items:
        yield min(level, DEEPEST_LEVEL), block.ordered, item.runs
        for nested in item.lists:
            yield from _item_lines(nested, level + 1)


def _insert_lines(lines: list[Line], cursor: QTextCursor) -> None:
    wanted: dict[int, Place] = {}
    for number, (level, ordered, runs) in enumerate(lines):
        if number:
            cursor.insertBlock()
        if number or not cursor.block().text():
            wanted[cursor.block().blockNumber()] = level, ordered
        _insert_runs(runs, cursor)
    if len(lines) > 1 and wanted:
        move_lines(cursor, wanted)
