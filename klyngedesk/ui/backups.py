"""Making copies beside the window: when it opens, while she works, and when she leaves."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from klyngedesk.model.danish import counted
from klyngedesk.model.errors import UserError
from klyngedesk.services import safety
from klyngedesk.store.faults import of_the_disk
from klyngedesk.store.reserve import hold_reserve
from klyngedesk.store.verifying import Finding, changed_words
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.times import when

LOOK_EVERY_MILLISECONDS = 60_000
FIRST_LOOK_MILLISECONDS = 4_000
BETWEEN_SECONDS, BETWEEN_LIVE_SECONDS = 15 * 60, 5 * 60
OLD = timedelta(hours=24)


class BackupKeeper(QObject):
    """`told` carries a line on the newest tried copy, `found` a sentence on a disk or copy that fails.

    `changed` carries what has changed by itself, which she must not miss.
    """

    told = Signal(str)
    found = Signal(str)
    changed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._store = desk, desk.store
        self._worker = ThreadPoolExecutor(1, "lav sikkerhedskopi")
        self._resting = False
        self._at, self._last = desk.store.sequence, time.monotonic()
        self._lacks, self._was_there = "", True
        self._asked_second = self._looked_back = 0.0
        self._timer = QTimer(self, interval=LOOK_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin, with a copy at once where the newest is older than a day."""
        self._run(self._tell)
        QTimer.singleShot(FIRST_LOOK_MILLISECONDS, self, self._begin)
        self._timer.start()

    def _begin(self) -> None:
        for work in (self._hold_reserve, self._copy_what_none_holds, self._look_at_words, self._look_back):
            self._run(work)

    def _hold_reserve(self) -> None:
        """Keep space back for words, also again after a full disk has taken it."""
        hold_reserve(self._store.folder)

    def _copy_what_none_holds(self) -> None:
        """Make a copy where the newest is old, or lacks something, as after a program that was killed."""
        newest = next(iter(safety.copies(self._store.folder)), None)
        old = newest is None or not timedelta() <= datetime.now() - newest.moment < OLD
        if self._holds_something() and (old or safety.is_behind(self._store)):
            self._copy(safety.AUTOMATIC)
        else:
            self._catch_up()

    def _holds_something(self) -> bool:
        """Return whether there is anything to copy; a store from an older edition has no number of saves yet."""
        return bool(self._store.sequence or self._store.forums())

    def _catch_up(self) -> None:
        """Bring the newest copy to the extra place, also when its drive is back, and tell of it once where it fails."""
        there = all(map(safety.is_reachable, self._store.places()))
        is_back, self._was_there = there and not self._was_there, there
        if self._lacks and not is_back and time.monotonic() - self._asked_second < BETWEEN_SECONDS:
            return
        self._asked_second = time.monotonic()
        self._note_lack(safety.second_place_lacks(self._store))

    def _note_lack(self, lacks: str) -> None:
        if lacks != self._lacks:
            self._lacks = lacks
            if lacks:
                self.found.emit(lacks)
            self._tell()

    def _warn_of_one_place(self) -> None:
        sentence = safety.warn_of_one_place(self._store)
        if sentence:
            self.found.emit(sentence)

    def _look_at_words(self) -> None:
        """Check every word, and a file that was too large to be checked whole while she waited for the window."""
        self._tell_of(changed_words(self._store))

    def _tell_of(self, changed: Sequence[Finding]) -> None:
        if changed:
            others = counted(len(changed) - 1, "andet sted", "andre steder")
            more = f" Det gælder {others} også." if changed[1:] else ""
            self.changed.emit(f"{changed[0].message}{more}")

    def look(self) -> None:
        """Make a copy where the time has come, and rehearse a restore once a week."""
        meeting = self._desk.meeting
        live = meeting is not None and meeting.started is not None and meeting.ended is None
        waited = time.monotonic() - self._last
        self._run(self._hold_reserve)
        if self._has_changed() and waited >= (BETWEEN_LIVE_SECONDS if live else BETWEEN_SECONDS):
            self._run(lambda: self._copy(safety.AUTOMATIC))
        else:
            self._run(self._catch_up)
        self._run(self._look_back)
        self._run(self._warn_of_one_place)

    def _has_changed(self) -> bool:
        return self._store.sequence != self._at or self._store.waits()

    def before(self, act: str) -> None:
        """Keep a copy before a risky act; a copy that cannot be made is told of, and the act goes on."""
        self._desk.flush_texts()
        self._copy(f"før {act}")

    def close(self) -> None:
        """Make the last copy where something has changed, and come to rest."""
        self.rest()
        if self._has_changed() and not self._store.trouble:
            self._copy(safety.AT_CLOSE)

    def rest(self) -> None:
        """Begin nothing more, and wait for what runs."""
        self._resting = True
        self._timer.stop()
        self._worker.shutdown(cancel_futures=True)

    def _run(self, work: Callable[[], object]) -> None:
        if not self._resting:
            self._worker.submit(self._told_of, work)

    def _told_of(self, work: Callable[[], object]) -> None:
        """Do the work; a disk that fails meanwhile is told of, since nobody waits for what it gives back."""
        try:
            work()
        except UserError as error:
            self.found.emit(str(error))
        except OSError as error:
            self.found.emit(of_the_disk(error))

    def _copy(self, reason: str) -> None:
        number = self._store.sequence
        self._last = time.monotonic()
        try:
            made = safety.back_up(self._store, reason)
        except UserError as error:
            self.told.emit(str(error))
            return
        self._at, self._asked_second = number, self._last
        self._was_there = all(map(safety.is_reachable, self._store.places()))
        self._note_lack(made.lacks)
        self._tell()

    def _look_back(self) -> None:
        """Restore the newest copy on trial and look at every word, where a week has passed."""
        again = not self._looked_back or time.monotonic() - self._looked_back > safety.TRY_EVERY.total_seconds()
        if not again or not self._holds_something() or not safety.rehearsal_is_due(self._store):
            return
        self._looked_back = time.monotonic()
        self._tell_of(safety.verify(self._store))
        sentence = safety.rehearse_and_mend(self._store)
        if sentence:
            self.found.emit(sentence)
        self._tell()

    def _tell(self) -> None:
        newest = next(iter(safety.copies(self._store.folder)), None)
        there = " (mangler på det ekstra sted)" if self._lacks else ""
        self.told.emit(f"Sidste prøvede sikkerhedskopi: {when(newest.moment)}{there}" if newest else "")
