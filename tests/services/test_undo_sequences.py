"""Random sequences: N steps back is the meeting N steps ago, with every letter typed since."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from klyngedesk.model.agenda import ActionItem, AgendaItem, ItemKind, Link, Outcome, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.minutes_state import Comment
from klyngedesk.model.people import Member, Participant, Presence
from klyngedesk.model.votes import Statement, Vote
from klyngedesk.services import (
    agenda,
    annexes,
    attachments,
    attendance,
    decisions,
    forums,
    meetings,
    minutes,
    open_cases,
    recommendations,
    room,
    tasks,
    votes,
)
from klyngedesk.services.changes import Changes, undo
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import EMPTY, Text, text_of_lines

Typed = dict[tuple[str, str], Text]
TEXTS = ("background", "minutes", "public_text")


def pick(found: Any, number: int) -> Any:
    """Return one of them, None where there are none."""
    listed = list(found)
    return listed[number % len(listed)] if listed else None


def with_item(act: Callable[[Store, Meeting, AgendaItem, int], Changes]) -> Callable[..., Changes | None]:
    """Return the act on some item, nothing where the agenda is empty."""

    def on_item(store: Store, meeting: Meeting, number: int) -> Changes | None:
        item = pick(meeting.walk(), number)
        return act(store, meeting, item, number) if item else None

    return on_item


def with_person(act: Callable[[Store, Meeting, Participant, int], Changes]) -> Callable[..., Changes | None]:
    def on_person(store: Store, meeting: Meeting, number: int) -> Changes | None:
        person = pick(meeting.people(), number)
        return act(store, meeting, person, number) if person else None

    return on_person


def with_attachment(act: Callable[[Store, Meeting, str, int], Changes]) -> Callable[..., Changes | None]:
    def on_attachment(store: Store, meeting: Meeting, number: int) -> Changes | None:
        found = pick(meeting.attachments(), number)
        return act(store, meeting, found[1].id, number) if found else None

    return on_attachment


def with_line(act: Callable[[Store, Meeting, Recommendation, int], Changes]) -> Callable[..., Changes | None]:
    def on_line(store: Store, meeting: Meeting, number: int) -> Changes | None:
        line = pick((line for item in meeting.walk() for line in item.recommendations), number)
        return act(store, meeting, line, number) if line else None

    return on_line


def attach(store: Store, meeting: Meeting, item: AgendaItem, number: int) -> Changes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Budget_2027.txt"
        path.write_text(f"æøå {number}", encoding="utf-8")
        return attachments.attach_file(store, meeting.id, item.id, path)


def people_rows(meeting: Meeting, number: int) -> list[tuple[str, dict[str, Any], str]]:
    """Return the listed people turned round, one of them gone, and one new in a new group."""
    rows = [(p.id, {"name": p.name}, group.title) for group in meeting.groups for p in group.people]
    kept = [row for place, row in enumerate(reversed(rows)) if place != number % 4]
    return [*kept, ("", {"name": f"Ny {number}"}, f"Gruppe {number % 3}")]


def moved(store: Store, meeting: Meeting, item: AgendaItem, number: int) -> Changes:
    parent = pick(meeting.items, number + 1)
    return agenda.move_item(store, meeting.id, item.id, parent_id=parent.id if number % 2 else None, index=number % 4)


def lines(item: AgendaItem, number: int) -> tuple[Recommendation, ...]:
    kept = tuple(line for place, line in enumerate(reversed(item.recommendations)) if place != number % 3)
    return (*kept, Recommendation(f"Godkender {number}"))


ACTS: list[Callable[[Store, Meeting, int], Changes | None]] = [
    lambda s, m, n: agenda.add_item(s, m.id, AgendaItem(f"Nyt {n}", pick(ItemKind, n))),
    with_item(lambda s, m, i, n: agenda.add_item(s, m.id, AgendaItem("Under"), parent_id=parent_for(m, i))),
    with_item(lambda s, m, i, n: agenda.remove_item(s, m.id, i.id)),
    with_item(lambda s, m, i, n: agenda.move_item_up(s, m.id, i.id)),
    with_item(lambda s, m, i, n: agenda.move_item_down(s, m.id, i.id)),
    with_item(lambda s, m, i, n: agenda.indent_item(s, m.id, i.id)),
    with_item(lambda s, m, i, n: agenda.outdent_item(s, m.id, i.id)),
    with_item(moved),
    with_item(lambda s, m, i, n: agenda.change_item(s, m.id, i.id, title=f"Titel {n}", closed=bool(n % 2))),
    with_item(lambda s, m, i, n: agenda.change_item(s, m.id, i.id, action_items=(ActionItem(f"Opgave {n}"),))),
    with_item(lambda s, m, i, n: recommendations.set_recommendations(s, m.id, i.id, lines(i, n))),
    with_item(lambda s, m, i, n: recommendations.follow_all(s, m.id, i.id)),
    with_line(lambda s, m, line, n: recommendations.record_outcome(s, m.id, line.id, pick(Outcome, n))),
    with_line(lambda s, m, line, n: decisions.confirm_decisions(s, m.id, {line.id: f"Rådet besluttede {n}."})),
    with_line(lambda s, m, line, n: decisions.withdraw_outcome(s, m.id, line.id)),
    with_item(lambda s, m, i, n: decisions.offer_followed(s, m.id, i.id)),
    with_item(lambda s, m, i, n: tasks.add_task(s, m.id, i.id, ActionItem(f"Opgave {n}", "Åse"))),
    with_item(attach),
    with_attachment(lambda s, m, a, n: attachments.remove_attachment(s, m.id, a)),
    with_attachment(lambda s, m, a, n: attachments.rename_attachment(s, m.id, a, f"Bilag {n}")),
    with_attachment(lambda s, m, a, n: attachments.close_attachment(s, m.id, a, bool(n % 2))),
    with_attachment(lambda s, m, a, n: attachments.move_attachment(s, m.id, a, n % 3)),
    with_attachment(lambda s, m, a, n: attachments.move_attachment_to(s, m.id, a, pick(m.walk(), n).id, 0)),
    with_item(lambda s, m, i, n: attachments.add_link(s, m.id, i.id, Link(f"https://fjord.example/{n}"))),
    lambda s, m, n: meetings.change_frame(s, m.id, place=f"Sted {n}", date=date(2027, 1, 1 + n % 28)),
    with_item(lambda s, m, i, n: agenda.change_item(s, m.id, i.id, votes=(Vote("", (), (n, 1, 0)),))),
    with_item(lambda s, m, i, n: votes.add_statement(s, m.id, i.id, Statement("Åse", f"Jeg er imod {n}."))),
    with_item(lambda s, m, i, n: minutes.add_comment(s, m.id, i.id, Comment("Bo", f"Ret linje {n}"))),
    with_item(lambda s, m, i, n: open_cases.postpone_item(s, m.id, i.id, f"Møde {n}")),
    with_item(lambda s, m, i, n: open_cases.take_back_postponement(s, m.id, i.id)),
    with_item(lambda s, m, i, n: room.pause_or_resume(s, m.id, at(n), i.id)),
    with_person(lambda s, m, p, n: room.mark_left(s, m.id, p.id, at(n))),
    with_person(lambda s, m, p, n: room.mark_arrived(s, m.id, p.id, at(n))),
    with_person(lambda s, m, p, n: room.toggle_recused(s, m.id, p.id, at(n), next((i.id for i in m.walk()), ""))),
    with_person(lambda s, m, p, n: room.forget_last_move(s, m.id, p.id)),
    with_line(lambda s, m, line, n: decisions.offer_outcome(s, m.id, line.id, pick(Outcome, n))),
    with_line(lambda s, m, line, n: decisions.write_draft(s, m.id, line.id, f"Udkast {n}")),
    with_line(lambda s, m, line, n: decisions.confirm_decisions(s, m.id, {line.id: f"Besluttet {n}"})),
    lambda s, m, n: meetings.start_meeting(s, m.id, datetime(2027, 3, 8, 13, n % 60)),
    lambda s, m, n: attendance.set_people(s, m.id, people_rows(m, n)),
    lambda s, m, n: attendance.add_person(s, m.id, f"Gruppe {n % 3}", Participant("Bo")),
    with_person(lambda s, m, p, n: attendance.mark_presence(s, m.id, p.id, pick(Presence, n))),
    with_person(lambda s, m, p, n: attendance.send_substitute(s, m.id, p.id, "Vikar")),
    with_person(lambda s, m, p, n: attendance.remove_person(s, m.id, p.id)),
    lambda s, m, n: annexes.set_annexes(s, m.id, [*[(a.id, a.title) for a in m.annexes][n % 2 :], ("", f"Tillæg {n}")]),
]


def at(number: int) -> datetime:
    return datetime(2027, 3, 8, 13, number % 60)


def parent_for(meeting: Meeting, item: AgendaItem) -> str | None:
    return item.id if item in meeting.items and not item.is_break else None


def without_texts(meeting: Meeting) -> Meeting:
    def bare(item: AgendaItem) -> AgendaItem:
        below = tuple(bare(child) for child in item.items)
        return replace(item, items=below, background=EMPTY, minutes=EMPTY, public_text=EMPTY)

    items = tuple(bare(item) for item in meeting.items)
    return replace(meeting, items=items, annexes=tuple(replace(annex, text=EMPTY) for annex in meeting.annexes))


def texts_of(meeting: Meeting) -> Typed:
    found = {(item.id, field): getattr(item, field) for item in meeting.walk() for field in TEXTS}
    found |= {(annex.id, "annex"): annex.text for annex in meeting.annexes}
    return {key: text for key, text in found.items() if text}


class Undoing(RuleBasedStateMachine):
    """A secretary who changes her mind: acts, letters, steps back and steps forward."""

    @initialize()
    def plan(self) -> None:
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.store = Store.open(Path(self.folder.name))
        forum = forums.create_forum(self.store, "Rådet", members=(Member("Åse", group="Politikere"), Member("Bo")))
        self.meeting = meetings.plan_meeting(self.store, forum.id, date(2027, 3, 8), time(13))
        theme = AgendaItem("Tema", ItemKind.THEME, items=(AgendaItem("Under"), AgendaItem("Og under")))
        for item in (AgendaItem("Først", recommendations=(Recommendation("Godkender"),)), theme):
            agenda.add_item(self.store, self.meeting.id, item)
        self.done: list[tuple[Meeting, Changes]] = []
        self.undone: list[tuple[Meeting, Changes]] = []
        self.typed: Typed = {}

    def now(self) -> Meeting:
        return self.store.load_meeting(self.meeting.id)

    @rule(act=st.sampled_from(ACTS), number=st.integers(0, 40))
    def act(self, act: Callable[[Store, Meeting, int], Changes | None], number: int) -> None:
        before = self.now()
        try:
            changes = act(self.store, before, number)
        except UserError:
            assert self.now() == before
            return
        if changes:
            self.done.append((without_texts(before), changes))
            self.undone.clear()

    @rule(number=st.integers(0, 40), field=st.sampled_from((*TEXTS, "annex")), letters=st.text("æøå x", min_size=1))
    def type(self, number: int, field: str, letters: str) -> None:
        meeting = self.now()
        owner: AgendaItem | Annex | None = pick(meeting.annexes if field == "annex" else meeting.walk(), number)
        if owner:
            text = text_of_lines(f"{letters}!")
            agenda.write_text(self.store, owner.id, field, text)
            self.typed[owner.id, field] = text

    @precondition(lambda self: self.done)
    @rule()
    def step_back(self) -> None:
        before, changes = self.done.pop()
        now = without_texts(self.now())
        self.undone.append((now, undo(self.store, changes)))
        assert without_texts(self.now()) == before

    @precondition(lambda self: self.undone)
    @rule()
    def step_forward(self) -> None:
        after, changes = self.undone.pop()
        now = without_texts(self.now())
        self.done.append((now, undo(self.store, changes)))
        assert without_texts(self.now()) == after

    @invariant()
    def every_letter_of_what_is_there_is_there(self) -> None:
        meeting = self.now()
        living = {item.id for item in meeting.walk()} | {annex.id for annex in meeting.annexes}
        assert texts_of(meeting) == {key: text for key, text in self.typed.items() if key[0] in living}

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()


Undoing.TestCase.settings = settings(
    max_examples=15, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
test_every_step_can_be_taken_back_and_again = Undoing.TestCase


@pytest.mark.long
class TestManySequences(Undoing.TestCase):
    """The same machine, for long."""

    settings = settings(Undoing.TestCase.settings, max_examples=300, stateful_step_count=50)
