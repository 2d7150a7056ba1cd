"""Rules about days, years and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.danish import MONTHS, WEEKDAYS, capitalised, clock, long_date, real_day, short_date
from klyngedesk.model.working_days import deadline_before

_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)})\w{{0,2}},?\s+(?:den\s+|d\.\s*)?)?"
    rf"\b(?P<day>\d{{1,2}})\.?\s+(?P<month>{_MONTH})\b(?:\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<![\d.\-–/])(?P<first>\d{4})\s?[-–/]\s?(?P<second>\d{4})(?![\d\-–/])")
_CLOCK = re.compile(r"\bkl\.?\s*(?P<hour>\d{1,2})[.:](?P<minute>\d{2})\b", re.IGNORECASE)


def meeting_has_a_date(sight: Sight) -> Iterator[Finding]:
    """A document without a day cannot be sent."""
    if sight.meeting.day is None:
        advice = "Skriv datoen på mødets side."
        yield sight.finding("meeting_has_a_date", "Mødet har ingen dato.", advice, Place.DATE, severity=Severity.ERROR)
    elif sight.meeting.date_as_printed and not re.search(r"\d{4}", sight.meeting.date_as_printed):
        advice = f"Der står »{sight.meeting.date_as_printed}«. Se efter, om {short_date(sight.meeting.day)} er rigtigt."
        yield sight.finding("meeting_has_a_date", "Datoen har intet år i det hentede dokument.", advice, Place.DATE)


def weekday_fits_the_date(sight: Sight) -> Iterator[Finding]:
    """A weekday and a date that stand together must be the same day."""
    for written in sight.texts:
        for found in _DATE.finditer(written.words):
            days = _days(found, sight.meeting.day)
            named = (found["weekday"] or "").lower()
            if named and days and all(WEEKDAYS[day.weekday()] != named for day in days):
                advice = f"Den {short_date(days[0])} er en {WEEKDAYS[days[0].weekday()]}."
                yield sight.about(written, "weekday_fits_the_date", "Datoen og ugedagen passer ikke sammen.", advice)


def printed_weekday_fits_the_meeting(sight: Sight) -> Iterator[Finding]:
    """The weekday of an imported document must be that of its date."""
    day, printed = sight.meeting.day, (sight.meeting.date_as_printed or "").lower()
    named = next((name for name in WEEKDAYS if name in printed), None)
    if day and named and WEEKDAYS[day.weekday()] != named:
        advice = f"Der står »{sight.meeting.date_as_printed}«, men det er {long_date(day)}."
        message = "Mødets dato og ugedag passer ikke sammen."
        yield sight.finding("printed_weekday_fits_the_meeting", message, advice, Place.DATE)


def dates_exist(sight: Sight) -> Iterator[Finding]:
    """No text may hold the 31st of June, or a clock that shows 25."""
    for written in sight.texts:
        for found in _DATE.finditer(written.words):
            if not _days(found, sight.meeting.day):
                yield sight.about(written, "dates_exist", "Datoen findes ikke.", f"Der står »{found[0].strip()}«.")
        for found in _CLOCK.finditer(written.words):
            if int(found["hour"]) > 24 or int(found["minute"]) > 59:
                yield sight.about(written, "dates_exist", "Klokkeslættet findes ikke.", f"Der står »{found[0]}«.")


def years_run_forward(sight: Sight) -> Iterator[Finding]:
    """A period such as 2022-2002 is a slip of the hand."""
    for written in sight.texts:
        for found in _YEARS.finditer(written.words):
            first, second = int(found["first"]), int(found["second"])
            if 1900 <= first <= 2100 and 1900 <= second <= 2100 and second < first:
                yield sight.about(written, "years_run_forward", "Årene går baglæns.", f"Der står »{found[0]}«.")


def forum_meets_when_it_says(sight: Sight) -> Iterator[Finding]:
    """A date close to the meeting, in a sentence that names the forum, must be one on which it meets."""
    day, name = sight.meeting.day, sight.meeting.forum_name.casefold()
    if day is None or not name:
        return
    known = sight.other_meetings | {day}
    for written in sight.texts:
        for sentence in written.sentences():
            found = _DATE.search(sentence) if name in sentence.casefold() else None
            days = _days(found, day) if found else []
            if days and days[0] not in known and abs((days[0] - day).days) <= 3:
                advice = f"Teksten siger {short_date(days[0])}, men mødet er {long_date(day)}."
                yield sight.about(written, "forum_meets_when_it_says", "Datoen er tæt på mødet, men ikke den.", advice)


def agenda_keeps_its_deadline(sight: Sight) -> Iterator[Finding]:
    """The agenda goes out so many working days before the meeting."""
    day, days = sight.meeting.day, sight.profile.deadline_weekdays
    if day is None or not days or sight.has_been_sent or sight.meeting.document != "dagsorden" or sight.today > day:
        return
    last = deadline_before(day, days)
    if sight.today > last:
        advice = f"Den skulle ud senest {long_date(last)}. Skriv i dagsordenen, hvorfor den kommer senere."
        yield sight.finding("agenda_keeps_its_deadline", "Fristen for dagsordenen er gået.", advice, Place.DATE)


def meeting_ends_after_it_begins(sight: Sight) -> Iterator[Finding]:
    """The meeting itself takes some time."""
    start, end = sight.meeting.start, sight.meeting.end
    if start and end and end <= start:
        advice = f"Der står {clock(start)}-{clock(end)}. Ret klokkeslættene."
        message = "Mødet slutter, før det begynder."
        yield sight.finding("meeting_ends_after_it_begins", message, advice, Place.TIME, severity=Severity.ERROR)


def times_follow_each_other(sight: Sight) -> Iterator[Finding]:
    """One item begins when the one before it ends."""
    placed = [(item, sight.slots[item.id]) for item in sight.meeting.items if item.id in sight.slots]
    for (_, before), (item, slot) in pairwise(placed):
        if before.end != slot.start:
            between = "er der et hul" if before.end < slot.start else "er der overlap"
            advice = f"Punktet før slutter {clock(before.end)}, og dette begynder {clock(slot.start)}."
            message = f"I tiden før {sight.name(item)} {between}."
            yield sight.finding("times_follow_each_other", message, advice, Place.MINUTES_PLANNED, item)


def items_fit_in_the_meeting(sight: Sight) -> Iterator[Finding]:
    """The last item ends no later than the meeting, and no item takes no time."""
    placed = [(item, sight.slots[item.id]) for item in sight.meeting.items if item.id in sight.slots]
    end, start = sight.meeting.end, sight.meeting.start
    late = [(item, slot) for item, slot in placed if end and start and start < end < slot.end]
    if late and end:
        item, slot = late[0]
        advice = f"{capitalised(sight.name(item))} slutter {clock(slot.end)}, mødet {clock(end)}."
        message = "Punkterne tager længere tid end mødet."
        yield sight.finding("items_fit_in_the_meeting", message, advice, Place.MINUTES_PLANNED, item)
    for item in sight.meeting.walk():
        if item.minutes_planned == 0 or (item.fixed_start and item.fixed_start == item.fixed_end):
            message = f"Der er sat 0 minutter af til {sight.name(item)}."
            advice = "Skriv minutterne, eller lad feltet være tomt."
            yield sight.finding("items_fit_in_the_meeting", message, advice, Place.MINUTES_PLANNED, item)


def _days(found: re.Match[str], near: date | None) -> list[date]:
    """Return the days that may be meant: without a year that of the meeting, the one before and the one after."""
    month = MONTHS.index(found["month"].lower()) + 1
    if found["year"]:
        years = [int(found["year"])]
    else:
        year = near.year if near else 2024
        years = [year, year + 1, year - 1]
    days = (real_day(year, month, int(found["day"])) for year in years)
    return sorted((day for day in days if day), key=lambda day: abs(day - near) if near else timedelta())
