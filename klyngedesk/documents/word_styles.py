"""The look of the Word document: its styles, its page, its language and its lists."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

ACCENT, GREY = RGBColor(0x1F, 0x4E, 0x96), RGBColor(0x5A, 0x56, 0x50)
FONT = "Arial"
_HEADINGS = (("Heading 1", 13, 16, 2, None), ("Heading 2", 11.5, 12, 2, None), ("Heading 3", 10, 8, 2, ACCENT))


def set_up(document: Document) -> None:
    """Give an empty document the house's page, styles and language."""
    _page(document)
    _normal(document)
    for name, size, before, after, colour in (*_HEADINGS, ("Heading 4", 10, 5, 2, None)):
        _heading(document, name, size, before, after, colour)
    _title(document)
    _own_style(document, "Oplysning", 9, GREY, 4)
    _own_style(document, "Beslutning", 10, None, 6)
    _own_style(document, "Pause", 10, GREY, 4)
    _decision_box(document.styles["Beslutning"])
    _speak_danish(document)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2.2)


def _normal(document: Document) -> None:
    style = document.styles["Normal"]
    _font(style, 10)
    style.paragraph_format.space_after = Pt(5)
    style.paragraph_format.line_spacing = 1.2
    style.paragraph_format.widow_control = True


def _font(style: Any, size: float, colour: RGBColor | None = None) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    if colour is not None:
        style.font.color.rgb = colour


def _heading(document: Document, name: str, size: float, before: float, after: float, colour: Any) -> None:
    style = document.styles[name]
    _font(style, size, colour or RGBColor(0x1D, 0x1C, 0x1A))
    style.font.bold, style.font.italic = True, False
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.keep_with_next = True


def _title(document: Document) -> None:
    style = document.styles["Title"]
    _font(style, 22, ACCENT)
    style.font.bold = True
    style.paragraph_format.space_after = Pt(0)
    borders = style.element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        style.element.pPr.remove(borders)
    subtitle = document.styles["Subtitle"]
    _font(subtitle, 13, RGBColor(0x1D, 0x1C, 0x1A))
    for spread in subtitle.element.rPr.findall(qn("w:spacing")):
        subtitle.element.rPr.remove(spread)
    subtitle.font.bold, subtitle.font.italic = True, False
    subtitle.paragraph_format.space_after = Pt(0)


def _own_style(document: Document, name: str, size: float, colour: RGBColor | None, after: float) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _font(style, size, colour)
    style.paragraph_format.space_after = Pt(after)


def _decision_box(style: Any) -> None:
    """Set decisions apart by a rule to the left and a tint behind."""
    properties = style.element.get_or_add_pPr()
    border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="8" w:color="1F4E96"/></w:pBdr>'
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="EEF2F8"/>'
    spacing = properties.find(qn("w:spacing"))
    for made in (parse_xml(border), parse_xml(shade)):
        spacing.addprevious(made) if spacing is not None else properties.append(made)
    style.paragraph_format.left_indent = Cm(0.35)


def _speak_danish(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    for name in ("val", "eastAsia"):
        language.set(qn(f"w:{name}"), "da-DK")
    for old in document.styles.element.iter(qn("w:lang")):
        old.set(qn("w:val"), "da-DK")
    document.core_properties.language = "da-DK"


class Lists:
    """Numbering of one document: each list is an instance of its own, so each numbered list starts at 1."""

    def __init__(self, document: Document) -> None:
        self._numbering = document.part.numbering_part.element
        self._abstract = {ordered: self._add_abstract(ordered) for ordered in (False, True)}

    def new(self, ordered: bool) -> int:
        """Return the id of a fresh list."""
        num = self._numbering.add_num(self._abstract[ordered])
        if ordered:
            for level in range(9):
                num.add_lvlOverride(ilvl=level).add_startOverride(1)
        return int(num.numId)

    def _add_abstract(self, ordered: bool) -> int:
        taken = [int(each.get(qn("w:abstractNumId"))) for each in self._numbering.findall(qn("w:abstractNum"))]
        number = max(taken, default=0) + 1
        levels = "".join(_level(level, ordered) for level in range(9))
        made = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        )
        first = self._numbering.find(qn("w:num"))
        self._numbering.append(made) if first is None else first.addprevious(made)
        return number


def _level(level: int, ordered: bool) -> str:
    form, words = ("decimal", f"%{level + 1}.") if ordered else ("bullet", "•" if level % 2 == 0 else "–")
    left = 397 + 340 * level
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="340"/></w:pPr></w:lvl>'
    )
