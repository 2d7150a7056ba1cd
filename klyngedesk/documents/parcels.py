"""A packet in several files: divided between items, so that each file fits the mail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from klyngedesk.documents.parts import Attached, Body, ItemHeading, Label, ListedAttachment, Outline, Part
from klyngedesk.text.blocks import Text, paragraph


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file: the bilag whose pages it holds, in order; the first of all holds the document too."""

    bilag: tuple[ListedAttachment, ...]
    number: int = 1
    count: int = 1

    @property
    def name(self) -> str:
        """Return "del 2 af 3", or nothing where there is one file."""
        return f"del {self.number} af {self.count}" if self.count > 1 else ""

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(each.attachment.id for each in self.bilag)

    def content(self, document: str) -> str:
        """Return what is in it, for instance "Dagsorden og bilag til punkt 1-4"."""
        numbers = list(dict.fromkeys(_top(each) for each in self.bilag if _top(each)))
        span = numbers[0] if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}" if numbers else ""
        bilag = f"bilag til punkt {span}" if span else ("bilag" if self.bilag else "")
        if self.number > 1:
            return bilag[:1].upper() + bilag[1:]
        return " og ".join(filter(None, (document, bilag)))


def _top(listed: ListedAttachment) -> str:
    return listed.item_label.partition(" ")[0]


def divided(
    listed: Sequence[ListedAttachment], sizes: Mapping[str, int], document_size: int, limit: int | None
) -> tuple[Parcel, ...]:
    """Return the files to make: as few as the limit in bytes allows, divided between items.

    An item that is larger than a whole file is divided between its bilag; a bilag that is larger goes alone.
    """
    groups: list[list[ListedAttachment]] = [[]]
    filled = document_size
    for unit in _units(listed, sizes, limit):
        weight = sum(sizes.get(each.attachment.id, 0) for each in unit)
        if limit is not None and filled + weight > limit and (groups[-1] or filled > document_size or len(groups) == 1):
            groups.append([])
            filled = 0
        groups[-1] += unit
        filled += weight
    count = len(groups)
    return tuple(Parcel(tuple(group), number, count) for number, group in enumerate(groups, 1))


def _units(
    listed: Sequence[ListedAttachment], sizes: Mapping[str, int], limit: int | None
) -> list[list[ListedAttachment]]:
    """Return what must stay together: the bilag of one item, where they fit in a file at all."""
    units: list[list[ListedAttachment]] = []
    for _, found in groupby(listed, key=lambda each: _top(each) or each.item_anchor):
        unit = list(found)
        fits = limit is None or sum(sizes.get(each.attachment.id, 0) for each in unit) <= limit
        units += [unit] if fits else [[each] for each in unit]
    return units


def document_of(outline: Outline, parcels: Sequence[Parcel]) -> Outline:
    """Return the document as the first file shows it: a bilag in another file says which."""
    told = {id_: f"se {parcel.name}" for parcel in parcels[1:] for id_ in parcel.ids}
    return replace(outline, parts=tuple(_pointing(part, told) for part in outline.parts))


def _pointing(part: Part, told: Mapping[str, str]) -> Part:
    if not isinstance(part, Attached):
        return part
    return Attached(tuple(replace(each, elsewhere=told.get(each.attachment.id, "")) for each in part.listed))


def cover_of(outline: Outline, parcel: Parcel) -> Outline:
    """Return the front of a later file: which part it is, and the list of what is in it."""
    told = f"{parcel.name.capitalize()} af pakken. Dokumentet selv er i del 1."
    parts: list[Part] = [Label("Indhold"), Body(Text((paragraph(told),)))]
    heading: ItemHeading | None = None
    for part in outline.parts:
        if isinstance(part, ItemHeading):
            heading = part
        elif isinstance(part, Attached) and heading is not None:
            mine = tuple(each for each in part.listed if each.attachment.id in parcel.ids)
            if mine:
                parts += [replace(heading, level=1), Attached(mine)]
    layout = replace(outline.layout, shows_contents=False)
    return replace(outline, frame=(), attendance=(), parts=tuple(parts), layout=layout)
