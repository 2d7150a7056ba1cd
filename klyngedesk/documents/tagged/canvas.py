"""A canvas that marks each piece of content as belonging to an element, or to none."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from klyngedesk.documents.tagged.element import Element, Mark, Spot

LAYOUT = "/Artifact <</Type /Layout>> BDC"
PAGINATION = "/Artifact <</Type /Pagination>> BDC"
END = "EMC"


class TaggedCanvas(Canvas):
    """Draws nothing that is not marked, as long as everything is drawn through flowables of this package."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._marks: Counter[int] = Counter()
        self._waiting_links: deque[Element] = deque()
        self._in_artifact = False

    def begin_mark(self, element: Element) -> str:
        """Return the operator that opens a new stretch of the element's content on this page."""
        page = self.getPageNumber() - 1
        mark = Mark(page, self._marks[page])
        self._marks[page] += 1
        element.kids.append(mark)
        return f"/{element.tag} <</MCID {mark.number}>> BDC"

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Mark what is drawn inside as the element's content."""
        if self._in_artifact:
            yield
            return
        self._code.append(self.begin_mark(element))
        yield
        self._code.append(END)

    @contextmanager
    def artifact(self, opening: str = LAYOUT) -> Iterator[None]:
        """Mark what is drawn inside as decoration that nobody reads aloud."""
        self.begin_artifact(opening)
        yield
        self.end_artifact()

    def begin_artifact(self, opening: str = LAYOUT) -> None:
        self._code.append(opening)
        self._in_artifact = True

    def end_artifact(self) -> None:
        self._code.append(END)
        self._in_artifact = False

    def expect_link(self, element: Element) -> None:
        """Note whose words the next link annotation covers."""
        self._waiting_links.append(element)

    def _addAnnotation(self, annotation: Any, name: Any = None, addtopage: int = 1) -> None:  # noqa: N802
        if self._in_artifact:
            return
        spot = Spot(self.getPageNumber() - 1, len(self._annotationrefs))
        self._waiting_links.popleft().spots.append(spot)
        super()._addAnnotation(annotation, name, addtopage)


@dataclass
class Spoken:
    """How far the words of a paragraph have been drawn, over all its lines and pages.

    `breaks` tells after how many characters that are not blank a blank stands; `said` how many of them are drawn.
    """

    breaks: frozenset[int]
    said: int = 0


class TaggedText(PDFTextObject):
    """The text of one paragraph: its links are elements of their own, and words stay apart where lines break."""

    def __init__(
        self,
        canvas: TaggedCanvas,
        x: float,
        y: float,
        element: Element,
        link_of: Callable[[Any], Element],
        spoken: Spoken,
    ) -> None:
        super().__init__(canvas, x, y)
        self._element, self._link_of, self._spoken = element, link_of, spoken
        self._code: list[str]
        self._pieces: list[tuple[int, int, Element | None]] = []
        self._link: Element | None = None

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        first = len(self._code)
        self._spoken.said += sum(1 for letter in text if not is_blank(letter))
        ends_line = TStar and not text.endswith(" ") and self._spoken.said in self._spoken.breaks
        super()._textOut(text + " " if ends_line else text, TStar)
        self._pieces.append((first, len(self._code), self._link))

    def _linkRecord(self, link: Any, event: str) -> None:  # noqa: N802
        """Begin or end a link; its first words have just been written when it begins."""
        self._link = self._link_of(link) if event == "start" else None
        if self._link is not None and self._pieces:
            first, last, _ = self._pieces[-1]
            self._pieces[-1] = first, last, self._link
            self._canvas.expect_link(self._link)

    def whole_is_link(self, link: Element, lines: int) -> None:
        """Take all words as one link, which gets an annotation for each line."""
        self._link = link
        for _ in range(lines):
            self._canvas.expect_link(link)

    def getCode(self) -> str:  # noqa: N802
        marked: list[str] = []
        done, open_for = 0, None
        for first, last, link in self._pieces:
            marked += self._code[done:first]
            owner = link or self._element
            if owner is not open_for:
                marked += [END] if open_for else []
                marked.append(self._opening(owner))
                open_for = owner
            marked += self._code[first:last]
            done = last
        marked += [END] if open_for else []
        self._code = marked + self._code[done:]
        return str(super().getCode())

    def _opening(self, owner: Element) -> str:
        if owner is not self._element and owner not in self._element.kids:
            self._element.kids.append(owner)
        return str(self._canvas.begin_mark(owner))


def is_blank(letter: str) -> bool:
    return letter.isspace() and letter not in "\u00a0\u202f"
