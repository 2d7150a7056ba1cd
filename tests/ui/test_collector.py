"""Cycles with widgets in them are taken away where widgets may be."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.ui.collector import Collector, keep_what_is_loaded


@pytest.fixture
def collector() -> Iterator[Collector]:
    made = Collector()
    yield made
    made.stop()


class Knot:
    """A cycle that tells in which thread it was taken away."""

    def __init__(self, places: list[int]) -> None:
        self.me, self.places = self, places

    def __del__(self) -> None:
        self.places.append(threading.get_ident())


def test_cycles_are_taken_away_in_the_windows_own_thread(qtbot: QtBot, collector: Collector) -> None:
    places: list[int] = []

    def make_knots() -> None:
        for _ in range(3000):
            Knot(places)

    worker = threading.Thread(target=make_knots)
    worker.start()
    worker.join()
    assert places == []
    qtbot.waitUntil(lambda: len(places) == 3000)
    assert set(places) == {threading.get_ident()}


def test_python_collects_by_itself_again_afterwards(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_what_is_loaded_is_not_walked_through_again() -> None:
    places: list[int] = []
    keep_what_is_loaded()
    try:
        assert len(gc.get_objects()) < gc.get_freeze_count() / 100
        Knot(places)
        gc.collect()
        assert places
    finally:
        gc.unfreeze()
