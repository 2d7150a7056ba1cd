"""After the meeting: what the minutes lack, their states, and the look of the lock."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[MeetingView]:
    made = MeetingView(desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    made.room.start_or_end()
    assert not made.after.isVisible()
    made.room.start_or_end()
    yield made
    made.hide()


def state(desk: Desk) -> MinutesState:
    assert desk.meeting is not None
    return desk.meeting.minutes_state


def answer(view: MeetingView, words: str) -> None:
    QTest.keyClicks(view.ask.field, words)
    QTest.keyClick(view.ask.field, Qt.Key.Key_Return)


def test_what_is_lacking_is_listed_and_leads_to_its_item(desk: Desk, view: MeetingView) -> None:
    assert desk.meeting is not None
    open_item = next(item for item in desk.meeting.walk() if any(line.outcome is None for line in item.recommendations))
    rows = [view.after.list.item(row) for row in range(view.after.list.count())]
    row = next(row for row in rows if "har ikke fået et udfald" in row.text())
    view.after.list.itemActivated.emit(row)
    assert desk.here == open_item.id


def test_from_draft_through_hearing_to_approved_and_open_again(desk: Desk, view: MeetingView) -> None:
    view.after.pressed.emit("send_to_hearing")
    assert (state(desk), view.after.state.text()) == (MinutesState.HEARING, "I høring")
    risks: list[str] = []
    desk.before_risk = risks.append
    view.after.pressed.emit("approve_minutes")
    assert (state(desk), risks) == (MinutesState.APPROVED, ["godkendelse"])
    assert view.minutes.isReadOnly()
    assert not view.lines.isEnabled()
    view.after.pressed.emit("unlock_minutes")
    answer(view, "Forkert tal")
    assert state(desk) is MinutesState.DRAFT
    assert not view.minutes.isReadOnly()
    assert "Forkert tal" in view.after.told.text()


def test_approving_the_last_minutes_keeps_a_copy_before_as_they_are_and_with_a_change(
    desk: Desk, view: MeetingView
) -> None:
    risks: list[str] = []
    desk.before_risk = risks.append
    view.after_commands.approve_previous()
    view.after_commands.amend_previous()
    answer(view, "Der var ni til stede.")
    assert risks == ["godkendelse"] * 2


def test_a_change_to_locked_minutes_is_refused_with_a_sentence(desk: Desk, view: MeetingView) -> None:
    view.after_commands.approve_minutes()
    before = desk.meeting
    view.room.new_item()
    answer(view, "Efterskrift")
    assert desk.meeting == before
    assert "godkendt og låst" in desk.prompts.told[-1]  # type: ignore[attr-defined]


def test_ctrl_z_after_approval_changes_nothing(desk: Desk, view: MeetingView) -> None:
    view.after_commands.approve_minutes()
    before = desk.meeting
    desk.undo_stack.undo()
    assert desk.meeting == before


def test_a_comment_stands_at_its_item_until_it_is_dealt_with(desk: Desk, view: MeetingView) -> None:
    view.after_commands.add_comment()
    answer(view, "Bo: Ret tallet til 3.")
    assert view.after.comments.text() == "Bo: Ret tallet til 3."
    view.steps.next_item()
    assert not view.after.comments.isVisible()
    view.steps.previous_item()
    view.after_commands.remove_comment()
    assert not view.after.comments.isVisible()


def test_an_item_is_postponed_by_key_and_taken_up_again(desk: Desk, view: MeetingView) -> None:
    here = desk.here
    view.room.postpone()
    view.ask.field.setText("mødet i juni")
    QTest.keyClick(view.ask.field, Qt.Key.Key_Return)
    item = desk.item(here)
    assert item is not None
    assert (item.postponed, item.postponed_to) == (True, "mødet i juni")
    assert "Punktet blev udskudt til mødet i juni." in view.told.text()
    view.room.postpone()
    item = desk.item(here)
    assert item is not None
    assert not item.postponed
