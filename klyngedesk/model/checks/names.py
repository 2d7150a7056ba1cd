"""Rules about what bodies and levels are called: by one name each, as the forum itself has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from klyngedesk.model.checks.finding import Finding, Place
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.danish import listed

# "det faglige/strategiske niveau": two words for one level, and what stands between them.
_LEVEL = re.compile(
    r"\b(?P<first>faglig|politisk|administrativ|tværfaglig|tværsektoriel)(?:e|t|t-|e-)?"
    r"(?:\s*[-/,–]\s*|\s+)(?P<second>strategisk|administrativ|taktisk|operationel|operativ)(?:e|t)?\s?niveau",
    re.IGNORECASE,
)


def level_is_named_one_way(sight: Sight) -> Iterator[Finding]:
    """A level that is "faglige/strategiske" on one page is not "fagligt, strategiske" on the next."""
    forms: dict[tuple[str, str], Counter[str]] = {}
    for written in sight.texts:
        for found in _LEVEL.finditer(written.words):
            which = (found["first"].casefold(), found["second"].casefold())
            forms.setdefault(which, Counter())[_written(found)] += 1
    for counted in forms.values():
        if len({_apart(form) for form in counted}) > 1:
            told = listed([f"»{form}«" for form, _ in counted.most_common()])
            message = "Et niveau er skrevet på flere måder."
            yield sight.finding("level_is_named_one_way", message, f"Der står {told}. Vælg én.", Place.FRAME)


def _written(found: re.Match[str]) -> str:
    return " ".join(found[0].casefold().replace("niveau", " niveau").split())


def _apart(form: str) -> str:
    """Return what stands between the two words; their endings follow the sentence."""
    between = re.search(r"[-/,–]", form)
    return between[0] if between else " "


def forum_has_one_short_name(sight: Sight) -> Iterator[Finding]:
    """A forum may be called something shorter, but one thing only."""
    words = sight.meeting.forum_name.split()
    if len(words) < 2:
        return
    forms: Counter[str] = Counter()
    for written in sight.texts:
        forms.update(_short_names(words, written.words))
    if len(forms) > 1:
        told = listed([f"»{form}«" for form, _ in forms.most_common()])
        advice = f"Det hedder »{sight.meeting.forum_name}«, men er også skrevet {told}."
        message = "Mødeforummet har flere korte navne."
        yield sight.finding("forum_has_one_short_name", message, advice, Place.FRAME)


def _short_names(words: list[str], text: str) -> Iterator[str]:
    """Yield each shorter form of the name in the text: its last two words, or just a part of the first of them."""
    head, above = words[-2].casefold(), words[-3].casefold() if len(words) > 2 else ""
    for found in re.finditer(rf"(?:\b(?P<above>\w+)\s+)?\b(?P<name>[A-ZÆØÅ]\w+)\s+{re.escape(words[-1])}\b", text):
        name = found["name"].casefold()
        is_whole = name == head and (found["above"] or "").casefold() == above
        is_part = name == head or (len(name) >= 5 and head.endswith(name))
        if is_part and not is_whole:
            yield f"{found['name']} {words[-1]}"
