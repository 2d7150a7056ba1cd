"""The styles of the Word document: the house's own, and those a template brings in their place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from klyngedesk.documents import looks
from klyngedesk.documents.looks import CELL_EDGE, CELL_SIDE, CONTENTS_NUMBER, LOOKS, Look
from klyngedesk.documents.word_order import placed, put
from klyngedesk.model.layout import STANDARD, Layout

INK, GREY = RGBColor.from_string(looks.INK), RGBColor.from_string(looks.GREY)
DEEPEST_HEADING, DEEPEST_LISTED = 6, 2
WIDTH = Cm(16)  # of the text between the margins


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
    CAPTION = "Caption"
    DATE = "Dato og tid"
    PART_2 = "Heading 2 Delafsnit"
    PART_3 = "Heading 3 Delafsnit"
    INFO = "Oplysning"
    FRAME = "Ramme"
    DECISION = "Beslutning"
    BREAK = "Pause"
    GROUP = "Gruppe"
    LINE = "Linje"
    CELL = "Celle"
    HEAD_CELL = "Kolonneoverskrift"


# What Danish Word calls those that a template is looked through for.
DANISH: Mapping[Role, str] = {
    Role.TITLE: "Titel",
    Role.SUBTITLE: "Undertitel",
    **{role: role.value.replace("Heading", "Overskrift") for role in Role if role.value.startswith("Heading ")},
    Role.BULLETS: "Opstilling - punkttegn",
    Role.NUMBERS: "Opstilling - talt opstilling",
    Role.LINK: "Hyperlink",
    Role.CAPTION: "Billedtekst",
    Role.TABLE: "Tabel - Gitter",
}
ASKED_OF_A_TEMPLATE = (Role.TITLE, Role.HEADING_1, Role.HEADING_2)


# The house's look of each, by its name there.
_LOOK_OF: Mapping[Role, str] = {
    Role.TITLE: "title",
    Role.SUBTITLE: "subtitle",
    Role.DATE: "date",
    Role.HEADING_1: "item",
    Role.HEADING_2: "sub_item",
    **{Role(f"Heading {level}"): "sub_heading" for level in range(3, DEEPEST_HEADING + 1)},
    Role.PART_2: "label",
    Role.PART_3: "label",
    Role.BULLETS: "line",
    Role.NUMBERS: "line",
    Role.CONTENTS_HEADING: "contents_heading",
    Role.CONTENTS_1: "contents",
    Role.CONTENTS_2: "sub_contents",
    Role.INFO: "info",
    Role.FRAME: "frame",
    Role.DECISION: "decision",
    Role.BREAK: "break",
    Role.GROUP: "group",
    Role.LINE: "line",
    Role.CELL: "cell",
    Role.HEAD_CELL: "head_cell",
    Role.CAPTION: "caption",
}
# The level that each has as a heading; a table of contents in Word lists only those it calls "Heading".
_LEVEL_OF: Mapping[Role, int] = {
    **{Role(f"Heading {level}"): level for level in range(1, DEEPEST_HEADING + 1)},
    Role.PART_2: 2,
    Role.PART_3: 3,
}
# What each is like where a template has that and not this.
_BASED_ON = {Role.PART_2: Role.HEADING_2, Role.PART_3: Role.HEADING_3}


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
        """Return the style of an item's own heading, which a table of contents lists."""
        return self.id_of(Role(f"Heading {min(level, DEEPEST_HEADING)}"))

    def part_id(self, level: int) -> str:
        """Return the style of a heading inside an item; no table of contents lists it."""
        return self.id_of({2: Role.PART_2, 3: Role.PART_3}[level]) if level in (2, 3) else self.heading_id(level)

    def sub_heading_id(self, level: int) -> str:
        """Return the style of a heading inside a text, which is no deeper than the contents go only without labels."""
        return self.part_id(level) if level <= DEEPEST_LISTED else self.heading_id(level)

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
        elif role in _BASED_ON and not self._wears_house:
            style.base_style = self[_BASED_ON[role]]
            self._as_heading(style, _LEVEL_OF[role])
        else:
            self.dress(role, style)
        return style

    def wear_house(self) -> None:
        """Give the house's look to an empty document of our own."""
        self._wears_house = True
        _page(self._document)
        _drop_old_copy(self._document)
        self._normal()
        for role in (*_LOOK_OF, Role.LINK, Role.TABLE):
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
        self._letters(style, LOOKS["body"])
        self._spaces(style, LOOKS["body"])
        style.paragraph_format.widow_control = True

    def dress(self, role: Role, style: Any) -> None:
        """Give the style the house's look."""
        look = LOOKS[_LOOK_OF[role]]
        if style.base_style is None:
            style.base_style = self._document.styles["Normal"]
        self._letters(style, look)
        self._spaces(style, look)
        style.font.bold, style.font.italic = look.bold, False
        if role in _LEVEL_OF:
            self._as_heading(style, _LEVEL_OF[role])
        if role in (Role.CONTENTS_1, Role.CONTENTS_2):
            style.paragraph_format.right_indent = Pt(CONTENTS_NUMBER)
            style.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        if role in (Role.TITLE, Role.SUBTITLE):
            _plain_title(style)
        if role is Role.DECISION:
            self._decision_box(style)

    def _as_heading(self, style: Any, level: int) -> None:
        placed(style.element.get_or_add_pPr(), "outlineLvl").set(qn("w:val"), str(level - 1))
        style.next_paragraph_style = self._document.styles["Normal"]

    def _spaces(self, style: Any, look: Look) -> None:
        spacing = style.paragraph_format
        spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
        if self._wears_house:
            spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(look.leading)
        for old in style.element.pPr.findall(qn("w:contextualSpacing")):
            style.element.pPr.remove(old)
        if look.left:
            spacing.left_indent = Pt(look.left)
        spacing.keep_with_next = look.keeps or None

    def dress_link(self, style: Any) -> None:
        style.font.underline, style.font.color.rgb = True, self.accent

    def _letters(self, style: Any, look: Look) -> None:
        style.font.color.rgb = {"accent": self.accent, "grey": GREY}.get(look.colour, INK)
        if self._wears_house or look.size != LOOKS["body"].size:
            style.font.size = Pt(look.size)
            placed(style.element.get_or_add_rPr(), "szCs").set(qn("w:val"), str(int(2 * look.size)))  # right to left
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
        edge = f'w:val="single" w:sz="4" w:space="2" w:color="{looks.TINT}"'
        rule = f'<w:left w:val="single" w:sz="18" w:space="8" w:color="{self.accent}"/>'
        put(properties, parse_xml(f"<w:pBdr {space}><w:top {edge}/>{rule}<w:bottom {edge}/></w:pBdr>"))
        put(properties, parse_xml(f'<w:shd {space} w:val="clear" w:color="auto" w:fill="{looks.TINT}"/>'))


_OUR_OWN = {Role.DATE, Role.PART_2, Role.PART_3, Role.INFO, Role.FRAME, Role.DECISION, Role.BREAK, Role.GROUP}
_BUILT_IN = frozenset(Role) - _OUR_OWN - {Role.LINE, Role.CELL, Role.HEAD_CELL}
_EDGE, _SIDE = int(CELL_EDGE * 20), int(CELL_SIDE * 20)
_RULES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{looks.RULE}"/>' for side in ("top", "bottom", "insideH")
)
_ROOM = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in (("top", _EDGE), ("left", _SIDE)))
_ROOM += "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in (("bottom", _EDGE), ("right", _SIDE)))
_TABLE_LOOK = (
    f"<w:tblPr {nsdecls('w')}><w:tblBorders>{_RULES}</w:tblBorders><w:tblCellMar>{_ROOM}</w:tblCellMar></w:tblPr>"
)
_HEADER_LOOK = (
    f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:b/></w:rPr>'
    f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{looks.TINT}"/></w:tcPr></w:tblStylePr>'
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
