"""The parts of a document as flowables."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, HRFlowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from klyngedesk.documents import parts as part_of
from klyngedesk.documents.parts import Outline, Part
from klyngedesk.documents.pdf_styles import ACCENT, GREY, RULE, SHADE, WIDTH, styles
from klyngedesk.documents.pdf_text import Images, linked, list_flowable, markup, text_flowables
from klyngedesk.text.blocks import List, ListItem, Run

FRAME_LABEL_WIDTH = 75.0


class Anchored(Paragraph):
    """A heading that is a bookmark, and whose place the canvas remembers."""

    def __init__(self, shown: str, style: ParagraphStyle, anchor: str, words: str, level: int) -> None:
        super().__init__(shown, style)
        self.anchor, self.words, self.level = anchor, words, level

    def draw(self) -> None:
        self.canv.bookmarkHorizontal(self.anchor, 0, self.height + 4)
        top = self.canv.absolutePosition(0, self.height + 4)[1]
        self.canv.places[self.anchor] = (self.canv.getPageNumber() - 1, top)
        self.canv.addOutlineEntry(self.words, self.anchor, self.level, closed=False)
        super().draw()


def front(outline: Outline) -> Iterator[Flowable]:
    """Yield the head of the document: what it is, where and when, and who is there."""
    look = styles()
    yield Paragraph(markup(outline.kind.danish), look.kind)
    yield Paragraph(markup(outline.forum), look.forum)
    if outline.title:
        yield Paragraph(markup(outline.title), look.forum)
    yield Paragraph(markup(outline.date_line), look.date)
    if outline.frame:
        yield _frame(outline.frame)
    for group in outline.attendance:
        yield from _attendance(group)
    yield Spacer(1, 8)
    yield HRFlowable(width="100%", thickness=0.6, color=RULE, spaceBefore=2, spaceAfter=2)


def _frame(rows: tuple[tuple[str, str], ...]) -> Table:
    look = styles()
    cells = [[Paragraph(markup(name), look.frame_label), Paragraph(markup(value), look.frame)] for name, value in rows]
    table = Table(cells, colWidths=[FRAME_LABEL_WIDTH, WIDTH - FRAME_LABEL_WIDTH], hAlign="LEFT", splitInRow=1)
    table.setStyle(_tight())
    return table


def _tight() -> TableStyle:
    sides = (("LEFTPADDING", 0), ("RIGHTPADDING", 6), ("TOPPADDING", 1), ("BOTTOMPADDING", 1))
    return TableStyle([(side, (0, 0), (-1, -1), size) for side, size in sides] + [("VALIGN", (0, 0), (-1, -1), "TOP")])


def _attendance(group: part_of.Attendance) -> Iterator[Flowable]:
    look = styles()
    yield Paragraph(markup(group.title), look.group)
    rows = [
        [Paragraph(_person(name, mark), look.frame), Paragraph(markup(described), look.frame_label)]
        for name, described, mark in group.rows
    ]
    table = Table(rows, colWidths=[WIDTH * 0.42, WIDTH * 0.58], hAlign="LEFT", splitInRow=1)
    table.setStyle(_tight())
    yield table


def _person(name: str, mark: str) -> str:
    return markup(name) + (f' <font color="{GREY.hexval()}">({markup(mark)})</font>' if mark else "")


def flowables(part: Part, images: Images, link_attachments: bool) -> Iterator[Flowable]:
    """Yield the flowables of one part."""
    look = styles()
    match part:
        case part_of.ItemHeading():
            yield from _heading(part)
        case part_of.AnnexHeading(anchor, title):
            yield Anchored(markup(title), look.item, anchor, title, 0)
        case part_of.BreakLine(title, slot):
            yield Paragraph(markup(" · ".join(filter(None, (slot and f"kl. {slot}", title)))), look.break_line)
        case part_of.Label(words):
            yield Paragraph(markup(words), look.label)
        case part_of.Body(text):
            yield from text_flowables(text, images)
        case part_of.Recommended(stem, lines):
            yield from _recommended(stem, lines)
        case part_of.Decided(lines):
            yield _decided(lines)
        case part_of.Attached(listed):
            yield from (_attachment(each, link_attachments) for each in listed)
        case part_of.Linked(links):
            yield from (Paragraph(linked(markup(words), address), look.item_of_list) for words, address in links)
        case part_of.Tasks(rows):
            yield from (_task(*row) for row in rows)


def _heading(part: part_of.ItemHeading) -> Iterator[Flowable]:
    look = styles()
    style = look.item if part.level == 1 else look.sub_item
    number = f"{part.number}." if part.number.isdigit() else part.number
    words = f"{number} {part.title}".strip()
    closed = f' <font size="8" color="{GREY.hexval()}">LUKKET</font>' if part.closed else ""
    yield Anchored(markup(words) + closed, style, part.anchor, words, part.level - 1)
    if part.meta:
        yield Paragraph(markup(part.meta), look.meta)


def _recommended(stem: str, lines: tuple[str, ...]) -> Iterator[Flowable]:
    yield Paragraph(markup(stem), ParagraphStyle("stem", parent=styles().body, keepWithNext=1, spaceAfter=2))
    items = tuple(ListItem((Run(line),)) for line in lines)
    yield list_flowable(List(items, ordered=len(lines) > 1))


def _decided(lines: tuple[part_of.DecisionLine, ...]) -> Table:
    rows = [[Paragraph(_decision(line), styles().body)] for line in lines]
    table = Table(rows, colWidths=[WIDTH], hAlign="LEFT", spaceBefore=2, spaceAfter=8, splitInRow=1)
    table.setStyle(
        TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), SHADE),
                ("LINEBEFORE", (0, 0), (0, -1), 2.5, ACCENT),
                *((side, (0, 0), (-1, -1), 3) for side in ("TOPPADDING", "BOTTOMPADDING")),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
            ]
        )
    )
    return table


def _decision(line: part_of.DecisionLine) -> str:
    number = f"{line.number}. " if line.number else ""
    head = f"<b>{markup(number + line.outcome)}</b>" if number or line.outcome else ""
    return (
        ". ".join(filter(None, (head, markup(line.note)))) if line.note and line.outcome else head + markup(line.note)
    )


def _attachment(listed: part_of.ListedAttachment, link: bool) -> Paragraph:
    words = markup(listed.words)
    shown = linked(words, f"kd:bilag/{listed.attachment.id}") if link else words
    return Paragraph(shown, styles().item_of_list)


def _task(text: str, owner: str, deadline: str) -> KeepTogether | Paragraph:
    more = " · ".join(filter(None, (owner, f"senest {deadline}" if deadline else "")))
    shown = markup(text) + (f' <font color="{GREY.hexval()}">({markup(more)})</font>' if more else "")
    return Paragraph(shown, styles().item_of_list)
