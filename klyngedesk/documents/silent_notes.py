"""Pages without the notes that readers wrote on them; what was marked or drawn stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

from klyngedesk.documents.disarm import annotations_of, take_away
from klyngedesk.documents.silent_structure import silence_structure

_NOTES = ("/Text", "/Popup", "/Caret")
_WORDS = ("/T", "/RC", "/Subj", "/Popup", "/IRT", "/NM", "/CreationDate", "/M")
MARKED = "Markering"
# What a reader that speaks says of each, in place of what somebody wrote there.
_SAID: Mapping[str, str] = {
    **dict.fromkeys(("/Highlight", "/Underline", "/StrikeOut", "/Squiggly"), MARKED),
    **dict.fromkeys(("/Square", "/Circle", "/Line", "/Polygon", "/PolyLine", "/Ink"), "Tegning"),
    "/Stamp": "Stempel",
}
_TEXT = "/FreeText"  # its words are what is seen


def silence_notes(pdf: pikepdf.Pdf) -> bool:
    """Return whether any note or its writer was taken away."""
    gone = [note for page in pdf.pages for note in _taken(page)]
    marks = [mark for page in pdf.pages for mark in annotations_of(page) if _tells(mark)]
    for mark in marks:
        _silence(mark)
    if gone or marks:
        words = {mark.objgen: _SAID[_kind(mark)] for mark in marks if mark.is_indirect and _kind(mark) in _SAID}
        silence_structure(pdf, {note.objgen for note in gone if note.is_indirect}, words)
    return bool(gone or marks)


def _taken(page: pikepdf.Page) -> Iterator[Any]:
    """Yield the notes once they are gone from the page."""
    notes = [each for each in annotations_of(page) if _kind(each) in _NOTES]
    if notes:
        page.obj.Annots = Array([each for each in page.obj.Annots if _kind(each) not in _NOTES])
    yield from notes


def _silence(mark: Any) -> None:
    take_away(mark, _WORDS)
    if _kind(mark) in _SAID:
        mark.Contents = _SAID[_kind(mark)]


def _kind(annotation: object) -> str:
    return str(annotation.get("/Subtype", "")) if isinstance(annotation, Dictionary) else ""


def _tells(mark: Any) -> bool:
    kind = _kind(mark)
    if kind not in _SAID and kind != _TEXT:
        return False
    return any(key in mark for key in _WORDS) or (kind != _TEXT and str(mark.get("/Contents", "")) != _SAID[kind])
