"""What a page draws, ended where it ends: what is left open would swallow or turn the stamp that comes after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pikepdf

# the letter first, so that most of the content is passed over at once
_KEPT = re.compile(rb"[qQ](?<![^\s\])>][qQ])(?![^\s\[(</])")
_PICTURE = re.compile(rb"\b(?:BI|EI)\b")
_OPENS = {"q": "Q", "BT": "ET", "BMC": "EMC", "BDC": "EMC"}
_CLOSES = frozenset(_OPENS.values())


def whole_content(drawn: bytes, page: pikepdf.Page) -> bytes | None:
    """Return the content with all it opens closed and nothing closed twice, or None where it is so already."""
    if not _may_be_open(drawn):
        return None
    try:
        steps = pikepdf.parse_content_stream(page)
        open_ends, too_many = _open_ends(steps)
        if not open_ends and not too_many and not _is_cut(drawn):
            return None
        return b"q " * too_many + pikepdf.unparse_content_stream(steps) + b"\n" + " ".join(open_ends).encode()
    except (pikepdf.PdfError, ValueError, TypeError):
        return None


def _may_be_open(drawn: bytes) -> bool:
    """Whether a quick look finds as many ends as beginnings; words in a text may look like either."""
    kept = _KEPT.findall(drawn)
    return (
        kept.count(b"q") != kept.count(b"Q")
        or drawn.count(b"BT") != drawn.count(b"ET")
        or drawn.count(b"EMC") != drawn.count(b"BMC") + drawn.count(b"BDC")
        or _is_cut(drawn)
    )


def _is_cut(drawn: bytes) -> bool:
    """Whether a text or a picture seems to have no end."""
    texts = drawn.count(b"(") - drawn.count(b"\\(") != drawn.count(b")") - drawn.count(b"\\)")
    return texts or (b"BI" in drawn and len(_PICTURE.findall(drawn)) % 2 == 1)


def _open_ends(steps: Sequence[Any]) -> tuple[list[str], int]:
    """Return what closes all that is open, innermost first, and how many times a state is taken back too often."""
    waiting: list[str] = []
    too_many = 0
    for step in steps:
        word = str(step.operator)
        if word in _OPENS:
            waiting.append(_OPENS[word])
        elif word in _CLOSES and word in waiting:
            del waiting[len(waiting) - 1 - waiting[::-1].index(word)]
        elif word == "Q":
            too_many += 1
    return waiting[::-1], too_many
