"""Taking away what acts by itself or travels unseen in a PDF; what is shown stays."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

_HARMLESS = ("/GoTo", "/URI", "/Named", "/SetOCGState", "/Thread")
_TURNING = ("/NextPage", "/PrevPage", "/FirstPage", "/LastPage")
_UNSEEN = ("/AA", "/AF", "/PieceInfo", "/Metadata", "/Thumb", "/LastModified")
SCRIPTS, FILES = "programkode (scripts og handlinger)", "indlejrede filer"


def disarm(pdf: Pdf) -> tuple[str, ...]:
    """Return what was taken away, in words: scripts and actions, embedded files."""
    removed = {words for words, there in ((SCRIPTS, _acts_by_itself(pdf)), (FILES, bool(embedded_names(pdf)))) if there}
    for key in ("/OpenAction", "/AA", "/Collection", "/AF"):
        if key in pdf.Root:
            del pdf.Root[key]
    names = pdf.Root.get("/Names")
    for key in ("/JavaScript", "/EmbeddedFiles", "/Renditions"):
        if isinstance(names, Dictionary) and key in names:
            del names[key]
    for page in pdf.pages:
        if _disarm_page(page):
            removed.add(SCRIPTS)
    return tuple(sorted(removed, reverse=True))


def _acts_by_itself(pdf: Pdf) -> bool:
    names = pdf.Root.get("/Names")
    opening = pdf.Root.get("/OpenAction")
    scripts = isinstance(names, Dictionary) and "/JavaScript" in names
    return scripts or "/AA" in pdf.Root or (isinstance(opening, Dictionary) and not _is_harmless(opening))


def embedded_names(pdf: Pdf) -> tuple[str, ...]:
    """Return the names of the files inside the file."""
    try:
        return tuple(pdf.attachments)
    except Exception:  # a damaged list of files is as good as none
        return ()


def _disarm_page(page: pikepdf.Page) -> bool:
    acted = "/AA" in page.obj
    for key in _UNSEEN:
        if key in page.obj:
            del page.obj[key]
    for annotation in annotations_of(page):
        acted |= _disarm_annotation(annotation)
    return acted


def annotations_of(page: pikepdf.Page) -> list[Any]:
    """Return the page's annotations that are whole."""
    listed = page.obj.get("/Annots")
    if not isinstance(listed, Array):
        return []
    return [each for each in listed if isinstance(each, Dictionary)]


def _disarm_annotation(annotation: Any) -> bool:
    acted = "/AA" in annotation
    for key in ("/AA", "/AF"):
        if key in annotation:
            del annotation[key]
    action = annotation.get("/A")
    if isinstance(action, Dictionary):
        if not _is_harmless(action):
            del annotation["/A"]
            return True
        if "/Next" in action:
            del action["/Next"]
    return acted


def _is_harmless(action: Any) -> bool:
    kind = str(action.get("/S", ""))
    if kind == "/URI":
        return not str(action.get("/URI", "")).strip().casefold().startswith(("javascript:", "file:", "data:"))
    if kind == "/Named":
        return isinstance(action.get("/N"), Name) and str(action.N) in _TURNING
    return kind in _HARMLESS
