"""People: the members of a forum, and who was there at a meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from klyngedesk.model.identity import new_id


class Presence(StrEnum):
    """Where a person is: present, excused (afbud), absent without word, or out of the room."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"

    @property
    def danish(self) -> str:
        return {"present": "til stede", "excused": "afbud", "absent": "fraværende"}[self.value]


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a forum for a period; `group` is the title of the attendance group."""

    name: str
    title: str = ""
    organisation: str = ""
    role: str = ""
    email: str = ""
    group: str = ""
    since: date | None = None
    until: date | None = None
    id: str = field(default_factory=new_id)

    def serves_on(self, day: date | None) -> bool:
        """Return whether the person is a member on that day; without a day, whether the period is open."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Participant:
    """A person at one meeting, with what is true of them there."""

    name: str
    title: str = ""
    organisation: str = ""
    role: str = ""
    email: str = ""
    presence: Presence = Presence.PRESENT
    arrived: time | None = None
    left: time | None = None
    substitute_for: str = ""
    id: str = field(default_factory=new_id)

    @property
    def is_excused(self) -> bool:
        return self.presence is Presence.EXCUSED

    @property
    def description(self) -> str:
        """Return title, role and organisation as one line; empty parts, and a role that is the title, are left out."""
        role = "" if self.role.strip().casefold() == self.title.strip().casefold() else self.role
        return ", ".join(part for part in (self.title, role, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class AttendanceGroup:
    """People listed under one heading, in the order they are listed."""

    title: str
    people: tuple[Participant, ...] = ()
    id: str = field(default_factory=new_id)
