"""The styles of the Word document: the house's own, and those a template brings in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from klyngedesk.documents.word_order import placed, put
from klyngedesk.model.layout import STANDARD, Layout

INK, GREY = RGBColor(0x1D, 0x1C, 0x1A), RGBColor(0x5A, 0x56, 0x50)
DEEPEST_HEADING = 6


class Role(StrEnum):
    """What a style is for, under the name that Word's files carry."""

    BODY = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    HEADING_3 = "Heading 3"
    HEADING_4 = "Heading 4"
    HEADING_5 = "Heading 5"
    HEADING_6 = "Heading 6"
    BULLETS = "List Bullet"
    NUMBERS = "List Number"
    CONTENTS_HEADING = "TOC Heading"
    CONTENTS_1 = "TOC 1"
    CONTENTS_2 = "TOC 2"
    LINK = "Hyperlink"
    TABLE = "Table Grid"
    INFO = "Oplysning"
    DECISION = "Beslutning"
    BREAK = "Pause"
    GROUP = "Gruppe"
    LINE = "Linje"


_BODY_SIZE = 10
# A line of each font, in parts of its size.
_LINE_OF_FONT = {"Arial": 1.149, "Calibri": 1.2207}
# What Danish Word calls those that a template is looked through for.
DANISH: Mapping[Role, str] = {
    Role.TITLE: "Titel",
    Role.SUBTITLE: "Undertitel",
    **{role: role.value.replace("Heading", "Overskrift") for role in Role if role.value.startswith("Heading ")},
    Role.BULLETS: "Opstilling - punkttegn",
    Role.NUMBERS: "Opstilling - talt opstilling",
    Role.LINK: "Hyperlink",
    Role.TABLE: "Tabel - Gitter",
}
ASKED_OF_A_TEMPLATE = (Role.TITLE, Role.HEADING_1, Role.HEADING_2)


@dataclass(frozen=True)
class _Look:
    """Word adds the space after one paragraph to that before the next, where the PDF takes the larger.

    Points of size, space before and after, and from line to line; colours "accent", "grey" or ink."""

    size: float
    before: float = 0
    after: float = 5
    colour: str = "ink"
    bold: bool = False
    left: float = 0
    leading: float = 14.2


_HEADING_LOOKS = {
    Role.HEADING_1: _Look(13, 12, 2, bold=True, leading=17),
    Role.HEADING_2: _Look(11, 4, 2, "accent", bold=True),
    Role.HEADING_3: _Look(10, 4, 2, bold=True),
    Role.HEADING_4: _Look(10, 1, 2, "accent", bold=True),
    Role.HEADING_5: _Look(10, 1, 2, "grey", bold=True),
    Role.HEADING_6: _Look(10, 1, 2, "grey"),
}
_LOOKS = {
    Role.TITLE: _Look(22, 0, 0, "accent", bold=True, leading=27),
    Role.SUBTITLE: _Look(13, 0, 0, bold=True, leading=18),
    **_HEADING_LOOKS,
    Role.BULLETS: _Look(10, 0, 2),
    Role.NUMBERS: _Look(10, 0, 2),
    Role.CONTENTS_HEADING: _Look(10, 4, 1, bold=True, leading=13),
    Role.CONTENTS_1: _Look(10, 0, 2),
    Role.CONTENTS_2: _Look(10, 0, 2, left=0.6),
    Role.INFO: _Look(9, 0, 4, "grey", leading=12.5),
    Role.DECISION: _Look(10, 0, 6, left=0.35),
    Role.BREAK: _Look(10, 6, 4, "grey"),
    Role.GROUP: _Look(9, 4, 1, bold=True, leading=13),
    Role.LINE: _Look(10, 0, 2),
}


class Styles:
    """The styles of one document by role; one that is not there is made in the house's look.

    In a template what is made has the template's own letters.
    """

    def __init__(self, document: Document, layout: Layout = STANDARD) -> None:
        self._document, self._layout = document, layout
        self._known: dict[Role, Any] = {}
        self._ids: dict[Role, str] = {}
        self._counting: dict[str, bool] = {}
        self._wears_house = False
        self.accent = RGBColor.from_string(layout.readable_accent.lstrip("#"))

    def __getitem__(self, role: Role) -> Any:
        if role not in self._known:
            self._known[role] = self.found(role) or self._made(role)
        return self._known[role]

    def id_of(self, role: Role) -> str:
        """Return the style's id, to be set at once: the library looks through all styles each time it sets one."""
        if role not in self._ids:
            self._ids[role] = str(self[role].style_id)
        return self._ids[role]

    def heading_id(self, level: int) -> str:
        return self.id_of(Role(f"Heading {min(level, DEEPEST_HEADING)}"))

    def counts_by_itself(self, style_id: str) -> bool:
        """Return whether the style, or one it is based on, numbers its paragraphs."""
        if style_id not in self._counting:
            self._counting[style_id] = _numbers(next(s for s in self._document.styles if s.style_id == style_id))
        return self._counting[style_id]

    def missing(self) -> tuple[str, ...]:
        """Return the Danish names of the styles that a template should have and has not."""
        return tuple(DANISH[role] for role in ASKED_OF_A_TEMPLATE if self.found(role) is None)

    def found(self, role: Role) -> Any:
        """Return the document's own style, by the name in the file or by its Danish name or id; None without one."""
        danish = DANISH.get(role, role.value)
        wanted = {role.value.casefold(), danish.casefold()}
        ids = {role.value.replace(" ", ""), danish.replace(" ", "").replace("-", "")}
        kind = _kind(role)
        for style in self._document.styles:
            if style.type == kind and (str(style.name).casefold() in wanted or style.style_id in ids):
                return style
        return None

    def _made(self, role: Role) -> Any:
        style = self._document.styles.add_style(role.value, _kind(role), builtin=role in _BUILT_IN)
        if role in (Role.CONTENTS_1, Role.CONTENTS_2):
            style.element.name_val = role.value.casefold()  # as Word itself writes it
        if role is Role.TABLE:
            _rule_table(style)
        elif role is Role.LINK:
            self.dress_link(style)
        else:
            self.dress(role, style)
        return style

    def wear_house(self) -> None:
        """Give the house's look to an empty document of our own."""
        self._wears_house = True
        _page(self._document)
        _drop_old_copy(self._document)
        self._normal()
        for role in (*_LOOKS, Role.LINK, Role.TABLE):
            style = self.found(role)
            if role is Role.TABLE and style is not None:
                _rule_table(style)
            elif style is None:
                self._known[role] = self._made(role)
            elif role is Role.LINK:
                self.dress_link(style)
            else:
                self.dress(role, style)

    def _normal(self) -> None:
        style = self._document.styles["Normal"]
        self._font(style, 10)
        style.paragraph_format.space_after = Pt(5)
        style.paragraph_format.line_spacing = self._lines(10, 14.2)
        style.paragraph_format.widow_control = True

    def dress(self, role: Role, style: Any) -> None:
        """Give the style the house's look."""
        look, spacing = _LOOKS[role], style.paragraph_format
        if style.base_style is None and role is not Role.BODY:
            style.base_style = self._document.styles["Normal"]
        self._font(style, look.size, look.colour)
        style.font.bold, style.font.italic = look.bold, False
        spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
        if self._wears_house:
            spacing.line_spacing = self._lines(look.size, look.leading)
        for old in style.element.pPr.findall(qn("w:contextualSpacing")):
            style.element.pPr.remove(old)
        if look.left:
            spacing.left_indent = Cm(look.left)
        if role in _HEADING_LOOKS:
            placed(style.element.get_or_add_pPr(), "outlineLvl").set(qn("w:val"), str(int(role.value[-1]) - 1))
        spacing.keep_with_next = True if role in _KEEPS_WITH_NEXT else None
        if role in (Role.CONTENTS_1, Role.CONTENTS_2):
            spacing.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        if role in (Role.TITLE, Role.SUBTITLE):
            _plain_title(style)
        if role is Role.DECISION:
            self._decision_box(style)

    def dress_link(self, style: Any) -> None:
        style.font.underline, style.font.color.rgb = True, self.accent

    def _lines(self, size: float, leading: float) -> float:
        """Return the multiple of the font's own line that makes lines as far apart as those of the PDF."""
        return round(leading / (size * _LINE_OF_FONT[self._layout.word_font]), 3)

    def _font(self, style: Any, size: float, colour: str = "ink") -> None:
        style.font.color.rgb = {"accent": self.accent, "grey": GREY}.get(colour, INK)
        if self._wears_house or size != _BODY_SIZE:
            style.font.size = Pt(size)
        if not self._wears_house:
            return
        style.font.name = name = self._layout.word_font
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), name)

    def _decision_box(self, style: Any) -> None:
        """Set decisions apart by a rule to the left and a tint behind."""
        properties, space = style.element.get_or_add_pPr(), nsdecls("w")
        rule = f'<w:left w:val="single" w:sz="18" w:space="8" w:color="{self.accent}"/>'
        put(properties, parse_xml(f"<w:pBdr {space}>{rule}</w:pBdr>"))
        put(properties, parse_xml(f'<w:shd {space} w:val="clear" w:color="auto" w:fill="EEF2F8"/>'))


_KEEPS_WITH_NEXT = (*_HEADING_LOOKS, Role.CONTENTS_HEADING, Role.GROUP)
_BUILT_IN = frozenset(Role) - {Role.INFO, Role.DECISION, Role.BREAK, Role.GROUP, Role.LINE}
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C9C5BC"/>' for side in ("top", "bottom", "insideH")
)
_ROOM = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in (("top", 50), ("left", 80)))
_ROOM += "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in (("bottom", 50), ("right", 80)))
_TABLE_LOOK = (
    f"<w:tblPr {nsdecls('w')}><w:tblBorders>{_RULES}</w:tblBorders><w:tblCellMar>{_ROOM}</w:tblCellMar></w:tblPr>"
)
_HEADER_LOOK = (
    f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/></w:rPr>'
    '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF2F8"/></w:tcPr></w:tblStylePr>'
)


def _rule_table(style: Any) -> None:
    """Let the tables of this style have thin lines between their rows and a tint behind their header."""
    for name in ("tblPr", "tblStylePr"):
        for found in style.element.findall(qn(f"w:{name}")):
            style.element.remove(found)
    for look in (_TABLE_LOOK, _HEADER_LOOK):
        put(style.element, parse_xml(look))


def _kind(role: Role) -> WD_STYLE_TYPE:
    return {Role.LINK: WD_STYLE_TYPE.CHARACTER, Role.TABLE: WD_STYLE_TYPE.TABLE}.get(role, WD_STYLE_TYPE.PARAGRAPH)


def _numbers(style: Any) -> bool:
    while style is not None:
        properties = style.element.pPr
        if properties is not None and properties.numPr is not None:
            return True
        style = style.base_style
    return False


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)


def _drop_old_copy(document: Document) -> None:
    """Drop the second copy of the styles that Word 2010 kept; it would tell of other looks and another language."""
    relations = document.part.rels
    for key in [key for key, found in relations.items() if found.reltype.endswith("/stylesWithEffects")]:
        del relations[key]


def _plain_title(style: Any) -> None:
    """Take away the line and the wide letters that Word's own title has."""
    for parent, name in ((style.element.pPr, "pBdr"), (style.element.rPr, "spacing")):
        for found in parent.findall(qn(f"w:{name}")):
            parent.remove(found)


def speak_danish(document: Document) -> None:
    """Say in every place of the file that has one that the document is in Danish."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = OxmlElement("w:docDefaults")
        put(styles, defaults)
    run = _child(_child(defaults, "rPrDefault"), "rPr")
    placed(run, "lang").set(qn("w:eastAsia"), "da-DK")
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), "da-DK")
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is None:
        theme = OxmlElement("w:themeFontLang")
        _before_in_settings(document.settings.element, theme)
    theme.set(qn("w:val"), "da-DK")
    document.core_properties.language = "da-DK"


def _child(parent: Any, name: str) -> Any:
    found = parent.find(qn(f"w:{name}"))
    if found is None:
        found = OxmlElement(f"w:{name}")
        parent.insert(0, found)
    return found


_AFTER_THEME_LANGUAGE = (
    *("clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions"),
    *("readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags"),
    *("decimalSymbol", "listSeparator"),
)


def _before_in_settings(settings: Any, made: Any) -> None:
    """Put the language of the theme's fonts before the settings that the standard has after it."""
    for each in settings:
        if str(each.tag).rpartition("}")[2] in _AFTER_THEME_LANGUAGE:
            each.addprevious(made)
            return
    settings.append(made)
