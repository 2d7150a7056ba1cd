"""The fonts of the PDF, and which of them has a character."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from klyngedesk import resources

BODY, BOLD, ITALIC, BOLD_ITALIC = "KlyngeSans", "KlyngeSans-Bold", "KlyngeSans-Italic", "KlyngeSans-BoldItalic"
FALLBACK = "KlyngeFallback"
MISSING = "\u25a1"
_FILES = {
    BODY: "LiberationSans-Regular.ttf",
    BOLD: "LiberationSans-Bold.ttf",
    ITALIC: "LiberationSans-Italic.ttf",
    BOLD_ITALIC: "LiberationSans-BoldItalic.ttf",
    FALLBACK: "DejaVuSans.ttf",
}


@functools.cache
def registered() -> bool:
    """Return True once the fonts are known to reportlab."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resources.path(f"fonts/{file}"))))
    pdfmetrics.registerFontFamily(BODY, BODY, BOLD, ITALIC, BOLD_ITALIC)
    return True


@functools.cache
def _letters(font: str) -> frozenset[int]:
    registered()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


def pieces(words: str, font: str = BODY) -> Iterator[tuple[str, bool]]:
    """Yield stretches of the words, each with whether the fallback font must show it.

    A character that no font has becomes a box, so that its loss is seen.
    """
    stretch, fallback = "", False
    for letter in words:
        shown, needs = _placed(letter, font)
        if needs != fallback and stretch:
            yield stretch, fallback
            stretch = ""
        fallback = needs
        stretch += shown
    if stretch:
        yield stretch, fallback


def _placed(letter: str, font: str) -> tuple[str, bool]:
    if ord(letter) in _letters(font) or letter in "\n\t\u00a0":
        return letter, False
    # reportlab writes characters beyond the basic plane wrongly
    if ord(letter) in _letters(FALLBACK) and ord(letter) <= 0xFFFF:
        return letter, True
    if letter in "\u200b\u200d\ufe0f\ufeff\u00ad" or not letter.isprintable():
        return "", False
    return MISSING, True
