"""Pages without the notes that readers wrote on them; what was marked stays marked."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary

from klyngedesk.documents.disarm import annotations_of

_NOTES = ("/Text", "/Popup", "/Caret")
_MARKS = ("/Highlight", "/Underline", "/StrikeOut", "/Squiggly")
_WORDS = ("/T", "/RC", "/Subj", "/Popup", "/IRT", "/NM", "/CreationDate", "/M")
MARKED = "Markering"


def silence_notes(pdf: pikepdf.Pdf) -> bool:
    """Return whether any note or its writer was taken away."""
    taken = [_silenced(page) for page in pdf.pages]
    return any(taken)


def _silenced(page: pikepdf.Page) -> bool:
    notes = [each for each in annotations_of(page) if _kind(each) in _NOTES]
    if notes:
        page.obj.Annots = Array([each for each in page.obj.Annots if _kind(each) not in _NOTES])
    marks = [each for each in annotations_of(page) if _kind(each) in _MARKS and _says(each)]
    for mark in marks:
        for key in _WORDS:
            if key in mark:
                del mark[key]
        mark.Contents = MARKED  # a reader that speaks needs a word for it
    return bool(notes or marks)


def _kind(annotation: object) -> str:
    return str(annotation.get("/Subtype", "")) if isinstance(annotation, Dictionary) else ""


def _says(mark: Dictionary) -> bool:
    return str(mark.get("/Contents", "")) != MARKED or any(key in mark for key in _WORDS)
