"""Writing an outline as a Word document."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from klyngedesk.documents import word_template as template
from klyngedesk.documents.parts import Body, Outline
from klyngedesk.documents.pdf import heading_pages
from klyngedesk.documents.pdf_text import is_laid_out_in_sections
from klyngedesk.documents.word_draft import mark_as_draft
from klyngedesk.documents.word_edges import write_edges
from klyngedesk.documents.word_letters import writable
from klyngedesk.documents.word_mark import write_mark
from klyngedesk.documents.word_parts import WordParts
from klyngedesk.documents.word_styles import Styles, speak_danish
from klyngedesk.documents.word_text import Images
from klyngedesk.model.layout import STANDARD
from klyngedesk.text.blocks import Table


def write_word(outline: Outline, path: Path, images: Images, mark: str = "") -> tuple[str, ...]:
    """Return what the secretary should know of the written file, as sentences.

    The document wears the forum's template; where that cannot be used, the house's own clothes, and a sentence says so.
    The `mark` is what the file is known by again.
    """
    opened, told = _opened(outline, images)
    styles = Styles(opened, outline.layout)
    if told is None:
        told = template.missing_sentences(styles)
        place = template.Place(opened)
        place.fill(template.values_of(outline))
        _write(outline, opened, styles, images, pages={}, said=place.tags)
        place.move_in()
    else:
        styles.wear_house()
        pages = heading_pages(outline, images) if outline.contents() and _has_the_pages_of_the_pdf(outline) else {}
        _write(outline, opened, styles, images, pages=pages, said=frozenset())
        write_edges(opened, outline, images)
    if outline.draft:
        mark_as_draft(opened)
    speak_danish(opened)
    _properties(opened, outline)
    _without_thumbnail(opened)
    if mark:
        write_mark(opened, mark)
    made = BytesIO()  # a zip file cut off by a full disk would complain again when it is forgotten
    opened.save(made)
    path.write_bytes(made.getvalue())
    return told


def _has_the_pages_of_the_pdf(outline: Outline) -> bool:
    """Return whether Word comes to the pages of the PDF; no page number is better than a wrong one."""
    if outline.layout.pdf_font != STANDARD.font:
        return False  # where the font is not at hand, another with wider letters stands in its place
    blocks = (block for part in outline.parts if isinstance(part, Body) for block in part.text.blocks)
    return not any(isinstance(block, Table) and block.rows and is_laid_out_in_sections(block) for block in blocks)


def _opened(outline: Outline, images: Images) -> tuple[Document, tuple[str, ...] | None]:
    """Return a document to write in; with a template the second is None, else a sentence where it should have one."""
    if not outline.layout.template:
        return docx.Document(), ()
    try:
        return template.open_template(images(outline.layout.template)), None
    except template.TemplateProblem as problem:
        return docx.Document(), (f"{problem} Dokumentet er lavet uden forummets skabelon.",)


def _write(
    outline: Outline,
    document: Document,
    styles: Styles,
    images: Images,
    *,
    pages: Mapping[str, int],
    said: frozenset[str],
) -> None:
    parts = WordParts(document, styles, images)
    parts.front(outline, said)
    parts.contents(outline, pages)
    if outline.parts and isinstance(outline.parts[0], Body):
        parts.gap()
    for part in outline.parts:
        parts.write(part)


def _without_thumbnail(document: Document) -> None:
    """Leave out the picture of another document's first page."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def _properties(document: Document, outline: Outline) -> None:
    """Write title, subject and author; the author is the forum, never a person at a machine."""
    properties: Any = document.core_properties
    properties.title, properties.author = writable(outline.name)[:255], writable(outline.forum)[:255]
    properties.subject, properties.last_modified_by = outline.kind.danish, "KlyngeDesk"
    properties.comments = ""
