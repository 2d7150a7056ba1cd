"""The look of the PDF: one type scale, one accent, one place to change it."""

from __future__ import annotations

import functools
from types import SimpleNamespace

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from klyngedesk.documents import fonts

PAGE = A4
MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM = 25 * mm, 26 * mm, 24 * mm
WIDTH = PAGE[0] - 2 * MARGIN_X
INK, GREY = HexColor("#1D1C1A"), HexColor("#5A5650")
RULE, SHADE = HexColor("#C9C5BC"), HexColor("#EEF2F8")
INDENT, LIST_STEP = 20.0, 17.0


_BODY = {"fontSize": 10, "leading": 14.2, "splitLongWords": 1, "allowWidows": 0, "allowOrphans": 0}


@functools.cache
def styles(accent: str = "#1F4E96", family: str = "Liberation Sans") -> SimpleNamespace:
    """Return the paragraph styles by name, in this accent and family of fonts."""
    fonts.registered()
    body_font, accent_colour = fonts.FAMILIES[family], HexColor(accent)
    bold_font = f"{body_font}-Bold"
    base = ParagraphStyle(
        "body",
        fontName=body_font,
        bulletFontName=body_font,
        **_BODY,
        textColor=INK,
        spaceAfter=5,
    )

    def like(name: str, **more: object) -> ParagraphStyle:
        return ParagraphStyle(name, parent=base, **more)

    def listed(depth: int) -> ParagraphStyle:
        indent = INDENT + LIST_STEP * depth
        return like(f"list_{depth}", spaceAfter=2, leftIndent=indent, bulletIndent=INDENT - 3)

    heading = {"fontName": bold_font, "keepWithNext": 1}
    accented = {**heading, "textColor": accent_colour}
    return SimpleNamespace(
        accent=accent_colour,
        list_styles=tuple(listed(depth) for depth in range(9)),
        column_head=like("column_head", fontName=bold_font, spaceAfter=0, keepWithNext=1),
        contents=tuple(like(f"contents_{level}", spaceAfter=0, leftIndent=16 * level) for level in range(3)),
        page_number=like("page_number", spaceAfter=0, alignment=2),
        body=base,
        kind=like("kind", fontName=bold_font, fontSize=22, leading=27, textColor=accent_colour, spaceAfter=0),
        forum=like("forum", fontName=bold_font, fontSize=13, leading=18, spaceAfter=0),
        date=like("date", fontSize=11, leading=16, textColor=GREY, spaceAfter=10),
        frame_label=like("frame_label", fontSize=9, leading=13, textColor=GREY, spaceAfter=0),
        frame=like("frame", fontSize=9, leading=13, spaceAfter=0),
        group=like("group", fontSize=9, leading=13, spaceBefore=6, spaceAfter=1, **heading),
        item=like("item", fontSize=13, leading=17, spaceBefore=16, spaceAfter=2, **heading),
        sub_item=like(
            "sub_item", fontSize=11.5, leading=15, spaceBefore=12, spaceAfter=2, textColor=accent_colour, **heading
        ),
        meta=like("meta", fontSize=9, leading=12.5, textColor=GREY, spaceAfter=4, keepWithNext=1),
        label=like("label", fontSize=10, spaceBefore=7, spaceAfter=2, **accented),
        sub_heading=like("sub_heading", fontSize=10, spaceBefore=5, spaceAfter=2, **heading),
        cell=like("cell", fontSize=9, leading=12, spaceAfter=0),
        head_cell=like("head_cell", fontName=bold_font, fontSize=9, leading=12, spaceAfter=0),
        stem=like("stem", keepWithNext=1, spaceAfter=2),
        item_of_list=like("item_of_list", spaceAfter=2),
        break_line=like("break_line", textColor=GREY, spaceBefore=10, spaceAfter=4),
    )
