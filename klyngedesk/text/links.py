"""The links and pictures of a text, which its plain words do not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from klyngedesk.text.blocks import Block, Figure, Heading, List, Paragraph, Run, Table
from klyngedesk.text.plain import lines_of


def lines_with_links(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the plain lines of the blocks, then a line for each link and picture in them."""
    listed = tuple(blocks)
    yield from lines_of(listed)
    for block in listed:
        yield from _unseen(block)


def _unseen(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(runs) | Heading(runs):
            yield from _links(runs)
        case List(items):
            for item in items:
                yield from _links(item.runs)
                for nested in item.lists:
                    yield from _unseen(nested)
        case Table(rows):
            for cell in (cell for row in rows for cell in row):
                for inner in cell.blocks:
                    yield from _unseen(inner)
        case Figure(object_id, alt):
            yield f"Billede {object_id[:6]}: {alt}"


def _links(runs: Iterable[Run]) -> Iterator[str]:
    return (f"{run.text.strip()} → {run.link}" for run in runs if run.link)
