"""The word "Udkast" at the head of every page of a Word document."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from klyngedesk.documents.word_order import put

_RED = RGBColor(0xA6, 0x1E, 0x18)
# A frame above every header, in twentieths of a point: the header's own lines stay where they are.
_FRAME = {"w": "2400", "wrap": "around", "vAnchor": "page", "hAnchor": "margin", "xAlign": "left", "y": "284"}


def mark_as_draft(document: Document) -> None:
    """Write "Udkast" at the top of each page; letterheads, logos and text stay where they are."""
    for number, section in enumerate(document.sections):
        headers = [section.header]
        headers += [section.first_page_header] if section.different_first_page_header_footer else []
        headers += [section.even_page_header] if document.settings.odd_and_even_pages_header_footer else []
        for header in headers:
            if header.is_linked_to_previous and number:
                continue
            first = header.paragraphs[0] if header.paragraphs else header.add_paragraph()
            mark = first.insert_paragraph_before()
            _place(mark)
            run = mark.add_run("UDKAST")
            run.font.bold, run.font.size, run.font.color.rgb = True, Pt(11), _RED


def _place(mark: Any) -> None:
    frame = OxmlElement("w:framePr")
    for name, value in _FRAME.items():
        frame.set(qn(f"w:{name}"), value)
    put(mark._p.get_or_add_pPr(), frame)
    mark.paragraph_format.space_before = mark.paragraph_format.space_after = Pt(0)
