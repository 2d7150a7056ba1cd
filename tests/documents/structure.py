"""The structure of a PDF read back: what a screen reader would hear, in order."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import NamedTuple


class Spoken(NamedTuple):
    """An element, how deep it stands, and its own words."""

    depth: int
    tag: str
    words: str


def spoken(path: Path) -> list[Spoken]:
    """Return every element of the structure tree, in reading order."""
    told = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True).stdout
    found: list[Spoken] = []
    for line in told.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        if words := re.match(r'\s*"(.*)"$', line):
            last = next(n for n in reversed(range(len(found))) if found[n].depth < depth)
            found[last] = found[last]._replace(words=found[last].words + words[1])
        elif tag := re.match(r"\s*([A-Z][A-Za-z0-9]*)\b(?!\s*/)", line):
            found.append(Spoken(depth, tag[1], ""))
    return found


def words_of(path: Path, *tags: str) -> list[str]:
    """Return the words of the elements with these tags."""
    return [" ".join(each.words.split()) for each in spoken(path) if each.tag in tags]
