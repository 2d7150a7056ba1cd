"""The cells of a pasted table on their way to rows of the same length."""

from __future__ import annotations

from itertools import takewhile

from klyngedesk.text.blocks import Block, Cell, Table


class PastedTable:
    """Takes rows and cells from top to bottom; a cell over several places leaves the others empty."""

    def __init__(self) -> None:
        self._rows: list[list[Cell]] = []
        self._headers: list[list[bool]] = []
        self._taken: dict[int, int] = {}

    def begin_row(self) -> None:
        self._rows.append([])
        self._headers.append([])
        self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}
        self._skip_taken()

    def add_cell(self, blocks: tuple[Block, ...], columns: int = 1, rows: int = 1, *, header: bool = False) -> None:
        if not self._rows:
            self.begin_row()
        row = self._rows[-1]
        first = len(row)
        row.extend([Cell(blocks), *[Cell()] * (columns - 1)])
        self._headers[-1].append(header)
        if rows > 1:
            self._taken |= dict.fromkeys(range(first, len(row)), rows)
        self._skip_taken()

    def table(self) -> Table | None:
        """Return the table, or None where no row has a cell."""
        told = [(row, headers) for row, headers in zip(self._rows, self._headers, strict=True) if headers]
        if not told:
            return None
        width = max(len(row) for row, _ in told)
        header_rows = len(list(takewhile(all, (headers for _, headers in told))))
        return Table(tuple((*row, *[Cell()] * (width - len(row))) for row, _ in told), header_rows)

    def _skip_taken(self) -> None:
        """Leave empty the places that cells of rows above reach down into."""
        row = self._rows[-1]
        while len(row) in self._taken:
            row.append(Cell())
