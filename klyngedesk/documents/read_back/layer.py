"""One place in a file where something may stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layer:
    """`place` is Danish, as in "bogmærker"; `content` is words, or bytes where the place holds no text."""

    place: str
    content: str | bytes

    def inside(self, outer: str) -> Layer:
        """Return the layer as it is named from outside the file that it stands in."""
        return Layer(f"{outer}: {self.place}", self.content)
