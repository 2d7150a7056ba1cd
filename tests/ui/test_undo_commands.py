"""Ctrl+Z with the caret in the minutes takes back the last act, whether it was letters or a decision."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klyngedesk.services import decisions
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.undo_commands import UndoCommands


@pytest.fixture
def live(qtbot: QtBot, desk: Desk) -> MeetingView:
    """The live view with the caret in the minutes of an item with a line."""
    view = MeetingView(desk)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    assert desk.meeting is not None
    item = next(each for each in desk.meeting.walk() if each.recommendations)
    view.choose_item(item.id, into_text=True)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.minutes)
    return view


def decision(desk: Desk) -> str:
    item = desk.item(desk.here)
    assert item is not None
    return item.recommendations[0].note


def decide(desk: Desk) -> None:
    item = desk.item(desk.here)
    assert item is not None
    desk.do(decisions.confirm_decisions, {item.recommendations[0].id: "Vedtaget."})


def test_letters_and_decisions_are_taken_back_in_the_order_they_were_made(desk: Desk, live: MeetingView) -> None:
    undo, before, old = UndoCommands(desk), live.minutes.toPlainText(), decision(desk)
    QTest.keyClicks(live.minutes, "Før. ")
    decide(desk)
    QTest.keyClicks(live.minutes, "Efter.")
    undo.undo()
    assert (live.minutes.toPlainText().replace(before, ""), decision(desk)) == ("Før. ", "Vedtaget.")
    undo.undo()
    assert (live.minutes.toPlainText().replace(before, ""), decision(desk)) == ("Før. ", old)
    undo.undo()
    assert live.minutes.toPlainText() == before


def test_what_was_taken_back_is_made_again_in_order(desk: Desk, live: MeetingView) -> None:
    undo, old = UndoCommands(desk), decision(desk)
    QTest.keyClicks(live.minutes, "Før.")
    decide(desk)
    after = live.minutes.toPlainText()
    undo.undo()
    undo.undo()
    assert live.minutes.toPlainText() != after
    undo.redo()
    assert (live.minutes.toPlainText(), decision(desk)) == (after, old)
    undo.redo()
    assert decision(desk) == "Vedtaget."
