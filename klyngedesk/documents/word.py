"""Writing an outline as a Word document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from klyngedesk.documents import parts as part_of
from klyngedesk.documents.parts import Outline, Part
from klyngedesk.documents.word_styles import GREY, Lists, set_up
from klyngedesk.documents.word_text import Images, WordText, writable
from klyngedesk.text.blocks import List, ListItem, Run


def write_word(outline: Outline, path: Path, images: Images) -> None:
    """Write the outline; each item is a bookmark, and no field needs updating."""
    document = docx.Document()
    set_up(document)
    writer = _Writer(outline, document, WordText(document, Lists(document), images))
    writer.front()
    for part in outline.parts:
        writer.part(part)
    writer.edges()
    writer.properties()
    document.save(str(path))


class _Writer:
    """Writes one outline into one document."""

    def __init__(self, outline: Outline, document: Any, text: WordText) -> None:
        self._outline, self._document, self._text = outline, document, text
        self._bookmarks = 0

    def front(self) -> None:
        """Write what it is, where and when, and who is there."""
        outline = self._outline
        self._paragraph(outline.kind.danish, "Title")
        for words in filter(None, (outline.forum, outline.title)):
            self._paragraph(words, "Subtitle")
        self._paragraph(outline.date_line, "Oplysning").paragraph_format.space_after = Pt(10)
        if outline.frame:
            self._rows([(name, value, "") for name, value in outline.frame], grey=0, widths=(2.6, 13.4))
        for group in outline.attendance:
            heading = self._paragraph(group.title, "Heading 4")
            heading.paragraph_format.keep_with_next = True
            self._rows(group.rows, grey=1, widths=(6.7, 9.3))

    def _rows(self, rows: Any, *, grey: int, widths: tuple[float, float]) -> None:
        table = self._document.add_table(len(rows), 2)
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for made, row in zip(table.rows, rows, strict=True):
            made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for column, cell in enumerate(made.cells):
                cell.width = Cm(widths[column])
                self._small(cell.paragraphs[0], row[column], grey=column == grey)
            if row[2]:
                self._small(made.cells[0].paragraphs[0], f" ({row[2]})", grey=True)

    def _small(self, paragraph: Any, words: str, *, grey: bool) -> None:
        run = paragraph.add_run(writable(words))
        run.font.size = Pt(9)
        if grey:
            run.font.color.rgb = GREY
        paragraph.paragraph_format.space_after = Pt(1)

    def part(self, part: Part) -> None:
        """Write one part."""
        match part:
            case part_of.ItemHeading():
                self._heading(part)
            case part_of.AnnexHeading(anchor, title):
                self._bookmark(self._paragraph(title, "Heading 1"), anchor)
            case part_of.BreakLine(title, slot):
                self._paragraph(" · ".join(filter(None, (slot and f"kl. {slot}", title))), "Pause")
            case part_of.Label(words):
                self._paragraph(words, "Heading 3")
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
            case part_of.Tasks(rows):
                self._lines(_task(*row) for row in rows)

    def _heading(self, part: part_of.ItemHeading) -> None:
        paragraph = self._paragraph(part.words, f"Heading {part.level}")
        self._bookmark(paragraph, part.anchor)
        if part.closed:
            run = paragraph.add_run("  LUKKET")
            run.font.size, run.font.color.rgb = Pt(8), GREY
        if part.meta:
            self._paragraph(part.meta, "Oplysning").paragraph_format.keep_with_next = True

    def _recommended(self, part: part_of.Recommended) -> None:
        if part.stem:
            self._paragraph(part.stem, "Normal").paragraph_format.keep_with_next = True
        items = tuple(ListItem((Run(line),)) for line in part.lines)
        self._text.write_list(List(items, part.numbered), self._document)

    def _decided(self, lines: tuple[part_of.DecisionLine, ...]) -> None:
        for line in lines:
            paragraph = self._paragraph("", "Beslutning")
            head = f"{line.number}. " if line.number else ""
            paragraph.add_run(writable(head + line.outcome)).bold = True
            paragraph.add_run(writable((". " if line.outcome and line.note else "") + line.note))

    def _lines(self, lines: Any) -> None:
        for words in lines:
            self._paragraph(words, "Normal").paragraph_format.space_after = Pt(2)

    def _links(self, links: tuple[tuple[str, str], ...]) -> None:
        for words, address in links:
            paragraph = self._paragraph("", "Normal")
            self._text.runs(paragraph, [Run(words, link=address)])

    def _paragraph(self, words: str, style: str) -> Any:
        return self._document.add_paragraph(writable(words), style=self._document.styles[style])

    def _bookmark(self, paragraph: Any, name: str) -> None:
        self._bookmarks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self._bookmarks))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), name.replace("-", "_")[:40])
                paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, mark)
            else:
                paragraph._p.append(mark)

    def edges(self) -> None:
        """Write header and footer, with page x of y."""
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        day = self._outline.date_line.partition(" kl. ")[0]
        told = f"{self._outline.kind.danish}, {day[:1].lower()}{day[1:]}"
        self._edge(section.header.paragraphs[0], self._outline.forum, [told])
        for footer in (section.footer, section.first_page_footer):
            pages = ["Side ", ("PAGE", "1"), " af ", ("NUMPAGES", "1")]
            self._edge(footer.paragraphs[0], self._outline.forum, pages)

    def _edge(self, paragraph: Any, left: str, right: list[Any]) -> None:
        paragraph.style.paragraph_format.tab_stops.clear_all()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
        self._small(paragraph, left + "\t", grey=True)
        for piece in right:
            if isinstance(piece, str):
                self._small(paragraph, piece, grey=True)
            else:
                self._field(paragraph, *piece)

    def _field(self, paragraph: Any, code: str, shown: str) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        run = paragraph.add_run(shown)
        run.font.size, run.font.color.rgb = Pt(9), GREY
        run._r.addprevious(field)
        field.append(run._r)

    def properties(self) -> None:
        """Write title, subject and author; the author is the forum, never a person at a machine."""
        properties = self._document.core_properties
        properties.title, properties.author = writable(self._outline.name)[:255], writable(self._outline.forum)[:255]
        properties.subject, properties.last_modified_by = self._outline.kind.danish, "KlyngeDesk"
        properties.comments = ""


def _task(text: str, owner: str, deadline: str) -> str:
    more = " · ".join(filter(None, (owner, f"senest {deadline}" if deadline else "")))
    return f"{text} ({more})" if more else text
