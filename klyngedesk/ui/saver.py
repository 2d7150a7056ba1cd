"""Saving typed text beside the window: the latest text wins, and no letter waits long."""

from __future__ import annotations

import threading
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from klyngedesk.services import agenda
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Text

SAVE_WITHIN_MILLISECONDS = 200
TRY_AGAIN_MILLISECONDS = 2000
Key = tuple[str, str]


class TextSaver(QObject):
    """Takes texts in the window's thread and writes them in another.

    A text is on disk at most a quarter of a second after its first unsaved letter, however long she types.
    """

    saved = Signal(str)
    failed = Signal(str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._waiting: dict[Key, Text] = {}
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._timer = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._timer.timeout.connect(self._begin)
        self.failed.connect(lambda: self._timer.start(TRY_AGAIN_MILLISECONDS))

    def write(self, item_id: str, field: str, text: Text) -> None:
        """Take the text; an older one of the same field that still waits is no longer needed."""
        with self._lock:
            self._waiting[item_id, field] = text
        if not self._timer.isActive():
            self._timer.start(SAVE_WITHIN_MILLISECONDS)

    def waiting(self) -> dict[Key, Text]:
        """Return the texts that are not on disk yet."""
        with self._lock:
            return dict(self._waiting)

    def flush(self) -> None:
        """Write all that waits, and return when it is on disk or has failed."""
        self._timer.stop()
        self._write_all()

    def _begin(self) -> None:
        threading.Thread(target=self._write_all, name="gem tekst", daemon=True).start()

    def _write_all(self) -> None:
        with self._writing:
            for (item_id, field), text in self.waiting().items():
                try:
                    agenda.write_text(self._store, item_id, field, text)
                except Exception as error:  # a failed save is told and tried again, never dropped
                    self.failed.emit(str(error))
                    return
                self._done((item_id, field), text)
        self.saved.emit(f"{datetime.now():%H.%M.%S}")

    def _done(self, key: Key, text: Text) -> None:
        with self._lock:
            if self._waiting.get(key) is text:
                del self._waiting[key]
