"""The packet: the front document, then every bilag, stamped, bookmarked and linked."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from klyngedesk.documents.bilag_pages import BilagPages
from klyngedesk.documents.parts import ListedAttachment
from klyngedesk.documents.stamp import StampSheet, stamp_page

Progress = Callable[[str, int, int], None]
DEEPEST_OUTLINE = 12


class Cancelled(Exception):
    """The person stopped the work; nothing was written."""


@dataclass(frozen=True)
class PacketPart:
    """A bilag on its list, and how to get its pages."""

    listed: ListedAttachment
    pages: Callable[[], BilagPages]


@dataclass(frozen=True)
class PartResult:
    """Where a bilag stands in the packet (pages counted from 1), and what became of it."""

    listed: ListedAttachment
    first_page: int
    pages: int
    outcome: str
    reason: str


# A file's own bookmarks: title, page from 0, depth from 0.
OwnOutline = list[tuple[str, int, int]]
_Bookmark = tuple[PartResult, OwnOutline]


@dataclass(frozen=True)
class PacketResult:
    pages: int
    parts: tuple[PartResult, ...]


def build_packet(
    front: Path,
    parts: Sequence[PacketPart],
    out: Path,
    *,
    title: str,
    places: Mapping[str, tuple[int, float]],
    progress: Progress = lambda words, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> PacketResult:
    """Return what stands where in the written packet; Cancelled where the person stopped it.

    `places` tells where the front document's headings stand, in the order of its bookmarks.
    """
    with pikepdf.open(front) as packet:
        _name_places(packet, places)
        results: list[PartResult] = []
        bookmarks: list[_Bookmark] = []
        for number, part in enumerate(parts):
            if cancelled():
                raise Cancelled
            progress(f"Lægger {part.listed.name} i pakken", number, len(parts))
            result, own = _append(packet, part)
            results.append(result)
            bookmarks.append((result, own))
        progress("Skriver pakken", len(parts), len(parts))
        if results:
            _stamp(packet, results)
        _link_to_bilag(packet, results)
        _add_bookmarks(packet, bookmarks)
        _describe(packet, title)
        _save(packet, out)
        return PacketResult(len(packet.pages), tuple(results))


def _name_places(packet: Pdf, places: Mapping[str, tuple[int, float]]) -> None:
    """Make each anchor of the front document a named destination, and let its bookmark lead there by name."""
    names = pikepdf.NameTree.new(packet)
    for anchor, (page, top) in places.items():
        names[anchor] = Array([packet.pages[page].obj, Name.XYZ, 0, top, 0])
    packet.Root.Names = Dictionary(Dests=names.obj)
    with packet.open_outline() as outline:
        for item, anchor in zip(_flat(outline.root), places, strict=True):
            item.destination, item.action = String(anchor), None


def _flat(items: Sequence[OutlineItem]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from _flat(item.children)


def _save(packet: Pdf, out: Path) -> None:
    with warnings.catch_warnings():
        # fields that belong to no form are still drawn as they look
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        packet.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _append(packet: Pdf, part: PacketPart) -> _Bookmark:
    found = part.pages()
    first = len(packet.pages)
    own_outline = _outline_of(found.pdf)
    _disarm(found.pdf)
    packet.add_pages_from(found.pdf)
    count = len(packet.pages) - first
    found.pdf.close()
    return PartResult(part.listed, first + 1, count, found.outcome, found.reason), own_outline


def _stamp(packet: Pdf, results: Sequence[PartResult]) -> None:
    """Stamp every page of every bilag; one sheet holds all stamps, so that their font is there once."""
    stamps = [(result, number) for result in results for number in range(result.pages)]
    sheet = StampSheet.of([_stamp_words(result, number) for result, number in stamps])
    for place, (result, number) in enumerate(stamps):
        page = packet.pages[result.first_page - 1 + number]
        stamp_page(packet, page, sheet, place, result.listed.item_anchor)
    sheet.pdf.close()


def _stamp_words(result: PartResult, number: int) -> str:
    at = f" til punkt {result.listed.item_label}" if result.listed.item_label else ""
    return f"Bilag {result.listed.number}{at} – side {number + 1} af {result.pages}"


def _outline_of(pdf: Pdf) -> OwnOutline:
    """Return the file's own bookmarks as title, page and depth; those that lead nowhere are left out."""
    found: OwnOutline = []
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

    def collect(items: Sequence[OutlineItem], depth: int) -> None:
        for item in items:
            page = _page_of(pdf, item, numbers)
            if page is not None:
                found.append((str(item.title), page, depth))
            if depth < DEEPEST_OUTLINE:
                collect(item.children, depth + 1)

    with contextlib.suppress(Exception), pdf.open_outline(max_depth=DEEPEST_OUTLINE, strict=False) as outline:
        collect(outline.root, 0)
    return found


def _page_of(pdf: Pdf, item: OutlineItem, numbers: dict[tuple[int, int], int]) -> int | None:
    target = item.destination
    if target is None and item.action is not None:
        target = item.action.get("/D")
    if isinstance(target, String | Name):
        target = _named(pdf, str(target))
    if isinstance(target, Array) and len(target):
        first = target[0]
        return numbers.get(first.objgen) if hasattr(first, "objgen") else None
    return None


def _named(pdf: Pdf, name: str) -> object:
    names = pdf.Root.get("/Names", {})
    found: object = None
    if "/Dests" in names:
        found = pikepdf.NameTree(names["/Dests"]).get(name)
    if found is None and "/Dests" in pdf.Root:
        found = pdf.Root.Dests.get(name if name.startswith("/") else f"/{name}")
    return found.get("/D") if isinstance(found, Dictionary) else found


def _disarm(pdf: Pdf) -> None:
    """Take away what acts by itself: scripts, launches, embedded files; what is shown stays."""
    # its bookmarks have been read, and come back below the bilag
    for key in ("/OpenAction", "/AA", "/Collection", "/Outlines"):
        if key in pdf.Root:
            del pdf.Root[key]
    names = pdf.Root.get("/Names")
    for key in ("/JavaScript", "/EmbeddedFiles"):
        if isinstance(names, Dictionary) and key in names:
            del names[key]
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        del form["/XFA"]
    for page in pdf.pages:
        _disarm_page(page)


def _disarm_page(page: pikepdf.Page) -> None:
    # the numbers of a bilag's tags mean others in the packet's tree
    for key in ("/AA", "/StructParents"):
        if key in page.obj:
            del page.obj[key]
    listed = page.obj.get("/Annots")
    if not isinstance(listed, Array):
        return
    for annotation in listed:
        if isinstance(annotation, Dictionary):
            for key in ("/AA", "/A", "/StructParent"):
                if key in annotation and (key != "/A" or _acts(annotation[key])):
                    del annotation[key]


def _acts(action: object) -> bool:
    kinds = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMediaExecute", "/GoToE", "/GoToR")
    return isinstance(action, Dictionary) and str(action.get("/S", "")) in kinds


def _add_bookmarks(packet: Pdf, bookmarks: Sequence[_Bookmark]) -> None:
    """Put each bilag below its item in the bookmarks, and the file's own bookmarks below the bilag."""
    with packet.open_outline(max_depth=DEEPEST_OUTLINE + 3) as outline:
        homes = {_destination_name(item): item.children for item in _flat(outline.root)}
        made = [
            (homes.get(result.listed.item_anchor, outline.root), _bookmark(result, own)) for result, own in bookmarks
        ]
        for home, bilag in made:
            home.append(bilag)


def _bookmark(result: PartResult, own: OwnOutline) -> OutlineItem:
    first = result.first_page - 1
    bilag = OutlineItem(result.listed.name, first)
    bilag.is_closed = True
    levels = [bilag.children]
    for title, page, depth in own:
        del levels[min(depth, len(levels) - 1) + 1 :]
        child = OutlineItem(title, first + page)
        levels[-1].append(child)
        levels.append(child.children)
    return bilag


def _destination_name(item: OutlineItem) -> str:
    target = item.destination if item.destination is not None else (item.action or {}).get("/D")
    return str(target).removeprefix("/") if isinstance(target, String | Name) else ""


def _link_to_bilag(packet: Pdf, results: Sequence[PartResult]) -> None:
    """Lead each `kd:bilag/<id>` link of the front document to the bilag's first page."""
    places = {f"kd:bilag/{result.listed.attachment.id}": result.first_page - 1 for result in results}
    for page in packet.pages:
        listed = page.obj.get("/Annots")
        for annotation in listed if isinstance(listed, Array) else ():
            action = annotation.get("/A") if isinstance(annotation, Dictionary) else None
            place = places.get(str(action.get("/URI", ""))) if isinstance(action, Dictionary) else None
            if place is not None:
                del annotation["/A"]
                annotation.Dest = Array([packet.pages[place].obj, Name.Fit])


def _describe(packet: Pdf, title: str) -> None:
    """Write title and language; everything else that told of other files goes."""
    with packet.open_metadata(set_pikepdf_as_editor=False) as metadata:
        for key in list(metadata):
            del metadata[key]
        metadata["dc:title"] = title
        metadata["dc:language"] = ["da-DK"]
    for key in list(packet.docinfo.keys()):
        del packet.docinfo[key]
    packet.docinfo["/Title"] = title
    packet.Root.Lang = String("da-DK")
    packet.Root.PageMode = Name.UseOutlines
    packet.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
