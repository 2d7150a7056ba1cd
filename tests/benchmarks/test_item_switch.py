"""Going to another item, and to another view, in a meeting with minutes of 20,000 words: with few items and with a
hundred, alone in the store and among two hundred others, against a bare list and editor doing the same."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
from klyngedesk.ui.dispatch.view import DispatchView
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.scopes import DISPATCH, LIVE, PREPARE
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.window import Window
from klyngedesk.ui.window_commands import WindowCommands
from tests.ui.conftest import Answers, close

WORDS, SWITCHES = 20_000, 120
SENTENCE = "Rådet drøftede sagen og hørte forvaltningen om de næste skridt i planen. "
LINES = ("Godkender planen.", "Drøfter, hvordan den føres ud i livet.")
TURNS = (LIVE, PREPARE, LIVE, DISPATCH)


@dataclass(frozen=True)
class Size:
    """Meetings in the store, and items in the one that is open."""

    meetings: int
    items: int

    def minutes(self) -> Text:
        """Return the minutes of one item."""
        sentences = WORDS // self.items // len(SENTENCE.split())
        return Text(tuple(paragraph(SENTENCE * 6) for _ in range(max(1, sentences // 6))))


class Opened:
    """A window with the meeting in it, and the views that can be switched."""

    def __init__(self, folder: Path, size: Size) -> None:
        store = Store.open(folder)
        members = tuple(Member(f"Medlem {n:02}", group="Rådet") for n in range(20))
        forum = forums.create_forum(store, "Havnerådet", members=members)
        for number in range(size.meetings):
            planned = meetings.plan_meeting(store, forum.id, date(2020, 1, 1) + timedelta(days=7 * number))
        for number in range(size.items):
            lines = tuple(Recommendation(line) for line in LINES)
            item = AgendaItem(f"Punkt {number}", minutes=size.minutes(), minutes_planned=10, recommendations=lines)
            agenda.add_item(store, planned.id, item)
        self.window = Window(Settings(folder), Answers())
        self.desk = Desk(store, Answers())
        self.live = MeetingView(self.desk)
        self.window.add_views(lambda: PrepareView(self.desk), lambda: self.live, lambda: DispatchView(self.desk))
        self.commands = WindowCommands(self.window, self.desk)
        self.window.resize(1366, 768)
        self.window.show()
        self.desk.open(planned.id)
        self.window.view(DISPATCH)
        self.commands.show_view(LIVE)
        self.now = datetime(2027, 3, 8, 13)
        self.live.clock.now = lambda: self.now
        self.live.room.start_or_end()

    def close(self) -> None:
        self.window.hide()
        close(self.desk)


@contextmanager
def opened(qtbot: QtBot, folder: Path, size: Size) -> Iterator[Opened]:
    made = Opened(folder, size)
    qtbot.addWidget(made.window)
    yield made
    made.close()


@dataclass(frozen=True)
class Taken:
    """Milliseconds of each switch, from the key to the painted window: by the clock, and of the thread's own work."""

    clock: list[float]
    work: list[float]

    def __str__(self) -> str:
        told = (f"p50 {statistics.median(each):.1f} p99 {_p99(each):.1f} ms" for each in (self.clock, self.work))
        return "{} by the clock, {} of work".format(*told)


def _p99(taken: list[float]) -> float:
    return sorted(taken)[min(len(taken) - 1, int(len(taken) * 0.99))]


def switching(
    step: Callable[[int], None], window: QWidget, first: int, after: Callable[[], None] = lambda: None
) -> Taken:
    """Return what the switches took without the first ones, in which editors are made; `after` is when she stays."""
    clock, work = [], []
    for number in range(first + SWITCHES):
        QApplication.processEvents()
        started, worked = time.perf_counter(), time.thread_time()
        step(number)
        window.repaint()
        QApplication.processEvents()
        clock.append((time.perf_counter() - started) * 1000)
        work.append((time.thread_time() - worked) * 1000)
        after()
    return Taken(clock[first:], work[first:])


def items_switched(qtbot: QtBot, folder: Path, size: Size) -> Taken:
    with opened(qtbot, folder, size) as made:
        assert made.desk.meeting is not None
        ids = [item.id for item in made.desk.meeting.walk()]

        def step(number: int) -> None:
            made.now += timedelta(minutes=1)
            made.live.choose_item(ids[number % len(ids)])

        return switching(step, made.window, min(size.items, 20), made.live.clock.settle)


def views_switched(qtbot: QtBot, folder: Path, size: Size) -> Taken:
    with opened(qtbot, folder, size) as made:
        return switching(lambda number: made.commands.show_view(TURNS[number % len(TURNS)]), made.window, len(TURNS))


def bare(qtbot: QtBot, size: Size) -> Taken:
    window, names, editor = QWidget(), QListView(), QTextEdit()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(names)
    row.addWidget(editor)
    names.setModel(QStringListModel([f"Punkt {n}" for n in range(size.items)]))
    documents = [QTextDocument(plain(size.minutes()), window) for _ in range(size.items)]
    window.resize(1366, 700)
    window.show()

    def step(number: int) -> None:
        names.setCurrentIndex(names.model().index(number % size.items, 0))
        editor.setDocument(documents[number % size.items])

    taken = switching(step, window, size.items)
    window.hide()
    return taken


@pytest.mark.long
def test_switching_costs_the_same_whatever_the_store_holds(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few, many, long = Size(1, 20), Size(200, 20), Size(200, 100)
    floor = bare(qtbot, few)
    items = [items_switched(qtbot, tmp_path / f"items{n}", size) for n, size in enumerate((few, many, long))]
    views = [views_switched(qtbot, tmp_path / f"views{n}", size) for n, size in enumerate((few, many, long))]
    with capsys.disabled():
        print(f"\nbare list and editor: {floor}")
        for name, taken in (("item", items), ("view", views)):
            for what, each in zip(("1 meeting", "200 meetings", "200 meetings, 100 items"), taken, strict=True):
                print(f"{name}, {what}: {each}")
    for taken in (items, views):
        assert statistics.median(taken[1].work) < 2 * statistics.median(taken[0].work)
        assert statistics.median(taken[2].work) < 4 * statistics.median(taken[0].work)
    assert statistics.median(items[1].work) < 15 * statistics.median(floor.work)
