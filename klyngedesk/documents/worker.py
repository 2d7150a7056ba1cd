"""Work in a process of its own, with limits of time and memory, so that no file can take the program down."""

from __future__ import annotations

import contextlib
import gc
import importlib
import logging
import multiprocessing
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from enum import StrEnum
from multiprocessing.connection import Connection
from typing import Any

import psutil

from klyngedesk.documents.cancelled import Cancelled

SECONDS_TO_START = 60.0
SECONDS_WITHOUT_A_WORD = 45.0
LARGEST_MEGABYTES = 1500
_LOOK_AFTER = 0.1
# what is built is large and has few cycles: looking for them often costs a tenth of the time
SELDOM = (100_000, 50, 50)
Tell = Callable[[object], None]


class Death(StrEnum):
    """Why a worker ended before its work did."""

    CRASHED = "programmet, der læser filer, brød sammen over den"
    TIME = "den tog for lang tid at læse"
    MEMORY = "den fyldte for meget i hukommelsen"


class WorkerDied(Exception):
    """The process ended without an answer."""

    def __init__(self, death: Death) -> None:
        super().__init__(death)
        self.death = death


class ReadyWorker:
    """A process that loads a module while its work is made ready; it does one piece of work."""

    def __init__(self, module: str) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, module), daemon=True)
        self._process.start()
        self.is_free = True
        theirs.close()

    def begin(self, task: Callable[..., Any], arguments: tuple[Any, ...]) -> Connection:
        """Return where it answers, once it has its work."""
        self.is_free = False
        with contextlib.suppress(BrokenPipeError):  # a process that died is found out by its silence
            self._ours.send((task, arguments))
        return self._ours

    @property
    def pid(self) -> int:
        return self._process.pid or 0

    def end(self) -> None:
        """Let nothing of it stay, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._ours.close()


@contextlib.contextmanager
def ready_worker(module: str) -> Iterator[ReadyWorker]:
    """Give a worker for `run_apart`, started now; one that got no work ends too."""
    worker = ReadyWorker(module)
    try:
        yield worker
    finally:
        if worker.is_free:
            worker.end()


def run_apart(
    task: Callable[..., Any],
    *arguments: Any,
    heard: Callable[[Any], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    seconds: float = SECONDS_WITHOUT_A_WORD,
    megabytes: int = LARGEST_MEGABYTES,
    ready: ReadyWorker | None = None,
) -> Any:
    """Return what `task(*arguments, tell)` returns in another process; `heard` gets each thing it tells.

    WorkerDied where the process crashes, says nothing for that long or takes that much memory; Cancelled where
    the person stopped it. Whatever the task raises is raised here.
    """
    worker = ready if ready is not None and ready.is_free else ReadyWorker(task.__module__)
    try:
        return _listen(worker.begin(task, arguments), _Limits(worker.pid, seconds, megabytes), heard, cancelled)
    finally:
        worker.end()


class _Limits:
    def __init__(self, pid: int, seconds: float, megabytes: int) -> None:
        self._pid, self._seconds, self._megabytes = pid, seconds, megabytes
        self._allowed = max(seconds, SECONDS_TO_START)
        self._heard = self._looked = time.monotonic()

    def work_has_begun(self) -> None:
        """Allow it as long as was asked from now on; a busy machine may be slow to start it."""
        self._allowed = self._seconds
        self.something_was_heard()

    def something_was_heard(self) -> None:
        self._heard = time.monotonic()

    def check(self) -> None:
        """WorkerDied where the process is beyond a limit."""
        now = time.monotonic()
        if now - self._looked < _LOOK_AFTER:
            return
        self._looked = now
        if now - self._heard > self._allowed:
            raise WorkerDied(Death.TIME)
        if _memory(self._pid) > self._megabytes * 1_000_000:
            raise WorkerDied(Death.MEMORY)


def _memory(pid: int) -> int:
    with contextlib.suppress(psutil.Error):
        return int(psutil.Process(pid).memory_info().rss)
    return 0


def _listen(ours: Connection, limits: _Limits, heard: Callable[[Any], None], cancelled: Callable[[], bool]) -> Any:
    while True:
        if cancelled():
            raise Cancelled
        if ours.poll(_LOOK_AFTER):
            try:
                kind, value = ours.recv()
            except (EOFError, OSError) as error:
                raise WorkerDied(Death.CRASHED) from error
            if kind == "begun":
                limits.work_has_begun()
                continue
            if kind == "returned":
                return value
            if kind == "raised":
                raise value
            heard(value)
            limits.something_was_heard()
        limits.check()


def _serve(theirs: Connection, module: str) -> None:
    """Do the work, in the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable()
    warnings.simplefilter("ignore")
    gc.set_threshold(*SELDOM)
    try:
        importlib.import_module(module)
        task, arguments = theirs.recv()
        theirs.send(("begun", None))
        theirs.send(("returned", task(*arguments, lambda told: theirs.send(("told", told)))))
    except (BrokenPipeError, EOFError):
        return
    except MemoryError:
        theirs.send(("raised", WorkerDied(Death.MEMORY)))
    except Exception as error:
        theirs.send(("raised", error))
