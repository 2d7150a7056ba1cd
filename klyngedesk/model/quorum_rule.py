"""How many of a forum's seats must be filled before it can decide."""

from __future__ import annotations

from enum import StrEnum


class QuorumRule(StrEnum):
    """How many seats must be filled."""

    NONE = "ingen"
    HALF = "mindst_halvdelen"
    MAJORITY = "mere_end_halvdelen"
    TWO_THIRDS = "mindst_to_tredjedele"

    @property
    def danish(self) -> str:
        return {
            "ingen": "intet krav om fremmøde",
            "mindst_halvdelen": "når mindst halvdelen er til stede",
            "mere_end_halvdelen": "når mere end halvdelen er til stede",
            "mindst_to_tredjedele": "når mindst to tredjedele er til stede",
        }[self.value]

    def needed(self, seats: int) -> int:
        """Return how many of the seats must be filled."""
        match self:
            case QuorumRule.HALF:
                return -(-seats // 2)
            case QuorumRule.MAJORITY:
                return seats // 2 + 1 if seats else 0
            case QuorumRule.TWO_THIRDS:
                return -(-2 * seats // 3)
        return 0
