"""Fields, bookmarks and links inside a Word document."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

LONGEST_NAME = 40


def bookmark_name(anchor: str) -> str:
    """Return the anchor as Word takes it: letters, digits and underscores, at most forty."""
    return anchor.replace("-", "_")[:LONGEST_NAME]


def bookmark(paragraph: Any, anchor: str, number: int) -> None:
    """Make the whole paragraph a place that links can lead to; `number` is its own in the document."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), bookmark_name(anchor))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def link_to(paragraph: Any, anchor: str) -> Any:
    """Return a link at the end of the paragraph that leads to the bookmark."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark_name(anchor))
    link.set(qn("w:history"), "1")
    paragraph._p.append(link)
    return link


def add_field(paragraph: Any, code: str, shown: str, into: Any = None) -> list[Any]:
    """Return the runs of a field that shows these words until Word counts anew."""
    runs = [field_mark(paragraph, "begin"), _code(paragraph, code), field_mark(paragraph, "separate")]
    runs += [paragraph.add_run(shown), field_mark(paragraph, "end")]
    if into is not None:
        for run in runs:
            into.append(run._r)
    return runs


def begin_field(paragraph: Any, code: str) -> None:
    """Begin a field whose shown words are what follows, until a `field_mark` of the kind end."""
    field_mark(paragraph, "begin")
    _code(paragraph, code)
    field_mark(paragraph, "separate")


def field_mark(paragraph: Any, kind: str) -> Any:
    run = paragraph.add_run()
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run._r.append(mark)
    return run


def _code(paragraph: Any, code: str) -> Any:
    run = paragraph.add_run()
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = f" {code} "
    run._r.append(words)
    return run
