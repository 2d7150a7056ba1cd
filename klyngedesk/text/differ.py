"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

_TOKEN = re.compile(r"\w+|\n|[^\S\n]+|[^\w\s]")

# Words times words that are compared one by one; a larger difference is shown whole, so that nobody waits for it.
MOST_COMPARED = 9_000_000


class PieceKind(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts, or in one of them only."""

    kind: PieceKind
    words: str


def tokens(words: str) -> list[str]:
    """Return the words, the signs and the white space between them, in order; joined they are the text again."""
    return _TOKEN.findall(words)


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that lead from one text to the other: line by line, then word by word."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for same, a, b in matched(old, new):
        left, right = "".join(old[a]), "".join(new[b])
        pieces += [Piece(PieceKind.SAME, left)] if same else _compared_words(left, right)
    return _joined(pieces)


def _compared_words(before: str, after: str) -> Iterator[Piece]:
    old, new = tokens(before), tokens(after)
    if len(old) * len(new) > MOST_COMPARED:
        yield from (Piece(PieceKind.REMOVED, before), Piece(PieceKind.ADDED, after))
        return
    for same, a, b in matched(old, new):
        if same:
            yield Piece(PieceKind.SAME, "".join(old[a]))
        else:
            yield Piece(PieceKind.REMOVED, "".join(old[a]))
            yield Piece(PieceKind.ADDED, "".join(new[b]))


def matched(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[bool, slice, slice]]:
    """Yield the stretches of both, in order, each with whether it is the same in both."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag == "equal", slice(a, b), slice(c, d)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    joined: list[Piece] = []
    for piece in pieces:
        if piece.words and joined and joined[-1].kind is piece.kind:
            joined.append(Piece(piece.kind, joined.pop().words + piece.words))
        elif piece.words:
            joined.append(piece)
    return tuple(joined)
