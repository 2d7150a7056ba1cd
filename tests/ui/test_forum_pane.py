"""The pane to the left: what opens, what stays folded, and its Danish order."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.store.listing import MeetingRow
from klyngedesk.ui.forum_pane import ForumPane

ROWS = (
    MeetingRow("m1", "f1", "Rådet", date(2027, 3, 8), "", "Dagsorden"),
    MeetingRow("m2", "f2", "Udvalget", date(2027, 4, 8), "", "Dagsorden"),
)


@pytest.fixture
def pane(qtbot: QtBot) -> ForumPane:
    made = ForumPane()
    qtbot.addWidget(made)
    made.show_rows(ROWS, [("f3", "Uden møder")])
    made.show()
    return made


def test_a_click_on_a_forum_opens_nothing_and_enter_opens_its_page(qtbot: QtBot, pane: ForumPane) -> None:
    opened: list[str] = []
    pane.forum_chosen.connect(opened.append)
    place = pane.tree.visualRect(pane.tree.model().index(0, 0)).center()
    qtbot.mouseClick(pane.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == []
    qtbot.keyClick(pane.tree, Qt.Key.Key_Return)
    assert opened == ["f1"]


def test_a_folded_forum_stays_folded_when_the_list_is_read_anew(pane: ForumPane) -> None:
    pane.tree.collapse(pane.tree.model().index(0, 0))
    pane.show_rows(ROWS)
    assert [pane.tree.isExpanded(pane.tree.model().index(row, 0)) for row in range(2)] == [False, True]


def test_the_menu_of_a_forum_makes_its_next_meeting(pane: ForumPane) -> None:
    wanted: list[str] = []
    pane.meeting_wanted.connect(wanted.append)
    pane.tree.setCurrentIndex(pane.tree.model().index(2, 0))
    pane.menu().actions()[0].trigger()
    assert wanted == ["f3"]
