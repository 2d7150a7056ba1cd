"""The agenda: its items, their recommendations and attachments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum

from klyngedesk.model.identity import new_id
from klyngedesk.model.minutes_state import Comment
from klyngedesk.model.votes import Statement, Vote
from klyngedesk.text.blocks import EMPTY, Text


class ItemKind(StrEnum):
    ITEM = "item"
    THEME = "theme"
    BREAK = "break"


class Purpose(StrEnum):
    """What the meeting is asked to do with an item."""

    DECISION = "decision"
    DISCUSSION = "discussion"
    INFORMATION = "information"

    @property
    def danish(self) -> str:
        return {"decision": "Beslutning", "discussion": "Drøftelse", "information": "Orientering"}[self.value]


class Outcome(StrEnum):
    """What became of a recommendation; the order is that of the keys 1 to 9, for good."""

    FOLLOWED = "followed"
    FOLLOWED_CHANGED = "followed_changed"
    NOT_FOLLOWED = "not_followed"
    POSTPONED = "postponed"
    FORWARDED = "forwarded"
    NOTED = "noted"
    DISCUSSED = "discussed"
    DROPPED = "dropped"
    OTHER = "other"

    @property
    def key(self) -> int:
        """Return the digit, 1 to 9, that sets this outcome."""
        return list(Outcome).index(self) + 1

    @property
    def danish(self) -> str:
        return _DANISH_OUTCOMES[self]

    @property
    def short_danish(self) -> str:
        """Return the word that fits on a key in the live view."""
        return _SHORT_OUTCOMES.get(self, self.danish)


_DANISH_OUTCOMES = {
    Outcome.FOLLOWED: "Fulgt",
    Outcome.FOLLOWED_CHANGED: "Fulgt med ændring",
    Outcome.NOT_FOLLOWED: "Ikke fulgt",
    Outcome.POSTPONED: "Udskudt",
    Outcome.FORWARDED: "Oversendt",
    Outcome.NOTED: "Taget til efterretning",
    Outcome.DISCUSSED: "Drøftet",
    Outcome.DROPPED: "Bortfaldet",
    Outcome.OTHER: "Andre ord",
}
_SHORT_OUTCOMES = {
    Outcome.FOLLOWED_CHANGED: "Ændret",
    Outcome.NOTED: "Efterretning",
    Outcome.OTHER: "Andet",
}


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One line of an indstilling, with what the meeting made of it.

    `note` is the sentence of the decision, and `outcome` and `note` are what she confirmed: documents and the room
    see nothing else. `offered` is an outcome she picked and has not confirmed, `draft` what she has typed to it.
    """

    text: str
    outcome: Outcome | None = None
    note: str = ""
    offered: Outcome | None = None
    draft: str = ""
    id: str = field(default_factory=new_id)

    @property
    def waits(self) -> bool:
        """Return whether an outcome or words of hers wait to be confirmed."""
        return self.offered is not None or bool(self.draft)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A bilag: `object_id` is the sha256 of its file, None while the file is missing.

    `sent_number` is the number it was sent under, which it keeps.
    """

    title: str
    object_id: str | None = None
    file_name: str = ""
    size: int = 0
    closed: bool = False
    late: bool = False
    printed_number: str | None = None
    sent_number: int | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """A task agreed at the meeting; `done` is the day on which it was."""

    text: str
    owner: str = ""
    deadline: date | None = None
    done: date | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda; `printed_number` and the fixed times are facts of an imported document.

    `sent_label` is the number it was sent under ("4" or "5 b)"), which it keeps.
    A `postponed` item is an open case until an item of another meeting `continues` it (the id of this one).
    """

    title: str
    kind: ItemKind = ItemKind.ITEM
    purpose: Purpose | None = None
    presenters: tuple[str, ...] = ()
    minutes_planned: int | None = None
    fixed_start: time | None = None
    fixed_end: time | None = None
    closed: bool = False
    public_title: str = ""
    public_text: Text = EMPTY
    case_number: str = ""
    document_number: str = ""
    background: Text = EMPTY
    recommendation_to: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    minutes: Text = EMPTY
    attachments: tuple[Attachment, ...] = ()
    links: tuple[Link, ...] = ()
    action_items: tuple[ActionItem, ...] = ()
    internal_note: str = ""
    votes: tuple[Vote, ...] = ()
    statements: tuple[Statement, ...] = ()
    comments: tuple[Comment, ...] = ()
    postponed: bool = False
    postponed_to: str = ""
    continues: str = ""
    printed_number: str | None = None
    sent_label: str = ""
    items: tuple[AgendaItem, ...] = ()
    id: str = field(default_factory=new_id)

    @property
    def is_break(self) -> bool:
        return self.kind is ItemKind.BREAK

    @property
    def postponed_sentence(self) -> str:
        """Return how the minutes tell of a postponed item."""
        return f"Punktet blev udskudt til {self.postponed_to.strip() or 'et senere møde'}."

    def walk(self) -> Iterator[AgendaItem]:
        """Yield the item, then everything below it, in reading order."""
        yield self
        for item in self.items:
            yield from item.walk()


def walk(items: Iterable[AgendaItem]) -> Iterator[AgendaItem]:
    """Yield all items and sub-items in reading order."""
    for item in items:
        yield from item.walk()


def changed(items: Iterable[AgendaItem], change: Callable[[AgendaItem], AgendaItem]) -> tuple[AgendaItem, ...]:
    """Return the items with each of them, and each sub-item, as `change` leaves it."""
    return tuple(_changed(item, change) for item in items)


def _changed(item: AgendaItem, change: Callable[[AgendaItem], AgendaItem]) -> AgendaItem:
    done = change(item)
    return replace(done, items=changed(item.items, change)) if item.items else done
