"""A title that is too long ends in …, and is told whole to those who ask."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from klyngedesk.ui.elided_label import ElidedLabel

LONG = "Drøftelse af den fælles plan for nedbringelse af forebyggelige indlæggelser i klyngens fire kommuner"


def test_words_are_cut_with_a_mark_and_come_back_with_the_room(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()
    label.resize(200, 24)
    label.show_words(LONG)
    assert label.text().endswith("…")
    assert (label.toolTip(), label.accessibleName()) == (LONG, LONG)
    label.resize(2000, 24)
    assert label.text() == LONG
    assert label.toolTip() == ""


def test_a_long_title_never_widens_the_window(qtbot: QtBot) -> None:
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show_words(LONG)
    assert label.minimumSizeHint().width() <= 60
