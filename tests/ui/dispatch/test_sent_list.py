"""The drafts made before: the one she is at is seen, and the menu leaves the rows in sight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klyngedesk.model.dispatch import Dispatch, SentFile
from klyngedesk.model.papers import Audience
from klyngedesk.ui.dispatch.sent_list import SentList
from klyngedesk.ui.theme import LIGHT, THEMES, apply_theme, current_theme


@pytest.fixture
def listed(qtbot: QtBot, qapp: QApplication) -> Iterator[SentList]:
    made = SentList()
    qtbot.addWidget(made)
    file = SentFile("2027 Havn.pdf", "a" * 64, 9)
    made.show_sent(
        [Dispatch("m", datetime(2027, 3, day), "Dagsorden", Audience.INTERN, files=(file,)) for day in (2, 1)]
    )
    made.resize(300, 200)
    made.show()
    yield made
    apply_theme(qapp, LIGHT)


def colors(listed: SentList, row: int) -> set[str]:
    rect = listed.visualItemRect(listed.item(row))
    image = listed.viewport().grab(rect).toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}


@pytest.mark.parametrize("name", THEMES)
def test_the_draft_she_is_at_is_seen_and_its_words_can_be_read(listed: SentList, qapp: QApplication, name: str) -> None:
    apply_theme(qapp, THEMES[name])
    listed.setCurrentRow(1)
    theme, other, own = current_theme(), colors(listed, 0), colors(listed, 1)
    ground = theme.color("selection").name()
    assert ground in own
    assert ground not in other
    assert theme.color("on_selection" if name == "contrast" else "ink").name() in own


def test_the_menu_opens_beside_the_rows(qtbot: QtBot, listed: SentList, monkeypatch: pytest.MonkeyPatch) -> None:
    places: list[QPoint] = []
    monkeypatch.setattr(SentList, "_offer", lambda _, place: places.append(place))
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    row = listed.visualItemRect(listed.item(0))
    assert listed.viewport().mapFromGlobal(places[0]) == row.topRight()
