"""Keys as the table of commands writes them, whatever language Qt speaks."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def key_sequence(words: str) -> QKeySequence:
    """Return the keys; QKeySequence itself reads words in the language that is worn, where two keys may be "Enter"."""
    return QKeySequence.fromString(words, QKeySequence.SequenceFormat.PortableText)
