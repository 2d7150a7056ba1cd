"""Keeping versions of texts beside the window: when an item is left, every minute of writing, and when she asks."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, QTimer

from klyngedesk.model.meeting import Meeting
from klyngedesk.model.texts import Key, texts_of
from klyngedesk.services.care import care_for_store
from klyngedesk.services.versions import LEFT, MARKED, OPENED, WRITTEN, keep_versions
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Text

EVERY_MILLISECONDS = 60_000


class HistoryKeeper(QObject):
    """`meeting` gives the open meeting; one thread of its own writes, so that the window never waits for the disk."""

    def __init__(self, store: Store, meeting: Callable[[], Meeting | None], parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._meeting = store, meeting
        self._kept: dict[Key, Text] = {}
        self._writer = ThreadPoolExecutor(1, "gem versioner")
        self._carer = ThreadPoolExecutor(1, "se efter filer")
        self._timer = QTimer(self, interval=EVERY_MILLISECONDS)
        self._timer.timeout.connect(lambda: self.keep(WRITTEN))

    def keep(self, reason: str) -> None:
        """Keep every text of the open meeting that is another than when it was last kept."""
        meeting = self._meeting()
        if meeting is None:
            return
        changed = {each.key: each.text for each in texts_of(meeting) if self._kept.get(each.key) != each.text}
        if changed:
            told = self._writer.submit(keep_versions, self._store, meeting, reason, only=changed.keys())
            self._kept |= changed
            told.add_done_callback(partial(self._forget_unkept, changed.keys()))

    def mark(self, keys: Collection[Key]) -> Callable[[], int]:
        """Keep these texts now, as versions she asked for; return what waits for that and tells how many there are."""
        meeting = self._meeting()
        if meeting is None:
            return lambda: 0
        marked = self._writer.submit(keep_versions, self._store, meeting, MARKED, only=set(keys), always=True)
        self.keep(MARKED)
        return marked.result

    def care(self) -> None:
        """Let go of what has rested its days, and set files aside that nothing names: seldom, and beside the window."""
        self._carer.submit(care_for_store, self._store)

    def beat(self) -> None:
        """Give a sign of life beside the store, once what is being written is there."""
        self._writer.submit(self._store.marker.beat)

    def wait(self) -> None:
        """Return when everything that was to be kept is on disk."""
        self._writer.submit(lambda: None).result()

    def stop(self) -> None:
        """Keep what is left, and come to rest."""
        self.keep(LEFT)
        self._timer.stop()
        self._writer.shutdown()
        self._carer.shutdown(cancel_futures=True)

    def follow(self, meeting: object) -> None:
        """Begin with that meeting, or rest where there is none."""
        self._kept.clear()
        if isinstance(meeting, Meeting):
            self._timer.start()
            self.keep(OPENED)
        else:
            self._timer.stop()

    def _forget_unkept(self, keys: Collection[Key], told: Future[int]) -> None:
        """What could not be written is tried again the next time; the status row tells of the disk."""
        if told.exception() is not None:
            for key in keys:
                self._kept.pop(key, None)
