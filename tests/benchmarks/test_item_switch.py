"""Going to another item while minutes of 20,000 words are taken, against a bare list and editor doing the same."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import AgendaItem, Recommendation
from klyngedesk.model.people import Member
from klyngedesk.services import agenda, forums, meetings
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Text, paragraph
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from tests.ui.conftest import Answers

ITEMS, SWITCHES = 20, 120
WORDS = "Rådet drøftede sagen og hørte forvaltningen om de næste skridt i planen. " * 6
MINUTES = Text(tuple(paragraph(WORDS) for _ in range(14)))
LINES = ("Godkender planen.", "Drøfter, hvordan den føres ud i livet.")


def store_of(folder: Path, count: int) -> tuple[Store, str]:
    """Return a store of so many meetings, and the id of the one with 20,000 words of minutes."""
    store = Store.open(folder)
    members = tuple(Member(f"Medlem {n:02}", group="Rådet") for n in range(20))
    forum = forums.create_forum(store, "Havnerådet", members=members)
    for number in range(count):
        planned = meetings.plan_meeting(store, forum.id, date(2020, 1, 1) + timedelta(days=7 * number))
        agenda.add_item(store, planned.id, AgendaItem("Et punkt", minutes=MINUTES))
    for number in range(ITEMS):
        lines = tuple(Recommendation(line) for line in LINES)
        item = AgendaItem(f"Punkt {number}", minutes=MINUTES, minutes_planned=10, recommendations=lines)
        agenda.add_item(store, planned.id, item)
    return store, planned.id


def switching(step: Callable[[int], None], window: QWidget, after: Callable[[], None] = lambda: None) -> list[float]:
    """Return the seconds of each switch, from the key to the painted window; `after` is what comes when she stays."""
    taken = []
    for number in range(SWITCHES):
        QApplication.processEvents()
        started = time.perf_counter()
        step(number)
        window.repaint()
        QApplication.processEvents()
        taken.append(time.perf_counter() - started)
        after()
    return taken[ITEMS:]  # each item's editor is made the first time it is seen


def ours(qtbot: QtBot, folder: Path, count: int) -> list[float]:
    store, meeting_id = store_of(folder, count)
    desk = Desk(store, Answers())
    view = MeetingView(desk)
    qtbot.addWidget(view)
    view.resize(1366, 700)
    view.show()
    desk.open(meeting_id)
    now = [datetime(2027, 3, 8, 13)]
    view.clock.now = lambda: now[0]
    view.room.start_or_end()
    assert desk.meeting is not None
    ids = [item.id for item in desk.meeting.walk()]

    def step(number: int) -> None:
        now[0] += timedelta(minutes=1)
        view.choose_item(ids[number % len(ids)])

    taken = switching(step, view, view.clock.settle)
    view.hide()
    desk.jobs.stop()
    desk.flush_texts()
    store.close()
    return taken


def bare(qtbot: QtBot) -> list[float]:
    window, names, editor = QWidget(), QListView(), QTextEdit()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(names)
    row.addWidget(editor)
    names.setModel(QStringListModel([f"Punkt {n}" for n in range(ITEMS)]))
    documents = [QTextDocument(plain(MINUTES), window) for _ in range(ITEMS)]
    window.resize(1366, 700)
    window.show()

    def step(number: int) -> None:
        names.setCurrentIndex(names.model().index(number % ITEMS, 0))
        editor.setDocument(documents[number % ITEMS])

    taken = switching(step, window)
    window.hide()
    return taken


def percentile(taken: list[float], share: float) -> float:
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * share))]


@pytest.mark.long
def test_switching_item_costs_the_same_in_a_store_of_200_meetings(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floor = bare(qtbot)
    few, many = ours(qtbot, tmp_path / "few", 1), ours(qtbot, tmp_path / "many", 200)
    with capsys.disabled():
        for name, taken in (("bare list and editor", floor), ("1 meeting", few), ("200 meetings", many)):
            median, worst = statistics.median(taken), percentile(taken, 0.99)
            ratio = median / statistics.median(floor)
            print(f"\n{name}: p50 {median * 1000:.1f} ms, p99 {worst * 1000:.1f} ms, {ratio:.1f} x bare", end="")
    assert statistics.median(many) < 2 * statistics.median(few)
    assert statistics.median(many) < 15 * statistics.median(floor)
