"""Rules about laws and orders that are cited: their days, their names, and drafts beside what was issued."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date

from klyngedesk.model.checks.finding import Finding
from klyngedesk.model.checks.sight import Sight, Written
from klyngedesk.model.danish import capitalised, one_line, short_date
from klyngedesk.model.laws import CITED, DAYS, MISNAMED, SHORT_NAMES, day_of_law, kind_of_law

_SHORT = re.compile(r"\b[a-zæøå]{5,}loven(?=s?\b)", re.IGNORECASE)
_DRAFT = re.compile(
    r"\b(?:høringsversion\w*|høringsudkast\w*|udkast\w*)\s+(?:af|til)\s+(?:en\s+|ny\s+)*"
    r"(?P<kind>bekendtgørelse|lov)\w*\s+(?:for|om|af)\s+(?P<about>\w{6,})",
    re.IGNORECASE,
)
_ISSUED = r"\b{kind}\s+nr\.?\s*\d+[^\n]{{0,90}}?{about}"
_ALIKE = 0.9


def law_is_of_one_day(sight: Sight) -> Iterator[Finding]:
    """A law or an order with a number was made on one day, and some days are known."""
    cited: dict[tuple[str, int, int], date] = {}
    for written in sight.texts:
        for found in CITED.finditer(written.words):
            day, which = day_of_law(found), (kind_of_law(found), int(found["number"]), int(found["year"]))
            right = DAYS.get(which) or cited.setdefault(which, day or date.min)
            if day != right:
                name = capitalised(f"{which[0]} nr. {which[1]}")
                told = f"{name} er fra {short_date(right)}" if which in DAYS else "Ellers har den en anden dato"
                advice = f"Der står »{one_line(found[0])}«. {told}."
                yield sight.about(written, "law_is_of_one_day", "Datoen for en lov passer ikke.", advice)


def law_is_named_as_it_is(sight: Sight) -> Iterator[Finding]:
    """A law that is almost one that we know is that one, misspelled; some are given a wrong name again and again."""
    for written in sight.texts:
        for pattern, right in MISNAMED:
            for found in pattern.finditer(written.words):
                yield _misnamed(sight, written, found[0], right)
        for found in _SHORT.finditer(written.words):
            said = found[0].casefold()
            near = difflib.get_close_matches(said, SHORT_NAMES, 1, _ALIKE)
            if near and said not in SHORT_NAMES and not any(pattern.search(said) for pattern, _ in MISNAMED):
                yield _misnamed(sight, written, found[0], near[0])


def _misnamed(sight: Sight, written: Written, said: str, right: str) -> Finding:
    advice = f"Der står »{said}«. Den hedder {right}."
    return sight.about(written, "law_is_named_as_it_is", "En lov er nævnt under et andet navn.", advice)


def draft_law_is_not_cited_beside_the_law(sight: Sight) -> Iterator[Finding]:
    """What one item cites as issued, another must not cite as a draft."""
    everything = "\n".join(written.words for written in sight.texts)
    for written in sight.texts:
        for found in _DRAFT.finditer(written.words):
            issued = _ISSUED.format(kind=found["kind"], about=re.escape(found["about"]))
            if re.search(issued, everything, re.IGNORECASE | re.DOTALL):
                advice = f"Der står »{one_line(found[0])}«, men et andet sted er den nævnt med nummer."
                message = "Et udkast til en lov er nævnt, selv om den er udstedt."
                yield sight.about(written, "draft_law_is_not_cited_beside_the_law", message, advice)
