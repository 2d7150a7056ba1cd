"""The fonts of the PDF, and which of them has a character."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from klyngedesk import resources
from klyngedesk.documents.direction import stretches
from klyngedesk.documents.stand_ins import is_stand_in

BODY, BOLD, ITALIC, BOLD_ITALIC = "KlyngeSans", "KlyngeSans-Bold", "KlyngeSans-Italic", "KlyngeSans-BoldItalic"
FALLBACK = "KlyngeFallback"
MISSING = "\u25a1"
_SPACES = "\n\t\u00a0"
_UNSEEN = "\u200b\u200d\ufe0f\ufeff\u00ad"
_FILES = {
    BODY: "LiberationSans-Regular.ttf",
    BOLD: "LiberationSans-Bold.ttf",
    ITALIC: "LiberationSans-Italic.ttf",
    BOLD_ITALIC: "LiberationSans-BoldItalic.ttf",
    "KlyngeCarlito": "Carlito-Regular.ttf",
    "KlyngeCarlito-Bold": "Carlito-Bold.ttf",
    "KlyngeCarlito-Italic": "Carlito-Italic.ttf",
    "KlyngeCarlito-BoldItalic": "Carlito-BoldItalic.ttf",
    FALLBACK: "DejaVuSans.ttf",
}
# The families by the name a layout calls them.
FAMILIES = {"Liberation Sans": BODY, "Carlito": "KlyngeCarlito"}


@functools.cache
def registered() -> bool:
    """Return True once the fonts are known to reportlab."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resources.path(f"fonts/{file}"))))
    for name in FAMILIES.values():
        pdfmetrics.registerFontFamily(name, name, f"{name}-Bold", f"{name}-Italic", f"{name}-BoldItalic")
    return True


@functools.cache
def _letters(font: str) -> frozenset[int]:
    """Return the characters of the font; of a body font, those that every family has."""
    registered()
    names = FAMILIES.values() if font == BODY else (font,)
    return frozenset.intersection(*(frozenset(pdfmetrics.getFont(name).face.charToGlyph) for name in names))


def pieces(words: str, font: str = BODY) -> Iterator[tuple[str, bool]]:
    """Yield stretches of the words, each with whether the fallback font must show it.

    A character that no font has is drawn as a box, so that its loss is seen; read aloud or copied it is still itself.
    """
    stretch, fallback = "", False
    for letter, from_right in _letters_of(words):
        shown, needs = _placed(letter, FALLBACK if from_right else font)
        needs = needs or from_right
        if needs != fallback and stretch:
            yield stretch, fallback
            stretch = ""
        fallback = needs
        stretch += shown
    if stretch:
        yield stretch, fallback


def _letters_of(words: str) -> Iterator[tuple[str, bool]]:
    """Yield the letters, each with whether it is within words from right to left, which one font shows whole."""
    for stretch, from_right in stretches(words):
        yield from ((letter, from_right) for letter in stretch)


def missing(words: str) -> str:
    """Return the characters of the words that no font has, each once."""
    return "".join(dict.fromkeys(letter for letter in words if _is_missing(letter)))


def _is_missing(letter: str) -> bool:
    known = ord(letter) in _letters(BODY) or ord(letter) in _letters(FALLBACK) or letter in _SPACES
    return not known and letter.isprintable()


def _placed(letter: str, font: str) -> tuple[str, bool]:
    if ord(letter) in _letters(font) or letter in _SPACES:
        return letter, False
    if is_stand_in(letter) and ord(letter) in pdfmetrics.getFont(FALLBACK).face.charToGlyph:
        return letter, True
    if letter in _UNSEEN or not letter.isprintable():
        return "", False
    if ord(letter) not in _letters(FALLBACK):
        _draw_as_box(ord(letter))
    return letter, True


def _draw_as_box(code: int) -> None:
    """Let the fallback font show the character as a box; the file still says which character it is."""
    face = pdfmetrics.getFont(FALLBACK).face
    face.charToGlyph[code] = face.charToGlyph[ord(MISSING)]
    face.charWidths[code] = face.charWidths[ord(MISSING)]
