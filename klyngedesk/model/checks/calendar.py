"""Rules about the forum's calendar: the day of this meeting in it, and meetings that were cancelled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from klyngedesk.model.checks.finding import Finding
from klyngedesk.model.checks.sight import Sight, Written
from klyngedesk.model.danish import MONTHS, long_date, real_day
from klyngedesk.text.plain import rows_of

_DAY = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})(?:\.\s*(?P<month>" + "|".join(MONTHS) + r")|/(?P<number>\d{1,2}))\b(?![\d/]*\s*kr)",
    re.IGNORECASE,
)
_CANCELLED = re.compile(r"\bmødet?\b(?P<told>[^.;:\n]{0,40}?)\b(?:aflyses|aflyst|udgår|er aflyst)\b", re.IGNORECASE)
_CALENDAR = re.compile(r"kalender|mødeplan|mødedatoer|årshjul", re.IGNORECASE)
_CLOSE = 3

MonthDay = tuple[int, int]


def calendar_has_this_meeting(sight: Sight) -> Iterator[Finding]:
    """Where a table has a column for the forum, a day close to this meeting must be its day."""
    day, forum = sight.meeting.day, sight.meeting.forum_name.casefold()
    if day is None or not forum:
        return
    for written, days in _columns(sight, forum):
        near = [each for each in days if abs((each - day).days) <= _CLOSE]
        known = {day, *sight.other_meetings}
        for wrong in near if day not in near else ():
            if wrong not in known:
                advice = f"Kalenderen siger {wrong.day}. {MONTHS[wrong.month - 1]}, men mødet er {long_date(day)}."
                message = "Datoen for mødet står anderledes i en kalender."
                yield sight.about(written, "calendar_has_this_meeting", message, advice)


def _columns(sight: Sight, forum: str) -> Iterator[tuple[Written, list[date]]]:
    """Yield the days below each heading that is the forum's name or the beginning or end of it."""
    year = sight.meeting.day.year if sight.meeting.day else 0
    for written in sight.texts:
        for table in written.tables():
            rows = list(rows_of(table))
            for column, heading in enumerate(rows[0] if rows else ()):
                if len(heading) > 3 and _names(forum, heading.strip().casefold()):
                    below = (row[column] for row in rows[1:] if column < len(row))
                    yield written, [found for words in below for found in _dates(words, year)]


def _names(forum: str, heading: str) -> bool:
    return heading == forum or forum.startswith(f"{heading} ") or forum.endswith(f" {heading}")


def _dates(words: str, year: int) -> Iterator[date]:
    days = (real_day(year, month, day) for month, day in _month_days(words))
    return (day for day in days if day)


def _month_days(words: str) -> Iterator[MonthDay]:
    for found in _DAY.finditer(words):
        month = int(found["number"]) if found["number"] else MONTHS.index(found["month"].casefold()) + 1
        yield month, int(found["day"])


def cancelled_meeting_is_in_no_calendar(sight: Sight) -> Iterator[Finding]:
    """A meeting that one text cancels must not stand in the calendar that another approves."""
    cancelled = {
        each
        for written in sight.texts
        for found in _CANCELLED.finditer(written.words)
        for each in _month_days(found["told"])
    }
    for written in sight.texts:
        about = f"{written.item.title if written.item else ''} {written.words}"
        if not _CALENDAR.search(about) or _CANCELLED.search(written.words):
            continue
        for month, day in dict.fromkeys(each for each in _month_days(written.words) if each in cancelled):
            advice = f"Mødet den {day}. {MONTHS[month - 1]} aflyses i en anden tekst."
            message = "Et aflyst møde står i en kalender."
            yield sight.about(written, "cancelled_meeting_is_in_no_calendar", message, advice)
