"""What stands at the edges of each page: the logo, what it is, and page x of y. Nobody reads it aloud."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from klyngedesk.documents.parts import Outline
from klyngedesk.documents.pdf_styles import GREY, MARGIN_X, PAGE, RULE, WIDTH
from klyngedesk.documents.pdf_text import Images, markup
from klyngedesk.documents.pictures import PICTURE_UNREADABLE, page_picture
from klyngedesk.documents.tagged.canvas import TaggedCanvas
from klyngedesk.documents.tagged.flowables import TaggedParagraph

LOGO_WIDTH, LOGO_HEIGHT = 60 * mm, 14 * mm
_TOP, _BOTTOM, _LOGO_BOTTOM = PAGE[1] - 15 * 2.83, 14 * 2.83, PAGE[1] - 24 * mm


@dataclass(frozen=True)
class Edges:
    """Draws header and footer of one document."""

    outline: Outline
    look: SimpleNamespace
    images: Images

    def draw(self, canvas: TaggedCanvas, number: int, count: int) -> None:
        """Draw those of page `number` of `count`."""
        forum = self.outline.forum
        if number > 1:
            needed = canvas.stringWidth(self.outline.short, self.look.info.fontName, 8) + 8
            share = min(max(needed, WIDTH * 0.4), WIDTH * 0.7)
            self._line(canvas, forum, _TOP, WIDTH - share)
            self._line(canvas, self.outline.short, _TOP, share, right=True)
        elif self.outline.layout.logo:
            self._logo(canvas)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.4)
        canvas.line(MARGIN_X, _BOTTOM + 12, MARGIN_X + WIDTH, _BOTTOM + 12)
        self._line(canvas, forum, _BOTTOM, WIDTH * 0.7)
        self._line(canvas, f"Side {number} af {count}", _BOTTOM, WIDTH * 0.3, right=True)

    def _logo(self, canvas: TaggedCanvas) -> None:
        """Draw the forum's logo in the upper right corner; one that cannot be read is left out."""
        try:
            content, (wide, high) = page_picture(self.images(self.outline.layout.logo))
        except PICTURE_UNREADABLE:
            return
        scale = min(LOGO_WIDTH / wide, LOGO_HEIGHT / high)
        wide, high = wide * scale, high * scale
        canvas.drawImage(ImageReader(content), MARGIN_X + WIDTH - wide, _LOGO_BOTTOM, wide, high, mask="auto")

    def _line(self, canvas: TaggedCanvas, words: str, y: float, width: float, *, right: bool = False) -> None:
        """Draw one line of small grey words, cut with three dots where they do not fit."""
        style = self.look.info.clone("edge", alignment=2 if right else 0, fontSize=8, leading=10, textColor=GREY)
        shown = words
        while len(shown) > 1 and canvas.stringWidth(shown, style.fontName, 8) > width - 4:
            shown = shown[:-2].rstrip() + "…"
        paragraph = TaggedParagraph(markup(shown), style)
        paragraph.wrap(width, 20)
        paragraph.drawOn(canvas, MARGIN_X + (WIDTH - width if right else 0), y)
