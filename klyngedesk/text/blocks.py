"""The blocks and runs that make up every rich text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of characters with one look; a line break inside it is a newline character."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None

    def looks_like(self, other: Run) -> bool:
        return (self.bold, self.italic, self.link) == (other.bold, other.italic, other.link)


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A sub-heading inside a text; level 1 is the highest within the text."""

    runs: tuple[Run, ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True)
class ListItem:
    runs: tuple[Run, ...] = ()
    lists: tuple[List, ...] = ()


@dataclass(frozen=True, slots=True)
class List:
    """A bullet list, or a numbered one that starts at 1; lists nest through their items."""

    items: tuple[ListItem, ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; it holds paragraphs, headings and lists, never another table."""

    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all rows equally long; the first `header_rows` rows are headers."""

    rows: tuple[tuple[Cell, ...], ...] = ()
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture kept in the object folder under its sha256, with its alternative text."""

    object_id: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class UnknownBlock:
    """A block of a type that a newer version wrote: kept whole, shown as plain paragraphs."""

    data: Mapping[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(repr(self.data))


Block = Paragraph | Heading | List | Table | Figure | UnknownBlock


@dataclass(frozen=True, slots=True)
class Text:
    """A whole rich text: its blocks from top to bottom."""

    blocks: tuple[Block, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.blocks)


EMPTY = Text()


def joined_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return the runs with empty ones dropped and neighbours of the same look merged."""
    joined: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if joined and joined[-1].looks_like(run):
            last = joined[-1]
            joined[-1] = Run(last.text + run.text, last.bold, last.italic, last.link)
        else:
            joined.append(run)
    return tuple(joined)


def paragraph(text: str) -> Paragraph:
    """Return a paragraph of plain characters."""
    return Paragraph(joined_runs([Run(text)]))


def text_of_lines(lines: str) -> Text:
    """Return a text with one paragraph for each non-empty line."""
    return Text(tuple(paragraph(line) for line in lines.split("\n") if line.strip()))
