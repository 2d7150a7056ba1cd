"""A heart that beats in the window's thread, and tells for how long it ever stood still.

Run as a program it beats alone until its input ends, with now and then as much work as a change takes, and prints by
how many milliseconds its longest pause was longer than that work: what the machine itself takes from everybody.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

BEAT_MILLISECONDS = 4
WORK_SECONDS, WORK_EVERY_MILLISECONDS = 0.025, 200


@dataclass(order=True)
class Pause:
    """A time without an answer, in milliseconds: as the clock has it, and what the window's thread worked."""

    clock: float
    worked: float
    what: str
    where: str = field(compare=False, default="")


class Heart(QObject):
    """`what` says what is being done; a watcher beside the heart looks where its thread is while a beat stays away."""

    def __init__(self) -> None:
        super().__init__()
        self.what = ""
        self.pauses: list[Pause] = []
        self._seen: Counter[str] = Counter()
        self._thread, self._is_beating = threading.get_ident(), False
        self._timer = QTimer(self, interval=BEAT_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._is_beating = True
        self._timer.start()
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        self._is_beating = False
        self._timer.stop()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        where = self._seen.most_common(1)[0][0] if self._seen else ""
        self.pauses.append(Pause((now - self._last) * 1000, (worked - self._worked) * 1000, self.what, where))
        self._last, self._worked = now, worked
        self._seen.clear()

    def _watch(self) -> None:
        while self._is_beating:
            time.sleep(0.01)
            if time.perf_counter() - self._last > 0.03:
                frame = sys._current_frames().get(self._thread)
                places = traceback.extract_stack(frame)[-6:] if frame else []
                self._seen[" < ".join(f"{Path(p.filename).stem}.{p.name}:{p.lineno}" for p in reversed(places))] += 1


def work() -> None:
    """Keep the thread busy for as long as a change of the meeting does."""
    end = time.thread_time() + WORK_SECONDS
    while time.thread_time() < end:
        pass


def main() -> None:
    """Beat alone."""
    application, heart = QCoreApplication([]), Heart()
    heart.start()
    working = QTimer(interval=WORK_EVERY_MILLISECONDS)
    working.timeout.connect(work)
    working.start()
    waiting = threading.Thread(target=lambda: (sys.stdin.read(), application.exit()), daemon=True)
    QTimer.singleShot(0, waiting.start)
    application.exec()
    heart.stop()
    print(round(max(pause.clock for pause in heart.pauses) - WORK_SECONDS * 1000))


if __name__ == "__main__":
    main()
