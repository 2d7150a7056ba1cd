"""Colours of documents, and whether words in them can be read."""

from __future__ import annotations

import re

PAPER, TINT = "#FFFFFF", "#EEF2F8"
READABLE = 4.5  # WCAG 2, 1.4.3
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(words: str) -> bool:
    """Return whether the words are a colour as #RRGGBB."""
    return bool(_COLOUR.fullmatch(words))


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2 counts it."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def accent_problem(colour: str) -> str:
    """Return the sentence that says why a document cannot have this accent; empty where it can."""
    if not is_colour(colour):
        return f"»{colour}« er ikke en farve. Skriv den som # og seks tegn, for eksempel #1F4E96."
    least = min(contrast(colour, PAPER), contrast(colour, TINT))
    if least >= READABLE:
        return ""
    told = f"{int(least * 10) / 10:.1f}".replace(".", ",")
    return f"Farven er for lys til tekst: kontrasten er {told}, og den skal være mindst 4,5. Vælg en mørkere."


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
