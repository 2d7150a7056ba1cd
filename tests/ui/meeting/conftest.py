"""The live view in a window, with an item of our own to decide on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import AgendaItem, Recommendation
from klyngedesk.services import agenda
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView

AskFor = Callable[..., AgendaItem]


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[MeetingView]:
    made = MeetingView(desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    yield made
    made.hide()


@pytest.fixture
def ask_for(desk: Desk, view: MeetingView) -> AskFor:
    """Return what puts a new item with those lines in the meeting and shows it."""

    def make(*lines: str) -> AgendaItem:
        item = AgendaItem("Vores punkt", recommendations=tuple(Recommendation(line) for line in lines))
        desk.do(agenda.add_item, item)
        view.choose_item(item.id)
        return item

    return make
