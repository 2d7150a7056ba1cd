"""Signs of symbol fonts in no alphabet, such as a list's bullet: known ones become letters that are read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Pdf

# The bullets, ticks and arrows of Word's and LibreOffice's lists.
_SIGNS = {
    "F0B7": "2022",
    "F0A7": "25AA",
    "F06F": "25CB",
    "F0A8": "25A1",
    "F071": "2751",
    "F076": "2756",
    "F0D8": "27A2",
    "F0E0": "2192",
    "F0FC": "2713",
    "F0FB": "2717",
    "F0FE": "2611",
    "F02D": "2013",
}
_LETTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_LAST = re.compile(rb"(<[0-9A-Fa-f]+>\s*)<([0-9A-Fa-f]{4})>")
_PRIVATE = re.compile(rb"<(?:E[0-9A-F]{3}|F[0-8][0-9A-F]{2})>", re.IGNORECASE)


def name_signs(pdf: Pdf) -> None:
    """Let each known sign be read as what it looks like; what is drawn stays."""
    for told in _maps(pdf):
        read = _read(told)
        if _PRIVATE.search(read):
            told.write(_LETTERS.sub(lambda found: _LAST.sub(_named, found[0]), read))


def has_private_letters(pdf: Pdf) -> bool:
    return any(_PRIVATE.search(_read(told)) for told in _maps(pdf))


def _maps(pdf: Pdf) -> Iterator[pikepdf.Stream]:
    """Yield what tells which letters the fonts draw."""
    for found in pdf.objects:
        if isinstance(found, Dictionary) and str(found.get("/Type", "")) == "/Font":
            told = found.get("/ToUnicode")
            if isinstance(told, pikepdf.Stream):
                yield told


def _read(told: pikepdf.Stream) -> bytes:
    """Return the map; of one that is damaged nothing, which names no letter."""
    try:
        return told.read_bytes()
    except pikepdf.PdfError:
        return b""


def _named(found: re.Match[bytes]) -> bytes:
    letter = found[2].decode().upper()
    return found[1] + b"<" + _SIGNS.get(letter, letter).encode() + b">"
