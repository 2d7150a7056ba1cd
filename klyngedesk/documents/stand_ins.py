"""Stand-ins: characters that are drawn in a form of their own, and are still read as the letters they stand for."""

from __future__ import annotations

import functools
import re
import unicodedata

from arabic_reshaper import ArabicReshaper
from bidi.mirror import MIRRORED
from reportlab.pdfbase import pdfmetrics

# Both lie where no text has letters: what a person writes there is not printable and never drawn.
_MIRRORED, _JOINED = 0xF0000, 0x100000
_LAM_ALEF = "\ufef5\ufef6\ufef7\ufef8\ufef9\ufefa\ufefb\ufefc"
_JOINING = re.compile("[\u0600-\u06ff\u0750-\u077f\u200c\u200d]+")


def said(words: str) -> str:
    """Return the words with every stand-in as the letters it stands for."""
    return "".join(map(_said, words))


def joined(words: str, font: str) -> str:
    """Return the words with Arabic letters in the forms that join them to their neighbours, where the font has them."""
    return _JOINING.sub(lambda found: _joined(found[0], font), words)


def mirrored(letter: str, font: str) -> str:
    """Return what shows a bracket the other way round; any other letter is itself."""
    code = _MIRRORED + ord(letter)
    return chr(code) if letter in MIRRORED and _shows(font, code, MIRRORED[letter]) else letter


def is_stand_in(letter: str) -> bool:
    return ord(letter) >= _MIRRORED


def _said(letter: str) -> str:
    code = ord(letter)
    if code >= _JOINED:
        return unicodedata.normalize("NFKC", chr(code - _JOINED))
    if letter in _LAM_ALEF:
        return unicodedata.normalize("NFKC", letter)
    return chr(code - _MIRRORED) if code >= _MIRRORED else letter


def _joined(words: str, font: str) -> str:
    for lam_alef in (True, False):
        forms = _reshaper(lam_alef=lam_alef).reshape(words)
        shown = "".join(_form(letter, font) if letter not in words else letter for letter in forms)
        if said(shown) == words:
            return shown
    return words


def _form(letter: str, font: str) -> str:
    """Return the stand-in for a form; one that is two letters at once stands for itself, which readers know."""
    letters = unicodedata.normalize("NFKC", letter)
    if letter in _LAM_ALEF:
        return letter if ord(letter) in pdfmetrics.getFont(font).face.charToGlyph else letters
    return chr(_JOINED + ord(letter)) if _shows(font, _JOINED + ord(letter), letter) else letters


def _shows(font: str, code: int, letter: str) -> bool:
    """Let the font show the letter for the code too; return False where it has no such letter."""
    face = pdfmetrics.getFont(font).face
    if ord(letter) not in face.charToGlyph:
        return False
    face.charToGlyph[code] = face.charToGlyph[ord(letter)]
    face.charWidths[code] = face.charWidths[ord(letter)]
    return True


@functools.cache
def _reshaper(*, lam_alef: bool) -> ArabicReshaper:
    kept = {"delete_harakat": False, "delete_tatweel": False, "support_zwj": False, "ARABIC LIGATURE ALLAH": False}
    return ArabicReshaper({**kept, "support_ligatures": lam_alef})
