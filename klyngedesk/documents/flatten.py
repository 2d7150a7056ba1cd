"""Form fields and things that play or hold files become the picture they show."""

from __future__ import annotations

import contextlib
from typing import Any

import pikepdf
from pikepdf import Annotation, Array, Dictionary, Name, Pdf

from klyngedesk.documents.disarm import annotations_of
from klyngedesk.documents.structure_tree import as_list, numbers_of

_DRAWN = ("/Widget", "/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D")
_NEVER_SHOWN = 1 | 2 | 32


def flatten(pdf: Pdf) -> None:
    """Draw every field as it looks into its page; where it was tagged, what is drawn is its element's content."""
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary):
        if "/XFA" in form:
            del form["/XFA"]
        if form.get("/NeedAppearances") is True:
            with contextlib.suppress(Exception):  # a field that cannot be drawn anew keeps the look it has
                pdf.generate_appearance_streams()
            form.NeedAppearances = False
    owners = _Owners(pdf)
    for page in pdf.pages:
        drawn = [each for each in annotations_of(page) if str(each.get("/Subtype")) in _DRAWN]
        if drawn:
            _draw(page, drawn, owners)
    if "/AcroForm" in pdf.Root:
        del pdf.Root["/AcroForm"]


def _draw(page: pikepdf.Page, drawn: list[Any], owners: _Owners) -> None:
    gone = {each.objgen for each in drawn if each.is_indirect}
    content = b"".join(_drawing(page, each, owners) for each in drawn)
    listed = [each for each in page.obj.Annots if _stays(each, gone)]
    page.obj.Annots = Array(listed)
    if content:
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(b"\nQ\n" + content)


def _stays(annotation: Any, gone: set[tuple[int, int]]) -> bool:
    if not isinstance(annotation, Dictionary):
        return False
    return str(annotation.get("/Subtype")) not in _DRAWN and not (annotation.is_indirect and annotation.objgen in gone)


def _drawing(page: pikepdf.Page, field: Any, owners: _Owners) -> bytes:
    """Return the operators that draw the field, within the mark of the element it belongs to."""
    found = Annotation(field)
    look = found.get_appearance_stream(Name.N)
    if not isinstance(look, pikepdf.Stream):
        return b""
    name = page.add_resource(look, Name.XObject, prefix="Felt")
    drawn: bytes = found.get_page_content_for_appearance(name, page.rotation, 0, _NEVER_SHOWN)
    if not drawn:
        return b""
    return owners.opening(page, field) + b"\n" + drawn + b"\nEMC\n"


class _Owners:
    """Which element of the structure tree each field belongs to."""

    def __init__(self, pdf: Pdf) -> None:
        tree = pdf.Root.get("/StructTreeRoot")
        self._numbers = dict(numbers_of(tree)) if isinstance(tree, Dictionary) else {}

    def opening(self, page: pikepdf.Page, field: Any) -> bytes:
        """Return the operator that opens the content of the field's element; decoration where it has none."""
        owner = self._numbers.get(int(field.get("/StructParent", -1)))
        marks = self._numbers.get(int(page.obj.get("/StructParents", -1)))
        if not isinstance(owner, Dictionary) or not isinstance(marks, Array):
            return b"/Artifact BMC"
        number = len(marks)
        marks.append(owner)
        _replace(owner, field, Dictionary(Type=Name.MCR, Pg=page.obj, MCID=number))
        return b"/Form <</MCID %d>> BDC" % number


def _replace(owner: Any, field: Any, mark: Dictionary) -> None:
    """Let the element hold the mark where it held the field."""
    kids = as_list(owner.get("/K"))
    kept = [kid for kid in kids if not (isinstance(kid, Dictionary) and _is(kid.get("/Obj"), field))]
    owner.K = Array([*kept, mark])


def _is(one: Any, other: Any) -> bool:
    return isinstance(one, Dictionary) and one.is_indirect and other.is_indirect and one.objgen == other.objgen
