"""Rich text as tagged flowables: paragraphs, lists, tables and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, TableStyle

from klyngedesk.documents import fonts, stand_ins
from klyngedesk.documents.looks import AFTER_TABLE, CELL_EDGE, CELL_SIDE, INDENT, ROW_RULE
from klyngedesk.documents.pdf_picture import picture_flowable
from klyngedesk.documents.pdf_styles import RULE, SHADE, WIDTH
from klyngedesk.documents.pictures import PICTURE_UNREADABLE
from klyngedesk.documents.tagged.element import Element
from klyngedesk.documents.tagged.flowables import ListEntry, TaggedParagraph, tagged_table
from klyngedesk.text import blocks as tree
from klyngedesk.text.plain import lines_of, plain

Images = Callable[[str], Path | None]
LONGEST_CELL = 1500
LETTER = 5.4  # points that a letter of a cell takes, broad ones with narrow
DEEPEST_HEADING = 6


def markup(words: str, font: str = fonts.BODY) -> str:
    """Return the words as reportlab's markup, in fonts that have every letter."""
    shown = stand_ins.joined(words, fonts.FALLBACK)
    return "".join(_piece(stretch, fallback) for stretch, fallback in fonts.pieces(shown, font))


def _piece(stretch: str, fallback: bool) -> str:
    safe = escape(stretch).replace("\n", "<br/>")
    return f'<font name="{fonts.FALLBACK}">{safe}</font>' if fallback else safe


@dataclass
class Reading:
    """Where the document is read on: the element that takes what comes next, and the level of the last heading."""

    element: Element
    level: int = 0

    def heading(self, wanted: int) -> Element:
        """Return a heading of the wanted level, or the nearest one that skips no level."""
        self.level = min(wanted, self.level + 1, DEEPEST_HEADING)
        return self.element.child(f"H{self.level}")

    def paragraph(self) -> Element:
        return self.element.child("P")

    def inside(self, element: Element) -> Reading:
        return Reading(element, self.level)


@dataclass(frozen=True)
class PdfText:
    """Writes texts in one look."""

    look: SimpleNamespace
    images: Images

    def flowables(self, text: tree.Text, reading: Reading) -> Iterator[Flowable]:
        """Yield the flowables of a text from top to bottom; its sub-headings follow the last heading's level."""
        base = reading.level
        for block in text.blocks:
            yield from self._block(block, reading, base, WIDTH, self.look.body)

    def _block(
        self, block: tree.Block, reading: Reading, base: int, width: float, style: ParagraphStyle
    ) -> Iterator[Flowable]:
        match block:
            case tree.Paragraph(runs):
                if runs:
                    yield TaggedParagraph(self.run_markup(runs), style, reading.paragraph())
            case tree.Heading(runs, level):
                if plain(tree.Text((block,))).strip():
                    yield TaggedParagraph(self.run_markup(runs), self.look.sub_heading, reading.heading(base + level))
            case tree.List():
                yield from self.list_flowables(block, reading.element)
            case tree.Table():
                yield from self._table(block, reading, base, width)
            case tree.Figure(object_id, alt):
                yield from self._figure(self.images(object_id), alt, reading, width)
            case tree.UnknownBlock():
                for line in plain(tree.Text((block,))).split("\n"):
                    yield TaggedParagraph(markup(line), style, reading.paragraph())

    def run_markup(self, runs: Iterable[tree.Run]) -> str:
        """Return the runs with their bold, italic and links."""
        return "".join(self._run(run) for run in runs)

    def _run(self, run: tree.Run) -> str:
        shown = markup(run.text)
        shown = f"<b>{shown}</b>" if run.bold else shown
        shown = f"<i>{shown}</i>" if run.italic else shown
        return self.linked(shown, run.link) if run.link else shown

    def linked(self, shown: str, address: str) -> str:
        """Return the markup of a link."""
        return f'<a href={quoteattr(address)} color="{self.look.accent.hexval()}">{shown}</a>'

    def list_flowables(self, block: tree.List, parent: Element, depth: int = 0) -> Iterator[Flowable]:
        """Yield the lines of a bullet or numbered list; numbered lists start at 1."""
        listed = parent.child("L", numbered=block.ordered)
        style = self.look.list_styles[min(depth, len(self.look.list_styles) - 1)]
        for number, item in enumerate(block.items, 1):
            entry = listed.child("LI")
            label, body = entry.child("Lbl"), entry.child("LBody")
            bullet = f"{number}." if block.ordered else ("•", "–")[depth % 2]
            yield ListEntry(self.run_markup(item.runs) or "&nbsp;", style, body, label, bullet)
            for nested in item.lists:
                yield from self.list_flowables(nested, body, depth + 1)

    def _table(self, block: tree.Table, reading: Reading, base: int, width: float) -> Iterator[Flowable]:
        if not block.rows or not block.rows[0]:
            return
        if is_laid_out_in_sections(block):
            yield from self._as_sections(block, reading, base, width)
            return
        widths = column_widths(block, width)
        table = reading.element.child("Table")
        rows = [
            [
                self._cell(cell, element, reading, base, column)
                for cell, element, column in zip(row, elements, widths, strict=True)
            ]
            for row, elements in zip(block.rows, _row_elements(table, block), strict=True)
        ]
        made = tagged_table(rows, colWidths=widths, repeatRows=block.header_rows, splitInRow=1)
        made.setStyle(_table_style(block.header_rows))
        yield made
        yield _after_table()

    def _as_sections(self, block: tree.Table, reading: Reading, base: int, width: float) -> Iterator[Flowable]:
        """Yield a table that has no place as one, row by row, each cell after its column's header; nothing is cut."""
        headers = [plain(tree.Text(cell.blocks)) for cell in block.rows[0]] if block.header_rows else []
        for row in block.rows[block.header_rows :] or block.rows:
            for column, cell in enumerate(row):
                if headers and headers[column] and row is not block.rows[0]:
                    yield TaggedParagraph(markup(headers[column]), self.look.column_head, reading.paragraph())
                for inner in cell.blocks:
                    yield from self._block(inner, reading, base, width, self.look.body)

    def _cell(self, cell: tree.Cell, element: Element, reading: Reading, base: int, width: float) -> list[Flowable]:
        style = self.look.head_cell if element.tag == "TH" else self.look.cell
        inside, narrow = reading.inside(element), max(4.0, width - 10)
        found = [made for block in cell.blocks for made in self._block(block, inside, base, narrow, style)]
        return found or [Paragraph("", style)]

    def _figure(self, path: Path | None, alt: str, reading: Reading, width: float) -> Iterator[Flowable]:
        element = reading.element.child("Figure", alt=alt or "Billede uden beskrivelse")
        try:
            yield picture_flowable(path, width, element)
        except PICTURE_UNREADABLE:
            reading.element.kids.remove(element)
            words = markup(f"[Billede: {alt or 'uden beskrivelse'}]")
            yield TaggedParagraph(words, self.look.body, reading.paragraph())


def _after_table() -> Spacer:
    """Return the thin line that stands after a table in Word, so that two of them are not one."""
    gap = Spacer(1, 1 + ROW_RULE)
    gap.spaceAfter = AFTER_TABLE - 1
    return gap


def _row_elements(table: Element, block: tree.Table) -> list[list[Element]]:
    """Return an element for each cell; headers say that they speak for their column."""
    made = []
    for number, row in enumerate(block.rows):
        line = table.child("TR")
        is_header = number < block.header_rows
        made.append([line.child("TH", scope="Column") if is_header else line.child("TD") for _ in row])
    return made


def _letters(cell: tree.Cell) -> int:
    return sum(len(line) for line in lines_of(cell.blocks))


def is_laid_out_in_sections(block: tree.Table) -> bool:
    """Return whether the table is too wide for a page, or a cell too long for one."""
    if len(block.rows[0]) > WIDTH / INDENT:
        return True
    return any(_letters(cell) > LONGEST_CELL for row in block.rows for cell in row)


def column_widths(block: tree.Table, width: float) -> list[float]:
    """Return widths that follow the words in each column and fill the line; no word is broken that has room."""
    columns = range(len(block.rows[0]))
    least = [max(_longest_word(row[column]) for row in block.rows) * LETTER + 2 * CELL_SIDE for column in columns]
    weights = [max(6, min(60, max(_letters(row[column]) for row in block.rows))) for column in columns]
    if sum(least) >= width:
        return [width * each / sum(least) for each in least]
    fixed: set[int] = set()
    while True:
        free, weight = _left_over(width, least, weights, fixed)
        widths = [least[n] if n in fixed else free * weights[n] / weight for n in columns]
        tight = {n for n in columns if widths[n] < least[n]}
        if not tight:
            return widths
        fixed |= tight


def _left_over(width: float, least: list[float], weights: list[int], fixed: set[int]) -> tuple[float, int]:
    """Return the width and the weight of the columns that are not fixed."""
    free = width - sum(least[column] for column in fixed)
    return free, sum(weight for column, weight in enumerate(weights) if column not in fixed)


def _longest_word(cell: tree.Cell) -> int:
    return max((len(word) for line in lines_of(cell.blocks) for word in line.split()), default=0)


def _table_style(header_rows: int) -> TableStyle:
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, RULE),
        ("TOPPADDING", (0, 0), (-1, -1), CELL_EDGE + ROW_RULE),
        ("BOTTOMPADDING", (0, 0), (-1, -1), CELL_EDGE),
        *((side, (0, 0), (-1, -1), CELL_SIDE) for side in ("LEFTPADDING", "RIGHTPADDING")),
    ]
    if header_rows:
        commands.append(("BACKGROUND", (0, 0), (-1, header_rows - 1), SHADE))
    return TableStyle(commands)
