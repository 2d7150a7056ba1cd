"""The same random meetings as in the services' sequences, held in the window: what it shows, and what its undo brings
back, always agree with the plain reference."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from klyngedesk.model.meeting import Meeting
from klyngedesk.services.changes import Changes
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.live_model import LIVE_ROW
from klyngedesk.ui.meeting.presence_model import OUT, PRESENCE_ROW
from klyngedesk.ui.meeting.view import MeetingView
from tests.services.plain_room import PlainRoom
from tests.services.test_room_sequences import PICK, Room, Step, _with_clock
from tests.ui.conftest import Answers

WORDS = st.text("aæøå ", min_size=1, max_size=6)


class RoomInTheWindow(Room):
    """Does everything through the desk and the live view."""

    @initialize()
    def plan(self) -> None:
        super().plan()
        self.desk = Desk(self.store, Answers())
        self.view = MeetingView(self.desk)
        self.view.clock.now = lambda: self.now
        self.view.resize(1366, 700)
        self.view.show()
        self.desk.open(self.id)
        self.settle()

    def meeting(self) -> Meeting:
        if not hasattr(self, "desk"):
            return super().meeting()
        assert self.desk.meeting is not None
        return self.desk.meeting

    def settle(self) -> None:
        """Let the clock write where she is, and note it in the plain world and in what may be undone."""
        before = self.meeting()
        self.view.clock.settle()
        QApplication.processEvents()
        added = tuple(entry for entry in self.meeting().timeline if entry not in before.timeline)
        for entry in added:
            item = self.meeting().item(entry.item_id)
            for step in (*self.done, *self.undone):
                step.clocked += (entry,)
                step.plain = _with_clock(step.plain, entry.at, item)
            self.plain = _with_clock(self.plain, entry.at, item)

    def do(self, plain: PlainRoom, service: Callable[..., Changes], *arguments: object) -> None:
        before = self.meeting()
        self.tick()  # no item is seen for a glance only: the clock takes such a one out again
        changes = self.desk.do(service, *arguments)
        if changes:
            self.done.append(Step(changes, before, self.plain))
            self.undone.clear()
            self.plain = plain
        self.settle()

    @rule(pick=PICK)
    def take_up(self, pick: int) -> None:
        item = self.item(pick)
        if item is not None:
            self.tick()
            self.view.choose_item(item.id)
            self.settle()

    @rule(words=WORDS)
    def type_in_the_minutes(self, words: str) -> None:
        here = self.desk.item(self.desk.here)
        if here is None:
            return
        QTest.keyClicks(self.view.minutes, words)
        self.view.settle()
        found = self.desk.item(self.desk.here)
        assert found is not None
        assert plain(found.minutes).strip() == self.view.minutes.toPlainText().strip()

    @precondition(lambda self: self.done)
    @rule()
    def step_back(self) -> None:
        self._turn(self.done, self.undone, self.desk.undo_stack.undo)

    @precondition(lambda self: self.undone)
    @rule()
    def step_forth(self) -> None:
        self._turn(self.undone, self.done, self.desk.undo_stack.redo)

    def _turn(self, steps: list[Step], others: list[Step], turn: Callable[[], None]) -> None:
        step, after, plain_after = steps.pop(), self.meeting(), self.plain
        turn()
        found = self.meeting()
        assert _bare(found, step) == _bare(step.meeting, step)
        self.plain = step.plain
        others.append(Step(step.changes, after, plain_after))
        self.settle()

    @invariant()
    def what_is_shown_is_what_happened(self) -> None:
        if not hasattr(self, "view"):
            return
        rows: list[Any] = [self.view.list.model().index(n, 0).data(LIVE_ROW) for n in range(len(self.plain.items))]
        assert {row.item.title: row.label.full for row in rows} == self.plain.numbers()
        here = self.desk.item(self.desk.here)
        if here is None:
            return
        played = self.plain.played()
        assert self.view.presence.count_words().startswith(f"{self.plain.seats_filled(played.with_at(here.title))} af ")
        assert all(words in self.view.told.text() for _, words in played.said.get(here.title, []))
        assert self.people_shown_out() == self.people_out(played.with_at(here.title))

    def people_shown_out(self) -> set[str]:
        model, heading, out = self.view.presence.list.model(), "", set()
        for number in range(model.rowCount()):
            row = model.index(number, 0).data(PRESENCE_ROW)
            heading = row.heading or heading
            if row.person is not None and heading == OUT:
                out.add(row.person.name)
        return out

    def people_out(self, here: set[str]) -> set[str]:
        return {person.name for person in self.plain.people if not person.away} - here

    @invariant()
    def the_store_holds_what_the_desk_has(self) -> None:
        if hasattr(self, "desk"):
            self.desk.hand_over()
            assert self.store.load_meeting(self.id) == self.meeting()

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self.desk.flush_texts()
            self.store.keep_at_hand("")
            assert self.store.load_meeting(self.id) == self.meeting()
            self.view.hide()
            for part in (self.desk.jobs, self.desk.speller, self.desk.keeper):
                part.stop()
            self.view.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no loop runs that would do it
        super().teardown()


def _bare(meeting: Meeting, step: Step) -> object:
    """Return the meeting without what the clock and the typing did since: both go on whatever is undone."""
    clocked = {entry.id for entry in step.clocked}
    rest = tuple(entry for entry in meeting.timeline if entry.id not in clocked)
    items = [(item.id, item.title, item.recommendations, item.votes, item.postponed) for item in meeting.walk()]
    return rest, items, meeting.groups, meeting.started, meeting.ended


QUIET = list(HealthCheck)


@pytest.mark.usefixtures("qapp")
class TestAShortMeeting(RoomInTheWindow.TestCase):
    settings = settings(max_examples=2, stateful_step_count=15, deadline=None, suppress_health_check=QUIET)


@pytest.mark.long
@pytest.mark.usefixtures("qapp")
class TestManyMeetings(RoomInTheWindow.TestCase):
    settings = settings(
        max_examples=int(os.environ.get("KLYNGEDESK_MEETINGS", "1000")),
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=QUIET,
    )
