"""The parts of a document as tagged flowables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table, TableStyle

from klyngedesk.documents import parts as part_of
from klyngedesk.documents.looks import (
    AFTER_DECISIONS,
    AFTER_TABLE,
    CONTENTS_NUMBER,
    DECISION_EDGE,
    DECISION_INDENT,
    FRAME_GAP,
    FRAME_LABEL_WIDTH,
    PEOPLE_SHARE,
)
from klyngedesk.documents.parts import Outline, Part
from klyngedesk.documents.pdf_styles import GREY, RULE, SHADE, WIDTH
from klyngedesk.documents.pdf_text import PdfText, Reading, markup
from klyngedesk.documents.tagged.element import Element
from klyngedesk.documents.tagged.flowables import Rule, TaggedParagraph, tagged_table
from klyngedesk.documents.word_letters import writable
from klyngedesk.model.layout import FrameForm
from klyngedesk.text.blocks import List, ListItem, Run

ROOM_FOR_CONTENTS = 80.0
_Styled = tuple[str, ParagraphStyle]


class Anchored(TaggedParagraph):
    """A heading that is a bookmark, and whose place the canvas remembers."""

    def __init__(
        self,
        shown: str,
        style: ParagraphStyle,
        element: Element | None = None,
        anchor: str = "",
        words: str = "",
        level: int = 0,
        **more: Any,
    ) -> None:
        super().__init__(shown, style, element, **more)
        self.anchor, self.words, self.level = anchor, writable(words), level

    def draw_content(self) -> None:
        if self.anchor and self.anchor not in self.canv.places:
            self.canv.bookmarkHorizontal(self.anchor, 0, self.height + 4)
            top = self.canv.absolutePosition(0, self.height + 4)[1]
            self.canv.places[self.anchor] = (self.canv.getPageNumber() - 1, top)
            self.canv.addOutlineEntry(self.words, self.anchor, self.level, closed=False)
        super().draw_content()


class PdfParts:
    """Writes the parts of one outline, and the tree of what is read, from top to bottom."""

    def __init__(self, text: PdfText, look: SimpleNamespace, *, link_attachments: bool) -> None:
        self.root = Element("Document")
        self._reading = Reading(self.root)
        self._text, self._look, self._link_attachments = text, look, link_attachments

    def front(self, outline: Outline) -> Iterator[Flowable]:
        """Yield the head of the document: what it is, where and when, and who is there."""
        look = self._look
        yield TaggedParagraph(markup(outline.kind.danish), look.title, self._reading.heading(1))
        for words in filter(None, (outline.forum, outline.title)):
            yield self._paragraph(markup(words), look.subtitle)
        if outline.date_line:
            yield self._paragraph(markup(outline.date_line), look.date)
        yield from self._frame(outline)
        for group in outline.attendance:
            yield from self._attendance(group)

    def rule(self, outline: Outline) -> list[Flowable]:
        """Return the line between the head of the document and its items; a table has its own."""
        if outline.parts and isinstance(outline.parts[0], part_of.Body):
            return [Spacer(1, AFTER_TABLE)]
        return [Spacer(1, 8), Rule(width="100%", thickness=0.6, color=RULE, spaceBefore=2, spaceAfter=2)]

    def flowables(self, part: Part) -> Iterator[Flowable]:
        """Yield the flowables of one part."""
        look = self._look
        match part:
            case part_of.ItemHeading():
                yield from self._heading(part)
            case part_of.AnnexHeading(anchor, title):
                yield Anchored(markup(title), look.item, self._reading.heading(2), anchor, title, 0)
            case part_of.BreakLine():
                yield self._paragraph(markup(part.words), getattr(look, "break"))
            case part_of.Label(words, level):
                yield TaggedParagraph(markup(words), look.label, self._reading.heading(level + 2))
            case part_of.Body(text):
                yield from self._text.flowables(text, self._reading)
            case part_of.Recommended():
                yield from self._recommended(part)
            case part_of.Decided(lines):
                yield self._decided(lines)
            case part_of.Attached(listed):
                yield from self._lines(self._attachment(each, each.words) for each in listed)
            case part_of.Linked(links):
                yield from self._lines(self._text.linked(markup(words), address) for words, address in links)
            case part_of.Tasks(lines):
                yield from self._lines(map(markup, lines))

    def _paragraph(self, shown: str, style: ParagraphStyle) -> TaggedParagraph:
        return TaggedParagraph(shown, style, self._reading.paragraph())

    def _frame(self, outline: Outline) -> Iterator[Flowable]:
        look = self._look
        if outline.layout.frame is FrameForm.LINES:
            for name, value in outline.frame:
                yield self._paragraph(f"{markup(name)}: {markup(value)}", look.frame)
        elif outline.frame:
            cells = [((markup(name), look.frame_label), (markup(value), look.frame)) for name, value in outline.frame]
            yield self._two_columns(cells, (FRAME_LABEL_WIDTH, WIDTH - FRAME_LABEL_WIDTH))

    def contents(self, outline: Outline, places: Mapping[str, tuple[int, float]]) -> list[Flowable]:
        """Return the table of contents, each line linked to its heading; `places` tells on which page that stands."""
        look, headings = self._look, outline.contents()
        if not headings:
            return []
        head = TaggedParagraph("Indhold", look.contents_heading, self._reading.heading(2))
        head.keepWithNext = 0  # a long list begins here, and does not go to a page of its own
        listed, rows = self._reading.element.child("TOC"), []
        for heading in headings:
            rows.append(self._contents_row(heading, listed, places))
            bilag = outline.attachments_of(heading) if self._link_attachments else ()
            if bilag:
                rows.append(self._contents_bilag(bilag, heading.level, listed))
        table = tagged_table(rows, colWidths=[WIDTH - CONTENTS_NUMBER, CONTENTS_NUMBER], hAlign="LEFT", splitInRow=1)
        table.setStyle(_tight(0))
        return [CondPageBreak(ROOM_FOR_CONTENTS), head, table]

    def _contents_row(
        self,
        heading: part_of.ItemHeading | part_of.AnnexHeading,
        listed: Element,
        places: Mapping[str, tuple[int, float]],
    ) -> list[Flowable]:
        reference = listed.child("TOCI").child("Reference")
        shown = f'<a href="#{heading.anchor}">{markup(heading.words)}</a>'
        page = str(places[heading.anchor][0] + 1) if heading.anchor in places else ""
        style = self._contents_style(heading.level)
        return [TaggedParagraph(shown, style, reference), TaggedParagraph(page, self._look.page_number, reference)]

    def _contents_bilag(self, bilag: Sequence[part_of.ListedAttachment], level: int, listed: Element) -> list[Flowable]:
        """Return the line with the bilag of an item, each linked to its own first page."""
        shown = " · ".join(self._attachment(each, each.short) for each in bilag)
        reference = listed.child("TOCI").child("Reference")
        style = self._contents_style(level + 1)
        return [TaggedParagraph(shown, style, reference), Spacer(0, 0)]

    def _contents_style(self, level: int) -> ParagraphStyle:
        return self._look.contents_levels[min(level, len(self._look.contents_levels)) - 1]

    def _attendance(self, group: part_of.Attendance) -> Iterator[Flowable]:
        look = self._look
        yield TaggedParagraph(markup(group.title), look.group, self._reading.heading(2))
        cells = [
            ((self._with_more(name, mark), look.frame), (markup(described), look.frame_label))
            for name, described, mark in group.rows
        ]
        yield self._two_columns(cells, (WIDTH * PEOPLE_SHARE, WIDTH * (1 - PEOPLE_SHARE)))

    def _two_columns(self, rows: list[tuple[_Styled, _Styled]], widths: tuple[float, float]) -> Table:
        """Return rows whose first cell is the header of the second."""
        element = self._reading.element.child("Table")
        cells = []
        for (head, head_style), (value, value_style) in rows:
            row = element.child("TR")
            first, second = row.child("TH", scope="Row"), row.child("TD")
            cells.append(
                [
                    TaggedParagraph(head, head_style, first.child("P")),
                    TaggedParagraph(value, value_style, second.child("P")),
                ]
            )
        table = tagged_table(cells, colWidths=widths, hAlign="LEFT", splitInRow=1)
        table.setStyle(_tight())
        return table

    def _with_more(self, words: str, more: str) -> str:
        return markup(words) + (f' <font color="{GREY.hexval()}">({markup(more)})</font>' if more else "")

    def _heading(self, part: part_of.ItemHeading) -> Iterator[Flowable]:
        look = self._look
        style = look.item if part.level == 1 else look.sub_item
        words = part.words
        closed = f' <font size="8" color="{GREY.hexval()}">LUKKET</font>' if part.closed else ""
        element = self._reading.heading(part.level + 1)
        yield Anchored(markup(words) + closed, style, element, part.anchor, words, part.level - 1)
        if part.meta:
            yield self._paragraph(markup(part.meta), look.info)

    def _recommended(self, part: part_of.Recommended) -> Iterator[Flowable]:
        if part.stem:
            yield self._paragraph(markup(part.stem), self._look.stem)
        items = tuple(ListItem((Run(line),)) for line in part.lines)
        lines = list(self._text.list_flowables(List(items, part.numbered), self._reading.element))
        for line in lines[-2:-1]:
            line.keepWithNext = 1  # the last line never stands alone on a page
        yield from lines

    def _decided(self, lines: tuple[part_of.DecisionLine, ...]) -> Table:
        rows = [[self._paragraph(_decision(line), self._look.body)] for line in lines]
        table = tagged_table(rows, colWidths=[WIDTH], hAlign="LEFT", spaceAfter=AFTER_DECISIONS, splitInRow=1)
        box = [("BACKGROUND", (0, 0), (-1, -1), SHADE), ("LINEBEFORE", (0, 0), (0, -1), 2.5, self._look.accent)]
        sides = (("TOPPADDING", 3), ("BOTTOMPADDING", 3), ("LEFTPADDING", DECISION_INDENT), ("RIGHTPADDING", 0))
        edges = [("TOPPADDING", (0, 0), (-1, 0), DECISION_EDGE), ("BOTTOMPADDING", (0, -1), (-1, -1), DECISION_EDGE)]
        table.setStyle(TableStyle([*box, *((side, (0, 0), (-1, -1), size) for side, size in sides), *edges]))
        return table

    def _lines(self, lines: Iterator[str]) -> Iterator[Flowable]:
        """Yield lines of a list that shows no bullets; read aloud it is a list."""
        listed = self._reading.element.child("L")
        for shown in lines:
            body = listed.child("LI").child("LBody")
            yield TaggedParagraph(shown, self._look.line, body)

    def _attachment(self, listed: part_of.ListedAttachment, words: str) -> str:
        here = self._link_attachments and not listed.elsewhere
        return self._text.linked(markup(words), f"kd:bilag/{listed.attachment.id}") if here else markup(words)


def _tight(right: float = FRAME_GAP) -> TableStyle:
    sides = (("LEFTPADDING", 0), ("RIGHTPADDING", right), ("TOPPADDING", 1), ("BOTTOMPADDING", 1))
    return TableStyle([(side, (0, 0), (-1, -1), size) for side, size in sides] + [("VALIGN", (0, 0), (-1, -1), "TOP")])


def _decision(line: part_of.DecisionLine) -> str:
    number = f"{line.number}. " if line.number else ""
    head = f"<b>{markup(number + line.outcome)}</b>" if number or line.outcome else ""
    note = markup(line.note)
    return ". ".join(filter(None, (head, note))) if note and line.outcome else head + note
