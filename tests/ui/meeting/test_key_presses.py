"""The decisions of real meetings, taken by keyboard alone in a real window, with every key counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import AgendaItem, Outcome
from klyngedesk.model.phrases import leaves_open
from klyngedesk.services.exchange import import_meeting_file
from klyngedesk.store.store import Store
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.view import DispatchView
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.scopes import LIVE
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.window import Window
from klyngedesk.ui.window_commands import WindowCommands
from tests.ui.conftest import Answers, close

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ANSWER = "midlerne overføres."


class Keyboard:
    """Presses keys where the focus is, and counts them: a held Ctrl is a press of its own."""

    def __init__(self, window: Window) -> None:
        self.window, self.pressed = window, 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.pressed += 1 + sum(bool(held & each) for each in (CONTROL, ALT, SHIFT))
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        for letter in words:
            self.pressed += 1 + letter.isupper()
            QTest.keyClick(QApplication.focusWidget() or self.window, letter)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, answers: Answers) -> Iterator[tuple[Window, Desk]]:
    store = Store.open(tmp_path / "store")
    desk, shown = Desk(store, answers), Window(Settings(tmp_path), answers)
    qtbot.addWidget(shown)
    shown.add_views(lambda: PrepareView(desk), lambda: MeetingView(desk), lambda: DispatchView(desk))
    commands = WindowCommands(shown, desk)
    shown.resize(1366, 768)
    shown.show()
    shown.activateWindow()
    shown.setProperty("commands", commands)
    yield shown, desk
    shown.hide()
    close(desk)


def decide(keyboard: Keyboard, item: AgendaItem) -> None:
    """Do what the real meeting did with the item."""
    refused = "blev ikke fulgt" in plain(item.minutes)
    if len(item.recommendations) > 1 and not refused and not any(leaves_open(r.text) for r in item.recommendations):
        keyboard.press(Qt.Key.Key_Return, CONTROL | SHIFT)
        keyboard.press(Qt.Key.Key_Return, CONTROL | SHIFT)
        return
    for place, line in enumerate(item.recommendations, 1):
        keyboard.press(Qt.Key.Key_3 if refused and place == 2 else Qt.Key.Key_1, CONTROL)
        if leaves_open(line.text):
            keyboard.type(ANSWER)
        keyboard.press(Qt.Key.Key_Return, CONTROL)


def test_decisions_take_at_least_five_times_fewer_keys_than_typing_them(
    qtbot: QtBot, shared: Path, window: tuple[Window, Desk], capsys: pytest.CaptureFixture[str]
) -> None:
    shown, desk = window
    keyboard, written, lines = Keyboard(shown), 0, 0
    for file in sorted((shared / "meetings").glob("*.json")):
        meeting = import_meeting_file(desk.store, file)[0]
        desk.open(meeting.id)
        shown.property("commands").show_view(LIVE)
        qtbot.waitUntil(shown.isActiveWindow)
        QApplication.processEvents()
        for item in list(meeting.walk()):
            decide(keyboard, item)
            keyboard.press(Qt.Key.Key_Down, ALT)
        desk.flush_texts()
        decided = [line for item in desk.store.load_meeting(meeting.id).walk() for line in item.recommendations]
        assert [line.text for line in decided if line.outcome is None or not line.note] == []
        written += sum(len(line.note) for line in decided)
        lines += len(decided)
        assert (file.stem.startswith("politisk")) == any(line.outcome is Outcome.NOT_FOLLOWED for line in decided)
    with capsys.disabled():
        print(f"\n{lines} decisions, {written} letters written with {keyboard.pressed} key presses")
    assert written >= 5 * keyboard.pressed
