"""Writing an outline as PDF."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from klyngedesk.documents import fonts
from klyngedesk.documents.parts import Outline
from klyngedesk.documents.pdf_edges import Edges
from klyngedesk.documents.pdf_keeping import KeepingTemplate
from klyngedesk.documents.pdf_parts import PdfParts
from klyngedesk.documents.pdf_styles import MARGIN_BOTTOM, MARGIN_TOP, MARGIN_X, PAGE, WIDTH, styles
from klyngedesk.documents.pdf_text import Images, PdfText
from klyngedesk.documents.tagged.canvas import PAGINATION, TaggedCanvas
from klyngedesk.documents.tagged.element import Element
from klyngedesk.documents.tagged.finish import finish
from klyngedesk.documents.tagged.metadata import Description

# Points from a page's edges within which a line may come to another page, more of them for each page before it;
# measured against the pages that another program makes of the same Word files.
DOUBTFUL_BELOW_HEAD, DOUBTFUL_ABOVE_FOOT, DOUBTFUL_A_PAGE = 30.0, 110.0, 14.0


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


def heading_pages(outline: Outline, images: Images) -> Mapping[str, int]:
    """Return the page from 1 of each heading that surely stands on it in Word too, by its anchor.

    One so near a page's edge that another program might break the page on its other side has none.
    """
    places = _drawn(outline, images, {}, link_attachments=False).written.places
    return {anchor: page + 1 for anchor, (page, top) in places.items() if _is_sure(page, top)}


def _is_sure(page: int, top: float) -> bool:
    """Return whether a line there is on that page whichever program breaks the pages."""
    doubt = DOUBTFUL_A_PAGE * page
    is_clear_of_head = not page or PAGE[1] - MARGIN_TOP - top > DOUBTFUL_BELOW_HEAD + doubt
    return is_clear_of_head and top - MARGIN_BOTTOM > DOUBTFUL_ABOVE_FOOT + doubt


@dataclass(frozen=True)
class _Drawn:
    pdf: bytes
    root: Element
    written: WrittenPdf


def _drawn(
    outline: Outline, images: Images, places: Mapping[str, tuple[int, float]], *, link_attachments: bool
) -> _Drawn:
    """Return the pages; the table of contents shows the given places."""
    look = styles(outline.layout.readable_accent, outline.layout.pdf_font)
    parts = PdfParts(PdfText(look, images), look, link_attachments=link_attachments)
    story: list[Flowable] = [*parts.front(outline), *(parts.contents(outline, places) or parts.rule(outline))]
    for part in outline.parts:
        story.extend(parts.flowables(part))
    written = WrittenPdf()
    drawn = io.BytesIO()
    _template(drawn).build(story, canvasmaker=_canvas_maker(Edges(outline, look, images), written))
    return _Drawn(drawn.getvalue(), parts.root, written)


def _template(drawn: io.BytesIO) -> BaseDocTemplate:
    document = KeepingTemplate(
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


def _canvas_maker(edges: Edges, written: WrittenPdf) -> type[TaggedCanvas]:
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
                    edges.draw(self, number, len(self._kept))
                super().showPage()
            super().save()

    return CountedCanvas
