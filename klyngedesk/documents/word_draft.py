"""The word "Udkast" at the head of every page of a Word document."""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

_RED = RGBColor(0xA6, 0x1E, 0x18)


def mark_as_draft(document: Document) -> None:
    """Write "Udkast" above what stands in each header; letterheads and logos stay."""
    for number, section in enumerate(document.sections):
        headers = [section.header]
        headers += [section.first_page_header] if section.different_first_page_header_footer else []
        headers += [section.even_page_header] if document.settings.odd_and_even_pages_header_footer else []
        for header in headers:
            if header.is_linked_to_previous and number:
                continue
            first = header.paragraphs[0] if header.paragraphs else header.add_paragraph()
            mark = first.insert_paragraph_before()
            mark.alignment = WD_ALIGN_PARAGRAPH.LEFT
            run = mark.add_run("UDKAST")
            run.font.bold, run.font.size, run.font.color.rgb = True, Pt(11), _RED
