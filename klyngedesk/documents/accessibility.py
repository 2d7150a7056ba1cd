"""Why a PDF cannot be read by everyone: what a machine can see of PDF/UA-1, told in Danish."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from klyngedesk.documents.disarm import annotations_of
from klyngedesk.documents.private_letters import has_private_letters

NOT_TAGGED = "Den er ikke mærket op (tags), så den ikke kan læses højt i rækkefølge."
NOT_ALL_TAGGED = "Noget af indholdet er ikke mærket op (tags)."
SUSPECT = "Opmærkningen er ikke set efter (Suspects)."
NO_LANGUAGE = "Den fortæller ikke, hvilket sprog den er på."
NO_TITLE = "Den har ingen titel i sine egenskaber."
NO_FONT = "Den har ikke sine skrifttyper med."
NO_LETTERS = "Nogle skrifttyper fortæller ikke, hvilke bogstaver de viser."
WRONG_FONT = "Nogle skrifttyper er indlejret, så ikke alle programmer kan læse dem."
HEADINGS = "Overskrifterne er mærket op på to måder."
NO_NOTE_ID = "Noterne kan ikke findes fra teksten."
NO_LINK_WORDS = "Et eller flere links fortæller ikke, hvor de fører hen."
NO_ALT = "Et eller flere billeder har ingen beskrivelse (alternativ tekst)."
UNKNOWN_TAG = "Opmærkningen bruger mærker, som ikke er forklaret."
LINK_NOT_TAGGED = "Links og noter er ikke mærket op."
FORM = "Den har felter, som ikke er mærket op."
UNREADABLE = "Opmærkningen er beskadiget."

_STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC"),
    *("TOCI", "Index", "NonStruct", "Private"),
    *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
    *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody"),
    *("TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby"),
    *("RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"),
}
_NEEDS_WORDS = frozenset({"Figure", "Formula"})
_MOST_ELEMENTS = 400_000
_HIDDEN, _PRINTED = 1 | 2 | 32, 4
_PIECES = re.compile(
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|(?P<form>/[^\s()<>\[\]{}/%]+\s+Do\b)|/[^\s()<>\[\]{}/%]*|%[^\r\n]*"
    rb"|(?P<open>\bB[DM]C\b)|(?P<close>\bEMC\b)|(?P<picture>\bBI\b.*?\bEI\b)"
    rb"|(?P<draw>(?<![\w'])(?:T[jJ]|sh|[fFbBsS]\*?)(?![\w*'])|(?<=[)\]\s])['\"](?=\s))",
    re.DOTALL,
)


def barriers(pdf: Pdf) -> tuple[str, ...]:
    """Return what stands in the way, each once; nothing where a machine finds nothing."""
    try:
        return tuple(dict.fromkeys(_found(pdf)))
    except MemoryError:
        raise
    except Exception:  # a damaged file cannot be read aloud either
        return (UNREADABLE,)


def barriers_in_packet(pdf: Pdf) -> tuple[str, ...]:
    """Return what still stands in the way in a packet, which has a title of its own."""
    return tuple(each for each in barriers(pdf) if each != NO_TITLE)


def _found(pdf: Pdf) -> Iterator[str]:
    root = pdf.Root
    marks = root.get("/MarkInfo")
    tree = root.get("/StructTreeRoot")
    tagged = isinstance(tree, Dictionary) and isinstance(marks, Dictionary) and marks.get("/Marked") is True
    if not tagged:
        yield NOT_TAGGED
    elif marks.get("/Suspects") is True:
        yield SUSPECT
    if not str(root.get("/Lang", "")).strip() and not (tagged and _tells_language(tree)):
        yield NO_LANGUAGE
    if not _title(pdf):
        yield NO_TITLE
    if tagged:
        yield from _of_elements(tree)
    yield from _of_pages(pdf, tagged=tagged)


def _title(pdf: Pdf) -> str:
    metadata = pdf.Root.get("/Metadata")
    if isinstance(metadata, pikepdf.Stream):
        found = re.search(rb"<dc:title\b.*?<rdf:li[^>]*>([^<]*)<", metadata.read_bytes(), re.DOTALL)
        if found and found[1].strip():
            return found[1].decode("utf-8", "replace")
    return ""


def _of_elements(tree: Any) -> Iterator[str]:
    roles = tree.get("/RoleMap")
    mapped = {str(word)[1:]: str(meaning)[1:] for word, meaning in roles.items()} if roles is not None else {}
    tags = set()
    for element in _elements(tree):
        tag = _standard(str(element.get("/S", ""))[1:], mapped)
        tags.add(tag)
        if tag not in _STANDARD and "/NS" not in element:
            yield UNKNOWN_TAG
        if tag in _NEEDS_WORDS and "/Alt" not in element and "/ActualText" not in element:
            yield NO_ALT
        if tag == "Note" and "/ID" not in element:
            yield NO_NOTE_ID
    if "H" in tags and tags & {"H1", "H2", "H3", "H4", "H5", "H6"}:
        yield HEADINGS


def _standard(tag: str, mapped: Mapping[str, str]) -> str:
    """Return the standard tag that the tag stands for, or itself."""
    for _ in range(10):
        if tag in _STANDARD or tag not in mapped:
            break
        tag = mapped[tag]
    return tag


def _tells_language(tree: Any) -> bool:
    """Whether everything that holds content is within something that tells its language."""
    waiting = [tree.get("/K")]
    for _ in range(_MOST_ELEMENTS):
        if not waiting:
            break
        kid = waiting.pop()
        if isinstance(kid, Array):
            waiting += list(kid)
        elif isinstance(kid, Dictionary) and "/S" in kid and "/Lang" not in kid:
            waiting.append(kid.get("/K"))
        elif isinstance(kid, int) or (isinstance(kid, Dictionary) and "/S" not in kid):
            return False
    return True


def _elements(tree: Any) -> Iterator[Any]:
    waiting = [tree.get("/K")]
    for _ in range(_MOST_ELEMENTS):
        if not waiting:
            return
        kid = waiting.pop()
        if isinstance(kid, Array):
            waiting += list(kid)
        elif isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            waiting.append(kid.get("/K"))


def _of_pages(pdf: Pdf, *, tagged: bool) -> Iterator[str]:
    fonts: set[tuple[int, int]] = set()
    for page in pdf.pages:
        yield from _of_fonts(page.obj.get("/Resources") or page.resources, partial(_content, page), fonts, 0)
        if not tagged:
            continue
        if _draws_untagged(page):
            yield NOT_ALL_TAGGED
        for annotation in annotations_of(page):
            yield from _of_annotation(annotation)


def _of_annotation(annotation: Any) -> Iterator[str]:
    kind = annotation.get("/Subtype")
    hidden = int(annotation.get("/F", 0)) & 2
    if kind in (Name.Popup, Name.PrinterMark) or hidden:
        return
    if kind == Name.Link and not str(annotation.get("/Contents", "")).strip():
        yield NO_LINK_WORDS
    if "/StructParent" in annotation:
        return
    yield FORM if kind == Name.Widget else LINK_NOT_TAGGED


def _of_fonts(resources: Any, drawing: Callable[[], bytes], seen: set[tuple[int, int]], depth: int) -> Iterator[str]:
    """Yield what is wrong with the fonts that the drawing uses; one that is only listed does no harm."""
    if not isinstance(resources, Dictionary) or depth > 5:
        return
    listed = resources.get("/Font")
    for name, font in listed.items() if isinstance(listed, Dictionary) else ():
        if isinstance(font, Dictionary) and font.objgen not in seen:
            found = list(_of_font(font))
            if not found:
                seen.add(font.objgen)
            elif _shows_with(name, drawing()):
                seen.add(font.objgen)
                yield from found
    for drawn in _values(resources, "/XObject"):
        if isinstance(drawn, pikepdf.Stream) and drawn.objgen not in seen:
            seen.add(drawn.objgen)
            yield from _of_fonts(drawn.get("/Resources"), drawn.read_bytes, seen, depth + 1)


def _shows_with(name: str, drawing: bytes) -> bool:
    """Whether text is shown after the font is chosen and before another is."""
    chosen = re.escape(name.encode()) + rb"\s+[-+.\d]+\s+Tf\b"
    return re.search(chosen + rb"(?:(?!\bTf\b).)*?(?:T[jJ]\b|[)\]>]\s*['\"])", drawing, re.DOTALL) is not None


def _values(resources: Any, key: str) -> list[Any]:
    found = resources.get(key)
    return list(found.values()) if isinstance(found, Dictionary) else []


def _of_font(font: Any) -> Iterator[str]:
    kind = font.get("/Subtype")
    if kind == Name.Type3:
        return
    held = font
    if kind == Name.Type0:
        below = font.get("/DescendantFonts")
        held = below[0] if isinstance(below, Array) and len(below) else font
        if "/ToUnicode" not in font and str(font.get("/Encoding", "")).startswith("/Identity"):
            yield NO_LETTERS
        if held.get("/Subtype") == Name.CIDFontType2 and "/CIDToGIDMap" not in held:
            yield WRONG_FONT
    described = held.get("/FontDescriptor")
    symbolic = isinstance(described, Dictionary) and int(described.get("/Flags", 0)) & 4
    if kind == Name.TrueType and symbolic and "/Encoding" in font:
        yield WRONG_FONT
    if not isinstance(described, Dictionary) or not any(f"/FontFile{n}" in described for n in ("", "2", "3")):
        yield NO_FONT


def _draws_untagged(page: pikepdf.Page) -> bool:
    """Whether the page draws anything outside a mark."""
    depth = 0
    for found in _PIECES.finditer(_content(page)):
        match found.lastgroup:
            case "open":
                depth += 1
            case "close":
                depth -= 1
            case "draw" | "picture" if depth <= 0:
                return True
            case "form" if depth <= 0 and not _is_tagged_form(page, found["form"]):
                return True
    return False


def _is_tagged_form(page: pikepdf.Page, drawn: bytes) -> bool:
    """Whether what is drawn has marks of its own."""
    form = page.resources.get("/XObject", {}).get(drawn.split()[0].decode("latin-1"))
    return isinstance(form, pikepdf.Stream) and "/StructParents" in form


def _content(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    if isinstance(contents, Array):
        return b"\n".join(each.read_bytes() for each in contents if isinstance(each, pikepdf.Stream))
    return contents.read_bytes() if isinstance(contents, pikepdf.Stream) else b""


def repair(pdf: Pdf) -> None:
    """Put right what needs no judgement: the order of the tab key, the words of links, notes that are printed."""
    for page in pdf.pages:
        for annotation in annotations_of(page):
            page.obj.Tabs = Name.S
            if annotation.get("/Subtype") == Name.Link and not str(annotation.get("/Contents", "")).strip():
                action = annotation.get("/A")
                address = action.get("/URI") if isinstance(action, Dictionary) else None
                annotation.Contents = String(str(address) if address is not None else "Gå til stedet i dokumentet")
            shown = annotation.get("/F", 0)
            if isinstance(shown, int) and not shown & _HIDDEN:
                annotation.F = shown | _PRINTED


def is_archivable(pdf: Pdf, *, accessible: bool) -> bool:
    """Whether the file says that it is PDF/A of level A in screen colours, so that a packet may say so too.

    What is PDF/A of a lower level and PDF/UA, with no barrier found, is of level A when every letter can be read.
    """
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return False
    told = metadata.read_bytes()
    level = re.search(rb"pdfaid:conformance[>=\"'\s]*[ABU]", told)
    if level is None or not re.search(rb"pdfaid:part[>=\"'\s]*[12]", told) or _has_print_colours(pdf):
        return False
    if level[0].endswith(b"A"):
        return True
    is_for_all = accessible and re.search(rb"pdfuaid:part[>=\"'\s]*1", told) is not None
    return is_for_all and not has_private_letters(pdf)


def _has_print_colours(pdf: Pdf) -> bool:
    for intent in pdf.Root.get("/OutputIntents", []):
        profile = intent.get("/DestOutputProfile") if isinstance(intent, Dictionary) else None
        if isinstance(profile, pikepdf.Stream) and profile.get("/N") != 3:
            return True
    return False
