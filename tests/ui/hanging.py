"""A disk that answers nobody for a while."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from klyngedesk.store.store import Store

PATIENCE_SECONDS = 20


@contextmanager
def hanging_disk(store: Store) -> Iterator[None]:
    """Let no save end before the block does, and fail where the block waits for one."""
    hangs, answers, gave_up = threading.Event(), threading.Event(), []

    def hang() -> None:
        with store._lock:
            hangs.set()
            gave_up.append(not answers.wait(PATIENCE_SECONDS))

    disk = threading.Thread(target=hang)
    disk.start()
    hangs.wait()
    try:
        yield
    finally:
        answers.set()
        disk.join()
    assert gave_up == [False]
