"""CPR numbers in a text: ten digits that begin with a day."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from klyngedesk.model.danish import real_day

# A hyphen of any kind, or a space, may stand after the day; more digits on either side make it another number.
_NUMBER = re.compile(r"(?<!\d)(?<!\d[,.\-–])(\d{2})(\d{2})(\d{2})[ \t]?[-–‐‑−]?[ \t]?(\d{4})(?!\d|[-–,.]\d)")


def cpr_numbers(words: str) -> Iterator[str]:
    """Yield each number in the words that may be a person's, as it stands there."""
    for found in _NUMBER.finditer(words):
        if _is_day(int(found[1]), int(found[2]), int(found[3]), int(found[4][0])):
            yield found[0]


def masked(number: str) -> str:
    """Return the number with its last four digits hidden, as it may stand on a screen."""
    return f"{number[:6]}-xxxx"


def mark_of(number: str) -> str:
    """Return what tells the number from others without holding it."""
    return hashlib.sha256(re.sub(r"\D", "", number).encode()).hexdigest()[:12]


def _is_day(day: int, month: int, year: int, seventh: int) -> bool:
    """Return whether such a day exists; the seventh digit tells the century."""
    return real_day(_century(year, seventh) + year, month, day) is not None


def _century(year: int, seventh: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
