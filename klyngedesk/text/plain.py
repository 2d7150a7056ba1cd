"""The plain-text view of a rich text: what search, diff and checks read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from klyngedesk.text.blocks import Block, Figure, Heading, List, Paragraph, Run, Table, Text, UnknownBlock


def plain(text: Text) -> str:
    """Return the text's words, one line for each paragraph, list item, table row and figure."""
    return "\n".join(lines_of(text.blocks))


def plain_runs(runs: Iterable[Run]) -> str:
    """Return the characters of the runs without their marks."""
    return "".join(run.text for run in runs)


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the plain lines of the blocks from top to bottom."""
    for block in blocks:
        yield from _lines_of_block(block)


def _lines_of_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(runs) | Heading(runs):
            yield plain_runs(runs)
        case List():
            yield from _lines_of_list(block)
        case Table():
            yield from map("\t".join, rows_of(block))
        case Figure(alt=alt):
            yield alt
        case UnknownBlock(data):
            yield from words_in(data)


def rows_of(table: Table) -> Iterator[list[str]]:
    """Yield the words of each row, cell by cell."""
    for row in table.rows:
        yield [" ".join(lines_of(cell.blocks)) for cell in row]


def _lines_of_list(block: List) -> Iterator[str]:
    for item in block.items:
        yield plain_runs(item.runs)
        for nested in item.lists:
            yield from _lines_of_list(nested)


def words_in(data: Any) -> Iterator[str]:
    """Yield every string a reader may have written in a block of unknown type."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            if key != "type":
                yield from words_in(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from words_in(value)
