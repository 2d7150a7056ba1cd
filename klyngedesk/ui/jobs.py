"""Long work beside the window: progress in words and numbers, and a stop that really stops."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

Work = Callable[["Job"], Any]


class Job(QObject):
    """One piece of work in its own thread; its signals arrive in the window's thread."""

    progressed = Signal(str, int, int)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, words: str, work: Work) -> None:
        super().__init__()
        self.words = words
        self._work = work
        self._stop = threading.Event()
        self.ended: tuple[str, object] | None = None
        self._thread = threading.Thread(target=self._run, name=words, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def cancel(self) -> None:
        self._stop.set()

    def cancelled(self) -> bool:
        return self._stop.is_set()

    def progress(self, words: str, done: int, total: int) -> None:
        """Tell how far the work is; the work itself calls this."""
        self.progressed.emit(words, done, total)

    def wait(self, seconds: float) -> None:
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            result = self._work(self)
        except Exception as error:  # whatever went wrong is told in the window's thread
            self._tell("failed", error)
        else:
            self._tell("finished", result)

    def _tell(self, name: str, value: object) -> None:
        """Tell the window's thread; nobody hears it where the program closed meanwhile."""
        self.ended = name, value
        with suppress(RuntimeError):
            getattr(self, name).emit(value)


class JobRunner(QObject):
    """Runs jobs and keeps them until they are done; `started` carries each job."""

    started = Signal(object)
    went_wrong = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        self.before_each: Callable[[], None] = lambda: None  # beside the window too

    def run(self, words: str, work: Work, done: Callable[[Any], None]) -> Job:
        """Return the started job; `done` gets what the work returns."""
        job = self._made(words, work, done)
        self.started.emit(job)
        job.start()
        return job

    def run_patiently(self, words: str, work: Work, done: Callable[[Any], None], seconds: float) -> None:
        """Let `done` have what the work returns before this returns, where it takes no longer than that; else later."""
        job = self._made(words, work, done)
        job.start()
        job.wait(seconds)
        if job.ended is None:
            self.started.emit(job)
        else:
            name, value = job.ended
            self._end(job, done if name == "finished" else self.went_wrong.emit, value)

    def _made(self, words: str, work: Work, done: Callable[[Any], None]) -> Job:
        job = Job(words, partial(self._prepared, work))
        job.finished.connect(lambda result: self._end(job, done, result))
        job.failed.connect(lambda error: self._end(job, self.went_wrong.emit, error))
        self._running.append(job)
        return job

    def _prepared(self, work: Work, job: Job) -> Any:
        self.before_each()
        return work(job)

    def stop(self) -> None:
        """Cancel all work and wait for it; what it still comes to is for nobody, as its window may be gone."""
        stopped, self._running = self._running, []
        for job in stopped:
            job.cancel()
        for job in stopped:
            job.wait(5)

    def _end(self, job: Job, then: Callable[[Any], None], value: Any) -> None:
        if job in self._running:
            self._running.remove(job)
            then(value)
