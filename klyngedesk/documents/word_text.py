"""Rich text in Word: runs, real lists, tables and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from klyngedesk.documents.direction import begins_from_right, stretches
from klyngedesk.documents.looks import AFTER_TABLE, CELL_SIDE
from klyngedesk.documents.pdf_text import column_widths
from klyngedesk.documents.pictures import PICTURE_UNREADABLE, page_picture
from klyngedesk.documents.word_letters import writable
from klyngedesk.documents.word_numbering import DEEPEST, Lists
from klyngedesk.documents.word_order import placed, put
from klyngedesk.documents.word_pictures import put_picture
from klyngedesk.documents.word_styles import DEEPEST_HEADING, WIDTH, Role, Styles
from klyngedesk.text import blocks as tree
from klyngedesk.text.plain import lines_of, plain

Images = Callable[[str], Path | None]
HIGHEST = Cm(14)
LONGEST_WHOLE_ROW = 1500
_NARROW = ((20, 5), (12, 6.5), (8, 8))


@dataclass
class Reading:
    """How deep the last heading was, so that the next one skips no level."""

    level: int = 0

    def heading(self, wanted: int) -> int:
        self.level = max(1, min(wanted, self.level + 1, DEEPEST_HEADING))
        return self.level


class LinkIds:
    """The ids of the addresses that links lead to; the library would look through all of them for each new one."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def id_of(self, relations: Any, kind: str, address: str) -> str:
        if address not in self._known:
            self._known[address] = f"rIdLink{len(self._known) + 1}"
            relations.add_relationship(kind, address, self._known[address], is_external=True)
        return self._known[address]


@dataclass(frozen=True)
class WordText:
    """Writes texts into one document."""

    document: Document
    styles: Styles
    lists: Lists
    images: Images
    reading: Reading = field(default_factory=Reading)
    links: LinkIds = field(default_factory=LinkIds)

    def new(self, words: str = "", within: Any = None) -> Any:
        """Return a new paragraph at the end of the document, or of a cell.

        At the end of the document it is set before the last section's mark at once: the library would look for that
        mark through the whole document each time.
        """
        if isinstance(within, _Cell):
            return within.add_paragraph(words)
        body = self.document.element.body
        made = OxmlElement("w:p")
        body.append(made) if body[-1].tag != qn("w:sectPr") else body[-1].addprevious(made)
        paragraph = Paragraph(made, self.document._body)
        if words:
            paragraph.add_run(words)
        return paragraph

    def write(self, text: tree.Text, container: Any = None) -> None:
        """Write the blocks at the end of the document, or of a cell; sub-headings go on from the last heading."""
        base = self.reading.level
        for block in text.blocks:
            self._block(block, container or self.document, base)

    def _block(self, block: tree.Block, container: Any, base: int) -> None:
        match block:
            case tree.Paragraph(runs):
                self.runs(self.new(within=container), runs)
            case tree.Heading(runs, level):
                if plain(tree.Text((block,))).strip():
                    paragraph = self.new(within=container)
                    paragraph._p.style = self.styles.sub_heading_id(self.reading.heading(base + level))
                    self.runs(paragraph, runs)
            case tree.List():
                self.write_list(block, container)
            case tree.Table():
                self._table(block, container)
            case tree.Figure(object_id, alt):
                self._figure(self.images(object_id), alt, container)
            case tree.UnknownBlock():
                for line in plain(tree.Text((block,))).split("\n"):
                    self.new(writable(line), container)

    def runs(self, paragraph: Any, runs: Iterable[tree.Run]) -> None:
        """Add the runs to the paragraph with their marks, links and directions."""
        told = tuple(runs)
        if begins_from_right("".join(run.text for run in told)):
            placed(paragraph._p.get_or_add_pPr(), "bidi")
        for run in told:
            for words, from_right in stretches(writable(run.text)):
                self._run(paragraph, words, run, from_right=from_right)

    def _run(self, paragraph: Any, words: str, run: tree.Run, *, from_right: bool) -> None:
        made = paragraph.add_run(words)
        made.bold, made.italic = run.bold or None, run.italic or None
        if from_right:
            placed(made._r.get_or_add_rPr(), "rtl")
        if run.link:
            self._link(paragraph, made, run.link)

    def _link(self, paragraph: Any, run: Any, address: str) -> None:
        link = OxmlElement("w:hyperlink")
        kind = RELATIONSHIP_TYPE.HYPERLINK
        link.set(qn("r:id"), self.links.id_of(paragraph.part.rels, kind, writable(address)))
        link.set(qn("w:history"), "1")
        run._r.style = self.styles.id_of(Role.LINK)
        run._r.addprevious(link)
        link.append(run._r)

    def write_list(self, block: tree.List, container: Any, level: int = 0) -> list[Any]:
        """Return the paragraphs of a list; each numbered one begins at 1, also a nested one."""
        written = []
        number = self.lists.new(block.ordered, level)
        style_id = self.styles.id_of(Role.NUMBERS if block.ordered else Role.BULLETS)
        for item in block.items:
            paragraph = self.new(within=container)
            paragraph._p.style = style_id
            _number(paragraph, number, level)
            self.runs(paragraph, item.runs)
            written.append(paragraph)
            for nested in item.lists:
                written += self.write_list(nested, container, level + 1)
        return written

    def _table(self, block: tree.Table, container: Any) -> None:
        if not block.rows or not block.rows[0]:
            return
        columns = len(block.rows[0])
        table = container.add_table(len(block.rows), columns)
        table._tbl.tblStyle_val = self.styles.id_of(Role.TABLE)
        _look(table, header=bool(block.header_rows))
        if not isinstance(container, _Cell):
            _set_widths(table, column_widths(block, WIDTH.pt))
        small = next((size for least, size in _NARROW if columns > least), None)
        if small:
            cell_margins(table, (("left", 1), ("right", 1)))
        for made, row, header in zip(table.rows, block.rows, _headers(block), strict=True):
            self._row(made, row, header=header, small=small)
        after = self.new(within=container).paragraph_format  # two tables in a row would be read as one
        after.space_after, after.line_spacing = Pt(AFTER_TABLE - 1), Pt(1)

    def _row(self, made: Any, row: tuple[tree.Cell, ...], *, header: bool, small: float | None) -> None:
        properties = made._tr.get_or_add_trPr()
        if sum(len(line) for cell in row for line in lines_of(cell.blocks)) < LONGEST_WHOLE_ROW:
            properties.append(OxmlElement("w:cantSplit"))
        if header:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, content in zip(made.cells, row, strict=True):
            self._cell(cell, content, header=header, small=small)

    def _cell(self, cell: Any, content: tree.Cell, *, header: bool, small: float | None) -> None:
        style_id = self.styles.id_of(Role.HEAD_CELL if header else Role.CELL)
        empty = cell.paragraphs[0]
        empty._p.style = style_id
        if not content.blocks:
            return
        self.write(tree.Text(content.blocks), cell)
        empty._p.getparent().remove(empty._p)
        if not cell.paragraphs or cell._tc[-1].tag != qn("w:p"):
            cell.add_paragraph()
        cell.paragraphs[0].paragraph_format.space_before = cell.paragraphs[-1].paragraph_format.space_after = Pt(0)
        for paragraph in cell.paragraphs:
            if paragraph._p.pPr is None or paragraph._p.pPr.pStyle is None:
                paragraph._p.style = style_id
            for run in paragraph.runs if small else ():
                run.font.size = Pt(small)

    def _figure(self, path: Path | None, alt: str, container: Any) -> None:
        try:
            content, (wide, high) = page_picture(path)
            put_picture(
                self.new(within=container), content, (wide, high), (WIDTH, HIGHEST), alt or "Billede uden beskrivelse"
            )
        except PICTURE_UNREADABLE:
            self.new(writable(f"[Billede: {alt or 'uden beskrivelse'}]"), container)


def _headers(block: tree.Table) -> list[bool]:
    return [number < block.header_rows for number in range(len(block.rows))]


def _look(table: Any, *, header: bool) -> None:
    look = placed(table._tbl.tblPr, "tblLook")
    look.attrib.clear()
    look.set(qn("w:val"), "0620" if header else "0600")
    told = (("firstRow", header), ("lastRow", False), ("firstColumn", False), ("lastColumn", False))
    for name, is_so in (*told, ("noHBand", True), ("noVBand", True)):
        look.set(qn(f"w:{name}"), str(int(is_so)))


def cell_margins(table: Any, sides: Iterable[tuple[str, float]]) -> None:
    """Leave that many points on each side of the words of every cell."""
    margins = OxmlElement("w:tblCellMar")
    for side, points in sides:
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(int(points * 20)))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    put(table._tbl.tblPr, margins)


def _set_widths(table: Any, widths: Iterable[float]) -> None:
    """Give the columns these widths in points, in the grid and in each cell: programs read either."""
    table.autofit = False
    indent = placed(table._tbl.tblPr, "tblInd")
    indent.set(qn("w:w"), str(int(CELL_SIDE * 20)))
    indent.set(qn("w:type"), "dxa")
    columns = [str(int(width * 20)) for width in widths]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, columns, strict=True):
        column.set(qn("w:w"), width)
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, columns, strict=True):
            cell.get_or_add_tcPr().get_or_add_tcW().set(qn("w:w"), width)


def _number(paragraph: Any, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(level, DEEPEST)
    properties.get_or_add_numId().val = number
