"""Whatever a secretary does, and however she takes it back, attendance, quorum, totals and numbers agree with a
plain reference that plays the whole meeting anew each time; and undo leads back to the very same meeting."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from klyngedesk.model.agenda import AgendaItem, ItemKind, Outcome, Recommendation
from klyngedesk.model.attendance import present
from klyngedesk.model.attendance_words import item_sentences
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.model.pace import running
from klyngedesk.model.people import Member, Presence
from klyngedesk.model.quorum import seat_count, voters
from klyngedesk.model.timeline import Timeline
from klyngedesk.model.votes import Vote, disagreement
from klyngedesk.services import agenda, attendance, decisions, forums, meetings, open_cases, room
from klyngedesk.services.changes import Changes, undo
from klyngedesk.services.votes import record_vote
from klyngedesk.store.store import Store

from .plain_room import SEATED, Person, PlainRoom

PROFILE = Profile(votes=True)
COUNCIL = ("Åse Bæk", "Bo Dahl", "Carl Ø", "Ditte Friis", "Erik Juul")
PICK = st.integers(0, 30)


@dataclass
class Step:
    """What can be taken back: the changes, and both worlds before them."""

    changes: Changes
    meeting: Meeting
    plain: PlainRoom
    clocked: Timeline = ()


class Room(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name))
        self.now = datetime(2027, 3, 8, 13)
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.count = 0

    @initialize()
    def plan(self) -> None:
        members = (*(Member(name, group=SEATED) for name in COUNCIL), Member("Signe", group="Sekretariat"))
        forum = forums.create_forum(self.store, "Rådet", members=members, profile=PROFILE)
        self.id = meetings.plan_meeting(self.store, forum.id, date(2027, 3, 8)).id
        for title in ("Et", "To", "Tre"):
            agenda.add_item(self.store, self.id, AgendaItem(title, recommendations=(Recommendation("Drøfter X."),)))
        agenda.add_item(self.store, self.id, AgendaItem("Kaffe", ItemKind.BREAK))
        people = (*(Person(name) for name in COUNCIL), Person("Signe", "Sekretariat"))
        self.plain = PlainRoom(people, ("Et", "To", "Tre", "Kaffe"), frozenset({"Kaffe"}))
        meetings.start_meeting(self.store, self.id, self.now, self.meeting().items[0].id)
        self.plain = self.plain.with_fact(self.now, "opened", "Et")

    def meeting(self) -> Meeting:
        return self.store.load_meeting(self.id)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def tick(self) -> datetime:
        self.now += timedelta(minutes=1, seconds=7)
        return self.now

    def do(self, plain: PlainRoom, service: Callable[..., Changes], *arguments: object) -> None:
        """Call the service; where it changed something, the plain world is the other one now."""
        before = self.meeting()
        changes = service(self.store, self.id, *arguments)
        if changes:
            self.done.append(Step(changes, before, self.plain))
            self.undone.clear()
            self.plain = plain

    def item(self, pick: int) -> AgendaItem | None:
        items = self.meeting().items
        return items[pick % len(items)] if items else None

    def name(self, pick: int) -> str:
        return self.plain.people[pick % len(self.plain.people)].name

    def id_of(self, name: str) -> str:
        return next(person.id for person in self.meeting().people() if person.name == name)

    @rule(pick=PICK)
    def take_up(self, pick: int) -> None:
        item, before = self.item(pick), self.meeting()
        current = running(before.timeline)
        if item is None or current is None:
            return
        after = room.take_up(self.store, before, item.id, self.tick())
        assert after == self.meeting()
        added = tuple(entry for entry in after.timeline if entry not in before.timeline)
        for step in (*self.done, *self.undone):
            step.clocked += added
            if added:
                step.plain = _with_clock(step.plain, self.now, item)
        if added:
            self.plain = _with_clock(self.plain, self.now, item)

    @rule(pick=PICK)
    def pause_or_resume(self, pick: int) -> None:
        item, current = self.item(pick), running(self.meeting().timeline)
        if item is not None and current is not None and not item.is_break:
            what, who = ("opened", item.title) if current.is_break else ("paused", "")
            self.do(self.plain.with_fact(self.tick(), what, who), room.pause_or_resume, self.now, item.id)

    @rule()
    def stop_or_go_on(self) -> None:
        item, current = self.item(0), running(self.meeting().timeline)
        if current is not None:
            self.do(self.plain.with_fact(self.tick(), "stopped", ""), meetings.end_meeting, self.now)
        elif item is not None and not item.is_break:
            plain = self.plain.with_fact(self.tick(), "opened", item.title)
            self.do(plain, meetings.start_meeting, self.now, item.id)

    @precondition(lambda self: running(self.meeting().timeline) is not None)
    @rule(pick=PICK, service=st.sampled_from([room.mark_arrived, room.mark_left]))
    def go_through_the_door(self, pick: int, service: Callable[..., Changes]) -> None:
        name = self.name(pick)
        what = "came" if service is room.mark_arrived else "left"
        if what == "left" and self.plain.person(name).away:
            return
        plain = self.plain.with_person(name, away="").with_fact(self.tick(), what, name)
        self.do(plain, service, self.id_of(name), self.now)

    @rule(pick=PICK, presence=st.sampled_from(Presence))
    def say_who_is_away(self, pick: int, presence: Presence) -> None:
        name = self.name(pick)
        facts = tuple(fact for fact in self.plain.facts if fact.who != name)
        away = "" if presence is Presence.PRESENT else presence.value
        plain = replace(self.plain.with_person(name, away=away), facts=facts)
        self.do(plain, attendance.mark_presence, self.id_of(name), presence)

    @rule(pick=PICK, item_pick=PICK)
    def recuse(self, pick: int, item_pick: int) -> None:
        name, item = self.name(pick), self.item(item_pick)
        if item is not None:
            recused = self.plain.recused ^ {(item.title, name)}
            plain = replace(self.plain, recused=recused)
            self.do(plain, room.toggle_recused, self.id_of(name), self.tick(), item.id)

    @rule(pick=PICK)
    def send_substitute(self, pick: int) -> None:
        name = self.name(pick)
        person = self.plain.person(name)
        self.count += 1
        substitute = Person(f"Vikar {self.count}", person.group, stands_in_for=name)
        plain = self.plain.with_person(name, away="excused")
        facts = plain.facts
        plain = replace(plain, people=(*plain.people, substitute), facts=facts)
        self.do(plain, attendance.send_substitute, self.id_of(name), substitute.name)

    @rule(pick=PICK)
    def add_item(self, pick: int) -> None:
        self.count += 1
        title, after = f"Nyt {self.count}", self.item(pick)
        items = list(self.plain.items)
        items.insert(items.index(after.title) + 1 if after else 0, title)
        line = (Recommendation("Drøfter Y."),)
        item = AgendaItem(title, recommendations=line)

        def put(store: Store, meeting_id: str) -> Changes:
            return agenda.add_item(store, meeting_id, item, after_id=after.id if after else None)

        self.do(replace(self.plain, items=tuple(items)), put)

    @rule(pick=PICK)
    def remove_item(self, pick: int) -> None:
        item = self.item(pick)
        if item is not None:
            items = tuple(title for title in self.plain.items if title != item.title)
            self.do(replace(self.plain, items=items), agenda.remove_item, item.id)

    @rule(pick=PICK)
    def move_item_up(self, pick: int) -> None:
        item = self.item(pick)
        if item is not None:
            items = list(self.plain.items)
            place = items.index(item.title)
            if place:
                items[place - 1 : place + 1] = reversed(items[place - 1 : place + 1])
            self.do(replace(self.plain, items=tuple(items)), agenda.move_item_up, item.id)

    @rule(pick=PICK)
    def postpone_or_take_back(self, pick: int) -> None:
        item = self.item(pick)
        if item is None:
            return
        postponed = self.plain.postponed ^ {item.title}
        if item.postponed:
            lines = {line.outcome for line in item.recommendations}
            gone = {item.title} if lines == {Outcome.POSTPONED} else set()
            plain = replace(self.plain, postponed=postponed, outcomes=self.plain.outcomes - gone)
            self.do(plain, open_cases.take_back_postponement, item.id)
        else:
            kept = {item.title} if item.recommendations else set()
            plain = replace(self.plain, postponed=postponed, outcomes=self.plain.outcomes | kept)
            self.do(plain, open_cases.postpone_item, item.id, "juni")

    @rule(pick=PICK)
    def decide(self, pick: int) -> None:
        item = self.item(pick)
        if item is not None and item.recommendations:
            plain = replace(self.plain, outcomes=self.plain.outcomes | {item.title})
            self.do(plain, decisions.confirm_decisions, {item.recommendations[0].id: f"Besluttet {self.count}."})

    @rule(pick=PICK, against=st.integers(0, 3))
    def vote(self, pick: int, against: int) -> None:
        item = self.item(pick)
        if item is None:
            return
        may = self.plain.seats_filled(self.plain.played().with_at(item.title))
        against = min(against, may)
        votes = tuple(each for each in self.plain.votes if each[0] != item.title)
        plain = replace(self.plain, votes=(*votes, (item.title, may)))
        self.do(plain, record_vote, item.id, Vote(numbers=(may - against, against, 0)), PROFILE)

    @precondition(lambda self: self.done)
    @rule()
    def step_back(self) -> None:
        step = self.done.pop()
        after, plain = self.meeting(), self.plain
        again = undo(self.store, step.changes)
        found = self.meeting()
        clocked = {entry.id for entry in step.clocked}
        rest = tuple(entry for entry in found.timeline if entry.id not in clocked)
        assert replace(found, timeline=rest) == step.meeting
        self.plain = step.plain
        self.undone.append(Step(again, after, plain))

    @precondition(lambda self: self.undone)
    @rule()
    def step_forth(self) -> None:
        step = self.undone.pop()
        before, plain = self.meeting(), self.plain
        back = undo(self.store, step.changes)
        found = self.meeting()
        clocked = {entry.id for entry in step.clocked}
        rest = tuple(entry for entry in found.timeline if entry.id not in clocked)
        assert replace(found, timeline=rest) == step.meeting
        self.plain = step.plain
        self.done.append(Step(back, before, plain))

    @invariant()
    def numbers_are_those_of_the_order(self) -> None:
        meeting = self.meeting()
        labels = item_labels(meeting)
        assert {item.title: labels[item.id].full for item in meeting.items} == self.plain.numbers()

    @invariant()
    def everyone_is_where_the_reference_has_them(self) -> None:
        meeting, played = self.meeting(), self.plain.played()
        assert {person.name for person in present(meeting)} == played.here
        for item in meeting.items:
            assert {person.name for person in present(meeting, item.id)} == played.with_at(item.title)

    @invariant()
    def every_sentence_stands_in_its_item(self) -> None:
        meeting, played = self.meeting(), self.plain.played()
        told = item_sentences(meeting)
        for item in meeting.items:
            sentences = told.get(item.id, ())
            doors = [each for each in sentences if "inhabilitet" not in each]
            said = played.said.get(item.title, [])
            assert all(any(name in each and each.endswith(words) for each in doors) for name, words in said)
            assert len(doors) == len({words for _, words in said})
            away = {person.name for person in self.plain.people if person.away}
            recused = [name for title, name in self.plain.recused if title == item.title and name not in away]
            assert any("inhabilitet" in each for each in sentences) == bool(recused)
            assert all(any(name in each for each in sentences) for name in recused)

    @invariant()
    def seats_and_totals_agree(self) -> None:
        meeting, played = self.meeting(), self.plain.played()
        members = [p for p in self.plain.people if p.group == SEATED and not p.stands_in_for]
        for item in meeting.items:
            filled = self.plain.seats_filled(played.with_at(item.title))
            count = seat_count(meeting, PROFILE, item.id)
            assert count.present == filled
            assert count.is_enough == (filled > len(members) / 2)
            total = dict(self.plain.votes).get(item.title)
            assert [sum(vote.totals) for vote in item.votes] == ([] if total is None else [total])
            if item.votes:
                wrong = disagreement(item.votes[0], voters(meeting, PROFILE, item.id))
                assert bool(wrong) == (total != filled)

    @invariant()
    def outcomes_and_open_cases_are_those_recorded(self) -> None:
        meeting = self.meeting()
        decided = {item.title for item in meeting.items if any(line.outcome for line in item.recommendations)}
        assert decided == {title for title in self.plain.outcomes if title in self.plain.items}
        waiting = {case.title for case in open_cases.open_cases(self.store)}
        assert waiting == {title for title in self.plain.postponed if title in self.plain.items}


def _with_clock(plain: PlainRoom, now: datetime, item: AgendaItem) -> PlainRoom:
    return plain.with_fact(now, "paused" if item.is_break else "opened", item.title)


TestRoomSequences = Room.TestCase
TestRoomSequences.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
