"""Danish words as they are searched: æ, ø and å answer to ae, oe and aa, and to a, o and a."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LOOSE = str.maketrans("æøå", "aoa")


def folded(words: str) -> str:
    """Return the words as they are searched: æ, ø and å also answer to ae, oe and aa."""
    plain = words.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def matches(wanted: str, label: str) -> bool:
    """Return whether every word that is wanted stands somewhere in the label; a bare o finds ø."""
    label_folded, loose = folded(label), label.casefold().translate(_LOOSE)
    return all(folded(word) in label_folded or word.casefold() in loose for word in wanted.split())


def begins_a_part(wanted: str, name: str) -> bool:
    """Return whether a part of the name begins so: "ju" begins one of "Ærø-Julie Søby", and so does "so"."""
    parts = [name, *re.split(r"[\s\-]+", name)]
    close = folded(wanted)
    return any(folded(part).startswith(close) or folded(part.translate(_LOOSE)).startswith(close) for part in parts)


def names_beginning(wanted: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names with a part that begins so, those that begin with it themselves first."""
    found = [name for name in dict.fromkeys(names) if begins_a_part(wanted, name)]
    return tuple(sorted(found, key=lambda name: not folded(name).startswith(folded(wanted))))
