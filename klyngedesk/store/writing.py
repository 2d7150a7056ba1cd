"""The store's one connection, and how words get through it: in one transaction, with their digests and a number."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, NoResultFound, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from klyngedesk.store import digests, opening
from klyngedesk.store.faults import Fault, StoreFault, away, damaged, is_of_the_disk, spoilt, told, written_elsewhere
from klyngedesk.store.knowing import KnowingStore
from klyngedesk.store.marker import Marker
from klyngedesk.store.patches import Patch
from klyngedesk.store.patching import applied, raw_of
from klyngedesk.store.putting_back import is_folder_away, is_there, put_back
from klyngedesk.store.redo import Entry, RedoFile
from klyngedesk.store.reserve import release_reserve

SAVED, PLACE = "saved", "place"
COPIED_AT_ONCE = 64  # pages
GIVES_WAY_SECONDS = 0.0005
_DO_NOT_FIT = (SQLAlchemyError, LookupError, ValueError, TypeError, AttributeError)


class WritingStore(KnowingStore):
    """Writes patches. With `patient` those the disk refuses wait in memory, are read as if they stood on disk,
    and `trouble` says why; without it the caller gets the StoreFault and nothing waits.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.folder = folder
        self.file = folder / opening.FILE_NAME
        self.patient = False
        self.news = ""
        self._is_away = False
        self.place = ""
        self.came_back = self.is_closed = False
        self.tells_later = False  # a window that comes after this hears of an end that was not clean
        self.marker = Marker(folder)
        self.redo = RedoFile(folder)
        self._lock = threading.RLock()
        self._beside: tuple[Patch, ...] = ()
        self.sequence, self.saved_at = _saved(self.fact(SAVED))
        self._join(connection)

    def _join(self, connection: sqlite3.Connection) -> None:
        self._raw = connection
        # Closing any other handle to the file would let go of the lock that keeps a second program out.
        self._bytes = self.file.open("rb", buffering=0)
        self._header: tuple[bytes, int] | None = self._read_header()
        self._identity = opening.identity(self.file)
        self._engine: Engine = _engine(connection)
        event.listen(self._engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))

    def begin(self, *, unclean: bool) -> None:
        """Say that the store is open, and write what its redo file has and it lacks."""
        self.place = self.fact(PLACE)
        self.came_back = unclean
        again = self.write_again()
        if not self.fact(digests.LEDGER_HASHED):
            with contextlib.suppress(StoreFault), self.transaction() as connection:  # a full disk lets it wait
                digests.hash_ledger(raw_of(connection))
        self.marker.set()
        ahead = self.saved_at > f"{datetime.now() + timedelta(minutes=5):%Y-%m-%dT%H:%M:%S}"
        if ahead:
            saved = f"{datetime.fromisoformat(self.saved_at):%d.%m.%Y kl. %H.%M}"
            self.news = f"Uret viser en tid før sidste gem ({saved}). Se efter, om det går rigtigt."
        elif again:
            self.news = f"Sidst gemt kl. {self.saved_clock()} – {again} gem, som filen manglede, er lagt på igen"
        elif unclean and self.saved_at:
            self.news = f"Sidst gemt kl. {self.saved_clock()} – intet tabt"

    def saved_clock(self) -> str:
        """Return the time of day of the last save."""
        return self.saved_at[11:].replace(":", ".")

    def close(self) -> None:
        """Let go of the file, in good order."""
        with self._lock:
            self._write_held()
            self.let_go()
            if not self._waiting and not (self.tells_later and self.came_back):
                self.marker.clear()

    def let_go(self) -> None:
        """Let go of the file as it is."""
        self.is_closed = True
        self._engine.dispose()
        self._raw.close()
        self._bytes.close()

    def _read_header(self) -> tuple[bytes, int]:
        """Return what stands first in the file, and how long it is; nobody else may change either."""
        self._bytes.seek(0)
        return self._bytes.read(100), os.fstat(self._bytes.fileno()).st_size

    def copy_file(self, target: Path) -> int:
        """Return the number of the last save, which the copy of the file holds.

        Saves go on meanwhile: each bit of the file is copied by itself, and what is written since comes into both.
        """

        def give_way(*_: int) -> None:
            self._lock.release()
            time.sleep(GIVES_WAY_SECONDS)
            self._lock.acquire()

        open(target, "wb", opener=opening.private).close()
        with closing(sqlite3.connect(target)) as copy, self.alone() as connection:
            for setting in ("journal_mode = OFF", "synchronous = OFF"):
                copy.execute(f"PRAGMA {setting}")
            connection.backup(copy, pages=COPIED_AT_ONCE, progress=give_way)
            # read from the copy: a save that came once the last bit was copied is not in it
            return _saved(get_fact(copy, SAVED))[0]

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """Give the connection while nobody else writes or reads through it."""
        with self._lock:
            self._write_held()
            yield self._raw

    @contextmanager
    def understood(self) -> Iterator[None]:
        """StoreFault where what is read makes no sense any more."""
        try:
            yield
        except (sqlite3.DatabaseError, NoResultFound, ValueError, TypeError, AttributeError, LookupError) as error:
            raise damaged(self.file) from error

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        with self._lock:
            self._write_held()
            with self._one_transaction() as connection:
                yield connection

    @contextmanager
    def _one_transaction(self) -> Iterator[Connection]:
        with self._lock:
            try:
                self._mend()
                self._header = None  # what a failed write leaves there is ours too
                with self._engine.begin() as connection:
                    yield connection
                self._header = self._read_header()
            except DBAPIError as error:
                if is_of_the_disk(error.orig):
                    raise told(cast(Exception, error.orig), self.file) from error
                raise
            except (sqlite3.OperationalError, OSError) as error:
                raise told(error, self.file) from error

    def _mend(self) -> None:
        """Put the file back where it has been taken away under the running program."""
        if not is_there(self.file, self._identity):
            is_away = is_folder_away(self.file, self._identity)
            try:
                fresh = put_back(self._raw, self.file)
            except (OSError, sqlite3.Error) as error:
                raise (away(self.file.parent) if is_away else error) from error
            self._is_away = is_away
            self._engine.dispose()
            self._bytes.close()
            self._join(fresh)
            self.marker.set()
            self.news = "Filen med møderne var slettet eller skiftet ud. Alt er skrevet igen."
        elif self._header and self._read_header() != self._header:
            raise spoilt(self.file)

    def apply(self, patches: Sequence[Patch]) -> tuple[Patch, ...]:
        """Write the patches in one transaction, and return what they did; rows they do not name stay as they are."""
        if not patches:
            return ()
        held = self.hold(patches)
        return self._write(patches, patient=self.patient) if held is None else held

    def _write_held(self) -> None:
        """Write what waits for its turn; what the disk has refused goes on waiting."""
        if self._waiting and not self.trouble:
            self._write((), patient=True)

    def write_waiting(self) -> None:
        """Write what has been waiting; StoreFault where the disk still refuses."""
        with self._lock:
            if self._waiting:
                self._write((), patient=False)

    def _write(self, patches: Sequence[Patch], *, patient: bool, promised: bool = False) -> tuple[Patch, ...]:
        """Write the patches and those that wait; `promised` ones are tried again by the caller until they are there."""
        with self._lock:
            with self._queue:
                before = tuple(self._waiting)
                if self._at_hand is not None and self._at_hand.take(patches) is None:
                    self._at_hand = None
            try:
                done = self._commit(before, patches)
            except StoreFault as fault:
                self.trouble = str(fault)
                with self._queue:
                    self._at_hand = None
                    if patient:
                        self._waiting[len(before) : len(before)] = patches
                # A disk that refuses one file may take another.
                self._write_beside((*before, *patches) if patient or promised else before)
                if not patient:
                    raise
                return tuple(patches)
            except Exception:
                self._let_go_of(before)
                raise
            with self._queue:
                self._waiting = self._waiting[len(before) :]
            self.trouble, self._beside = "", ()
            return done

    def _write_beside(self, patches: Sequence[Patch]) -> None:
        if patches and tuple(patches) != self._beside:
            self._beside = tuple(patches)
            self.redo.append(self.sequence + 1, f"{datetime.now():%Y-%m-%dT%H:%M:%S}", patches)

    def _commit(self, before: Sequence[Patch], patches: Sequence[Patch]) -> tuple[Patch, ...]:
        """Return what the patches did; those that waited before are written first, in the same transaction."""
        try:
            return self._commit_once(before, patches)
        except StoreFault as fault:
            if fault.fault is not Fault.FULL or not release_reserve(self.folder):
                raise
            done = self._commit_once(before, patches)
            self.news = "Disken er fuld. Teksten er gemt, men bilag kan ikke tilføjes. Slet noget."
            return done

    def _commit_once(self, before: Sequence[Patch], patches: Sequence[Patch]) -> tuple[Patch, ...]:
        number, at = self.sequence + 1, f"{datetime.now():%Y-%m-%dT%H:%M:%S}"
        with self._one_transaction() as connection:
            waited = self._put_down(connection, before, f"{number} {at}") if before else ()
            done = self._put_down(connection, patches, f"{number} {at}")
        if self._is_away:
            self.news = written_elsewhere(self.folder)  # with each save, as it is easily overlooked
        self.sequence, self.saved_at = number, at
        self._facts |= {SAVED: f"{number} {at}", PLACE: self.place}
        self.redo.append(number, at, (*waited, *done))
        self._keep_known((*waited, *done))
        return done

    def _put_down(
        self, connection: Connection, patches: Sequence[Patch], saved: str, *, again: bool = False
    ) -> tuple[Patch, ...]:
        raw = raw_of(connection)
        done = applied(connection, patches, again=again)
        for key in {(patch.table, patch.id) for patch in done}:
            digests.renew(raw, *key)
        set_fact(raw, SAVED, saved)
        set_fact(raw, PLACE, self.place)
        return done

    def keep_place(self) -> None:
        """Remember where she is, without a word of text."""
        self.keep_fact(PLACE, self.place)

    def keep_fact(self, name: str, value: str) -> None:
        """Remember the value under that name."""
        with self.transaction() as connection:
            set_fact(raw_of(connection), name, value)
        self._facts[name] = value

    def write_again(self) -> int:
        """Return how many transactions the redo file held that the store did not; they are now written.

        Lines that do not fit the store are passed over, and the file is then laid aside.
        """
        lost = self.redo.entries(self.sequence)
        if not lost:
            return 0
        try:
            self._write_entries(lost)
            return len(lost)
        except _DO_NOT_FIT:
            written = 0
            for entry in lost:
                with contextlib.suppress(*_DO_NOT_FIT):
                    self._write_entries([entry])
                    written += 1
            self.redo.lay_aside()
            return written

    def _write_entries(self, entries: Sequence[Entry]) -> None:
        """Write the entries; a save that was tried more than once tells of its rows each time."""
        last, patches = entries[-1], [patch for each in entries for patch in each.patches]
        with self.transaction() as connection:
            self._put_down(connection, patches, f"{last.number} {last.at}", again=True)
        self.sequence, self.saved_at = last.number, last.at


def _engine(connection: sqlite3.Connection) -> Engine:
    """Return the engine of that connection; what it says of an error holds no words of hers."""
    return create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)


def get_fact(connection: sqlite3.Connection, name: str) -> str:
    found = connection.execute("SELECT value FROM fact WHERE id = ?", (name,)).fetchone()
    return str(found[0]) if found else ""


def set_fact(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO fact (id, value) VALUES (?, ?)", (name, value))


def _saved(told: str) -> tuple[int, str]:
    number, _, at = told.partition(" ")
    return int(number or 0), at
