"""Going from item to item in the live view, with one meeting in the store and with two hundred."""

from __future__ import annotations

import statistics
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klyngedesk.services import meetings
from klyngedesk.services.demo import load_demo
from klyngedesk.store.store import Store
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from tests.ui.conftest import Answers

STEPS = 150


def milliseconds(qtbot: QtBot, folder: Path, others: int) -> list[float]:
    store = Store.open(folder)
    meeting = load_demo(store)
    for number in range(others):
        meetings.plan_meeting(store, meeting.forum_id, date(2020, 1, 1) + timedelta(days=number))
    desk = Desk(store, Answers())
    view = MeetingView(desk)
    qtbot.addWidget(view)
    view.resize(1366, 700)
    view.show()
    desk.open(meeting.id)
    items = [item.id for item in meeting.walk()]
    times = []
    for step in range(STEPS):
        started = time.perf_counter()
        view.choose_item(items[step % len(items)])
        QApplication.processEvents()
        times.append((time.perf_counter() - started) * 1000)
    view.hide()
    for part in (desk.jobs, desk.speller, desk.keeper):
        part.stop()
    store.close()
    return times


@pytest.mark.long
def test_switching_item_costs_the_same_whatever_the_store_holds(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few, many = milliseconds(qtbot, tmp_path / "one", 0), milliseconds(qtbot, tmp_path / "many", 200)
    with capsys.disabled():
        for name, times in (("one meeting", few), ("200 meetings", many)):
            p99 = statistics.quantiles(times, n=100)[98]
            print(f"\nswitching item, {name}: p50 {statistics.median(times):.1f} ms, p99 {p99:.1f} ms")
    assert statistics.median(many) < 2 * statistics.median(few)
