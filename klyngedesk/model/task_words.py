"""A task as it is typed in one line: who does what, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from klyngedesk.model.danish import capitalised, short_date
from klyngedesk.model.task_days import SAID_DAY, said_day
from klyngedesk.model.task_owners import without_owner

_WHEN = re.compile(
    rf"[\s,;:(–-]*\b(?:(?P<lead>senest|inden|før|frist|deadline|hvornår|på|ved|til|pr\.|klar)[\s:]+(?:den\s+|d\.\s*)?)*(?P<day>{SAID_DAY})"
    r"[\s.)]*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:^|(?<=[,;–-])\s*)(?:opgave|aktion|todo|ansvarlig|hvem|hvad)\s*(?::|\s[–-](?=\s))\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TaskWords:
    """A task as it was understood."""

    text: str
    owner: str = ""
    deadline: date | None = None

    @property
    def due(self) -> str:
        """Return for instance "senest 11. december 2026", or nothing."""
        return f"senest {short_date(self.deadline)}" if self.deadline else ""


def read_task(words: str, names: Sequence[str], today: date, next_meeting: date | None = None) -> TaskWords:
    """Return the task that the line tells.

    `names` are those it may be given to, nearest first; a first name, or the beginning of one after an @, is enough
    where it is one person's. Days count from `today`. Words that are understood as nothing else are the task.
    """
    plain = _LABEL.sub("", " ".join(words.split()))
    rest, deadline, when = _without_day(plain, today, next_meeting)
    owner, rest = without_owner(rest, names)
    text = rest.strip(" ,;:–-")
    text = re.sub(r"^at\s+", "", text, flags=re.IGNORECASE)
    if not text:
        return TaskWords(capitalised(" ".join(words.split())))
    if when:
        text = f"{text} til {when}"
    return TaskWords(text if owner else capitalised(text), owner, deadline)


def _without_day(words: str, today: date, next_meeting: date | None) -> tuple[str, date | None, str]:
    """Return the words before the day, the day, and what it was called where no date is known for it."""
    found = _WHEN.search(words)
    if not found or not words[: found.start()].strip():
        return words, None, ""
    if not found["lead"] and not _is_day(words, found):
        return words, None, ""
    day = said_day(found["day"], today, next_meeting)
    if day is None and "næste møde" not in found["day"].casefold():
        return words, None, ""
    return words[: found.start()], day, "" if day else "næste møde"


def _is_day(words: str, found: re.Match[str]) -> bool:
    """Return whether the last words mean a day where nothing leads to them: not "pkt. 2.3", "fase 1/2" or "til jul"."""
    day, before = found["day"].casefold(), words[: found.start()]
    if re.fullmatch(r"jul|nytår|sommerferien", day):
        return False
    if not re.fullmatch(r"\d{1,2}[./-]\d{1,2}", day):
        return True
    set_apart = re.match(r"[\s]*[,;:(–-]", words[found.start() :]) is not None
    return set_apart or ("/" in day and not _COUNTS_SOMETHING.search(before))


_COUNTS_SOMETHING = re.compile(
    r"(?:\b(?:punkt|pkt|nr|side|kl|ca|fase|model|version|for|om|med|på)\.?|\d)$", re.IGNORECASE
)
