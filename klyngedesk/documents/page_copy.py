"""Copying a bilag's pages into the packet, with the named places that links lead to.

pikepdf's own way costs each page the time of all pages before it; it is taken only for files with layers, which
it keeps.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from klyngedesk.documents.disarm import annotations_of


class PacketPages:
    """The packet's pages, each reached at once, and the names of its places."""

    def __init__(self, packet: Pdf) -> None:
        self._packet = packet
        self.pages: list[pikepdf.Page] = list(packet.pages)
        self._named: dict[str, Any] = {}
        self._taken = {name for name, _ in _new_names(packet)}

    def add(self, source: Pdf) -> list[pikepdf.Page]:
        """Return the packet's new pages; ValueError where one was lost."""
        first, count = len(self.pages), len(source.pages)
        self._copy(source)
        listed = self._packet.Root.Pages.Kids
        if len(listed) - first != count:
            raise ValueError("a page was lost")
        new = [pikepdf.Page(listed[first + number]) for number in range(count)]
        self.pages += new
        if "/OCProperties" not in source.Root:
            self._take_names(source, new)
        return new

    def forget(self, first: int) -> None:
        """Take away the pages from that number on, of a bilag that could not be added whole."""
        del self._packet.pages[first:]
        del self.pages[first:]

    def _copy(self, source: Pdf) -> None:
        if "/OCProperties" in source.Root:
            self._packet.add_pages_from(source, outlines="ignore")
            self._taken |= {name for name, _ in _new_names(self._packet)}
        else:
            with warnings.catch_warnings():
                # the named places come along below, and fields have become pictures
                warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
                self._packet.pages.extend(source.pages)

    def _take_names(self, source: Pdf, new: list[pikepdf.Page]) -> None:
        """Take over every named place, under another name where the packet has that one."""
        numbers = {page.obj.objgen: number for number, page in enumerate(source.pages)}
        renamed = {}
        for name, target in (*_new_names(source), *_old_names(source)):
            place = _place(target, numbers, new)
            if place is not None and name not in renamed:
                renamed[name] = self._free(name)
                self._named[renamed[name]] = place
        if renamed:
            for page in new:
                for annotation in annotations_of(page):
                    _rename(annotation, renamed)

    def _free(self, name: str) -> str:
        free, number = name, 1
        while free in self._taken:
            free, number = f"{name}.{number}", number + 1
        self._taken.add(free)
        return free

    def write(self) -> None:
        """Put the named places with those the packet has."""
        names = pikepdf.NameTree(self._packet.Root.Names.Dests)
        for name, place in self._named.items():
            names[name] = place


def _new_names(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    names = pdf.Root.get("/Names")
    listed = names.get("/Dests") if isinstance(names, Dictionary) else None
    if isinstance(listed, Dictionary):
        yield from pikepdf.NameTree(listed).items()


def _old_names(pdf: Pdf) -> Iterator[tuple[str, Any]]:
    listed = pdf.Root.get("/Dests")
    if isinstance(listed, Dictionary):
        yield from ((name.removeprefix("/"), target) for name, target in listed.items())


def _place(target: Any, numbers: dict[tuple[int, int], int], new: list[pikepdf.Page]) -> Array | None:
    """Return the place in the packet, with the part of the page that is shown."""
    listed = target.get("/D") if isinstance(target, Dictionary) else target
    if not isinstance(listed, Array) or not len(listed) or not isinstance(listed[0], Dictionary):
        return None
    number = numbers.get(listed[0].objgen)
    if number is None:
        return None
    return Array([new[number].obj, *(_plain(each) for each in list(listed)[1:])])


def _plain(value: Any) -> Any:
    """Return a name, a number or nothing, free of the file it comes from."""
    if isinstance(value, Name):
        return Name(str(value))
    return None if isinstance(value, pikepdf.Object) else value


def _rename(annotation: Any, renamed: dict[str, str]) -> None:
    action = annotation.get("/A")
    for holder, key in ((annotation, "/Dest"), (action, "/D")):
        target = holder.get(key) if isinstance(holder, Dictionary) else None
        if isinstance(target, Name | String):
            name = str(target).removeprefix("/") if isinstance(target, Name) else str(target)
            if name in renamed:
                holder[key] = String(renamed[name])
