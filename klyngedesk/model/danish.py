"""Dates, times and sizes as they are written in Danish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)


def long_date(day: date) -> str:
    """Return for instance "tirsdag den 24. november 2026"."""
    return f"{WEEKDAYS[day.weekday()]} den {short_date(day)}"


def short_date(day: date) -> str:
    """Return for instance "24. november 2026"."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def clock(moment: time) -> str:
    """Return for instance "13.05"."""
    return f"{moment.hour:02}.{moment.minute:02}"


def span(start: time | None, end: time | None) -> str:
    """Return "13.00-15.30", or the one of them that is known, or nothing."""
    return "-".join(clock(moment) for moment in (start, end) if moment is not None)


def size(count: int) -> str:
    """Return a file size such as "18,2 MB"; 1 MB is 1,000,000 bytes."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} kB" if count else "0 kB"
    return f"{count / 1_000_000:.1f} MB".replace(".", ",")


def capitalised(words: str) -> str:
    """Return the words with a capital first letter and the rest untouched."""
    return words[:1].upper() + words[1:]


def one_line(words: str) -> str:
    """Return the words on one line, with one space between them."""
    return " ".join(words.split())


_LAST_LETTERS = str.maketrans({"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "å": "{c"})


def sorting_key(words: str) -> str:
    """Return what puts words in Danish order: æ, ø and å last, aa as å, capitals and small letters together."""
    return words.casefold().replace("aa", "å").translate(_LAST_LETTERS)


def listed(words: Sequence[str]) -> str:
    """Return for instance "kopiering, ændringer og udskrivning"."""
    return " og ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def counted(number: int, one: str, more: str) -> str:
    """Return the number with the right form of the word: "1 bilag", "2 punkter"."""
    return f"{number} {one if number == 1 else more}"


def real_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_day(words: str) -> date | None:
    """Return the day written as 8.3.2027, None for no words; ValueError with a sentence where it is no day."""
    if not words:
        return None
    try:
        day, month, year = (int(part) for part in words.replace("-", ".").replace("/", ".").split("."))
        return date(_whole_year(year), month, day)
    except ValueError as error:
        raise ValueError(f"Datoen »{words}« kan ikke læses. Skriv den som 8.3.2027.") from error


def _whole_year(year: int) -> int:
    """Return the year; ValueError for one that no meeting is in, as while it is being typed."""
    if not 1900 <= year < 2200:
        raise ValueError(year)
    return year


def write_day(day: date | None) -> str:
    """Return the day as `read_day` takes it."""
    return f"{day.day}.{day.month}.{day.year}" if day else ""


def read_clock(words: str) -> time | None:
    """Return the time written as 13.05, None for no words; ValueError with a sentence where it is no time."""
    if not words:
        return None
    try:
        hour, _, minute = words.replace(":", ".").partition(".")
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise ValueError(f"Klokkeslættet »{words}« kan ikke læses. Skriv det som 13.05.") from error
