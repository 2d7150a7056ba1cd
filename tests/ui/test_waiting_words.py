"""The line at the start says where half-written words stand, on which item, and fits in a small window."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.half_written import HalfWritten
from klyngedesk.ui.status_row import StatusRow
from klyngedesk.ui.waiting_words import waiting_words
from klyngedesk.ui.window import HINTS

LINES = ("Nyt mødeforum", "Links", "Afstemning om linje 1", "Opgave: hvem, hvad, hvornår")


def waiting(desk: Desk, count: int) -> str:
    """Return the line where so many forms wait, the newest about the second item."""
    item = tuple(desk.meeting.walk())[1]  # type: ignore[union-attr]
    kept = {f"{name}\n{item.id} ": {"0": "ord"} for name in LINES[-count:]}
    desk.half = HalfWritten(json.dumps(kept) if count else "", print)
    return waiting_words(desk)


@pytest.mark.parametrize(("count", "others"), [(1, ""), (2, " (og 1 andet sted)"), (4, " (og 3 andre steder)")])
def test_the_newest_is_named_with_its_item_and_the_others_are_counted(desk: Desk, count: int, others: str) -> None:
    label = desk.labels[tuple(desk.meeting.walk())[1].id].full  # type: ignore[union-attr]
    told = f"Det, du var ved at skrive, står i »Opgave: hvem, hvad, hvornår« på punkt {label}{others}, når du åbner"
    assert waiting(desk, count) == f"{told} det igen"


def test_nothing_that_waits_is_nothing_told(desk: Desk) -> None:
    assert waiting(desk, 0) == ""


def test_the_line_is_not_cut_in_a_small_window(qtbot: QtBot, desk: Desk) -> None:
    row, words = StatusRow(), waiting(desk, 4)
    qtbot.addWidget(row)
    row.resize(1366, row.height())
    row.show_hints(HINTS)
    row.show_copy("Sidste prøvede sikkerhedskopi: i går 23.59")
    row.show_saved("23.59")
    row.show()
    hints, line = (next(each for each in row.findChildren(QLabel) if each.text() == told) for told in (HINTS, ""))
    assert hints.isVisible()
    row.show_words(words)
    qtbot.waitUntil(lambda: line.width() >= line.sizeHint().width())
    assert (line.text(), hints.isVisible()) == (words, False)
    row.show_words("")
    assert hints.isVisible()
