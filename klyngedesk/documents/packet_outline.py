"""The packet's bookmarks: each bilag below its item, and a file's own bookmarks below the bilag."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

DEEPEST = 12
_MOST = 100_000


@dataclass(frozen=True)
class OwnBookmark:
    """A file's own bookmark: its page from 0 (None where it leads nowhere), its view of it, and its depth from 0."""

    title: str
    page: int | None
    view: tuple[Any, ...]
    depth: int


@dataclass(frozen=True)
class BilagBookmark:
    """The bookmark of a bilag: below which heading it belongs, its first page from 0, and its own bookmarks."""

    words: str
    home: str
    first: int
    own: tuple[OwnBookmark, ...]


def own_bookmarks(pdf: Pdf) -> tuple[OwnBookmark, ...]:
    """Return the bookmarks of the file, in order, however deep and however badly they are chained."""
    top = pdf.Root.get("/Outlines")
    if not isinstance(top, Dictionary):
        return ()
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    named, seen = _Named(pdf), {top.objgen}
    found: list[OwnBookmark] = []
    waiting: list[tuple[Any, int]] = [(top.get("/First"), 0)]
    while waiting and len(found) < _MOST:
        item, depth = waiting.pop()
        if not isinstance(item, Dictionary) or not item.is_indirect or item.objgen in seen:
            continue
        seen.add(item.objgen)
        page, view = None, ()
        with contextlib.suppress(Exception):  # one that leads nowhere still tells what is in the file
            page, view = _target(item, numbers, named)
        found.append(OwnBookmark(_title(item), page, view, depth))
        waiting += [(item.get("/Next"), depth), (item.get("/First"), depth + 1)]
    return tuple(found)


def _title(item: Any) -> str:
    title = item.get("/Title")
    return str(title) if isinstance(title, String) else ""


def _target(item: Any, numbers: Mapping[tuple[int, int], int], named: _Named) -> tuple[int | None, tuple[Any, ...]]:
    target, action = item.get("/Dest"), item.get("/A")
    if target is None and isinstance(action, Dictionary) and action.get("/S", Name.GoTo) == Name.GoTo:
        target = action.get("/D")
    if isinstance(target, String | Name):
        target = named.find(str(target))
    if not isinstance(target, Array) or not len(target):
        return None, ()
    view = tuple(_plain(value) for value in list(target)[1:])
    if isinstance(target[0], int):
        return (target[0] if target[0] in numbers.values() else None), view
    return numbers.get(getattr(target[0], "objgen", (0, 0))), view


def _plain(value: Any) -> Any:
    """Return the value free of the file it comes from."""
    return Name(str(value)) if isinstance(value, Name) else value if isinstance(value, int) else _number(value)


def _number(value: Any) -> Any:
    with contextlib.suppress(TypeError, ValueError):
        return float(value)
    return None


class _Named:
    """The named destinations of a file, old form and new."""

    def __init__(self, pdf: Pdf) -> None:
        names = pdf.Root.get("/Names")
        listed = names.get("/Dests") if isinstance(names, Dictionary) else None
        self._new = pikepdf.NameTree(listed) if isinstance(listed, Dictionary) else {}
        old = pdf.Root.get("/Dests")
        self._old = old if isinstance(old, Dictionary) else {}

    def find(self, name: str) -> object:
        found = self._new.get(name)
        if found is None:
            found = self._old.get(name if name.startswith("/") else f"/{name}")
        return found.get("/D") if isinstance(found, Dictionary) else found


def flat(items: Sequence[OutlineItem]) -> Iterator[OutlineItem]:
    """Yield every bookmark, each before those below it."""
    for item in items:
        yield item
        yield from flat(item.children)


def name_places(packet: Pdf, places: Mapping[str, tuple[int, float]]) -> None:
    """Make each anchor of the front document a named destination, and let its bookmark lead there by name."""
    names = pikepdf.NameTree.new(packet)
    for anchor, (page, top) in places.items():
        names[anchor] = Array([packet.pages[page].obj, Name.XYZ, 0, top, 0])
    packet.Root.Names = Dictionary(Dests=names.obj)
    with packet.open_outline() as outline:
        for item, anchor in zip(flat(outline.root), places, strict=True):
            item.destination, item.action = String(anchor), None


def add_bookmarks(packet: Pdf, bookmarks: Sequence[BilagBookmark], pages: Sequence[pikepdf.Page]) -> None:
    """Put each bilag below its item in the bookmarks, and the file's own bookmarks below the bilag."""
    with packet.open_outline(max_depth=DEEPEST + 3) as outline:
        homes = {_destination_name(item): item.children for item in flat(outline.root)}
        made = [(homes.get(each.home, outline.root), _bookmark(pages, each)) for each in bookmarks]
        for home, bilag in made:
            home.append(bilag)


def _bookmark(pages: Sequence[pikepdf.Page], told: BilagBookmark) -> OutlineItem:
    bilag = OutlineItem(told.words, Array([pages[told.first].obj, Name.Fit]))
    bilag.is_closed = True
    levels = [bilag.children]
    for own in told.own:
        del levels[min(own.depth, len(levels) - 1, DEEPEST) + 1 :]
        child = OutlineItem(own.title, _destination(pages, told.first, own))
        levels[-1].append(child)
        levels.append(child.children)
    return bilag


def _destination(pages: Sequence[pikepdf.Page], first: int, own: OwnBookmark) -> Array | None:
    if own.page is None:
        return None
    return Array([pages[first + own.page].obj, *(own.view or (Name.Fit,))])


def _destination_name(item: OutlineItem) -> str:
    target = item.destination if item.destination is not None else (item.action or {}).get("/D")
    return str(target).removeprefix("/") if isinstance(target, String | Name) else ""
