"""Which stretches of a line are written from right to left, and in what order a line shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import bidirectional

from bidi import algorithm

_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00100600-\U0010fefc]"
_STRETCH = re.compile(rf"({_LETTER}+(?:[^\w\n]+{_LETTER}+)*)")
_KINDS = frozenset(["L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "WS", "ON", "S"])
_OBJECT = "\ufffc"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def stretches(words: str) -> Iterator[tuple[str, bool]]:
    """Yield the words piece by piece, each with whether it runs from right to left."""
    for number, piece in enumerate(_STRETCH.split(words)):
        if piece:
            yield piece, bool(number % 2)


def begins_from_right(words: str) -> bool:
    """Return whether the first letter of the words is one that is written from right to left."""
    first = next((letter for letter in words if letter.isalpha()), "")
    return bool(_STRETCH.match(first))


def runs_from_right(words: str) -> bool:
    """Return whether any letter of the words is written from right to left."""
    return bool(re.search(_LETTER, words))


def levels(words: str, base: int) -> list[int]:
    """Return for each character how deep it stands in turned text: odd is from right to left."""
    found: list[int] = []
    for line in words.split("\n"):
        found += [*_line_levels(line, base), base]
    return found[:-1]


def shown_order(levels: Sequence[int]) -> list[int]:
    """Return the places of the stretches of one line as they stand from left to right."""
    order = list(range(len(levels)))
    lowest = min((level for level in levels if level % 2), default=0)
    for level in range(max(levels, default=0), lowest - 1, -1) if lowest else ():
        first = 0
        while first < len(order):
            last = first
            while last < len(order) and levels[order[last]] >= level:
                last += 1
            order[first:last] = reversed(order[first:last])
            first = last + 1
    return order


def _line_levels(words: str, base: int) -> list[int]:
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    known = "".join(letter if bidirectional(letter) in _KINDS else _OBJECT for letter in words)
    algorithm.get_embedding_levels(known, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], base)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [each["level"] for each in storage["chars"]]


def _resolve_brackets(letters: list[dict[str, Any]], base: int) -> None:
    """Give the two brackets of a pair one direction; the library knows an older rule, which turns them one by one."""
    own, other = "LR"[base], "RL"[base]
    directions = [_direction(each["type"]) for each in letters]
    for first, last in _bracket_pairs(letters):
        inside = directions[first + 1 : last]
        before = next((each for each in reversed(directions[:first]) if each), own)
        if own in inside or (other in inside and before == own):
            chosen = own
        elif other in inside:
            chosen = other
        else:
            continue
        for place in (first, last):
            letters[place]["type"] = directions[place] = chosen


def _bracket_pairs(letters: list[dict[str, Any]]) -> list[tuple[int, int]]:
    waiting: list[int] = []
    pairs = []
    for place, each in enumerate(letters):
        letter = each["ch"]
        if letter in _BRACKETS.values():
            waiting.append(place)
        elif letter in _BRACKETS and waiting and letters[waiting[-1]]["ch"] == _BRACKETS[letter]:
            pairs.append((waiting.pop(), place))
    return sorted(pairs)


def _direction(kind: str) -> str:
    return {"L": "L", "R": "R", "EN": "R", "AN": "R"}.get(kind, "")
