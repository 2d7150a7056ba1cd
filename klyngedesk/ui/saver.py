"""Saving typed text beside the window: one writer, the latest text wins, and no letter waits long."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import QObject, Signal

from klyngedesk.model.errors import UserError
from klyngedesk.services.agenda import hand_over_texts, leave_texts, write_texts
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Text

# The editors tell of a change within 0.12 s; together that stays below a quarter of a second.
SAVE_WITHIN_SECONDS = 0.1
TRY_AGAIN_SECONDS = 1.0
AT_ONCE = ("minutes", "note")
Key = tuple[str, str]


class TextSaver(QObject):
    """Takes texts in the window's thread and writes them in another.

    Minutes go to disk at once, and what is typed while a save runs goes with the next one; other texts wait a
    tenth of a second. What the disk refuses is told of and tried again until it is there.
    """

    saved = Signal(str)
    failed = Signal(str)
    told = Signal(str)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._waiting: dict[Key, Text] = {}
        self._facts: dict[str, str] = {}
        self._changed = threading.Condition()
        self._writing, self._handing = threading.Lock(), threading.Lock()
        self._due = 0.0
        # since when the oldest words wait: those that came since, and those on their way to disk
        self._since: float | None = None
        self._begun: float | None = None
        self.last_waited = 0.0
        self._place_is_new = False
        self._thread: threading.Thread | None = None

    def write(self, item_id: str, field: str, text: Text) -> None:
        """Take the text; an older one of the same field that still waits is no longer needed."""
        with self._changed:
            self._waiting[item_id, field] = text
            self._come()
            self._wake(0.0 if field in AT_ONCE else SAVE_WITHIN_SECONDS)

    def write_fact(self, name: str, value: str) -> None:
        """Take what the store is to know under that name; it goes to disk soon."""
        with self._changed:
            self._facts[name] = value
            self._come()
            self._wake(SAVE_WITHIN_SECONDS)

    def write_place(self, place: str) -> None:
        """Take where she is; it goes to disk with the next text, or soon by itself."""
        with self._changed:
            if place != self._store.place:
                self._store.place = place
                self._place_is_new = True
                self._wake(SAVE_WITHIN_SECONDS)

    def try_again(self) -> None:
        """Go on trying to write what the store could not put on disk."""
        with self._changed:
            self._wake(TRY_AGAIN_SECONDS)

    def write_soon(self) -> None:
        """Write what the store holds, beside the window."""
        with self._changed:
            self._come()
            self._wake(0.0)

    def unsaved_for(self) -> float:
        """Return for how many seconds the oldest of what is not on disk has waited; 0 where all is."""
        with self._changed:
            waits = [moment for moment in (self._begun, self._since) if moment is not None]
        return time.monotonic() - min(waits) if waits else 0.0

    def _come(self) -> None:
        if self._since is None:
            self._since = time.monotonic()

    def hand_over(self) -> None:
        """Let the store have every text now: it is read as written at once, and on disk in a moment."""
        self._hand_over()
        if self.waiting() and not self.flush():
            self._leave()

    def _leave(self) -> None:
        """Let the store have what the disk refused, so that an act on a text finds all its words."""
        with self._store.alone(), self._handing:  # in the order of who writes, so that neither waits for the other
            texts = self.waiting()
            if texts and leave_texts(self._store, texts):
                self._forget(texts)

    def _hand_over(self) -> bool:
        """Let the store take what it can without waiting for the disk, and return whether it took all that waited."""
        with self._handing:  # two who hand over the same text must not pass each other, nor wait for the disk in here
            texts = self.waiting()
            if texts and not hand_over_texts(self._store, texts):
                return False
            self._forget(texts)
            return True

    def _forget(self, texts: dict[Key, Text]) -> None:
        """Let go of texts the store has; one that is newer by now waits on."""
        with self._changed:
            for key, text in texts.items():
                if self._waiting.get(key) is text:
                    del self._waiting[key]

    def waiting(self) -> dict[Key, Text]:
        """Return the texts that are not on disk yet."""
        with self._changed:
            return dict(self._waiting)

    def flush(self) -> bool:
        """Write all that waits, and return whether it is on disk."""
        written = self._write_all()
        if not written:
            self.try_again()
        return written

    def _wake(self, seconds: float) -> None:
        due = time.monotonic() + seconds
        running = self._thread is not None
        self._due = min(self._due, due) if running else due
        if running:
            self._changed.notify()
            return
        self._thread = threading.Thread(target=self._run, name="gem tekst", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while True:
            with self._changed:
                while (rest := self._due - time.monotonic()) > 0:
                    self._changed.wait(rest)
                self._due = float("inf")
            written = self._write_all()
            with self._changed:
                if self._due == float("inf"):
                    if written:
                        self._thread = None
                        return
                    self._due = time.monotonic() + TRY_AGAIN_SECONDS

    def _write_all(self) -> bool:
        with self._writing:
            place_was_new, self._place_is_new = self._place_is_new, False
            with self._changed:
                self._begun, self._since = self._begun or self._since, None
            try:
                self._put_on_disk(place_was_new)
            except Exception as error:  # a failed save is told of and tried again, never dropped
                self.failed.emit(str(error) if isinstance(error, UserError) else type(error).__name__)
                return False
            with self._changed:
                begun, self._begun = self._begun, None
            self.last_waited = time.monotonic() - begun if begun is not None else 0.0
        self._tell()
        return True

    def _put_on_disk(self, place_is_new: bool) -> None:
        with self._store.alone():
            if self._store.is_closed:
                return
            # What is typed once all was taken goes with the next save: written here, it would come after newer words.
            texts = {} if self._hand_over() else self.waiting()
            if texts:
                write_texts(self._store, texts)
                self._forget(texts)
            elif self._store.waits():
                self._store.write_waiting()
            elif place_is_new:
                self._store.keep_place()
            self._keep_facts()

    def _keep_facts(self) -> None:
        with self._changed:
            facts = dict(self._facts)
        for name, value in facts.items():
            self._store.keep_fact(name, value)
            with self._changed:
                if self._facts.get(name) is value:
                    del self._facts[name]

    def _tell(self) -> None:
        if self._store.is_closed:
            return
        if self._store.saved_at:
            self.saved.emit(self._store.saved_clock())
        news, self._store.news = self._store.news, ""
        if news:
            self.told.emit(news)
