"""Flowables that know which element their content belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import HRFlowable, Image, Paragraph, Table

from klyngedesk.documents.tagged.canvas import Spoken, TaggedText, is_blank
from klyngedesk.documents.tagged.element import Element


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

    def split(self, availWidth: float, availHeight: float) -> list[Paragraph]:  # noqa: N803
        parts = super().split(availWidth, availHeight)
        for part in parts:
            if part is not self:
                part.element, part._links, part._spoken = self.element, self._links, self._spoken
        return parts

    def draw(self) -> None:
        if self._drawn:
            with self.canv.artifact():
                self.draw_content()
        else:
            self.draw_content()
        self._drawn = True

    def draw_content(self) -> None:
        super().draw()

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802
        if self.canv._in_artifact:
            return super().beginText(x, y)
        text = TaggedText(self.canv, x, y, self.element, self._link, self._spoken)
        if self.blPara.kind == 0 and self.blPara.link:
            text.whole_is_link(self._link(self.blPara.link[0]), len(self.blPara.lines))
        return text

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
        left = style.leftIndent - max(style.bulletIndent, width + 3)
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
            words[link] = words.get(link, "") + getattr(frag, "text", "")
    return {link: Element("Link", alt=" ".join(said.split())[:200] or "Link") for link, said in words.items()}


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
