"""The pictures of a text."""

from __future__ import annotations

from collections.abc import Iterator

from klyngedesk.text.blocks import Block, Figure, Table, Text


def pictures_in(text: Text) -> Iterator[str]:
    """Yield the sha256 of each picture, from top to bottom."""
    for block in text.blocks:
        yield from _pictures(block)


def _pictures(block: Block) -> Iterator[str]:
    match block:
        case Figure(object_id):
            yield object_id
        case Table(rows):
            for cell in (cell for row in rows for cell in row):
                for inner in cell.blocks:
                    yield from _pictures(inner)
