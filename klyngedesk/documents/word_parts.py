"""The parts of a document in Word, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from klyngedesk.documents import parts as part_of
from klyngedesk.documents.looks import AFTER_DECISIONS, AFTER_TABLE, FRAME_GAP, FRAME_LABEL_WIDTH, PEOPLE_SHARE
from klyngedesk.documents.parts import Outline, Part
from klyngedesk.documents.word_contents import write_contents
from klyngedesk.documents.word_fields import bookmark
from klyngedesk.documents.word_letters import writable
from klyngedesk.documents.word_numbering import HeadingNumbers, Lists
from klyngedesk.documents.word_order import placed
from klyngedesk.documents.word_styles import GREY, WIDTH, Role, Styles
from klyngedesk.documents.word_text import Images, WordText, cell_margins
from klyngedesk.model.layout import FrameForm
from klyngedesk.text.blocks import List, ListItem, Run

FRAME_WIDTHS = (FRAME_LABEL_WIDTH, WIDTH.pt - FRAME_LABEL_WIDTH)
PEOPLE_WIDTHS = (WIDTH.pt * PEOPLE_SHARE, WIDTH.pt * (1 - PEOPLE_SHARE))

_FIRST_BOOKMARK = 1000  # a template's own have lower numbers


class WordParts:
    """Writes the parts of one outline at the end of one document."""

    def __init__(self, document: Document, styles: Styles, images: Images) -> None:
        self._document, self._styles = document, styles
        lists = Lists(document)
        self._text = WordText(document, styles, lists, images)
        self._numbers, self._bookmarks = HeadingNumbers(lists, styles), _FIRST_BOOKMARK

    def front(self, outline: Outline, said: frozenset[str] = frozenset()) -> None:
        """Write what it is, where and when, and who is there; what the template's own controls said is left out."""
        if "dokument" not in said:
            self._paragraph(outline.kind.danish, Role.TITLE)
        for words, tag in ((outline.forum, "forum"), (outline.title, "titel")):
            if words and tag not in said:
                self._paragraph(words, Role.SUBTITLE)
        if outline.date_line and "dato" not in said:
            self._paragraph(outline.date_line, Role.DATE)
        if outline.layout.frame is FrameForm.LINES:
            for name, value in outline.frame:
                self._paragraph(f"{name}: {value}", Role.FRAME)
        elif outline.frame:
            self._rows([(name, value, "") for name, value in outline.frame], "Mødet", grey=0, widths=FRAME_WIDTHS)
        for group in outline.attendance:
            self._paragraph(group.title, Role.GROUP)  # an empty one too: two tables in a row would be one
            self._rows(group.rows, group.title or "Deltagere", grey=1, widths=PEOPLE_WIDTHS)

    def gap(self) -> None:
        """Leave some space, without which a table would be one with the table before it."""
        made = self._text.new().paragraph_format
        made.space_after, made.line_spacing = Pt(AFTER_TABLE), Pt(1)

    def contents(self, outline: Outline, pages: Mapping[str, int]) -> None:
        write_contents(self._document, self._styles, outline, pages)

    def _rows(self, rows: Iterable[tuple[str, str, str]], name: str, *, grey: int, widths: tuple[float, float]) -> None:
        """Write a table without lines whose first column tells what the second is; `name` is for those who listen."""
        listed = list(rows)
        table = self._document.add_table(len(listed), 2)
        table.autofit = False
        placed(table._tbl.tblPr, "tblCaption").set(qn("w:val"), writable(name))
        cell_margins(table, (("top", 0), ("left", 0), ("bottom", 0), ("right", FRAME_GAP)))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Pt(width)
        for made, row in zip(table.rows, listed, strict=True):
            made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for column, cell in enumerate(made.cells):
                cell.width = Pt(widths[column])
                self._small(cell.paragraphs[0], row[column], grey=column == grey)
            if row[2]:
                self._small(made.cells[0].paragraphs[0], f" ({row[2]})", grey=True)

    def _small(self, paragraph: Any, words: str, *, grey: bool) -> None:
        paragraph._p.style = self._styles.id_of(Role.FRAME)
        before = len(paragraph.runs)
        self._text.runs(paragraph, [Run(words)])
        for run in paragraph.runs[before:] if grey else ():
            run.font.color.rgb = GREY

    def write(self, part: Part) -> None:
        """Write one part."""
        match part:
            case part_of.ItemHeading():
                self._heading(part)
            case part_of.AnnexHeading(anchor, title):
                self._mark(self._headed(title, 1, self._styles.heading_id), anchor)
            case part_of.BreakLine():
                self._paragraph(part.words, Role.BREAK)
            case part_of.Label(words, level):
                self._headed(words, level + 1, self._styles.part_id)
            case part_of.Body(text):
                self._text.write(text)
            case part_of.Recommended():
                self._recommended(part)
            case part_of.Decided(lines):
                self._decided(lines)
            case part_of.Attached(listed):
                self._lines(each.words for each in listed)
            case part_of.Linked(links):
                self._links(links)
            case part_of.Tasks(lines):
                self._lines(lines)

    def _headed(self, words: str, wanted: int, style_of: Callable[[int], str]) -> Any:
        paragraph, style_id = self._text.new(), style_of(self._text.reading.heading(wanted))
        paragraph._p.style = style_id
        self._numbers.number(paragraph, style_id, "")
        self._text.runs(paragraph, [Run(words)])
        return paragraph

    def _heading(self, part: part_of.ItemHeading) -> None:
        paragraph, style_id = self._text.new(), self._styles.heading_id(self._text.reading.heading(part.level))
        paragraph._p.style = style_id
        counted = self._numbers.number(paragraph, style_id, part.lead)
        words = (part.title, part.tail) if counted else (part.lead, part.title, part.tail)
        self._text.runs(paragraph, [Run(" ".join(filter(None, words)))])
        self._mark(paragraph, part.anchor)
        if part.closed:
            run = paragraph.add_run(" LUKKET")
            run.font.size, run.font.color.rgb = Pt(8), GREY
        if part.meta:
            self._paragraph(part.meta, Role.INFO)

    def _recommended(self, part: part_of.Recommended) -> None:
        if part.stem:
            self._paragraph(part.stem, Role.LINE).paragraph_format.keep_with_next = True
        items = tuple(ListItem((Run(line),)) for line in part.lines)
        for line in self._text.write_list(List(items, part.numbered), self._document)[-2:-1]:
            line.paragraph_format.keep_with_next = True  # the last line never stands alone on a page

    def _decided(self, lines: tuple[part_of.DecisionLine, ...]) -> None:
        for line in lines:
            paragraph = self._paragraph("", Role.DECISION)
            head = f"{line.number}. " if line.number else ""
            note = (". " if line.outcome and line.note else "") + line.note
            self._text.runs(paragraph, [Run(head + line.outcome, bold=True), Run(note)])
            if line is lines[-1]:
                paragraph.paragraph_format.space_after = Pt(AFTER_DECISIONS)

    def _lines(self, lines: Iterable[str]) -> None:
        for words in lines:
            self._paragraph(words, Role.LINE)

    def _links(self, links: tuple[tuple[str, str], ...]) -> None:
        for words, address in links:
            self._text.runs(self._paragraph("", Role.LINE), [Run(words, link=address)])

    def _paragraph(self, words: str, role: Role) -> Any:
        paragraph = self._text.new()
        if role is not Role.BODY:
            paragraph._p.style = self._styles.id_of(role)
        self._text.runs(paragraph, [Run(words)])
        return paragraph

    def _mark(self, paragraph: Any, anchor: str) -> None:
        self._bookmarks += 1
        bookmark(paragraph, anchor, self._bookmarks)
