"""The look of the PDF: the looks of every document as reportlab's styles, in one accent and one family of fonts."""

from __future__ import annotations

import functools
from types import SimpleNamespace

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from klyngedesk.documents import fonts, looks
from klyngedesk.documents.looks import INDENT, LIST_STEP, LOOKS, Look

PAGE = A4
MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM = 25 * mm, 26 * mm, 24 * mm
WIDTH = PAGE[0] - 2 * MARGIN_X
INK, GREY = HexColor(f"#{looks.INK}"), HexColor(f"#{looks.GREY}")
RULE, SHADE = HexColor(f"#{looks.RULE}"), HexColor(f"#{looks.TINT}")

_BREAKS = {"splitLongWords": 1, "allowWidows": 0, "allowOrphans": 0}


@functools.cache
def styles(accent: str = "#1F4E96", family: str = "Liberation Sans") -> SimpleNamespace:
    """Return the paragraph styles by name, in this accent and family of fonts."""
    fonts.registered()
    font = fonts.FAMILIES[family]
    colours = {"ink": INK, "grey": GREY, "accent": HexColor(accent)}

    def worn(name: str, look: Look) -> ParagraphStyle:
        return ParagraphStyle(
            name,
            fontName=f"{font}-Bold" if look.bold else font,
            bulletFontName=font,
            fontSize=look.size,
            leading=look.leading,
            spaceBefore=look.before,
            spaceAfter=look.after,
            textColor=colours[look.colour],
            leftIndent=look.left,
            keepWithNext=int(look.keeps),
            **_BREAKS,
        )

    def like(name: str, parent: ParagraphStyle, **more: object) -> ParagraphStyle:
        return ParagraphStyle(name, parent=parent, **more)

    made = {name: worn(name, look) for name, look in LOOKS.items()}
    lists = tuple(
        like(f"list_{depth}", made["line"], leftIndent=INDENT + LIST_STEP * depth, bulletIndent=INDENT - 3)
        for depth in range(9)
    )
    return SimpleNamespace(
        **made,
        accent=colours["accent"],
        list_styles=lists,
        contents_levels=(
            made["contents"],
            made["sub_contents"],
            like("bilag_contents", made["contents"], leftIndent=32),
        ),
        frame_label=like("frame_label", made["frame"], textColor=GREY),
        column_head=like("column_head", made["body"], fontName=f"{font}-Bold", spaceAfter=0, keepWithNext=1),
        page_number=like("page_number", made["contents"], alignment=2),
        stem=like("stem", made["line"], keepWithNext=1),
    )
