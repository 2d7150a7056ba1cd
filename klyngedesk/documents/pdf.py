"""Writing an outline as PDF."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from klyngedesk.documents import fonts
from klyngedesk.documents.parts import Outline
from klyngedesk.documents.pdf_parts import PdfParts
from klyngedesk.documents.pdf_styles import GREY, MARGIN_BOTTOM, MARGIN_TOP, MARGIN_X, PAGE, RULE, WIDTH, styles
from klyngedesk.documents.pdf_text import Images, PdfText, markup
from klyngedesk.documents.tagged.canvas import PAGINATION, TaggedCanvas
from klyngedesk.documents.tagged.element import Element
from klyngedesk.documents.tagged.finish import finish
from klyngedesk.documents.tagged.metadata import Description


@dataclass
class WrittenPdf:
    """How many pages there are, and for each heading's anchor its page from 0 and its top in points."""

    pages: int = 0
    places: dict[str, tuple[int, float]] = field(default_factory=dict)


def write_pdf(outline: Outline, path: Path, images: Images, *, link_attachments: bool = False) -> WrittenPdf:
    """Return what was written where, in the order of the bookmarks; the file is PDF/UA-1 and PDF/A-2a.

    With `link_attachments` each bilag line links to `kd:bilag/<id>`, which the packet leads to the right page.
    """
    places: Mapping[str, tuple[int, float]] = {}
    if outline.contents():
        places = _drawn(outline, images, {}, link_attachments=link_attachments).written.places
    drawn = _drawn(outline, images, places, link_attachments=link_attachments)
    finish(drawn.pdf, drawn.root, Description(outline.name, outline.forum, outline.kind.danish), path)
    return drawn.written


@dataclass(frozen=True)
class _Drawn:
    pdf: bytes
    root: Element
    written: WrittenPdf


def _drawn(
    outline: Outline, images: Images, places: Mapping[str, tuple[int, float]], *, link_attachments: bool
) -> _Drawn:
    """Return the pages; the table of contents shows the given places."""
    look = styles()
    parts = PdfParts(PdfText(look, images), look, link_attachments=link_attachments)
    story: list[Flowable] = [*parts.front(outline), *parts.contents(outline, places), *parts.rule()]
    for part in outline.parts:
        story.extend(parts.flowables(part))
    written = WrittenPdf()
    drawn = io.BytesIO()
    _template(drawn).build(story, canvasmaker=_canvas_maker(outline, written))
    return _Drawn(drawn.getvalue(), parts.root, written)


def _template(drawn: io.BytesIO) -> BaseDocTemplate:
    document = BaseDocTemplate(
        drawn,
        pagesize=PAGE,
        lang="da-DK",
        initialFontName=fonts.BODY,
        invariant=1,
        pageCompression=1,
    )
    height = PAGE[1] - MARGIN_TOP - MARGIN_BOTTOM
    frame = Frame(MARGIN_X, MARGIN_BOTTOM, WIDTH, height, 0, 0, 0, 0, id="page")
    document.addPageTemplates([PageTemplate("page", [frame])])
    return document


def _canvas_maker(outline: Outline, written: WrittenPdf) -> type[TaggedCanvas]:
    class CountedCanvas(TaggedCanvas):
        """Draws header and footer once the number of pages is known."""

        def __init__(self, *arguments: object, **more: object) -> None:
            super().__init__(*arguments, **more)
            self._kept: list[dict[str, object]] = []
            self.places = written.places

        def showPage(self) -> None:  # noqa: N802
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            written.pages = len(self._kept)
            for number, page in enumerate(self._kept, 1):
                self.__dict__.update(page)
                with self.artifact(PAGINATION):
                    _edges(self, outline, number, len(self._kept))
                super().showPage()
            super().save()

    return CountedCanvas


def _edges(canvas: TaggedCanvas, outline: Outline, number: int, count: int) -> None:
    top, bottom = PAGE[1] - 15 * 2.83, 14 * 2.83
    short = outline.date_line.partition(" kl. ")[0]
    if number > 1:
        _line(canvas, outline.forum, top, WIDTH * 0.6)
        _line(canvas, f"{outline.kind.danish}, {short[:1].lower()}{short[1:]}", top, WIDTH * 0.4, right=True)
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.4)
    canvas.line(MARGIN_X, bottom + 12, MARGIN_X + WIDTH, bottom + 12)
    _line(canvas, outline.forum, bottom, WIDTH * 0.7)
    _line(canvas, f"Side {number} af {count}", bottom, WIDTH * 0.3, right=True)


def _line(canvas: TaggedCanvas, words: str, y: float, width: float, *, right: bool = False) -> None:
    """Draw one line of small grey words, cut with three dots where they do not fit."""
    style = styles().meta.clone("edge", alignment=2 if right else 0, fontSize=8, leading=10, textColor=GREY)
    shown = words
    while len(shown) > 1 and canvas.stringWidth(shown, fonts.BODY, 8) > width - 4:
        shown = shown[:-2].rstrip() + "…"
    paragraph = Paragraph(markup(shown), style)
    paragraph.wrap(width, 20)
    paragraph.drawOn(canvas, MARGIN_X + (WIDTH - width if right else 0), y)
