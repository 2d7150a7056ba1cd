"""Taking away what acts by itself or travels unseen in a PDF; what is shown stays."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

_HARMLESS = ("/GoTo", "/URI", "/Named", "/SetOCGState", "/Thread")
# anything with a scheme that is none of these may start a program; \\server tells it who is logged in
_LEADS_OUT = re.compile(
    r"(?!(?:https?|mailto|tel|callto|sms|sips?|ftps?|urn|doi|news|geo|webcals?|kd):)[a-z][a-z0-9+-]*:(?!\d)|\\\\",
    re.IGNORECASE,
)
_TURNING = ("/NextPage", "/PrevPage", "/FirstPage", "/LastPage")
_ACTING = frozenset(
    {
        *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/Hide", "/GoToR", "/GoToE", "/GoToDp"),
        *("/Rendition", "/Movie", "/Sound", "/Trans", "/GoTo3DView", "/RichMediaExecute"),
    }
)
_UNSEEN = ("/AF", "/PieceInfo", "/Metadata", "/Thumb", "/LastModified", "/PresSteps", "/B", "/DPart", "/Ref", "/OPI")
_WILD = ("/AA", "/PA", "/JS")
_CARRIED = ("/AF", "/EF")
SCRIPTS, FILES = "programkode (scripts og handlinger)", "indlejrede filer"


def disarm(pdf: Pdf) -> tuple[str, ...]:
    """Return what was taken away, in words: scripts and actions, embedded files."""
    removed = {words for words, there in ((SCRIPTS, _acts_by_itself(pdf)), (FILES, bool(embedded_names(pdf)))) if there}
    take_away(pdf.Root, ("/OpenAction", "/AA", "/Collection", "/AF"))
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary):
        take_away(names, ("/JavaScript", "/EmbeddedFiles", "/Renditions"))
    acted = [_disarm_page(page) for page in pdf.pages]
    removed |= {SCRIPTS} if any(acted) else set()
    removed |= _disarm_the_rest(pdf)
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
    acted = take_away(page.obj, _WILD)
    take_away(page.obj, _UNSEEN)
    for annotation in annotations_of(page):
        acted |= _disarm_annotation(annotation)
    return acted


def take_away(holder: Any, keys: tuple[str, ...]) -> bool:
    """Take the keys away from the holder; return whether it had any of them."""
    found = [key for key in keys if key in holder]
    for key in found:
        del holder[key]
    return bool(found)


def _disarm_the_rest(pdf: Pdf) -> set[str]:
    """Return what acted or was carried that a page or a picture reaches by other ways than the usual."""
    removed, root = set(), pdf.Root.objgen
    for each in pdf.objects:
        if isinstance(each, Stream):
            take_away(each, _UNSEEN)
        elif isinstance(each, Dictionary) and each.objgen != root:
            if take_away(each, _WILD) | _is_wild(each):
                removed.add(SCRIPTS)
            if take_away(each, _CARRIED):
                removed.add(FILES)
    return removed


def _is_wild(action: Any) -> bool:
    """Return whether it was an action that does more than lead somewhere; it is empty then."""
    if str(action.get("/S", "")) not in _ACTING or "/P" in action:
        return False
    take_away(action, tuple(action.keys()))
    return True


def annotations_of(page: pikepdf.Page) -> list[Any]:
    """Return the page's annotations that are whole."""
    listed = page.obj.get("/Annots")
    if not isinstance(listed, Array):
        return []
    return [each for each in listed if isinstance(each, Dictionary)]


def _disarm_annotation(annotation: Any) -> bool:
    acted = take_away(annotation, _WILD)
    take_away(annotation, ("/AF",))
    action = annotation.get("/A")
    if action is None:
        return acted
    if not isinstance(action, Dictionary) or not _is_harmless(action):
        del annotation["/A"]
        return True
    return take_away(action, ("/Next",)) or acted


def _is_harmless(action: Any) -> bool:
    kind = str(action.get("/S", ""))
    if kind == "/URI":
        return _LEADS_OUT.match(re.sub(r"[\s\x00-\x1f]", "", str(action.get("/URI", "")))) is None
    if kind == "/Named":
        return isinstance(action.get("/N"), Name) and str(action.N) in _TURNING
    return kind in _HARMLESS
