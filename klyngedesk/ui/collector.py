"""Cycles of objects are taken away in the window's thread alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

QUIET_MILLISECONDS = 1000


def keep_what_is_loaded() -> None:
    """Let no later collection walk through what stays as long as the program: it would be felt at the keys."""
    gc.collect(0)
    gc.freeze()


class Collector(QObject):
    """Stands in for Python's own collector, which may run in any thread and would destroy widgets there.

    It also stays out of the way of a key press: a turn of the oldest generation is taken between two events.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=QUIET_MILLISECONDS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> int:
        """Return how many objects were found in cycles; each generation is taken when it has filled up."""
        counts, limits = gc.get_count(), gc.get_threshold()
        full = [number for number, (count, limit) in enumerate(zip(counts, limits, strict=True)) if count > limit > 0]
        return gc.collect(full[-1]) if full else 0

    def stop(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()
