"""Putting the packet together, in the process that may fail: see packet.py for the one that watches it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from klyngedesk.documents import accessibility
from klyngedesk.documents.bilag_pages import CannotBeShown
from klyngedesk.documents.disarm import annotations_of, disarm
from klyngedesk.documents.flatten import flatten
from klyngedesk.documents.ladder import DAMAGED, BilagPages, BilagSource, Rung, Shown, pages_at, told
from klyngedesk.documents.packet_outline import BilagBookmark, add_bookmarks, name_places, own_bookmarks
from klyngedesk.documents.packet_tags import PacketTags
from klyngedesk.documents.page_copy import PacketPages
from klyngedesk.documents.parts import ListedAttachment
from klyngedesk.documents.pdf_saving import save_pdf
from klyngedesk.documents.private_letters import name_signs
from klyngedesk.documents.stamp import StampSheet

Tell = Callable[[object], None]


@dataclass(frozen=True)
class PacketPart:
    """A bilag on its list, and the file its pages come from."""

    listed: ListedAttachment
    source: BilagSource


@dataclass(frozen=True)
class PartResult:
    """Where a bilag stands in the packet (pages counted from 1), and what became of it.

    `outcome` is the value of a Shown; `reason` why there is only a page that says so; `notes` what the secretary
    should know before she sends it; `barriers` why it cannot be read by everyone; `signed` whether its own file must
    go along, as the packet's copy is not signed.
    """

    listed: ListedAttachment
    first_page: int
    pages: int
    outcome: str
    reason: str = ""
    notes: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    signed: bool = False


@dataclass(frozen=True)
class PacketResult:
    """How many pages the packet has, its parts, and whether all of it is accessible."""

    pages: int
    parts: tuple[PartResult, ...]
    accessible: bool = True


@dataclass(frozen=True)
class Order:
    """What packet to make; `rungs` is where each part's ladder begins.

    One that is `careful` makes a packet of each part alone first; one that does not `climb` takes no other rung.
    """

    front: Path
    parts: tuple[PacketPart, ...]
    out: Path
    title: str
    places: Mapping[str, tuple[int, float]]
    rungs: tuple[Rung, ...]
    reasons: tuple[str, ...]
    careful: bool = False
    climbs: bool = True


@dataclass
class _Added:
    """The packet's pages, and what the added bilag leave behind for the end."""

    pages: PacketPages
    results: list[PartResult] = field(default_factory=list)
    bookmarks: list[BilagBookmark] = field(default_factory=list)
    tags: list[Any] = field(default_factory=list)
    archivable: bool = True
    version: str = "1.7"


def assemble(order: Order, tell: Tell) -> PacketResult:
    """Return what stands where in the written packet."""
    with pikepdf.open(order.front) as packet:
        name_places(packet, order.places)
        tree, added = PacketTags(packet), _Added(PacketPages(packet))
        for number, part in enumerate(order.parts):
            tell(("part", number))
            _climb(part, order, number, tree, added, tell)
        tell(("writing", 0))
        _stamp(packet, added, tree)
        tree.write()
        added.pages.write()
        _link_to_bilag(added)
        add_bookmarks(packet, added.bookmarks, added.pages.pages)
        result = PacketResult(
            len(added.pages.pages), tuple(added.results), not any(each.barriers for each in added.results)
        )
        _describe(packet, order.title, accessible=result.accessible, archivable=added.archivable)
        _save(packet, order.out, added.version, tell)
        return result


def _climb(part: PacketPart, order: Order, number: int, tree: PacketTags, added: _Added, tell: Tell) -> None:
    """Add the bilag by the first way that works; the last one always does."""
    reason, first = order.reasons[number], len(added.pages.pages)
    for rung in Rung:
        if rung < order.rungs[number]:
            continue
        try:
            if order.careful and rung < Rung.TOLD:
                _prove(order, number, rung, tell)
            found = pages_at(part.source, rung, tell) if rung < Rung.TOLD else _told(part, reason)
            _append(part, found, tree, added)
            return
        except CannotBeShown as error:
            _append(part, told(part.source, str(error)), tree, added)
            return
        except Exception:  # a damaged file may fail in any way; the next rung decides
            added.pages.forget(first)
            if rung is Rung.TOLD or not order.climbs:
                raise


def _told(part: PacketPart, reason: str) -> BilagPages:
    said = f"Filen kan ikke vises: {reason}. Bed om den som en ny PDF, og skift filen." if reason else ""
    return told(part.source, said or part.source.reason or DAMAGED)


def _prove(order: Order, number: int, rung: Rung, tell: Tell) -> None:
    """Make a packet of that part alone, so that what fails or crashes does so here, under the name of its bilag."""
    out = order.out.with_name(f"{order.out.name}.proof")
    alone = replace(order, parts=(order.parts[number],), rungs=(rung,), reasons=("",), out=out)
    try:
        assemble(replace(alone, careful=False, climbs=False), lambda _: tell(("proving", number)))
    finally:
        out.unlink(missing_ok=True)


def _append(part: PacketPart, found: BilagPages, tree: PacketTags, added: _Added) -> None:
    first, words = len(added.pages.pages), part.listed.name
    with found.pdf as pdf:
        taken_out = disarm(pdf)
        accessibility.repair(pdf)
        name_signs(pdf)
        known = part.source.barriers if found.shown is Shown.AS_IT_IS else None
        barriers = accessibility.barriers_in_packet(pdf) if known is None else known
        bookmarks = own_bookmarks(pdf)
        notes = _notes(found, taken_out)
        flatten(pdf)
        copied = added.pages.add(pdf)
        added.tags.append(tree.add(pdf, copied, words))
        added.archivable = added.archivable and accessibility.is_archivable(pdf, accessible=not barriers)
        added.version = max(added.version, str(pdf.pdf_version))
    signed = found.facts.signed if found.facts else False
    where = (part.listed, first + 1, len(copied), str(found.shown), found.reason)
    added.results.append(PartResult(*where, notes, barriers, signed))
    added.bookmarks.append(BilagBookmark(words, part.listed.item_anchor, first, bookmarks))


def _notes(found: BilagPages, removed: tuple[str, ...]) -> tuple[str, ...]:
    notes = [found.shown.danish] if found.shown.danish else []
    notes += found.facts.notes() if found.facts else ()
    if removed:
        notes.append(f"Taget ud af pakken: {' og '.join(removed)}.")
    return tuple(notes)


def _stamp(packet: Pdf, added: _Added, tree: PacketTags) -> None:
    """Stamp every page of every bilag, each with a link back to its item."""
    pages = [(place, result, number) for place, result in enumerate(added.results) for number in range(result.pages)]
    sheet = StampSheet(packet, [_stamp_words(result, number) for _, result, number in pages])
    for stamp, (place, result, number) in enumerate(pages):
        page = added.pages.pages[result.first_page - 1 + number]
        tree.link(added.tags[place], page.obj, sheet.put(page, stamp, result.listed.item_anchor))


def _stamp_words(result: PartResult, number: int) -> str:
    at = f" til punkt {result.listed.item_label}" if result.listed.item_label else ""
    return f"Bilag {result.listed.number}{at} – side {number + 1} af {result.pages}"


def _link_to_bilag(added: _Added) -> None:
    """Lead each `kd:bilag/<id>` link of the front document to the bilag's first page."""
    places = {f"kd:bilag/{result.listed.attachment.id}": result.first_page - 1 for result in added.results}
    front = min(places.values(), default=0)
    for page in added.pages.pages[:front]:
        for annotation in annotations_of(page):
            action = annotation.get("/A")
            place = places.get(str(action.get("/URI", ""))) if isinstance(action, Dictionary) else None
            if place is not None:
                del annotation["/A"]
                annotation.Dest = Array([added.pages.pages[place].obj, Name.Fit])


def _describe(packet: Pdf, title: str, *, accessible: bool, archivable: bool) -> None:
    """Keep what the front document says of itself, but promise only what holds for every part."""
    with packet.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        for name, holds in (("pdfuaid", accessible), ("pdfaid", archivable)):
            for key in [key for key in metadata if _NAMESPACES[name] in key and not holds]:
                del metadata[key]
    layers = packet.Root.get("/OCProperties")
    if isinstance(layers, Dictionary) and isinstance(layers.get("/D"), Dictionary) and "/Name" not in layers.D:
        layers.D.Name = String("Lag")
    packet.docinfo["/Title"] = title
    packet.Root.Lang = String("da-DK")
    packet.Root.PageMode = Name.UseOutlines
    packet.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


_NAMESPACES = {"pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/"}


def _save(packet: Pdf, out: Path, version: str, tell: Tell) -> None:
    with warnings.catch_warnings():
        # fields that belong to no form are still drawn as they look
        warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
        generate = pikepdf.ObjectStreamMode.generate
        save_pdf(
            packet,
            out,
            min_version=version,
            object_stream_mode=generate,
            progress=lambda percent: tell(("written", percent)),
        )
