"""Header and footer of a Word document in the house's own clothes."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt

from klyngedesk.documents.parts import Outline
from klyngedesk.documents.pictures import PICTURE_UNREADABLE, page_picture
from klyngedesk.documents.word_fields import add_field
from klyngedesk.documents.word_letters import writable
from klyngedesk.documents.word_pictures import put_picture
from klyngedesk.documents.word_styles import GREY, WIDTH
from klyngedesk.documents.word_text import Images

LOGO_WIDTH, LOGO_HEIGHT = Cm(6), Cm(1.4)


def write_edges(document: Document, outline: Outline, images: Images) -> None:
    """Write the forum and the document at the head of later pages, the logo on the first, page x of y at the foot."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header_distance, section.footer_distance = Cm(1.1), Cm(1.1)
    _edge(section.header.paragraphs[0], outline.forum, outline.short)
    if outline.layout.logo:
        _logo(section.first_page_header.paragraphs[0], outline, images)
    for footer in (section.footer, section.first_page_footer):
        _edge(footer.paragraphs[0], outline.forum, "")
        page_of_pages(footer.paragraphs[0])


def page_of_pages(paragraph: Any) -> None:
    """Add "Side 1 af 1", which Word counts."""
    runs = [paragraph.add_run("Side "), *add_field(paragraph, "PAGE", "1")]
    runs += [paragraph.add_run(" af "), *add_field(paragraph, "NUMPAGES", "1")]
    for run in runs:
        _small(run)


def _edge(paragraph: Any, left: str, right: str) -> None:
    paragraph.style.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _small(paragraph.add_run(writable(f"{left}\t{right}")))


def _small(run: Any) -> None:
    run.font.size, run.font.color.rgb = Pt(9), GREY


def _logo(paragraph: Any, outline: Outline, images: Images) -> None:
    try:
        content, (wide, high) = page_picture(images(outline.layout.logo))
    except PICTURE_UNREADABLE:
        return
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    put_picture(paragraph, content, (wide, high), (LOGO_WIDTH, LOGO_HEIGHT), f"Logo: {outline.forum}")
