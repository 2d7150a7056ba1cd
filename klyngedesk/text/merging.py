"""Two changed versions of a rich text made one, word by word; what cannot be is left for a person to decide.

Where one side touches a number, the other must not have touched the same paragraph: »5 stemmer« that became 6 here and
4 there is a question, and so is a 6 beside words that the other side wrote for 5. Where both sides have other numbers
in neighbouring paragraphs, points or a table, all of it is one question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from klyngedesk.text.blocks import Block, Cell, Heading, List, ListItem, Paragraph, Run, Table, joined_runs
from klyngedesk.text.differ import MOST_COMPARED
from klyngedesk.text.plain import lines_of
from klyngedesk.text.three_ways import Side, Stretch, stretches

# A word with all that follows it, so that a change beside a change is never two changes.
_WORD = re.compile(r"\w+\W*|\W+")
_NUMBER = re.compile(r"\d")
_NUMBERS = re.compile(r"\d+")
Blocks = Sequence[Block]


@dataclass(frozen=True, slots=True)
class TextClash:
    """Blocks that both sides changed, each in their own way."""

    base: tuple[Block, ...]
    mine: tuple[Block, ...]
    theirs: tuple[Block, ...]


def merged_blocks(base: Blocks, mine: Blocks, theirs: Blocks) -> tuple[Block | TextClash, ...]:
    """Return the blocks of both sides in order, with a clash where a person must decide."""
    return tuple(part for stretch in stretches(base, mine, theirs) for part in _merged(stretch))


def _merged(stretch: Stretch) -> Iterator[Block | TextClash]:
    if stretch.side is not Side.EACH:
        yield from stretch.theirs if stretch.side is Side.THEIRS else stretch.mine
    elif _is_paired(stretch):
        for base, mine, theirs in zip(stretch.base, stretch.mine, stretch.theirs, strict=True):
            found = _merged_block(base, mine, theirs)
            yield TextClash((base,), (mine,), (theirs,)) if found is None else found
    else:
        yield TextClash(tuple(stretch.base), tuple(stretch.mine), tuple(stretch.theirs))


def _is_paired(stretch: Stretch) -> bool:
    """Return whether the parts answer to each other one by one, and not both sides have other numbers in them."""
    as_long = len(stretch.base) == len(stretch.mine) == len(stretch.theirs)
    before = _numbers(stretch.base)
    return as_long and (_numbers(stretch.mine) == before or _numbers(stretch.theirs) == before)


def _numbers(parts: Sequence[Any]) -> list[str]:
    """Return the numbers in the blocks or list items, in order."""
    blocks = [List((part,)) if isinstance(part, ListItem) else part for part in parts]
    return _NUMBERS.findall("\n".join(lines_of(blocks)))


def _whole(parts: Sequence[Any]) -> tuple[Any, ...] | None:
    return None if any(part is None or isinstance(part, TextClash) for part in parts) else tuple(parts)


def _merged_block(base: Block, mine: Block, theirs: Block) -> Block | None:
    """Return the one block that holds both sides' changes, or None."""
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    match base, mine, theirs:
        case Paragraph(), Paragraph(), Paragraph():
            runs = _merged_runs(base.runs, mine.runs, theirs.runs)
            return None if runs is None else Paragraph(runs)
        case Heading(), Heading(), Heading() if base.level == mine.level == theirs.level:
            runs = _merged_runs(base.runs, mine.runs, theirs.runs)
            return None if runs is None else Heading(runs, base.level)
        case List(), List(), List() if base.ordered == mine.ordered == theirs.ordered:
            items = _merged_items(base.items, mine.items, theirs.items)
            return None if items is None else List(items, base.ordered)
        case Table(), Table(), Table() if _shape(base) == _shape(mine) == _shape(theirs):
            return _merged_table(base, mine, theirs)
    return None


Runs = tuple[Run, ...]


def _merged_runs(base: Runs, mine: Runs, theirs: Runs) -> Runs | None:
    words = _words(base), _words(mine), _words(theirs)
    if len(words[0]) * max(len(words[1]), len(words[2])) > MOST_COMPARED:
        return None
    found = tuple(stretches(*words))
    sides = {stretch.side for stretch in found}
    if Side.EACH in sides or ({Side.MINE, Side.THEIRS} <= sides and any(_touches_number(each) for each in found)):
        return None
    return joined_runs(word for each in found for word in (each.theirs if each.side is Side.THEIRS else each.mine))


def _words(runs: Runs) -> list[Run]:
    """Return each word as a run of its own, with the look it has."""
    return [Run(word, run.bold, run.italic, run.link) for run in runs for word in _WORD.findall(run.text)]


def _touches_number(stretch: Stretch) -> bool:
    words = (*stretch.base, *stretch.mine, *stretch.theirs)
    return stretch.side is not Side.NOBODY and any(_NUMBER.search(word.text) for word in words)


Items = tuple[ListItem, ...]


def _merged_items(base: Items, mine: Items, theirs: Items) -> Items | None:
    parts: list[ListItem | None] = []
    for stretch in stretches(base, mine, theirs):
        if stretch.side is not Side.EACH:
            parts += stretch.theirs if stretch.side is Side.THEIRS else stretch.mine
        elif _is_paired(stretch):
            parts += map(_merged_item, stretch.base, stretch.mine, stretch.theirs)
        else:
            return None
    return _whole(parts)


def _merged_item(base: ListItem, mine: ListItem, theirs: ListItem) -> ListItem | None:
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    runs = _merged_runs(base.runs, mine.runs, theirs.runs)
    lists = _whole(merged_blocks(base.lists, mine.lists, theirs.lists))
    return None if runs is None or lists is None else ListItem(runs, lists)


def _shape(table: Table) -> tuple[int, int, int]:
    return len(table.rows), len(table.rows[0]) if table.rows else 0, table.header_rows


def _merged_table(base: Table, mine: Table, theirs: Table) -> Table | None:
    if _numbers([base]) not in (_numbers([mine]), _numbers([theirs])):
        return None
    rows = [
        _whole([_merged_cell(*cells) for cells in zip(*three, strict=True)])
        for three in zip(base.rows, mine.rows, theirs.rows, strict=True)
    ]
    whole = _whole(rows)
    return None if whole is None else Table(whole, base.header_rows)


def _merged_cell(base: Cell, mine: Cell, theirs: Cell) -> Cell | None:
    blocks = _whole(merged_blocks(base.blocks, mine.blocks, theirs.blocks))
    return None if blocks is None else Cell(blocks)
