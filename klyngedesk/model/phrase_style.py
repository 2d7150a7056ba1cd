"""How a forum words its decisions."""

from __future__ import annotations

from enum import StrEnum


class PhraseStyle(StrEnum):
    """ "X drøftede …", "… blev drøftet", or "Drøftet"."""

    ACTIVE = "aktiv"
    PASSIVE = "passiv"
    SHORT = "kort"

    @property
    def danish(self) -> str:
        """Return the style by an example, as the forum's own page shows it."""
        return {
            "aktiv": "aktivt: »Udvalget drøftede sagen.«",
            "passiv": "passivt: »Sagen blev drøftet.«",
            "kort": "kort: »Drøftet«",
        }[self.value]
