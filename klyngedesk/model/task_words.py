"""A task as it is typed in one line: who does what, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from klyngedesk.model.danish import capitalised, short_date
from klyngedesk.model.folding import folded, names_beginning
from klyngedesk.model.task_days import SAID_DAY, said_day

_WHEN = re.compile(
    rf"[\s,;:–-]*\b(?:(?P<lead>senest|inden|før|frist|deadline|til|pr\.|klar)[\s:]+(?:den\s+|d\.\s*)?)*(?P<day>{SAID_DAY})"
    r"[\s.]*$",
    re.IGNORECASE,
)
_BODIES = (
    *(
        "sekretariatet",
        "administrationen",
        "forvaltningen",
        "formandskabet",
        "formanden",
        "direktionen",
        "styregruppen",
    ),
    *("arbejdsgruppen", "regionen", "kommunen", "kommunerne", "alle"),
)


@dataclass(frozen=True, slots=True)
class TaskWords:
    """A task as it was understood; `when` are the words of a day that could not be told as a date."""

    text: str
    owner: str = ""
    deadline: date | None = None
    when: str = ""

    @property
    def due(self) -> str:
        """Return for instance "senest 11. december 2026", or nothing."""
        if self.deadline:
            return f"senest {short_date(self.deadline)}"
        return f"til {self.when}" if self.when else ""


def read_task(words: str, names: Sequence[str], today: date, next_meeting: date | None = None) -> TaskWords:
    """Return the task that the line tells.

    `names` are those it may be given to, nearest first; a first name, or the beginning of one after an @, is enough
    where it is one person's. Days count from `today`. Words that are understood as nothing else are the task.
    """
    rest, deadline, when = _without_day(" ".join(words.split()), today, next_meeting)
    owner, rest = _without_owner(rest, names)
    text = rest.strip(" ,;:–-")
    text = re.sub(r"^at\s+", "", text, flags=re.IGNORECASE)
    if not text:
        return TaskWords(capitalised(" ".join(words.split())))
    if when and deadline is None:
        text = f"{text} til {when}"
    return TaskWords(text if owner else capitalised(text), owner, deadline, "")


def _without_day(words: str, today: date, next_meeting: date | None) -> tuple[str, date | None, str]:
    found = _WHEN.search(words)
    if not found or not words[: found.start()].strip():
        return words, None, ""
    if not found["lead"] and re.fullmatch(r"\d{1,2}[./-]\d{1,2}", found["day"]):
        return words, None, ""
    day = said_day(found["day"], today, next_meeting)
    if day is None and "næste møde" not in found["day"].casefold():
        return words, None, ""
    return words[: found.start()], day, "" if day else "næste møde"


def _without_owner(words: str, names: Sequence[str]) -> tuple[str, str]:
    """Return who the line begins with, and the rest; nobody where it names none."""
    for name in sorted(names, key=len, reverse=True):
        if _begins_with(words, name):
            return name, words[len(name) :]
    first = re.match(r"^@?(?P<name>[\wÆØÅæøå'-]+(?:\s[A-ZÆØÅ][\wæøå'-]*)*)", words)
    if not first:
        return "", words
    for candidate in _shorter(first["name"]):
        length = len(candidate) + words.startswith("@")
        owner = _one_person(candidate, names, is_begun=words.startswith("@"))
        if owner or candidate.casefold() in _BODIES:
            return owner or capitalised(candidate), words[length:]
    who, comma, what = words.partition(",")
    if comma and what.strip() and len(who.split()) <= 4 and who[:1].isupper():
        return who.strip(), what
    return "", words


def _begins_with(words: str, name: str) -> bool:
    return folded(words[: len(name)]) == folded(name) and not words[len(name) : len(name) + 1].isalpha()


def _shorter(name: str) -> list[str]:
    parts = name.split()
    return [" ".join(parts[:count]) for count in range(len(parts), 0, -1)]


def _one_person(candidate: str, names: Sequence[str], *, is_begun: bool) -> str:
    """Return the one whose first name it is (or begins, after an @); nobody where there are several."""
    if not is_begun and not candidate[:1].isupper():
        return ""
    if is_begun:
        found = names_beginning(candidate, names)
        return found[0] if found else ""
    found = tuple(
        name for name in names if folded(name.split()[0]) == folded(candidate) or _initials(name) == candidate
    )
    return found[0] if len(found) == 1 else ""


def _initials(name: str) -> str:
    return "".join(part[:1] for part in name.split())
