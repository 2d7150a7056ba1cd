"""Flowables that know which element their content belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import HRFlowable, Image, Paragraph, Table

from klyngedesk.documents.stand_ins import said
from klyngedesk.documents.tagged.canvas import Spoken, TaggedText, is_blank
from klyngedesk.documents.tagged.element import Element
from klyngedesk.documents.tagged.turned import TurnedText, Turning, turned_style


class TaggedParagraph(Paragraph):
    """A paragraph of an element; the parts that a page break makes of it belong to the same element.

    Drawn a second time, as the repeated header of a table, it is decoration.
    """

    def __init__(self, shown: str, style: ParagraphStyle, element: Element | None = None, **more: Any) -> None:
        super().__init__(shown, style, **more)
        self.element = element or Element("P")
        self._links = _links(self.frags)
        self._spoken = _spoken(self.frags)
        self._drawn = False
        self._first = 0
        self._turning = Turning.of(self.frags) if shown else None
        if self._turning:
            self.style = turned_style(style, self._turning)
            self.frags[0].backColor = None  # else one fragment's lines are lists of words

    def split(self, availWidth: float, availHeight: float) -> list[Paragraph]:  # noqa: N803
        parts = super().split(availWidth, availHeight)
        for part in parts:
            if part is not self:
                part.element, part._links, part._spoken = self.element, self._links, self._spoken
                part._turning = self._turning
        if self._turning and len(parts) == 2:
            parts[1]._first = self._first + sum(_solid(line.words) for line in parts[0].blPara.lines)
        return parts

    def draw(self) -> None:
        if self._drawn:
            with self.canv.artifact():
                self.draw_content()
        else:
            self.draw_content()
        self._drawn = True

    def draw_content(self) -> None:
        if self._turning and not getattr(self.blPara, "turned", False):
            self.blPara.turned = True
            first = self._first
            for line in self.blPara.lines:
                first = self._turning.turn(line, first)
                self._part_links(line)
        super().draw()

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802
        if self.canv._in_artifact:
            return TurnedText(self.canv, x, y)
        text = TaggedText(self.canv, x, y, self.element, self._link, self._spoken)
        if self.blPara.kind == 0 and self.blPara.link:
            text.whole_is_link(self._link(self.blPara.link[0]), len(self.blPara.lines))
        return text

    def _part_links(self, line: Any) -> None:
        """Number the links of a turned line as they are shown; one that is shown in two places is two."""
        for links, found in groupby(line.words, key=lambda frag: tuple(frag.link)):
            parted = []
            for link in links:
                parted.append((len(self._links), link[1]))
                self._links[parted[-1]] = self._link(link)
            for frag in found:
                frag.link = parted

    def _link(self, link: tuple[int, str]) -> Element:
        return self._links.setdefault(link, Element("Link", alt="Link"))


class ListEntry(TaggedParagraph):
    """A line of a list: its bullet or number is a label of its own, drawn once, to the left of the words."""

    def __init__(
        self,
        shown: str,
        style: ParagraphStyle,
        body: Element | None = None,
        label: Element | None = None,
        bullet: str = "",
        **more: Any,
    ) -> None:
        super().__init__(shown, style, body, **more)
        self.label, self.bullet = label or Element("Lbl"), bullet

    def split(self, availWidth: float, availHeight: float) -> list[Paragraph]:  # noqa: N803
        parts = super().split(availWidth, availHeight)
        for number, part in enumerate(parts):
            if part is not self:
                part.label, part.bullet = self.label, "" if number else self.bullet
        return parts

    def draw_content(self) -> None:
        if self.bullet:
            with self.canv.marked(self.label):
                self._draw_bullet()
        super().draw_content()

    def _draw_bullet(self) -> None:
        style, canvas = self.style, self.canv
        canvas.saveState()
        canvas.setFillColor(style.textColor)
        canvas.setFont(style.bulletFontName, style.fontSize)
        width = stringWidth(self.bullet, style.bulletFontName, style.fontSize)
        out = max(style.bulletIndent, width + 3)
        from_right = self._turning and self._turning.base
        left = self.width - style.rightIndent + out - width if from_right else style.leftIndent - out
        canvas.drawString(left, self.height - style.fontSize, self.bullet)
        canvas.restoreState()


class TaggedImage(Image):
    """A picture with its alternative text."""

    def __init__(self, file: Any, width: float, height: float, element: Element) -> None:
        super().__init__(file, width, height)
        self.element = element

    def draw(self) -> None:
        left, bottom = self.canv.absolutePosition(0, 0)
        self.element.box = (left, bottom, left + self.drawWidth, bottom + self.drawHeight)
        with self.canv.marked(self.element):
            super().draw()


class Rule(HRFlowable):
    """A line across the page, which is decoration."""

    def draw(self) -> None:
        with self.canv.artifact():
            super().draw()


def tagged_table(rows: list[list[Any]], **more: Any) -> Table:
    """Return a table whose cells hold flowables with elements of their own; its lines and tints are decoration."""
    return Table(rows, renderCB=_mark_decoration, **more)


def _mark_decoration(table: Table, event: str, *_: object) -> None:
    if event in ("startBG", "startLines"):
        table.canv.begin_artifact()
    elif event in ("endBG", "endLines"):
        table.canv.end_artifact()


def _links(frags: Sequence[Any]) -> dict[Any, Element]:
    """Return an element for each link, described by its own words; the fragments are gone once lines are broken."""
    words: dict[Any, str] = {}
    for frag in frags:
        for link in getattr(frag, "link", None) or ():
            words[link] = words.get(link, "") + said(getattr(frag, "text", ""))
    return {link: Element("Link", alt=" ".join(told.split())[:200] or "Link") for link, told in words.items()}


def _solid(frags: Sequence[Any]) -> int:
    """Return how many of the letters are not blank."""
    return sum(not letter.isspace() for frag in frags for letter in getattr(frag, "text", ""))


def _spoken(frags: list[Any]) -> Spoken:
    """Return how the words are said, before any of them is."""
    breaks, solid = set(), 0
    for frag in frags:
        if getattr(frag, "lineBreak", False):
            breaks.add(solid)
        for letter in getattr(frag, "text", ""):
            if is_blank(letter):
                breaks.add(solid)
            else:
                solid += 1
    return Spoken(frozenset(breaks))
