"""Votes: for, imod, hverken for eller imod, by name or by number, and what a member wants on record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from klyngedesk.model.identity import new_id


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "imod"
    NEITHER = "hverken"

    @property
    def words(self) -> str:
        """Return how the minutes begin: "For stemte"."""
        return {
            "for": "For stemte",
            "imod": "Imod stemte",
            "hverken": "Hverken for eller imod stemte",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one person voted; the name is kept, since minutes must stand when the list of people is edited."""

    person_id: str
    name: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote on a line of an indstilling (`line_id`), or on the item as a whole (empty).

    Either `ballots` names everyone, or `numbers` are the totals for, imod, hverken.
    """

    line_id: str = ""
    ballots: tuple[Ballot, ...] = ()
    numbers: tuple[int, int, int] = (0, 0, 0)
    id: str = field(default_factory=new_id)

    @property
    def totals(self) -> tuple[int, int, int]:
        """Return how many voted for, imod and hverken for eller imod."""
        if not self.ballots:
            return self.numbers
        votes = [ballot.stance for ballot in self.ballots]
        return votes.count(Stance.FOR), votes.count(Stance.AGAINST), votes.count(Stance.NEITHER)

    def names(self, stance: Stance) -> tuple[str, ...]:
        return tuple(ballot.name for ballot in self.ballots if ballot.stance is stance)

    @property
    def sentence(self) -> str:
        """Return the vote as the minutes tell it; nobody is left unsaid."""
        told = []
        for stance, total in zip(Stance, self.totals, strict=True):
            names = ", ".join(self.names(stance))
            told.append(f"{stance.words} {total} ({names})." if names else f"{stance.words} {total}.")
        return " ".join(told)


@dataclass(frozen=True, slots=True)
class Statement:
    """A minority's words that a member wants in the minutes."""

    person: str
    text: str
    id: str = field(default_factory=new_id)

    @property
    def sentence(self) -> str:
        words = self.text.strip()
        return f"{self.person} ønskede tilført protokollen: {words}" if words else ""


def disagreement(vote: Vote, voters: Sequence[object]) -> str:
    """Return what is wrong with the totals as a Danish sentence, empty where they agree with those who may vote."""
    total, may = sum(vote.totals), len(voters)
    if total == may:
        return ""
    told = "Der er talt 1 stemme" if total == 1 else f"Der er talt {total} stemmer"
    here = "1 har stemmeret og er til stede" if may == 1 else f"{may} har stemmeret og er til stede"
    return f"{told}, men {here}. Ret tallene eller deltagerlisten."
