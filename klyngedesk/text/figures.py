"""The pictures of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from klyngedesk.text.blocks import Block, Figure, Table, Text


def figures_of(text: Text) -> tuple[Figure, ...]:
    """Return every picture of the text, those in the cells of tables too, from top to bottom."""
    return tuple(_figures(text.blocks))


def _figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _figures(cell.blocks)
