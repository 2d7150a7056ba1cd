"""The words that tell something closed: those, and those sequences, that stand nowhere in what is open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

LONGEST = 4
_LEAST_LETTERS, _LEAST_DIGITS = 4, 5
# A word this long may be broken over two lines, and is looked for without its spaces too.
_BREAKABLE = 14
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_WORD = re.compile(r"[^\W_]+")
_ESCAPED = re.compile("(?:%[0-9A-Fa-f]{2})+")

Phrase = tuple[str, ...]


def words_of(written: str) -> list[str]:
    """Return the words as they are compared: one form for each letter, small letters, no invisible signs."""
    plain = _ESCAPED.sub(lambda found: unquote(found[0]), written)  # much quicker than unquote on a picture's bytes
    return _WORD.findall(unicodedata.normalize("NFKC", _HIDDEN.sub("", plain)).casefold())


@dataclass(frozen=True)
class ClosedWords:
    """Single words, sequences of two to four, and long words that a line break may cut."""

    words: frozenset[str] = frozenset()
    phrases: frozenset[Phrase] = frozenset()
    squeezed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)

    def found_in(self, written: str) -> Iterator[str]:
        """Yield what of it stands in the text, each once."""
        words = words_of(written)
        yield from sorted(self.words.intersection(words))
        for length in range(2, LONGEST + 1):
            yield from sorted(" ".join(each) for each in self.phrases.intersection(_sequences(words, length)))
        joined = "".join(words)
        yield from (word for word in self.squeezed if word in joined and word not in words)

    def found_in_bytes(self, content: bytes) -> Iterator[str]:
        """Yield what stands in bytes that are no text, such as the marks inside a picture."""
        for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
            text = content.decode(encoding, errors="ignore")
            yield from (found for found in self.found_in(text) if len(found) > _LEAST_LETTERS)


def closed_words(
    closed: Iterable[str], opened: Iterable[str], house: frozenset[str], *, running: Iterable[str] = ()
) -> ClosedWords:
    """Return what tells something closed: it stands in a closed text, in no open one, and is no word of our own.

    A word that an open text uses as well says nothing by itself; together with its neighbours it does. `running` are
    closed texts that would come out as running text, never as a single word.
    """
    single, phrases = _candidates(closed, house)
    phrases |= _candidates(running, house)[1]
    long_words = {word for word in single if len(word) >= _BREAKABLE}
    lengths, neighbours = {len(each) for each in phrases}, {word for each in phrases for word in each}
    everything: list[str] = []
    for written in dict.fromkeys(opened):  # the files of bilag say the same again and again
        words = words_of(written)
        single.difference_update(words)
        if not neighbours.isdisjoint(words):
            for length in lengths:
                phrases.difference_update(_sequences(words, length))
        if long_words:
            everything += words
    joined = "".join(everything)
    squeezed = (word for word in sorted(long_words & single) if word not in joined)
    return ClosedWords(frozenset(single), frozenset(phrases), tuple(squeezed))


def _candidates(closed: Iterable[str], house: frozenset[str]) -> tuple[set[str], set[Phrase]]:
    """Return the words and the sequences of closed texts that are not made of words of our own."""
    single: set[str] = set()
    phrases: set[Phrase] = set()
    for written in closed:
        words = words_of(written)
        single.update(word for word in words if word not in house and _tells(word))
        phrases.update(each for each in _telling(words) if not house.issuperset(each))
    return single, phrases


def _telling(words: list[str]) -> Iterator[Phrase]:
    """Yield a short text as it is, and a long one in sequences; numbers alone tell nothing."""
    length = min(len(words), LONGEST)
    if length >= 2:
        yield from (each for each in _sequences(words, length) if any(not word.isdigit() for word in each))


def _tells(word: str) -> bool:
    return len(word) >= (_LEAST_DIGITS if word.isdigit() else _LEAST_LETTERS)


def _sequences(words: list[str], length: int) -> Iterator[Phrase]:
    return zip(*(words[start:] for start in range(length)), strict=False)
