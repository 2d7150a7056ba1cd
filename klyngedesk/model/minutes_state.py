"""The life of the minutes after the meeting: draft, out for comments, approved and locked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from klyngedesk.model.identity import new_id


class MinutesState(StrEnum):
    DRAFT = "udkast"
    HEARING = "høring"
    APPROVED = "godkendt"

    @property
    def danish(self) -> str:
        return {"udkast": "Udkast", "høring": "I høring", "godkendt": "Godkendt"}[self.value]


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to the minutes on purpose, kept for good: what was done, when, and why or with which words."""

    at: datetime
    what: str
    words: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote back about an item's minutes; it never stands in a document."""

    author: str
    text: str
    id: str = field(default_factory=new_id)
