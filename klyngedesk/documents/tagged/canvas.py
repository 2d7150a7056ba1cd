"""A canvas that marks each piece of content as belonging to an element, or to none."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas

from klyngedesk.documents.tagged.element import Element, Mark, Spot
from klyngedesk.documents.tagged.turned import Turned, TurnedText

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
        mark = self.next_mark()
        element.kids.append(mark)
        return opening(element, mark)

    def next_mark(self) -> Mark:
        """Return the next mark of this page; an element takes it among its kids."""
        page = self.getPageNumber() - 1
        self._marks[page] += 1
        return Mark(page, self._marks[page] - 1)

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


class _Piece(NamedTuple):
    """Some written words: where their code begins and ends, their link, and their line and place as they are read."""

    first: int
    last: int
    link: Element | None
    place: tuple[int, int]


class TaggedText(TurnedText):
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
        self._pieces: list[_Piece] = []
        self._line = 0
        self._link: Element | None = None

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        first = len(self._code)
        self._spoken.said += sum(1 for letter in text if not is_blank(letter))
        is_turned = isinstance(text, Turned)
        ends_line = TStar and not text.endswith(" ") and self._spoken.said in self._spoken.breaks and not is_turned
        super()._textOut(text + " " if ends_line else text, TStar)
        place = text.place if isinstance(text, Turned) else len(self._pieces)
        self._pieces.append(_Piece(first, len(self._code), self._link, (self._line, place)))
        self._line += bool(TStar and is_turned)

    def _linkRecord(self, link: Any, event: str) -> None:  # noqa: N802
        """Begin or end a link; its first words have just been written when it begins."""
        self._link = self._link_of(link) if event == "start" else None
        if self._link is not None and self._pieces:
            self._pieces[-1] = self._pieces[-1]._replace(link=self._link)
            self._canvas.expect_link(self._link)

    def whole_is_link(self, link: Element, lines: int) -> None:
        """Take all words as one link, which gets an annotation for each line."""
        self._link = link
        for _ in range(lines):
            self._canvas.expect_link(link)

    def getCode(self) -> str:  # noqa: N802
        marked: list[str] = []
        made: list[tuple[tuple[int, int], Element, Mark]] = []
        done, open_for, reached = 0, None, (-1, 0)
        for first, last, link, place in self._pieces:
            marked += self._code[done:first]
            owner = link or self._element
            if owner is not open_for or not follows(place, reached):
                marked += [END] if open_for else []
                made.append((place, owner, self._canvas.next_mark()))
                marked.append(opening(owner, made[-1][2]))
                open_for = owner
            marked += self._code[first:last]
            done, reached = last, place
        marked += [END] if open_for else []
        self._code = marked + self._code[done:]
        self._read_in_order(made)
        return str(super().getCode())

    def _read_in_order(self, made: list[tuple[tuple[int, int], Element, Mark]]) -> None:
        """Give each element its marks as they are read, which in a turned line is not as they are drawn."""
        for _, owner, mark in sorted(made, key=lambda each: each[0]):
            if owner is not self._element and owner not in self._element.kids:
                self._element.kids.append(owner)
            owner.kids.append(mark)


def opening(element: Element, mark: Mark) -> str:
    """Return the operator that opens a marked stretch of the element."""
    return f"/{element.tag} <</MCID {mark.number}>> BDC"


def follows(place: tuple[int, int], reached: tuple[int, int]) -> bool:
    """Return whether what stands there is read right after what has been reached."""
    return place == (reached[0], reached[1] + 1)


def is_blank(letter: str) -> bool:
    return letter.isspace() and letter not in "\u00a0\u202f"
