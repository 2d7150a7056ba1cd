"""Days as they are said at a meeting: "11. december", "fredag", "uge 50", "om 14 dage"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from klyngedesk.model.danish import MONTHS, WEEKDAYS, real_day

_MONTH = r"(?:" + "|".join(f"{month[:3]}(?:{month[3:]})?" if len(month) > 3 else month for month in MONTHS) + r")"
_WEEKDAY = r"(?:" + "|".join(WEEKDAYS) + r")"
SAID_DAY = (
    rf"(?:(?:{_WEEKDAY}\s+)?(?:den\s+|d\.\s*)?\d{{1,2}}\.?\s+{_MONTH}\b\.?(?:\s+\d{{4}})?"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}|(?:{_WEEKDAY}\s+(?:den\s+|d\.\s*)?)?\d{{1,2}}[./-]\d{{1,2}}(?:[./-]\d{{2,4}})?"
    rf"|(?:på\s+|næste\s+)?{_WEEKDAY}(?:\s+i\s+næste\s+uge)?"
    r"|(?:i\s+)?uge\s+\d{1,2}|i\s+morgen|i\s+dag|i\s+overmorgen"
    r"|i\s+næste\s+(?:uge|måned)|(?:inden\s+for|om|inden)\s+(?:\d{1,2}|en|et|to|tre|fire)\s+(?:dage?|uger?|måneder|måned)"
    rf"|(?:primo|medio|ultimo|udgangen\s+af|slutningen\s+af)\s+{_MONTH}(?:\s+\d{{4}})?"
    rf"|i\s+(?:løbet\s+af\s+)?{_MONTH}\b(?:\s+\d{{4}})?|[1-4]\.\s+kvartal(?:\s+\d{{4}})?|jul|nytår|sommerferien"
    r"|(?:den\s+|d\.\s*)\d{1,2}\.|(?:det\s+)?næste\s+møde)"
)
_COUNTS = {"en": 1, "et": 1, "to": 2, "tre": 3, "fire": 4}


def said_day(words: str, today: date, next_meeting: date | None) -> date | None:
    """Return the day that is meant, the first from today on; None where it cannot be told."""
    words = " ".join(words.casefold().split())
    for read in (_written_out, _named, _numbers, _week, _from_now, _part_of_month, _part_of_year, _weekday, _day_only):
        day = read(words, today)
        if day is not None:
            return day
    return next_meeting if "næste møde" in words else None


def _coming(today: date, month: int, day: int, year: str | None) -> date | None:
    if year:
        return real_day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this_year = real_day(today.year, month, day)
    return this_year if this_year and this_year >= today else real_day(today.year + 1, month, day)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3] == name[:3])


def _written_out(words: str, _: date) -> date | None:
    found = re.search(r"(\d{4})-(\d{2})-(\d{2})", words)
    return real_day(int(found[1]), int(found[2]), int(found[3])) if found else None


def _named(words: str, today: date) -> date | None:
    found = re.search(rf"(\d{{1,2}})\.?\s+({_MONTH})\b\.?(?:\s+(\d{{4}}))?", words)
    return _coming(today, _month(found[2]), int(found[1]), found[3]) if found else None


def _numbers(words: str, today: date) -> date | None:
    found = re.search(r"\b(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?(?!\d)", words)
    return _coming(today, int(found[2]), int(found[1]), found[3]) if found else None


def _week(words: str, today: date) -> date | None:
    """Return the Friday of "uge 50"."""
    found = re.search(r"\buge\s+(\d{1,2})\b", words)
    if words == "i næste uge":
        return today + timedelta(days=11 - today.weekday())
    if not found:
        return None
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        try:
            friday = date.fromisocalendar(year, int(found[1]), 5)
        except ValueError:
            continue
        if friday >= today:
            return friday
    return None


def _from_now(words: str, today: date) -> date | None:
    fixed = {"i dag": 0, "i morgen": 1, "i overmorgen": 2}
    if words in fixed:
        return today + timedelta(days=fixed[words])
    found = re.fullmatch(r"(?:om|inden for|inden) (\d{1,2}|en|et|to|tre|fire) (dage?|uger?|måneder|måned)", words)
    if not found:
        return None
    count = _COUNTS.get(found[1]) or int(found[1])
    if found[2].startswith("måned"):
        year, month = _months_later(today, count)
        return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
    return today + timedelta(days=count * (7 if found[2].startswith("uge") else 1))


def _months_later(today: date, count: int) -> tuple[int, int]:
    months = today.month - 1 + count
    return today.year + months // 12, months % 12 + 1


def _part_of_year(words: str, today: date) -> date | None:
    """Return the last day of "i næste måned" and "1. kvartal", and the day of "jul" and "nytår"."""
    if words == "i næste måned":
        year, month = _months_later(today, 1)
        return date(year, month, calendar.monthrange(year, month)[1])
    quarter = re.fullmatch(r"([1-4])\. kvartal(?: (\d{4}))?", words)
    if quarter:
        month = 3 * int(quarter[1])
        return _coming(today, month, calendar.monthrange(today.year, month)[1], quarter[2])
    feast = {"jul": (12, 24), "nytår": (12, 31), "sommerferien": (6, 30)}.get(words)
    return _coming(today, *feast, None) if feast else None


def _day_only(words: str, today: date) -> date | None:
    """Return the first "den 15." from today on."""
    found = re.fullmatch(r"(?:den |d\. ?)(\d{1,2})\.", words)
    months = (_months_later(today, count) for count in range(13)) if found else ()
    days = (real_day(year, month, int(found[1])) for year, month in months) if found else ()
    return next((day for day in days if day and day >= today), None)


def _part_of_month(words: str, today: date) -> date | None:
    found = re.search(
        rf"(primo|medio|ultimo|udgangen af|slutningen af|i løbet af|i)\s+({_MONTH})(?:\s+(\d{{4}}))?", words
    )
    if not found:
        return None
    month = _month(found[2])
    year = int(found[3]) if found[3] else today.year + (month < today.month)
    last = calendar.monthrange(year, month)[1]
    return date(year, month, {"primo": 1, "medio": 15}.get(found[1], last))


def _weekday(words: str, today: date) -> date | None:
    """Return the first such weekday after today; "næste fredag" is the one of the week after this."""
    found = re.search(rf"({_WEEKDAY})", words)
    if not found:
        return None
    wanted = WEEKDAYS.index(found[1])
    if "næste" in words:
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
