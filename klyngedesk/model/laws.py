"""Laws that meetings cite: their short names, the days of some, and names they are often given by mistake."""

from __future__ import annotations

import re
from datetime import date

from klyngedesk.model.danish import MONTHS, real_day

SHORT_NAMES = (
    *("sundhedsloven", "kommunestyrelsesloven", "regionsloven", "forvaltningsloven", "offentlighedsloven"),
    *("serviceloven", "databeskyttelsesloven", "overgangsloven", "retssikkerhedsloven", "psykiatriloven"),
    *("autorisationsloven", "arkivloven", "budgetloven", "planloven"),
)
# By kind, number and year: lov 699/2025 is overgangsloven, 1248/2022 the order on sundhedsklynger.
DAYS = {
    ("lov", 699, 2025): date(2025, 6, 20),
    ("bekendtgørelse", 1248, 2022): date(2022, 9, 5),
    ("lovbekendtgørelse", 1031, 2025): date(2025, 7, 10),
}
MISNAMED = (
    (
        re.compile(r"\blov om ændring af sundhedsklynger\w*", re.IGNORECASE),
        "lov om ændring af sundhedsloven (etablering af sundhedsklynger og sundhedssamarbejdsudvalg mv.)",
    ),
    (re.compile(r"\bpersondatalov\w*", re.IGNORECASE), "databeskyttelsesloven (siden den 25. maj 2018)"),
    (re.compile(r"\bkommunestyrelselov\w*", re.IGNORECASE), "kommunestyrelsesloven"),
)
_KINDS = {"lov": "lov", "bekendtgørelse": "bekendtgørelse", "bek": "bekendtgørelse", "bkg": "bekendtgørelse"}
_KINDS |= {"lbk": "lovbekendtgørelse", "lovbekendtgørelse": "lovbekendtgørelse"}
CITED = re.compile(
    r"\b(?P<kind>lovbekendtgørelse|bekendtgørelse|lov|lbk|bek|bkg)\.?\s+(?:nr\.?\s*)?(?P<number>\d{1,5})\s+af\s+"
    r"(?:den\s+|d\.\s*)?(?P<day>\d{1,2})(?:\.\s*|/)(?P<month>\d{1,2}|"
    + "|".join(MONTHS)
    + r")[\s./-]+(?P<year>\d{4})\b",
    re.IGNORECASE,
)


def kind_of_law(found: re.Match[str]) -> str:
    return _KINDS[found["kind"].casefold()]


def day_of_law(found: re.Match[str]) -> date | None:
    """Return the day that is cited, or None where there is no such day."""
    month = found["month"].casefold()
    number = int(month) if month.isdigit() else MONTHS.index(month) + 1
    return real_day(int(found["year"]), number, int(found["day"]))
