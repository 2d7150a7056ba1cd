"""How a forum wants its papers: their order, their words and their looks, all of it chosen and none of it code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from klyngedesk.model.colour import accent_problem
from klyngedesk.model.papers import DocumentKind


class ItemPart(StrEnum):
    """What an item of a document is made of."""

    BACKGROUND = "sagsfremstilling"
    RECOMMENDATIONS = "indstilling"
    MINUTES = "referat"
    DECISIONS = "beslutning"
    ACTION_ITEMS = "opgaver"
    LINKS = "links"
    ATTACHMENTS = "bilag"
    ITEMS = "underpunkter"


class Place(StrEnum):
    """Where something that belongs to a heading stands."""

    BELOW = "under"
    AFTER = "efter"
    BEFORE = "foran"
    NOWHERE = "ingen"


class FrameForm(StrEnum):
    TABLE = "tabel"
    LINES = "linjer"
    NOWHERE = "ingen"


class AttendanceForm(StrEnum):
    GROUPS = "grupper"
    EXCUSED = "afbud"
    NOWHERE = "ingen"


class ListForm(StrEnum):
    """Whether the lines of an indstilling are counted; by default where there are several."""

    BY_COUNT = "efter_antal"
    NUMBERS = "tal"
    BULLETS = "punkter"


class SubItemForm(StrEnum):
    """What stands before the title of a sub-item: "2 a)", "a)" or "Punkt 1:"."""

    FULL = "punkt_og_bogstav"
    LETTER = "bogstav"
    NUMBER = "tal"


class AttachmentForm(StrEnum):
    """How a bilag's line begins."""

    BILAG = "bilag"
    DOT = "punktum"
    BRACKET = "parentes"
    TITLE = "titel"
    COLON = "kolon"

    def line(self, number: int, title: str) -> str:
        """Return the line of a bilag with this number and title."""
        beginnings = {"bilag": f"Bilag {number} – ", "punktum": f"{number}. ", "parentes": f"{number}) "}
        return {**beginnings, "titel": "", "kolon": "Bilag: "}[self.value] + title


_HOUSE_ACCENT, _HOUSE_FONT = "#1F4E96", "Liberation Sans"
# The families that are shipped, and what each is called where Word has it.
FONTS: Mapping[str, str] = {"Liberation Sans": "Arial", "Carlito": "Calibri"}
_WORDS = {
    ItemPart.BACKGROUND: "Sagsfremstilling",
    ItemPart.RECOMMENDATIONS: "Indstilling",
    ItemPart.MINUTES: "Referat",
    ItemPart.DECISIONS: "Beslutning",
    ItemPart.ACTION_ITEMS: "Opgaver",
    ItemPart.LINKS: "Links",
    ItemPart.ATTACHMENTS: "Bilag",
}
_AFTERWARDS = frozenset({ItemPart.MINUTES, ItemPart.DECISIONS, ItemPart.ACTION_ITEMS})
_HIDDEN: Mapping[DocumentKind, frozenset[ItemPart]] = {
    DocumentKind.DAGSORDEN: _AFTERWARDS,
    DocumentKind.BESLUTNINGSREFERAT: frozenset(ItemPart) - {ItemPart.DECISIONS, ItemPart.ACTION_ITEMS, ItemPart.ITEMS},
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to set up a forum's papers.

    `words` are the headings of an item's parts; an empty word leaves the heading out. `hidden` tells which parts a kind
    of document leaves out. `accent` is a colour as #RRGGBB; `logo` and `template` name files in the object folder.
    """

    name: str = "Standard"
    order: tuple[ItemPart, ...] = tuple(ItemPart)
    words: Mapping[ItemPart, str] = field(default_factory=lambda: dict(_WORDS))
    hidden: Mapping[DocumentKind, frozenset[ItemPart]] = field(default_factory=lambda: dict(_HIDDEN))
    stem: str = "Det indstilles, at {organ}:"
    slot: Place = Place.BELOW
    presenters: Place = Place.BELOW
    frame: FrameForm = FrameForm.TABLE
    attendance: AttendanceForm = AttendanceForm.GROUPS
    recommendations: ListForm = ListForm.BY_COUNT
    attachments: AttachmentForm = AttachmentForm.BILAG
    sub_items: SubItemForm = SubItemForm.FULL
    shows_purpose: bool = True
    shows_breaks: bool = True
    shows_contents: bool = True
    accent: str = _HOUSE_ACCENT
    font: str = _HOUSE_FONT
    logo: str = ""
    template: str = ""

    def word(self, part: ItemPart) -> str:
        return self.words.get(part, "")

    def shown(self, kind: DocumentKind) -> tuple[ItemPart, ...]:
        """Return the parts that this kind of document shows, in order."""
        left_out = self.hidden.get(kind, frozenset())
        return tuple(part for part in self.order if part not in left_out)

    @property
    def readable_accent(self) -> str:
        """Return the accent; the house's own where words in it could not be read."""
        return _HOUSE_ACCENT if accent_problem(self.accent) else self.accent

    @property
    def word_font(self) -> str:
        """Return the font as Word knows it."""
        return FONTS.get(self.font, FONTS[_HOUSE_FONT])

    @property
    def pdf_font(self) -> str:
        """Return the font; the house's own where another is not shipped."""
        return self.font if self.font in FONTS else _HOUSE_FONT

    def stem_for(self, organ: str) -> str:
        """Return the words before the lines of an indstilling to this body."""
        return self.stem.replace("{organ}", organ)


STANDARD = Layout()
