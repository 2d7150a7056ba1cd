"""A plain reference of a meeting room: what happened is played from the beginning each time it is asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

SEATED = "Rådet"


class Fact(NamedTuple):
    """`what` is opened, paused, stopped, came or left; `who` an item's or a person's name."""

    at: datetime
    what: str
    who: str


@dataclass(frozen=True)
class Person:
    name: str
    group: str = SEATED
    away: str = ""
    stands_in_for: str = ""


@dataclass(frozen=True)
class PlainRoom:
    """Everything as simple values; items by title, breaks have no number."""

    people: tuple[Person, ...] = ()
    items: tuple[str, ...] = ()
    breaks: frozenset[str] = frozenset()
    facts: tuple[Fact, ...] = ()
    recused: frozenset[tuple[str, str]] = frozenset()
    votes: tuple[tuple[str, int], ...] = ()
    outcomes: frozenset[str] = frozenset()
    postponed: frozenset[str] = frozenset()

    def with_fact(self, at: datetime, what: str, who: str) -> PlainRoom:
        return replace(self, facts=(*self.facts, Fact(at, what, who)))

    def person(self, name: str) -> Person:
        return next(person for person in self.people if person.name == name)

    def with_person(self, name: str, **fields: str) -> PlainRoom:
        people = tuple(replace(p, **fields) if p.name == name else p for p in self.people)
        return replace(self, people=people)

    def numbers(self) -> dict[str, str]:
        """Return the number of each item; a break has none."""
        numbers, count = {}, 0
        for title in self.items:
            count += title not in self.breaks
            numbers[title] = "" if title in self.breaks else str(count)
        return numbers

    def played(self) -> Played:
        """Play all that happened, and return how it ended."""
        played = Played(self, {person.name for person in self.people if self._begins_here(person)})
        for fact in self.facts:
            played.take(fact)
        played.leave_item()
        played.tell_of_guests()
        return played

    def _begins_here(self, person: Person) -> bool:
        doors = [fact.what for fact in self.facts if fact.who == person.name]
        return not person.away and (not doors or doors[0] == "left")

    def seats_filled(self, here: set[str]) -> int:
        """Return how many seats of the council are filled by those here."""
        seats = set()
        for person in self.people:
            if person.name in here and person.group == SEATED:
                seats.add(self._owner_of_seat(person))
        return len(seats)

    def _owner_of_seat(self, person: Person) -> str:
        return self._owner_of_seat(self.person(person.stands_in_for)) if person.stands_in_for else person.name


@dataclass
class Played:
    """Where the play has come to."""

    room: PlainRoom
    here: set[str]
    been: set[str] = field(default_factory=set)
    opened: list[str] = field(default_factory=list)
    is_on: bool = False
    in_break: bool = False
    at_item: dict[str, set[str]] = field(default_factory=dict)
    said: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    doors: list[tuple[str, str, str, datetime]] = field(default_factory=list)

    def take(self, fact: Fact) -> None:
        if fact.what in ("opened", "paused", "stopped"):
            self.leave_item()
            self.is_on, self.in_break = fact.what == "opened", fact.what == "paused"
            if fact.what == "opened":
                self.opened.append(fact.who)
        elif not self.room.person(fact.who).away:
            self._door(fact)

    def leave_item(self) -> None:
        if self.is_on:
            self.at_item[self.opened[-1]] = set(self.here)

    def _door(self, fact: Fact) -> None:
        left = fact.what == "left"
        deed = "forlod mødet" if left else "vendte tilbage til mødet" if fact.who in self.been else "kom til mødet"
        self.been.add(fact.who)
        (self.here.discard if left else self.here.add)(fact.who)
        known = [title for title in self.opened if title in self.room.items]
        if known:
            place = known[-1]
            number = self.room.numbers()[place]
            where = f"i pausen efter punkt {number}" if self.in_break else f"under behandling af punkt {number}"
            self.doors.append((fact.who, place, fact.what, fact.at))
            self.said.setdefault(place, []).append((fact.who, f"{deed} kl. {fact.at:%H.%M} {where}."))

    def tell_of_guests(self) -> None:
        """Tell in one sentence of a guest who came and left under the same item and was not there otherwise."""
        for person in self.room.people:
            own = [each for each in self.doors if each[0] == person.name]
            facts = [fact for fact in self.room.facts if fact.who == person.name]
            if person.group == SEATED or len(own) != 2 or len(facts) != 2 or own[0][1] != own[1][1]:
                continue
            (_, place, first, came), (_, _, second, left) = own
            if (first, second) == ("came", "left"):
                rest = [each for each in self.said[place] if each[0] != person.name]
                words = f"deltog i mødet kl. {came:%H.%M}-{left:%H.%M} under behandling af punkt"
                self.said[place] = [*rest, (person.name, f"{words} {self.room.numbers()[place]}.")]

    def with_at(self, title: str) -> set[str]:
        """Return who took part in the item."""
        here = self.at_item.get(title, self.here)
        return {name for name in here if (title, name) not in self.room.recused}
