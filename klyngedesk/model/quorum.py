"""Whether a meeting can decide: who has a seat, who fills it, and how many the forum wants."""

from __future__ import annotations

from dataclasses import dataclass

from klyngedesk.model.attendance import present
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.offices import serves_the_meeting
from klyngedesk.model.people import Participant

# Groups of people who are at the table but have no seat, by how their titles begin in Danish papers.
_WITHOUT_SEATS = ("sekretariat", "administra", "gæst", "observatør", "tilforordn", "øvrige")


@dataclass(frozen=True, slots=True)
class SeatCount:
    """Seats filled, seats in all, and how many must be filled."""

    present: int
    seats: int
    needed: int

    @property
    def is_enough(self) -> bool:
        return self.present >= self.needed


def has_seat(group_title: str, seated_groups: tuple[str, ...]) -> bool:
    """Return whether the people of that group have seats: as the profile says, else by the group's title."""
    title = group_title.strip().casefold()
    if seated_groups:
        return title in {each.strip().casefold() for each in seated_groups}
    return not title.startswith(_WITHOUT_SEATS)


def seated(meeting: Meeting, profile: Profile) -> tuple[Participant, ...]:
    """Return everyone who has a seat or stands in for one who has.

    A secretary has none, unless the profile says that the group has seats.
    """
    groups = [group for group in meeting.groups if has_seat(group.title, profile.seated_groups)]
    people = tuple(person for group in groups for person in group.people)
    return people if profile.seated_groups else tuple(each for each in people if not serves_the_meeting(each))


def seats_of(people: tuple[Participant, ...]) -> dict[str, str]:
    """Return the seat of each person by id: a substitute has that of the one named, if that person is listed.

    One who stands in for a substitute has the seat of the member at the end of the row.
    """
    by_name = {person.name.casefold(): person for person in reversed(people)}

    def owner(person: Participant) -> str:
        seen = {person.id}
        while person.substitute_for:
            other = by_name.get(person.substitute_for.casefold())
            if other is None or other.id in seen:
                break
            person = other
            seen.add(person.id)
        return person.id

    return {person.id: owner(person) for person in people}


def voters(meeting: Meeting, profile: Profile, item_id: str) -> tuple[Participant, ...]:
    """Return those who may vote on the item: one for each seat, the member before the substitute."""
    people = seated(meeting, profile)
    seats = seats_of(people)
    here = {person.id for person in present(meeting, item_id)}
    first: dict[str, Participant] = {}
    for person in sorted((p for p in people if p.id in here), key=lambda p: seats[p.id] != p.id):
        first.setdefault(seats[person.id], person)
    chosen = {person.id for person in first.values()}
    return tuple(person for person in people if person.id in chosen)


def seat_count(meeting: Meeting, profile: Profile, item_id: str = "") -> SeatCount:
    """Return how many seats are filled at the item, or now."""
    seats = set(seats_of(seated(meeting, profile)).values())
    return SeatCount(len(voters(meeting, profile, item_id)), len(seats), profile.quorum.needed(len(seats)))
