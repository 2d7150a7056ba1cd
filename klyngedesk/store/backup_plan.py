"""Which copies are kept as they grow old, and what a copy is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

BEFORE = "før"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d) (.+)\.db")
_FORM = "%Y-%m-%d %H.%M.%S"
ALL_FOR = timedelta(hours=48)
BEFORE_FOR = timedelta(days=365)
LEAST = 3
LONG_WITHOUT, DOUBTED_FOR = timedelta(days=30), timedelta(days=7)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A verified copy: when it was made, and why; `lacks` says what found no room."""

    moment: datetime
    reason: str
    file: Path = Path()
    lacks: str = field(default="", compare=False)


def next_moment(copies: Iterable[Copy], now: datetime) -> datetime:
    """Return the time that a new copy gets: after the last one's, also where summer time ends or the clock is set."""
    ahead = [copy.moment for copy in copies if now <= copy.moment < now + A_DAY]
    return max(ahead) + timedelta(seconds=1) if ahead else now


def copy_name(moment: datetime, reason: str) -> str:
    return f"{moment:{_FORM}} {reason}.db"


def copies_in(folder: Path, now: datetime | None = None) -> list[Copy]:
    """Return the copies of that folder, newest first; only verified ones bear such a name.

    Those of a clock that was ahead come last where one of the last day shows that it is right again.
    """
    try:
        files = list(folder.iterdir())
    except OSError:  # it is not there, or may not be looked into
        return []
    named = ((file, _NAME.fullmatch(file.name)) for file in files)
    found = [Copy(datetime.strptime(m[1], _FORM), m[2], file) for file, m in named if m]
    newest_first, moment = sorted(found, reverse=True), now or datetime.now()
    past = [copy for copy in newest_first if copy.moment < moment + A_DAY]
    if not past or moment - past[0].moment > A_DAY:
        return newest_first
    return past + newest_first[: -len(past)]


def trusted_moment(copies: Iterable[Copy], now: datetime) -> datetime:
    """Return by which time the copies are thinned.

    After a month without a copy the clock may have jumped: for a week it is still the time of the last one before.
    """
    moments = sorted({copy.moment for copy in copies if copy.moment <= now} | {now})
    long_gaps = (a for a, b in pairwise(moments) if b - a > LONG_WITHOUT and now - b < DOUBTED_FOR)
    return next(long_gaps, now)


def superfluous(copies: Iterable[Copy], now: datetime) -> list[Copy]:
    """Return the copies that may go.

    All of two days stay, then the last one of each of 14 days, 8 weeks and 12 months, and of every year; those made
    before a risky act stay a year; three always stay. A copy from the future is of a clock that was wrong: it stays.
    """
    newest_first = sorted(copies, reverse=True)
    kept = set(newest_first[:LEAST]) | {copy for copy in newest_first if now - copy.moment < ALL_FOR}
    kept |= {copy for copy in newest_first if copy.reason.startswith(BEFORE) and now - copy.moment < BEFORE_FOR}
    past = [copy for copy in newest_first if copy.moment <= now]
    kept |= _last_of_each(past, lambda moment: moment.date(), 14)
    kept |= _last_of_each(past, lambda moment: moment.isocalendar()[:2], 8)
    kept |= _last_of_each(past, lambda moment: (moment.year, moment.month), 12)
    kept |= _last_of_each(past, lambda moment: moment.year, len(past))
    return [copy for copy in newest_first if copy not in kept]


def _last_of_each(newest_first: Sequence[Copy], span: Callable[[datetime], Hashable], most: int) -> set[Copy]:
    seen: dict[Hashable, Copy] = {}
    for copy in newest_first:
        seen.setdefault(span(copy.moment), copy)
    return set(list(seen.values())[:most])
