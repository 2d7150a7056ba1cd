"""The dispatch view of the open meeting, not shown yet."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.view import DispatchView


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> DispatchView:
    made = DispatchView(desk)
    qtbot.addWidget(made)
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    return made
