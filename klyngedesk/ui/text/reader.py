"""From a QTextDocument back to the block tree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtGui import QTextBlock, QTextDocument, QTextFrame, QTextList, QTextTable

from klyngedesk.text.blocks import (
    Block,
    Cell,
    Figure,
    Heading,
    List,
    ListItem,
    Paragraph,
    Run,
    Table,
    Text,
    joined_runs,
)
from klyngedesk.text.form import from_form
from klyngedesk.ui.text import formats
from klyngedesk.ui.text.pictures import has_picture, picture_parts


def from_document(document: QTextDocument) -> Text:
    """Return the text that the document shows; an empty document is an empty text."""
    blocks = tuple(_blocks_of(document.rootFrame()))
    return Text() if blocks == (Paragraph(),) else Text(blocks)


def _blocks_of(frame: QTextFrame) -> Iterator[Block]:
    collector = _Collector()
    place = frame.begin()
    while place != frame.end():
        inner = place.currentFrame()
        if isinstance(inner, QTextTable):
            collector.add(_table(inner))
        elif place.currentBlock().isValid():
            collector.read(place.currentBlock())
        place += 1
    yield from collector.blocks()


@dataclass
class _OpenList:
    """A list whose items still come; `token` tells Qt's list it came from."""

    token: int
    level: int
    ordered: bool
    items: list[tuple[tuple[Run, ...], list[_OpenList]]] = field(default_factory=list)

    def closed(self) -> List:
        items = (ListItem(runs, tuple(inner.closed() for inner in nested)) for runs, nested in self.items)
        return List(tuple(items), self.ordered)


class _Collector:
    """Gathers blocks, and items into nested lists."""

    def __init__(self) -> None:
        self._found: list[Block | _OpenList] = []
        self._open: list[_OpenList] = []

    def blocks(self) -> Iterator[Block]:
        for found in self._found:
            yield found.closed() if isinstance(found, _OpenList) else found

    def add(self, block: Block) -> None:
        self._open.clear()
        self._found.append(block)

    def read(self, block: QTextBlock) -> None:
        """Take one block of the document; a filler with no words is no paragraph."""
        if has_picture(block):
            for part in picture_parts(block):
                self.add(part if isinstance(part, Figure) else Paragraph(joined_runs(part)))
            return
        held: QTextList | None = block.textList()
        if held is not None:
            self._item(held, runs_of(block))
            return
        made = block.blockFormat()
        if made.hasProperty(formats.FILLER) and not block.text():
            return
        for line in _lines(block):
            self.add(line)

    def _item(self, held: QTextList, runs: tuple[Run, ...]) -> None:
        level = max(1, held.format().indent())
        while self._open and self._open[-1].level > level:
            self._open.pop()
        if not self._open or not self._goes_on(self._open[-1], held, level):
            self._begin(held, level)
        self._open[-1].items.append((runs, []))

    def _goes_on(self, last: _OpenList, held: QTextList, level: int) -> bool:
        return last.level == level and last.token == held.objectIndex()

    def _begin(self, held: QTextList, level: int) -> None:
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        started = _OpenList(held.objectIndex(), level, formats.is_ordered(held.format()))
        if self._open:
            self._open[-1].items[-1][1].append(started)
        else:
            self._found.append(started)
        self._open.append(started)


def _lines(block: QTextBlock) -> Iterator[Block]:
    """Yield what the line stands for; words written beside a kept block become paragraphs of their own."""
    runs = runs_of(block)
    kept = block.blockFormat().property(formats.KEPT_FORM)
    form, shown = json.loads(kept) if kept else (None, "")
    before, found, after = block.text().partition(shown) if kept else ("", "", "")
    if not found:
        level = block.blockFormat().headingLevel()
        yield Heading(runs, level) if level else Paragraph(runs)
        return
    if before.strip():
        yield Paragraph(_cut(runs, 0, len(before)))
    yield from from_form([form]).blocks
    if after.strip():
        yield Paragraph(_cut(runs, len(before) + len(found), len(block.text())))


def _cut(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs of the characters from start up to end."""
    found, at = [], 0
    for run in runs:
        words = run.text[max(0, start - at) : max(0, end - at)]
        found.append(Run(words, run.bold, run.italic, run.link))
        at += len(run.text)
    return joined_runs(found)


def runs_of(block: QTextBlock) -> tuple[Run, ...]:
    """Return the runs of a line."""
    found: list[Run] = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        found.append(formats.run_of(fragment.text(), fragment.charFormat()))
        place += 1
    return joined_runs(found)


def _table(table: QTextTable) -> Table:
    rows = tuple(tuple(_cell(table, row, column) for column in range(table.columns())) for row in range(table.rows()))
    return Table(rows, table.format().headerRowCount())


def _cell(table: QTextTable, row: int, column: int) -> Cell:
    collector = _Collector()
    cell = table.cellAt(row, column)
    block = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block()
    while True:
        collector.read(block)
        if block == last:
            break
        block = block.next()
    blocks = tuple(collector.blocks())
    return Cell(() if blocks == (Paragraph(),) else blocks)
