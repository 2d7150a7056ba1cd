"""The table of contents of a Word document, filled in already, so that nobody is asked to update it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.document import Document

from klyngedesk.documents.parts import Outline
from klyngedesk.documents.word_fields import add_field, begin_field, bookmark_name, field_mark, link_to
from klyngedesk.documents.word_letters import writable
from klyngedesk.documents.word_styles import DEEPEST_LISTED, Role, Styles


def write_contents(document: Document, styles: Styles, outline: Outline, pages: Mapping[str, int]) -> None:
    """Write a line for each heading, linked to it; without `pages` the lines carry no page numbers."""
    listed = outline.contents()
    if not listed:
        return
    document.add_paragraph("Indhold", style=styles[Role.CONTENTS_HEADING])
    deepest = min(DEEPEST_LISTED, max(heading.level for heading in listed))
    code = f'TOC \\o "1-{deepest}" \\h \\z' + ("" if pages else " \\n")
    paragraph: Any = None
    for heading in listed:
        paragraph = document.add_paragraph()
        paragraph._p.style = styles.id_of(Role.CONTENTS_1 if heading.level == 1 else Role.CONTENTS_2)
        if heading is listed[0]:
            begin_field(paragraph, code)
        link = link_to(paragraph, heading.anchor)
        link.append(paragraph.add_run(writable(heading.words))._r)
        if heading.anchor in pages:
            link.append(paragraph.add_run("\t")._r)
            code_of_page = f"PAGEREF {bookmark_name(heading.anchor)} \\h"
            add_field(paragraph, code_of_page, str(pages[heading.anchor]), into=link)
    field_mark(paragraph, "end")
