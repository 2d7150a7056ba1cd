"""A PDF at every layer: what is drawn, and every string that any object of it holds."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, String
from pikepdf import Stream as PdfStream

from klyngedesk.documents.read_back.layer import Layer

_PLACES = {
    "/Title": "titel eller bogmærke",
    "/Dest": "linkmål",
    "/URI": "link",
    "/ActualText": "tekst til oplæsning",
    "/Alt": "billedbeskrivelse",
    "/E": "forkortelse",
    "/Contents": "bemærkning",
    "/Names": "navn",
    "/Author": "forfatter",
    "/Subject": "emne",
    "/Keywords": "nøgleord",
    "/T": "feltnavn",
    "/F": "filnavn",
    "/UF": "filnavn",
}
_FONTS = ("/Type1C", "/CIDFontType0C", "/OpenType")
_MARKED = re.compile(rb"/(?:ActualText|Alt|E)\s*(\((?:\\.|[^()\\])*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)


def pdf_layers(content: bytes) -> Iterator[Layer]:
    """Yield what each page shows, every string and name of every object, and what streams hold beside drawing."""
    yield from _shown(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield from _strings_of(pdf.trailer, "egenskaber")
        drawings = {each.objgen for page in pdf.pages for each in _contents(page)}
        for found in pdf.objects:
            # a number may be an object of its own, and says nothing
            if isinstance(found, pikepdf.Object):
                yield from _object(found, is_drawing=found.objgen in drawings)


def _contents(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    found = page.obj.get("/Contents")
    listed = list(found) if isinstance(found, Array) else [found]
    yield from (each for each in listed if isinstance(each, PdfStream))


def _object(found: pikepdf.Object, *, is_drawing: bool) -> Iterator[Layer]:
    """Yield the layers of one object; one that cannot be taken apart is given as its bytes."""
    try:
        layers = list(_strings_of(found, "objekt"))
        if isinstance(found, PdfStream):
            layers += _stream(found, is_drawing=is_drawing)
    except Exception:  # a bilag may hold objects that break every rule
        raw = found.read_raw_bytes() if isinstance(found, PdfStream) else found.unparse(resolved=True)
        layers = [Layer("objekt", raw)]
    yield from layers


def _shown(content: bytes) -> Iterator[Layer]:
    document = pypdfium2.PdfDocument(content)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            yield Layer(f"side {number}", text.get_text_bounded())
            text.close()
            page.close()
    finally:
        document.close()


def _strings_of(value: object, key: str) -> Iterator[Layer]:
    """Yield the strings in one object; others that it points to are met by themselves."""
    if isinstance(value, String):
        yield Layer(_PLACES.get(key, f"felt {key}"), str(value))
    elif isinstance(value, Name):
        yield Layer(_PLACES.get(key, f"felt {key}"), _letters(value))
    elif isinstance(value, Array):
        for each in value:
            if not getattr(each, "is_indirect", False):
                yield from _strings_of(each, key)
    elif isinstance(value, Dictionary | PdfStream):
        for name, each in value.items():
            yield Layer("feltnavn", name[1:])
            if not getattr(each, "is_indirect", False):
                yield from _strings_of(each, name)


def _letters(name: pikepdf.Object) -> str:
    """Return the letters of a name, also of one in no alphabet that PDF knows."""
    try:
        return str(name)[1:]
    except UnicodeDecodeError:
        return name.unparse().decode("latin-1")


def _stream(stream: PdfStream, *, is_drawing: bool) -> Iterator[Layer]:
    kind, sub_kind = str(stream.get("/Type", "")), str(stream.get("/Subtype", ""))
    if kind == "/Metadata":
        yield Layer("metadata", stream.read_bytes().decode("utf-8", errors="replace"))
    elif kind == "/EmbeddedFile":
        yield Layer("vedhæftet fil", stream.read_bytes())
    elif sub_kind == "/Image":
        yield Layer("billede", stream.read_raw_bytes())
    elif is_drawing or sub_kind == "/Form":
        yield from _marked(stream.read_bytes())
    elif kind not in ("/XRef", "/ObjStm") and "/Length1" not in stream and not sub_kind.startswith(_FONTS):
        yield Layer("skjult indhold", stream.read_bytes())


def _marked(drawing: bytes) -> Iterator[Layer]:
    """Yield the words for reading aloud that stand within the drawing itself."""
    for found in _MARKED.finditer(drawing):
        yield Layer("tekst til oplæsning", str(pikepdf.Object.parse(found[1])))
