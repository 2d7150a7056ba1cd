"""Letters that a file can hold."""

from __future__ import annotations

import re

# XML has no place for these, and Word refuses a file that holds them; half letters no file can hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def writable(words: str) -> str:
    """Return the words without characters that XML cannot hold."""
    return _UNWRITABLE.sub("", words)
