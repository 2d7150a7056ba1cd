"""Writing the structure tree and the file's own description into a PDF that reportlab drew."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from klyngedesk.documents.pdf_saving import save_pdf
from klyngedesk.documents.stand_ins import said
from klyngedesk.documents.tagged.element import Element, Mark
from klyngedesk.documents.tagged.metadata import Description, screen_colours, xmp
from klyngedesk.documents.word_letters import writable

_LONG_CODE = re.compile(rb"<([0-9A-Fa-f]+)> <([0-9A-Fa-f]{5,6})>")


def finish(drawn: bytes, root: Element, description: Description, path: Path | BinaryIO) -> None:
    """Write the drawn pages with their tree to the path, as PDF/UA-1 and PDF/A-2a."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        _Tree(pdf).write(root)
        _describe(pdf, description)
        _repair_wide_codes(pdf)
        save_pdf(pdf, path, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


class _Tree:
    """One structure tree on its way into one file."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._marked: list[dict[int, Any]] = [{} for _ in self._pages]
        self._annotations: list[Any] = []

    def write(self, root: Element) -> None:
        top = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = Array([self._element(root, top)])
        top.ParentTree = self._pdf.make_indirect(Dictionary(Nums=self._numbers()))
        top.ParentTreeNextKey = len(self._pages) + len(self._annotations)
        self._pdf.Root.StructTreeRoot = top
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Any) -> Any:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent))
        if element.alt and element.tag == "Figure":
            made.Alt = String(element.alt)
        attributes = _attributes(element)
        if attributes:
            made.A = attributes[0] if len(attributes) == 1 else Array(attributes)
        kids = [self._kid(kid, made) for kid in element.kids if isinstance(kid, Mark) or not kid.is_empty()]
        kids += [self._annotation(spot.page, spot.number, element, made) for spot in element.spots]
        if kids:
            made.K = kids[0] if len(kids) == 1 else Array(kids)
        return made

    def _kid(self, kid: Element | Mark, owner: Any) -> Any:
        if isinstance(kid, Element):
            return self._element(kid, owner)
        self._marked[kid.page][kid.number] = owner
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.number)

    def _annotation(self, page: int, number: int, element: Element, owner: Any) -> Any:
        annotation = self._pages[page].Annots[number]
        annotation.StructParent = len(self._pages) + len(self._annotations)
        annotation.F = 4
        annotation.Contents = String(element.alt or "Link")
        self._annotations.append(owner)
        return Dictionary(Type=Name.OBJR, Pg=self._pages[page], Obj=annotation)

    def _numbers(self) -> Array:
        """Return the parent tree: for each page its elements by mark, then one element for each annotation."""
        numbers: list[Any] = []
        for key, (page, marked) in enumerate(zip(self._pages, self._marked, strict=True)):
            page.StructParents = key
            page.Tabs = Name.S
            numbers += [key, self._pdf.make_indirect(Array([marked[number] for number in range(len(marked))]))]
        for key, owner in enumerate(self._annotations, len(self._pages)):
            numbers += [key, owner]
        return Array(numbers)


def _attributes(element: Element) -> list[Dictionary]:
    found = []
    if element.scope:
        found.append(Dictionary(O=Name.Table, Scope=Name("/" + element.scope)))
    if element.numbered is not None:
        found.append(Dictionary(O=Name.List, ListNumbering=Name.Decimal if element.numbered else Name.Disc))
    if element.box:
        found.append(Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([*map(round, element.box)])))
    return found


def _describe(pdf: Pdf, description: Description) -> None:
    root = pdf.Root
    root.Lang = String("da-DK")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    metadata = Stream(pdf, xmp(description))
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    root.Metadata = pdf.make_indirect(metadata)
    colours = Stream(pdf, screen_colours())
    colours.N = 3
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"))
    intent.Info, intent.DestOutputProfile = String("sRGB"), pdf.make_indirect(colours)
    root.OutputIntents = Array([pdf.make_indirect(intent)])
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    told = {"/Title": description.title, "/Author": description.author, "/Subject": description.subject}
    for key, value in (told | {"/Creator": "KlyngeDesk", "/Producer": "KlyngeDesk"}).items():
        if value:
            pdf.docinfo[key] = writable(value)


def _repair_wide_codes(pdf: Pdf) -> None:
    """Write characters beyond the basic plane as the pairs that the format asks for, and stand-ins as what they say."""
    seen = set()
    for page in pdf.pages:
        for font in page.resources.get("/Font", {}).values():
            code = font.get("/ToUnicode")
            if code is not None and code.objgen not in seen:
                seen.add(code.objgen)
                code.write(_LONG_CODE.sub(_paired, code.read_bytes()))


def _paired(found: re.Match[bytes]) -> bytes:
    letter = said(chr(int(found[2], 16)))
    return b"<%s> <%s>" % (found[1], letter.encode("utf-16-be").hex().upper().encode())
