"""Rules about decisions: that each line of an indstilling is answered, and that the answer says something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klyngedesk.model.agenda import Outcome
from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.danish import capitalised
from klyngedesk.text.plain import plain

_WHETHER = re.compile(r"\b(hvorvidt|beslutning om,? (?:hvorvidt|om)|beslutter,? (?:hvorvidt|om))\b", re.IGNORECASE)
_SAYS_NOTHING = (Outcome.FOLLOWED, Outcome.NOTED, Outcome.DISCUSSED)
_DECIDED = re.compile(
    r"\b(besluttede|godkendte|vedtog|tiltrådte|udpegede|bevilgede|blev godkendt|blev besluttet|blev vedtaget"
    r"|til efterretning|traf beslutning)\b",
    re.IGNORECASE,
)
_OTHER_FORMS = {
    "tager": ("til efterretning", "til orientering"),
    "træffer": ("beslut", "traf ", "enig"),
    "gensidigt": ("orienter",),
    "giver": ("gav ", "givet", "bidrog"),
    "vælger": ("valgt",),
    "følger": ("fulgt",),
}
_REFERAT = re.compile(r"^\s*(referat|beslutning)\s*:?\s*$", re.IGNORECASE)


def every_recommendation_has_an_outcome(sight: Sight) -> Iterator[Finding]:
    """Once the meeting has been held, each line of an indstilling has its outcome."""
    if not sight.is_over:
        return
    for item in sight.items:
        for number, line in enumerate(item.recommendations, 1):
            if line.outcome or line.note.strip() or _answered(line.text, plain(item.minutes)):
                continue
            named = f"Indstilling {number} til {sight.name(item)}" if len(item.recommendations) > 1 else ""
            message = f"{named or f'Indstillingen til {sight.name(item)}'} har ikke fået et udfald."
            severity = Severity.WARNING if item.minutes else Severity.ERROR
            yield sight.finding(
                "every_recommendation_has_an_outcome",
                message,
                f"»{_short(line.text)}«",
                Place.DECISIONS,
                item,
                line.id,
                severity=severity,
            )


def _answered(asked: str, minutes: str) -> bool:
    """Return whether the prose of the minutes closes the line: the verb it asks for stands there."""
    verb = asked.strip().casefold().partition(" ")[0].strip(".,:")
    words = minutes.casefold()
    if verb in _OTHER_FORMS:
        return any(form in words for form in _OTHER_FORMS[verb])
    stem = verb.removesuffix("er")
    return len(stem) > 3 and stem in words


def whether_is_answered(sight: Sight) -> Iterator[Finding]:
    """An indstilling that asks "hvorvidt" is not answered by "fulgt" alone."""
    for item in sight.items:
        for line in item.recommendations:
            if line.outcome in _SAYS_NOTHING and not line.note.strip() and _WHETHER.search(line.text):
                message = f"Beslutningen til {sight.name(item)} siger ikke, hvad der blev besluttet."
                advice = "Indstillingen spørger hvorvidt. Skriv svaret i beslutningen."
                yield sight.finding("whether_is_answered", message, advice, Place.DECISIONS, item, line.id)


def decision_has_a_recommendation(sight: Sight) -> Iterator[Finding]:
    """A decision without an indstilling is allowed, and worth a look."""
    for item in sight.items:
        found = _DECIDED.search(plain(item.minutes))
        if found and not item.recommendations and not item.items:
            message = f"{capitalised(sight.name(item))} har en beslutning uden indstilling."
            yield sight.finding(
                "decision_has_a_recommendation", message, f"Referatet siger »{found[0]}«.", Place.MINUTES, item
            )


def postponed_says_where_to(sight: Sight) -> Iterator[Finding]:
    """What is postponed or sent on must say to when or to whom."""
    told = {Outcome.POSTPONED: ("udskudt", "til hvornår"), Outcome.FORWARDED: ("oversendt", "til hvem")}
    for item in sight.items:
        for line in item.recommendations:
            if line.outcome in told and not (line.note.strip() or item.postponed_to.strip()):
                done, asked = told[line.outcome]
                message = f"{capitalised(sight.name(item))} er {done}, men ikke {asked}."
                advice = "Skriv det i beslutningen."
                yield sight.finding("postponed_says_where_to", message, advice, Place.DECISIONS, item, line.id)


def task_has_owner_and_deadline(sight: Sight) -> Iterator[Finding]:
    """A task nobody owns, or that has no day, is not done."""
    for item in sight.items:
        for task in item.action_items:
            lacks = [word for word, is_there in (("ansvarlig", task.owner), ("frist", task.deadline)) if not is_there]
            if lacks:
                message = f"En opgave mangler {' og '.join(lacks)}."
                advice = f"{capitalised(sight.name(item))}: »{_short(task.text)}«"
                yield sight.finding("task_has_owner_and_deadline", message, advice, Place.TASKS, item, task.id)


def referat_label_stands_once(sight: Sight) -> Iterator[Finding]:
    """The document writes the word "Referat" itself."""
    for item in sight.items:
        lines = plain(item.minutes).split("\n")
        if any(_REFERAT.match(line) for line in lines if line):
            message = f"Ordet »Referat« kommer til at stå to gange ved {sight.name(item)}."
            yield sight.finding(
                "referat_label_stands_once", message, "Slet det i referatets tekst.", Place.MINUTES, item
            )


def _short(words: str) -> str:
    return words if len(words) <= 70 else words[:68].rstrip() + " …"
