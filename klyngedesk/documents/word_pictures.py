"""Pictures in Word, each with the words that stand for it."""

from __future__ import annotations

from typing import Any

from docx.shared import Emu

from klyngedesk.documents.word_letters import writable

_PIXEL = 9525  # in Word's measure, at 96 to the inch


def put_picture(paragraph: Any, content: Any, size: tuple[int, int], room: tuple[int, int], words: str) -> None:
    """Put the picture of that size in pixels at the end of the paragraph, scaled down to the room it has."""
    natural = tuple(side * _PIXEL for side in size)
    scale = min(1.0, room[0] / natural[0], room[1] / natural[1])
    made = paragraph.add_run().add_picture(content, *(Emu(max(1, int(side * scale))) for side in natural))
    for side in ("distT", "distB", "distL", "distR"):
        made._inline.set(side, "0")  # LibreOffice else leaves air around it
    made._inline.docPr.set("descr", writable(words))
