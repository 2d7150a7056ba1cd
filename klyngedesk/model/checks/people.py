"""Rules about people: who is away, how names are written, and who can be reached."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import combinations

from klyngedesk.model.checks.finding import Finding, Place
from klyngedesk.model.checks.sight import Sight

_TAKES_PART = re.compile(r"\b(deltager|deltog|oplæg|præsenterer|præsenterede|fremlægger|orienterer)\b", re.IGNORECASE)
_REPLACED = re.compile(r"stedfortræder|suppleant|i stedet for|på vegne af|afbud", re.IGNORECASE)
_TOGETHER_FROM = 5


def excused_person_presents_nothing(sight: Sight) -> Iterator[Finding]:
    """Whoever has sent afbud cannot present an item."""
    away = [person.name for person in sight.meeting.excused() if person.name.strip()]
    for item in sight.items:
        for name in away:
            if any(name.casefold() in presenter.casefold() for presenter in item.presenters):
                message = f"{name} har afbud, men skal fremlægge {sight.name(item)}."
                advice = "Vælg en anden, eller slet afbuddet."
                yield sight.finding("excused_person_presents_nothing", message, advice, Place.PRESENTERS, item)


def excused_person_takes_no_part(sight: Sight) -> Iterator[Finding]:
    """No text may let someone take part who has sent afbud."""
    away = [person.name for person in sight.meeting.excused() if person.name.strip()]
    for written in sight.texts:
        for sentence in written.sentences():
            for name in () if _REPLACED.search(sentence) else away:
                if name.casefold() in sentence.casefold() and _TAKES_PART.search(sentence):
                    message = f"{name} har afbud, men deltager ifølge teksten."
                    advice = f"Der står »{_short(sentence)}«."
                    yield sight.about(written, "excused_person_takes_no_part", message, advice)


def name_is_spelled_one_way(sight: Sight) -> Iterator[Finding]:
    """Two spellings that differ by a letter, or by a middle name, are one person."""
    named = dict.fromkeys(_names(sight))
    for one, other in combinations(named, 2):
        if _alike(one, other):
            message = f"Er »{one}« og »{other}« den samme?"
            yield sight.finding("name_is_spelled_one_way", message, "Skriv navnet på én måde.", Place.PEOPLE)


def _names(sight: Sight) -> Iterator[str]:
    for person in sight.meeting.people():
        yield person.name.strip()
    yield sight.meeting.chair.strip()
    yield sight.meeting.minute_taker.strip()
    for item in sight.items:
        yield from (name.strip() for name in item.presenters)


def _alike(one: str, other: str) -> bool:
    first, second = one.casefold().split(), other.casefold().split()
    if len(first) < 2 or len(second) < 2 or first == second:
        return False
    if first[0] == second[0] and len(first) != len(second):
        shorter, longer = sorted((first, second), key=len)
        return set(shorter) < set(longer)
    if len(first) != len(second):
        return False
    differ = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(differ) == 1 and min(map(len, differ[0])) > 3 and _close(*differ[0])


def _close(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    same = sum(block.size for block in difflib.SequenceMatcher(None, one, other).get_matching_blocks())
    return max(len(one), len(other)) - same <= 1 and one[0] == other[0]


def person_is_listed_once(sight: Sight) -> Iterator[Finding]:
    """The same name twice among those listed is a slip."""
    seen: set[str] = set()
    for person in sight.meeting.people():
        name = " ".join(person.name.casefold().split())
        if name and name in seen:
            message, advice = f"{person.name} står to gange på listen.", "Slet den ene."
            yield sight.finding("person_is_listed_once", message, advice, Place.PEOPLE)
        seen.add(name)


def everyone_can_be_reached(sight: Sight) -> Iterator[Finding]:
    """Whoever has no mail address gets no packet."""
    without = [p for p in sight.meeting.people() if not p.email.strip() and p.name.strip()]
    if len(without) >= _TOGETHER_FROM:
        names = ", ".join(person.name for person in without)
        message = f"{len(without)} personer har ingen mailadresse."
        yield sight.finding("everyone_can_be_reached", message, f"De får ikke pakken: {names}.", Place.PEOPLE)
        return
    for person in without:
        message = f"{person.name} har ingen mailadresse."
        advice = "Personen kan ikke få pakken med mail."
        yield sight.finding("everyone_can_be_reached", message, advice, Place.PEOPLE, part_id=person.id)


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[:88].rstrip() + " …"
