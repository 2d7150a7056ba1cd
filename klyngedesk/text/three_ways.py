"""Three versions of a sequence, one the origin of the other two: who changed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any


class Side(StrEnum):
    """Who changed a stretch: nobody, one of the two, both in the same way, or each in their own."""

    NOBODY = "nobody"
    MINE = "mine"
    THEIRS = "theirs"
    BOTH_ALIKE = "both_alike"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the three sequences, and who changed it."""

    side: Side
    base: Sequence[Any]
    mine: Sequence[Any]
    theirs: Sequence[Any]


def stretches(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> Iterator[Stretch]:
    """Yield the stretches in order; changes with nothing unchanged between them share one."""
    z = a = b = 0
    for start, length, at_mine, at_theirs in _unchanged(base, mine, theirs):
        changed = base[z:start], mine[a:at_mine], theirs[b:at_theirs]
        if any(changed):
            yield Stretch(_side(*changed), *changed)
        z, a, b = start + length, at_mine + length, at_theirs + length
        if length:
            yield Stretch(Side.NOBODY, base[start:z], mine[at_mine:a], theirs[at_theirs:b])


def _side(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> Side:
    if mine == theirs:
        return Side.BOTH_ALIKE
    if mine == base:
        return Side.THEIRS
    return Side.MINE if theirs == base else Side.EACH


def _unchanged(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where all three agree: start in base, length, start in mine, start in theirs; last an empty end."""
    first = SequenceMatcher(None, base, mine, autojunk=False).get_matching_blocks()
    second = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    m = t = 0
    while m < len(first) and t < len(second):
        one, other = first[m], second[t]
        start = max(one.a, other.a)
        end = min(one.a + one.size, other.a + other.size)
        if start < end:
            yield start, end - start, one.b + start - one.a, other.b + start - other.a
        if one.a + one.size < other.a + other.size:
            m += 1
        else:
            t += 1
    yield len(base), 0, len(mine), len(theirs)
