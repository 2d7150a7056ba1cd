"""Which stretches of a line are written from right to left."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_STRETCH = re.compile(rf"({_LETTER}+(?:[^\w\n]+{_LETTER}+)*)")


def stretches(words: str) -> Iterator[tuple[str, bool]]:
    """Yield the words piece by piece, each with whether it runs from right to left."""
    for number, piece in enumerate(_STRETCH.split(words)):
        if piece:
            yield piece, bool(number % 2)


def begins_from_right(words: str) -> bool:
    """Return whether the first letter of the words is one that is written from right to left."""
    first = next((letter for letter in words if letter.isalpha()), "")
    return bool(_STRETCH.match(first))
