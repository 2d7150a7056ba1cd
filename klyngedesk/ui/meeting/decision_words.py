"""What stands under a line of the indstilling: offered, to be typed, drafted or confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klyngedesk.model.agenda import Outcome, Recommendation
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.model.phrases import beginning, leaves_open, offered_for_all
from klyngedesk.model.to_fill import blank_in, offered_to_fill, who_or_what

CHIPS = {Outcome.FOLLOWED_CHANGED: "Fulgt, ændret"}
GOOD = (Outcome.FOLLOWED, Outcome.FOLLOWED_CHANGED, Outcome.NOTED, Outcome.DISCUSSED)


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """`sentence` is what the field shows; `bare` is the part of it that is not hers and decides nothing.

    `state` is "none", "offered", "typed" (words of hers that wait) or "confirmed".
    """

    sentence: str
    state: str
    bare: str = ""
    hint: str = ""

    def can_be_confirmed(self, words: str) -> bool:
        """Return whether those words decide something, and none is missing."""
        return bool(words.strip()) and words.strip() != self.bare.strip() and not blank_in(words)

    @property
    def wants_words(self) -> bool:
        """Return whether she must write before it can be confirmed."""
        return self.state == "typed" or bool(blank_in(self.sentence))


def decision_words(line: Recommendation, body: str, style: PhraseStyle, next_day: date | None = None) -> DecisionWords:
    """Return what to show under the line; what is put off is offered for the meeting on `next_day`."""
    if not line.waits:
        return DecisionWords(line.note, "confirmed" if line.note or line.outcome else "none")
    offered = offered_to_fill(line.text, body, line.offered, style, next_day) if line.offered else None
    if offered and not line.draft:
        return DecisionWords(offered, "offered", hint=_missing(offered) or _OFFER)
    bare = "" if offered or not line.offered else beginning(line.text, body, line.offered, style)
    return DecisionWords(line.draft or bare, "typed", bare, _missing(line.draft) or _hint(line, bare))


def all_followed(lines: tuple[Recommendation, ...], body: str) -> bool:
    """Return whether one sentence may stand for all the lines: several, all offered as followed, none a question."""

    def says_it_all(line: Recommendation) -> bool:
        return not (line.draft or leaves_open(line.text) or who_or_what(line.text, body))

    return len(lines) > 1 and all(line.offered is Outcome.FOLLOWED and says_it_all(line) for line in lines)


def joined_words(count: int, body: str, style: PhraseStyle) -> DecisionWords:
    """Return what to show under each of the lines that one sentence stands for."""
    return DecisionWords(offered_for_all(count, body, style), "offered", hint=_OFFER)


_OFFER = "Forslag. Det kommer først med, når du bekræfter."


def _missing(sentence: str) -> str:
    blank = blank_in(sentence)
    return f"Skriv over {blank}, og bekræft." if blank else ""


def _hint(line: Recommendation, bare: str) -> str:
    if leaves_open(line.text) and bare:
        asked = "»Hvorvidt«" if "hvorvidt" in line.text.casefold() else "Et spørgsmål"
        done = "drøftet" if line.offered is Outcome.DISCUSSED else "besluttet"
        return f"{asked}: skriv, hvad der blev {done}."
    if line.offered is Outcome.FOLLOWED_CHANGED:
        return "Skriv, hvad der blev ændret."
    return "Skriv, hvad der blev besluttet." if bare or not line.draft else "Ikke bekræftet endnu."


def chip_words(line: Recommendation) -> tuple[str, str]:
    """Return the words of the line's chip and its state: none, offered, ok or other."""
    if line.offered:
        return f"{CHIPS.get(line.offered, line.offered.danish)}?", "offered"
    if line.draft:
        return "Ikke bekræftet", "offered"
    if line.outcome is None:
        return ("Besluttet", "ok") if line.note else ("Intet udfald endnu", "none")
    words = CHIPS.get(line.outcome, line.outcome.danish)
    return (f"✓  {words}", "ok") if line.outcome in GOOD else (words, "other")
