"""Lines of pasted words on their way to blocks: paragraphs, headings, list items and cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from klyngedesk.text.blocks import Block, Heading, Paragraph, Run, joined_runs
from klyngedesk.ui.text.nesting import Nesting
from klyngedesk.ui.text.paste_table import PastedTable

_DEEPEST = 9
_BLANKS = " \n\u00a0"


@dataclass(frozen=True)
class WordItem:
    """A line of a list as Word tells it: its level, whether it is numbered, and the name of its list."""

    level: int
    ordered: bool
    token: str


@dataclass
class _Frame:
    """The whole text, or one cell: where blocks go, the lists that are open, and the table that is being read."""

    nesting: Nesting = field(default_factory=Nesting)
    lists: list[tuple[object, bool]] = field(default_factory=list)
    table: PastedTable | None = None


class Lines:
    """Takes words and breaks from top to bottom; every `open_…` returns what closes it."""

    def __init__(self) -> None:
        self.heading: int | None = None
        self.word_item: WordItem | None = None
        self._frames = [_Frame()]
        self._runs: list[Run] = []
        self._inside_item = 0

    def blocks(self) -> tuple[Block, ...]:
        """Return what was taken, as blocks."""
        self._finish_line()
        return self._frames[0].nesting.blocks()

    def add(self, words: str, look: Run) -> None:
        """Take words, their blanks folded as a browser folds them."""
        folded = re.sub(r"[ \t\r\n]+", " ", words)
        if not self._runs or self._runs[-1].text[-1:] in (" ", "\n"):
            folded = folded.lstrip(" ")
        if folded:
            self._runs.append(replace(look, text=folded))

    def add_break(self, look: Run) -> None:
        if self._runs:
            self._runs[-1] = replace(self._runs[-1], text=self._runs[-1].text.rstrip(" "))
            self._runs.append(replace(look, text="\n"))

    def end_line(self) -> None:
        """End the line; inside one list item the next line stays in the item."""
        if self._inside_item:
            if self._runs and not self._runs[-1].text.endswith("\n"):
                self.add_break(self._runs[-1])
        else:
            self._finish_line()

    def close_line(self) -> None:
        self.end_line()
        self.heading = self.word_item = None

    def open_list(self, ordered: bool) -> Callable[[], None]:
        self._finish_line()
        self._frames[-1].lists.append((object(), ordered))
        return self._close_list

    def open_item(self) -> Callable[[], None]:
        self._finish_line()
        if not self._frames[-1].lists:
            return self.open_list(ordered=False)
        self._inside_item += 1
        return self._close_item

    def open_table(self) -> Callable[[], None]:
        """Begin a table; a table inside a cell leaves only its words there."""
        self._finish_line()
        if len(self._frames) > 1 or self._frames[0].table is not None:
            return self.end_line
        self._frames[0].table = PastedTable()
        return self._close_table

    def open_row(self) -> Callable[[], None]:
        table = self._frames[-1].table
        if table is not None:
            table.begin_row()
        return self.end_line

    def open_cell(self, columns: int, rows: int, *, header: bool) -> Callable[[], None]:
        self._finish_line()
        table = self._frames[-1].table
        if table is None:
            return self.end_line
        cell, inside = _Frame(), self._inside_item
        self._frames.append(cell)
        self._inside_item = 0

        def close() -> None:
            self._finish_line()
            self._frames.pop()
            self._inside_item = inside
            table.add_cell(cell.nesting.blocks(), columns, rows, header=header)

        return close

    def _close_list(self) -> None:
        self._finish_line()
        self._frames[-1].lists.pop()

    def _close_item(self) -> None:
        self._finish_line()
        self._inside_item -= 1

    def _close_table(self) -> None:
        self._finish_line()
        table, self._frames[0].table = self._frames[0].table, None
        made = table.table() if table is not None else None
        if made is not None:
            self._frames[0].nesting.add(made)

    def _finish_line(self) -> None:
        runs = _without_blank_ends(self._runs)
        self._runs = []
        if not runs:
            return
        frame = self._frames[-1]
        if frame.table is not None:
            frame.table.add_cell((Paragraph(runs),))
        elif self.word_item is not None:
            level = min(self.word_item.level, _DEEPEST)
            frame.nesting.add_item(level, self.word_item.ordered, self.word_item.token, runs)
        elif frame.lists:
            token, ordered = frame.lists[-1]
            frame.nesting.add_item(min(len(frame.lists), _DEEPEST), ordered, token, runs)
        elif self.heading is not None:
            frame.nesting.add(Heading(joined_runs(replace(run, bold=False) for run in runs), self.heading))
        else:
            frame.nesting.add(Paragraph(runs))


def _without_blank_ends(runs: list[Run]) -> tuple[Run, ...]:
    kept = list(runs)
    while kept and not kept[0].text.lstrip(_BLANKS):
        kept.pop(0)
    while kept and not kept[-1].text.rstrip(_BLANKS):
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip(_BLANKS))
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(_BLANKS))
    return joined_runs(kept)
