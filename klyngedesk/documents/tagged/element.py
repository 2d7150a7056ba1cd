"""The structure tree: what each piece of a page is, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Mark(NamedTuple):
    """A marked stretch of a page's content: the page from 0 and the number of the stretch on it."""

    page: int
    number: int


class Spot(NamedTuple):
    """An annotation: the page from 0 and its place in the page's list."""

    page: int
    number: int


@dataclass(eq=False)
class Element:
    """An element of the tree, with one of the standard tags of PDF 1.7."""

    tag: str
    alt: str = ""
    scope: str = ""
    numbered: bool | None = None
    box: tuple[float, float, float, float] | None = None
    kids: list[Element | Mark] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def child(self, tag: str, *, alt: str = "", scope: str = "", numbered: bool | None = None) -> Element:
        """Return a new element, read after everything this one already holds."""
        made = Element(tag, alt, scope, numbered)
        self.kids.append(made)
        return made

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def is_empty(self) -> bool:
        """Whether nothing was drawn for it; an empty cell still holds its place."""
        if self.tag in ("TD", "TH"):
            return False
        return not self.spots and all(isinstance(kid, Element) and kid.is_empty() for kid in self.kids)
