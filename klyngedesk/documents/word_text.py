"""Rich text in Word: runs, real lists, tables and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell

from klyngedesk.documents.word_styles import Lists
from klyngedesk.text import blocks as tree
from klyngedesk.text.plain import plain

Images = Callable[[str], Path | None]
# XML has no place for these, and Word refuses a file that holds them.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
WIDTH = Cm(16)


def writable(words: str) -> str:
    """Return the words without characters that XML cannot hold."""
    return _UNWRITABLE.sub("", words)


@dataclass(frozen=True)
class WordText:
    """Writes texts into one document."""

    document: Document
    lists: Lists
    images: Images

    def write(self, text: tree.Text, container: Any = None) -> None:
        """Write the blocks at the end of the document, or of a cell."""
        for block in text.blocks:
            self._block(block, container or self.document)

    def _block(self, block: tree.Block, container: Any) -> None:
        match block:
            case tree.Paragraph(runs):
                self.runs(container.add_paragraph(), runs)
            case tree.Heading(runs):
                self.runs(container.add_paragraph(style=self.document.styles["Heading 4"]), runs)
            case tree.List():
                self.write_list(block, container)
            case tree.Table():
                self._table(block, container)
            case tree.Figure(object_id, alt):
                self._figure(self.images(object_id), alt, container)
            case tree.UnknownBlock():
                for line in plain(tree.Text((block,))).split("\n"):
                    container.add_paragraph(writable(line))

    def runs(self, paragraph: Any, runs: Iterable[tree.Run]) -> None:
        """Add the runs to the paragraph with their marks and links."""
        for run in runs:
            made = paragraph.add_run(writable(run.text))
            made.bold, made.italic = run.bold or None, run.italic or None
            if run.link:
                self._link(paragraph, made, run.link)

    def _link(self, paragraph: Any, run: Any, address: str) -> None:
        link = OxmlElement("w:hyperlink")
        kind = RELATIONSHIP_TYPE.HYPERLINK
        link.set(qn("r:id"), paragraph.part.relate_to(writable(address), kind, is_external=True))
        run.font.underline = True
        run.font.color.rgb = self.document.styles["Title"].font.color.rgb
        run._r.addprevious(link)
        link.append(run._r)

    def write_list(self, block: tree.List, container: Any, number: int | None = None, level: int = 0) -> None:
        """Write a list; a nested one of the same kind goes on in the same numbering, a level further in."""
        number = self.lists.new(block.ordered) if number is None else number
        for item in block.items:
            paragraph = container.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            _number(paragraph, number, level)
            self.runs(paragraph, item.runs)
            for nested in item.lists:
                self.write_list(nested, container, self.lists.new(nested.ordered), level + 1)

    def _table(self, block: tree.Table, container: Any) -> None:
        if not block.rows or not block.rows[0]:
            return
        columns = len(block.rows[0])
        if isinstance(container, _Cell):
            table = container.add_table(len(block.rows), columns)
        else:
            table = container.add_table(len(block.rows), columns)
            table.style = self.document.styles["Table Grid"]
        for number, row in enumerate(block.rows):
            self._row(table.rows[number], row, header=number < block.header_rows)
        container.add_paragraph().paragraph_format.space_after = Pt(2)

    def _row(self, made: Any, row: tuple[tree.Cell, ...], *, header: bool) -> None:
        properties = made._tr.get_or_add_trPr()
        for name in ("w:cantSplit", *(("w:tblHeader",) if header else ())):
            properties.append(OxmlElement(name))
        for cell, content in zip(made.cells, row, strict=True):
            self._cell(cell, content, header=header)

    def _cell(self, cell: Any, content: tree.Cell, *, header: bool) -> None:
        if not content.blocks:
            return
        empty = cell.paragraphs[0]
        self.write(tree.Text(content.blocks), cell)
        empty._p.getparent().remove(empty._p)
        if not cell.paragraphs or cell._tc[-1].tag != qn("w:p"):
            cell.add_paragraph()
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_after = Pt(1)
            for run in paragraph.runs:
                run.bold = True if header else run.bold

    def _figure(self, path: Path | None, alt: str, container: Any) -> None:
        try:
            if path is None:
                raise OSError
            picture = container.add_paragraph().add_run().add_picture(str(path))
        except Exception:  # a picture that python-docx cannot read is told of, never a stop
            container.add_paragraph(writable(f"[Billede: {alt or 'uden beskrivelse'}]"))
            return
        if picture.width > WIDTH:
            picture.height, picture.width = int(picture.height * WIDTH / picture.width), WIDTH
        picture._inline.docPr.set("descr", writable(alt))


def _number(paragraph: Any, number: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(level, 8)
    properties.get_or_add_numId().val = number
