"""Lists in a QTextDocument: lines moved in, out and between lists, always one Qt list for each list of the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QTextBlock, QTextCursor, QTextList, QTextTable

from klyngedesk.ui.text import formats

DEEPEST_LEVEL = 6
Place = tuple[int, bool]
"""A level, where 0 is outside every list, and whether the list is numbered."""


def place_of(block: QTextBlock) -> Place:
    """Return the level and kind of the list the line stands in; level 0 is outside every list."""
    held: QTextList | None = block.textList()
    if held is None:
        return 0, False
    return max(1, held.format().indent()), formats.is_ordered(held.format())


def selected_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the lines the selection touches, at least the one with the caret."""
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    found = [block]
    while block != last and block.next().isValid():
        block = block.next()
        found.append(block)
    if len(found) > 1 and cursor.selectionEnd() == last.position():
        found.pop()
    return found


def toggle_list(cursor: QTextCursor, *, ordered: bool) -> None:
    """Make the selected lines a list of that kind, or no list where all are one already."""
    blocks = selected_blocks(cursor)
    places = [place_of(block) for block in blocks]
    if all(level and kind == ordered for level, kind in places):
        move_lines(cursor, {block.blockNumber(): (0, ordered) for block in blocks})
        return
    if places[0][0] and not cursor.hasSelection():
        blocks = list(_whole_list(blocks[0]))
    move_lines(cursor, {block.blockNumber(): (place_of(block)[0] or 1, ordered) for block in blocks})


def shift_level(cursor: QTextCursor, by: int) -> None:
    """Move the selected items and what stands below them a level in or out."""
    chosen = [block for block in selected_blocks(cursor) if place_of(block)[0]]
    if not chosen:
        return
    first, _ = place_of(chosen[0])
    deepest_allowed = place_of(_before(chosen[0]))[0] + 1 if _before(chosen[0]).isValid() else 1
    if first + by < 1 or first + by > min(deepest_allowed, DEEPEST_LEVEL):
        return
    moved = [*chosen, *_below(chosen[-1])]
    shifted = {block.blockNumber(): (max(1, place_of(block)[0] + by), place_of(block)[1]) for block in moved}
    move_lines(cursor, shifted)


def leave_list(cursor: QTextCursor) -> None:
    """Move the line a level out, and out of the list from the first level."""
    level, ordered = place_of(cursor.block())
    if level > 1:
        shift_level(cursor, -1)
    else:
        move_lines(cursor, {cursor.block().blockNumber(): (0, ordered)})


def move_lines(cursor: QTextCursor, wanted: Mapping[int, Place]) -> None:
    """Give the lines, by their block numbers, those places in lists, as one step to undo."""
    document = cursor.document()
    first, last = document.findBlockByNumber(min(wanted)), document.findBlockByNumber(max(wanted))
    cursor.beginEditBlock()
    renewal = _Renewal(wanted)
    for block in list(_area(first, last)):
        renewal.take(block)
    cursor.endEditBlock()


def _area(first: QTextBlock, last: QTextBlock) -> Iterator[QTextBlock]:
    """Yield the lines, and the list lines that stand next to them."""
    while _before(first).isValid() and _before(first).textList():
        first = _before(first)
    while _after(last).isValid() and _after(last).textList():
        last = _after(last)
    while first != last:
        yield first
        first = first.next()
    yield last


def _whole_list(block: QTextBlock) -> Iterator[QTextBlock]:
    held = block.textList()
    for number in range(held.count()):
        yield held.item(number)


def _below(block: QTextBlock) -> Iterator[QTextBlock]:
    level = place_of(block)[0]
    block = _after(block)
    while block.isValid() and place_of(block)[0] > level:
        yield block
        block = _after(block)


def _before(block: QTextBlock) -> QTextBlock:
    """Return the line above in the same cell or outside every table; else one that is not valid."""
    other = block.previous()
    return other if other.isValid() and _cell(other) == _cell(block) else QTextBlock()


def _after(block: QTextBlock) -> QTextBlock:
    other = block.next()
    return other if other.isValid() and _cell(other) == _cell(block) else QTextBlock()


def _cell(block: QTextBlock) -> tuple[int, int]:
    cursor = QTextCursor(block)
    table: QTextTable | None = cursor.currentTable()
    if table is None:
        return -1, -1
    cell = table.cellAt(cursor)
    return table.objectIndex(), cell.row() * table.columns() + cell.column()


@dataclass
class _Open:
    """A list that the next line may belong to; `tokens` are Qt's lists its lines came from."""

    level: int
    ordered: bool
    held: QTextList
    tokens: set[int] = field(default_factory=set)
    moved: bool = False


class _Renewal:
    """Walks down the lines and gives each the Qt list it belongs to."""

    def __init__(self, wanted: Mapping[int, Place]) -> None:
        self._wanted = wanted
        self._open: list[_Open] = []
        self._taken: set[int] = set()

    def take(self, block: QTextBlock) -> None:
        level, ordered = self._wanted.get(block.blockNumber(), place_of(block))
        if not level:
            self._open.clear()
            _out_of_list(block)
            return
        deepest = self._open[-1].level if self._open else 0
        self._into_list(block, min(level, deepest + 1), ordered)

    def _into_list(self, block: QTextBlock, level: int, ordered: bool) -> None:
        moved = block.blockNumber() in self._wanted
        token = block.textList().objectIndex() if block.textList() else -1
        while self._open and self._open[-1].level > level:
            self._open.pop()
        top = self._open[-1] if self._open and self._open[-1].level == level else None
        joins = top is not None and top.ordered == ordered and (moved or top.moved or token in top.tokens)
        if top is not None and not joins:
            self._open.pop()
        if top is None or not joins:
            top = _Open(level, ordered, self._list_for(block, level, ordered))
            self._open.append(top)
        if block.textList() is None or block.textList().objectIndex() != top.held.objectIndex():
            _plain_item(block)
            top.held.add(block)
        top.tokens.add(token)
        top.moved = moved

    def _list_for(self, block: QTextBlock, level: int, ordered: bool) -> QTextList:
        """Return the line's own list where it can stay, else a new one that begins with the line."""
        held = block.textList()
        if held is not None and held.objectIndex() not in self._taken and place_of(block) == (level, ordered):
            self._taken.add(held.objectIndex())
            return held
        _plain_item(block)
        made = QTextCursor(block).createList(formats.list_format(ordered, level))
        self._taken.add(made.objectIndex())
        return made


def _plain_item(block: QTextBlock) -> None:
    """Give the line an item's format; a format set in full also takes it out of its list."""
    formats.make_plain(block, formats.item_format())


def _out_of_list(block: QTextBlock) -> None:
    if block.textList() is not None:
        formats.make_plain(block, formats.paragraph_format())
