"""Which copies are kept as they grow old, and what a copy is called."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
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
    begun = now.replace(microsecond=0)  # as it stands in a name: no copy takes the name of another
    ahead = [copy.moment for copy in copies if begun <= copy.moment < begun + A_DAY]
    return max(ahead) + timedelta(seconds=1) if ahead else now


def copy_name(moment: datetime, reason: str) -> str:
    return f"{moment:{_FORM}} {reason}.db"


def copies_in(folder: Path, now: datetime | None = None) -> list[Copy]:
    """Return the copies of that folder, newest first; only verified ones bear such a name.

    The newest has the most saves, whatever the clock showed; equal ones, and any that cannot be read, go by the clock.
    """
    by_clock = _by_clock(_named_copies(folder), now or datetime.now())
    saves, held = 0, dict[Copy, int]()
    for copy in reversed(by_clock):
        found = saves_in(copy.file)
        held[copy] = saves if found is None else found
        saves = held[copy]
    return sorted(by_clock, key=lambda copy: -held[copy])


def holds_copies(folder: Path) -> bool:
    """Return whether there is any copy in that folder."""
    return bool(_named_copies(folder))


def saves_in(copy: Path) -> int | None:
    """Return the number of the last save that the copy holds; None where it cannot be read, or is from before such."""
    try:
        found = copy.stat()
    except OSError:
        return None
    return _saves_in(copy.absolute(), (found.st_ino, found.st_size, found.st_mtime_ns))


@lru_cache(1024)
def _saves_in(copy: Path, _as_it_is: tuple[int, ...]) -> int | None:
    """Read the file, which takes longer the more copies there are, only once as long as nobody changes it."""
    try:
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            found = connection.execute("SELECT value FROM fact WHERE id = 'saved'").fetchone()
            return int(str(found[0]).partition(" ")[0]) if found else 0
    except (sqlite3.Error, ValueError):
        return None


def _named_copies(folder: Path) -> list[Copy]:
    try:
        files = list(folder.iterdir())
    except OSError:  # it is not there, or may not be looked into
        return []
    found = list[Copy]()
    for file in files:
        if named := _NAME.fullmatch(file.name):
            with suppress(ValueError):  # no day of any calendar
                found.append(Copy(datetime.strptime(named[1], _FORM), named[2], file))
    return found


def _by_clock(found: Iterable[Copy], now: datetime) -> list[Copy]:
    """Return the newest by its name first; those of a clock that was ahead last where one of the last day shows it."""
    newest_first = sorted(found, reverse=True)
    past = [copy for copy in newest_first if copy.moment < now + A_DAY]
    if not past or now - past[0].moment > A_DAY:
        return newest_first
    return past + newest_first[: -len(past)]


def trusted_moment(copies: Iterable[Copy], now: datetime) -> datetime:
    """Return by which time the copies are thinned.

    After a month without a copy the clock may have jumped: for a week it is still the time of the last one before.
    """
    moments = sorted({copy.moment for copy in copies if copy.moment <= now} | {now})
    long_gaps = (a for a, b in pairwise(moments) if b - a > LONG_WITHOUT and now - b < DOUBTED_FOR)
    return next(long_gaps, now)


def superfluous(copies: Sequence[Copy], now: datetime) -> list[Copy]:
    """Return the copies that may go, of those given newest first.

    All of two days stay, then the last one of each of 14 days, 8 weeks and 12 months, and of every year; those made
    before a risky act stay a year; three always stay. A copy from the future is of a clock that was wrong: it stays.
    """
    kept = set(copies[:LEAST]) | {copy for copy in copies if now - copy.moment < ALL_FOR}
    kept |= {copy for copy in copies if copy.reason.startswith(BEFORE) and now - copy.moment < BEFORE_FOR}
    past = [copy for copy in copies if copy.moment <= now]
    kept |= _last_of_each(past, lambda moment: (moment.date().toordinal(),), 14)
    kept |= _last_of_each(past, lambda moment: moment.isocalendar()[:2], 8)
    kept |= _last_of_each(past, lambda moment: (moment.year, moment.month), 12)
    kept |= _last_of_each(past, lambda moment: (moment.year,), len(past))
    return [copy for copy in copies if copy not in kept]


def beyond_room(kept: Sequence[Copy], sizes: Mapping[Copy, int], room: int) -> list[Copy]:
    """Return the copies, of those given newest first, that must go too for the others to find room; three always stay.

    First all but the last of each hour go, then all but the last of each day, then the oldest, and in the end those
    made before a risky act.
    """
    may_go = kept[LEAST:][::-1]
    ordinary = [copy for copy in may_go if not copy.reason.startswith(BEFORE)]
    hours = _last_of_each(kept, lambda moment: (moment.date().toordinal(), moment.hour), len(kept))
    days = _last_of_each(kept, lambda moment: (moment.date().toordinal(),), len(kept))
    within_hours, within_days = ([copy for copy in ordinary if copy not in last] for last in (hours, days))
    taken, gone = sum(sizes[copy] for copy in kept), list[Copy]()
    for copy in dict.fromkeys((*within_hours, *within_days, *ordinary, *may_go)):
        if taken <= room:
            break
        gone.append(copy)
        taken -= sizes[copy]
    return gone


def _last_of_each(newest_first: Iterable[Copy], span: Callable[[datetime], tuple[int, ...]], most: int) -> set[Copy]:
    seen: dict[tuple[int, ...], Copy] = {}
    for copy in newest_first:
        seen.setdefault(span(copy.moment), copy)
    return {copy for _, copy in sorted(seen.items(), key=lambda each: each[0], reverse=True)[:most]}
