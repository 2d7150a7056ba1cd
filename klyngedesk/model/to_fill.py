"""The sentence of a decision with a blank for what only the meeting knows: to whom, until when, who."""

from __future__ import annotations

import re
from datetime import date

from klyngedesk.model.agenda import Outcome
from klyngedesk.model.asked import asked
from klyngedesk.model.danish import short_date
from klyngedesk.model.line_words import without_stop
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.model.phrases import offered_decision

DAY, WHERE, WHO, WHAT = "[dato]", "[hvor]", "[hvem]", "[hvad]"
_OF_PHRASES = ("[navn]", "[møde]", "[punkt]", "[titel]")
_BLANK = re.compile("|".join(map(re.escape, (DAY, WHERE, WHO, WHAT, *_OF_PHRASES))))
_CLAUSE_IS_OPEN = re.compile(r",\s(?:der|som|at|om|hv\w+)\b(?!.*,\s(?:blev|udskudt)\b)")
_PERSON = (
    r"(?:\w*formand|\w*formænd|\w*repræsentant\w*|\w*medlem\w*|suppleant\w*|stedfortræder\w*|tovholder\w*|deltager\w*)"
)
_SOME = r"(?:en|et|én|ét|to|tre|fire|fem|seks|syv|otte|ni|ti|\d{1,2}|op til \w+|nye?|yderligere)"
_UNNAMED = re.compile(rf"^(?:{_SOME}\s|{_PERSON}\b)")
_UNCHOSEN = re.compile(rf"^(?:{_SOME}\s|(?:tema|emne)\w*\b)")


def offered_to_fill(
    line: str, body: str, outcome: Outcome, style: PhraseStyle, next_day: date | None = None
) -> str | None:
    """Return the offered sentence, with a blank where a word of it is still missing; None where there is no sentence.

    What is put off goes to the meeting on `next_day` where there is one.
    """
    sentence = offered_decision(line, body, outcome, style)
    if sentence is None:
        return None
    if outcome is Outcome.POSTPONED:
        day = short_date(next_day) if next_day else DAY
        comma = "," if _CLAUSE_IS_OPEN.search(sentence) else ""
        return _longer(sentence, f"{comma} til mødet den {day}")
    if outcome is Outcome.FORWARDED:
        return _longer(sentence, f" til {WHERE}" if style is PhraseStyle.SHORT else f" i {WHERE}")
    named = who_or_what(line, body) if outcome is Outcome.FOLLOWED else ""
    return _longer(sentence, f": {named}") if named else sentence


def blank_in(words: str) -> str:
    """Return the first blank of the words, or nothing."""
    found = _BLANK.search(words)
    return found[0] if found else ""


def _longer(sentence: str, more: str) -> str:
    stop = "." if sentence.endswith(".") else ""
    return f"{without_stop(sentence)}{more}{stop}"


def who_or_what(line: str, body: str) -> str:
    """Return the blank for those whom the line asks the meeting to choose, without saying who."""
    acts = asked(line, body).acts
    name, rest = (acts[-1].verb.infinitive, acts[-1].rest) if acts else ("", "")
    if name in ("udpege", "genvælge", "vælge") and _UNNAMED.match(rest):
        is_thing = name == "vælge" and not re.search(rf"\b{_PERSON}\b", rest)
        return WHAT if is_thing else WHO
    return WHAT if name in ("vælge", "udvælge") and _UNCHOSEN.match(rest) else ""
