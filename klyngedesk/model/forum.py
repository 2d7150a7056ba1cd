"""A forum: those who meet, and how they want their papers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from klyngedesk.model.agenda import ItemKind, Purpose
from klyngedesk.model.identity import new_id
from klyngedesk.model.layout import STANDARD, Layout
from klyngedesk.model.people import Member
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.model.quorum_rule import QuorumRule


class AttachmentNumbering(StrEnum):
    """Whether bilag are counted anew for each item or through the whole meeting."""

    PER_ITEM = "per_item"
    THROUGH_MEETING = "through_meeting"


@dataclass(frozen=True, slots=True)
class Profile:
    """What is special about a forum; nothing else in the program knows which kind it is.

    `seated_groups` are the titles of the attendance groups that count and vote; without any, their titles decide.
    With `joined_decisions` one sentence stands for all lines of an item where all were followed.
    """

    attachment_numbering: AttachmentNumbering = AttachmentNumbering.PER_ITEM
    deadline_weekdays: int = 4
    votes: bool = False
    can_close_items: bool = True
    layout: Layout = STANDARD
    phrase_style: PhraseStyle = PhraseStyle.ACTIVE
    quorum: QuorumRule = QuorumRule.MAJORITY
    seated_groups: tuple[str, ...] = ()
    joined_decisions: bool = False


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item that every new meeting of the forum starts with."""

    title: str
    kind: ItemKind = ItemKind.ITEM
    purpose: Purpose | None = None
    minutes_planned: int | None = None
    recommendations: tuple[str, ...] = ()
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Forum:
    name: str
    profile: Profile = Profile()
    members: tuple[Member, ...] = ()
    standing_items: tuple[StandingItem, ...] = ()
    default_place: str = ""
    id: str = field(default_factory=new_id)

    def members_on(self, day: date | None) -> tuple[Member, ...]:
        """Return those who are members on that day, in the forum's own order."""
        return tuple(member for member in self.members if member.serves_on(day))
