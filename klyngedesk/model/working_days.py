"""Danish working days: which days are holidays, and what day a deadline falls on."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = ((1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31))
# Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Monday, Ascension Day and Whit Monday.
_FROM_EASTER = (-3, -2, 1, 39, 50)
_PRAYER_DAY, _LAST_PRAYER_DAY = 26, 2023


def easter_sunday(year: int) -> date:
    """Return the day of Easter in the Gregorian calendar."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return date(year, month, days + 28 - 31 * (month // 4))


def is_holiday(day: date) -> bool:
    """Return whether Danish offices are closed that day for a holiday, Sundays apart."""
    offset = (day - easter_sunday(day.year)).days
    prayer_day = offset == _PRAYER_DAY and day.year <= _LAST_PRAYER_DAY
    return (day.month, day.day) in _FIXED or offset in _FROM_EASTER or prayer_day


def is_working_day(day: date) -> bool:
    """Return whether the day counts in a deadline; Saturdays do not, so that nothing is late by either way."""
    return day.weekday() < 5 and not is_holiday(day)


def deadline_before(day: date, working_days: int) -> date:
    """Return the last day on which that many whole working days still lie before `day`."""
    found = day
    for _ in range(working_days):
        found -= timedelta(days=1)
        while not is_working_day(found):
            found -= timedelta(days=1)
    return found
