"""Who leads a meeting, who takes its minutes, and who is at the table to serve it: told by people's roles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from klyngedesk.model.people import Member, Participant

_LEADS = (r"mødeleder|ordstyrer|dirigent", r"(?:\w+s?)?(?:formand|forkvinde|forperson)")
_WRITES = (r"referent|protokolfører", r"(?:møde|udvalgs|bestyrelses)?sekretær")


def chair_of(members: Sequence[Member]) -> str:
    """Return the name of who leads, or nothing where no role says it."""
    return _first(members, _LEADS)


def minute_taker_of(members: Sequence[Member]) -> str:
    return _first(members, _WRITES)


def serves_the_meeting(person: Participant) -> bool:
    """Return whether the person is there as its secretary, and not as one who decides."""
    return any(_holds(person, office) for office in _WRITES)


def _first(members: Sequence[Member], offices: Sequence[str]) -> str:
    found = (member.name for office in offices for member in members if _holds(member, office))
    return next(found, "")


def _holds(person: Member | Participant, office: str) -> bool:
    """Return whether role, or title where there is no role, is that office; a vice-chair holds another."""
    said = (person.role or person.title).strip().casefold()
    return re.match(rf"(?:{office})\b", said) is not None and not said.startswith(("næst", "vice", "suppl"))
