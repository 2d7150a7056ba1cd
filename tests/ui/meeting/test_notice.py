"""While people talk nothing is told in a dialog: the sentence stands in the view, and the caret where it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import AgendaItem, Recommendation
from klyngedesk.services import agenda, forums, handover, meetings
from klyngedesk.store.store import Store
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.view import DispatchView
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.scopes import LIVE
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.window import Window
from klyngedesk.ui.window_commands import WindowCommands
from tests.ui.conftest import close


@pytest.fixture
def live(qtbot: QtBot, tmp_path: Path) -> Iterator[MeetingView]:
    """The live view in a window that tells with its own prompts."""
    store, window = Store.open(tmp_path / "store"), Window(Settings(tmp_path))
    desk = Desk(store, window.prompts)
    meeting = meetings.plan_meeting(store, forums.create_forum(store, "Havnerådet").id, date(2027, 3, 8))
    for title in ("Kajen", "Taksten"):
        agenda.add_item(store, meeting.id, AgendaItem(title))
    qtbot.addWidget(window)
    view = MeetingView(desk)
    window.add_views(lambda: PrepareView(desk), lambda: view, lambda: DispatchView(desk))
    commands = WindowCommands(window, desk)
    window.show()
    desk.open(meeting.id)
    commands.show_view(LIVE)
    yield view
    window.hide()
    close(desk)


def test_a_number_that_is_not_there_is_told_in_the_view_until_she_goes_on(live: MeetingView) -> None:
    live.minutes.setFocus()
    live.steps.go_to_item()
    QTest.keyClicks(live.ask.field, "99\r")
    assert QApplication.activeModalWidget() is None
    assert live.notice.isVisible()
    assert "99" in live.notice.text()
    live.steps.next_item()
    assert not live.notice.isVisible()


def test_a_break_before_the_meeting_is_on_is_told_in_the_view(live: MeetingView) -> None:
    live.room.toggle_break()
    assert "ikke i gang" in live.notice.text()
    live.room.start_or_end()
    assert not live.notice.isVisible()


def test_an_outcome_that_cannot_be_given_since_a_colleague_has_the_meeting_is_told_in_the_view(
    live: MeetingView, tmp_path: Path
) -> None:
    desk = live._desk
    assert desk.meeting is not None
    item = desk.meeting.items[0]
    desk.do(agenda.change_item, item.id, recommendations=(Recommendation("godkender taksten"),))
    live.choose_item(item.id)
    handover.hand_over(desk.store, desk.meeting.id, tmp_path / "ud.klynge", "Ribe")
    desk.away = handover.who_has_it(desk.store, desk.meeting.id)
    live.set_outcome(1)
    assert QApplication.activeModalWidget() is None
    assert live.notice.isVisible()
    assert "Mødet ligger hos Ribe" in live.notice.text()
