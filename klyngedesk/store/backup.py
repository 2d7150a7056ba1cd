"""Copies of the store: made while she types, counted only once they have been opened and found whole."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import sqlite3
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from klyngedesk.durable import make_folder, sync_file, sync_folder
from klyngedesk.model.errors import UserError
from klyngedesk.store import digests, opening
from klyngedesk.store.backup_plan import (
    Copy,
    beyond_room,
    copies_in,
    copy_name,
    next_moment,
    saves_in,
    superfluous,
    trusted_moment,
)
from klyngedesk.store.faults import damaged
from klyngedesk.store.objects import CHUNK
from klyngedesk.store.reserve import free_bytes, is_short
from klyngedesk.store.store import BACKUPS, Store
from klyngedesk.store.writing import SAVED

OBJECTS = "objects"
LEAVE_FREE = 24 << 20
MOST_BYTES, OF_THE_DISK = 4 << 30, 4  # and never more than a quarter of what is free


def make_copy(store: Store, reason: str, place: Path | None = None, now: datetime | None = None) -> Copy:
    """Return the new verified copy with its bilag, in the store's own folder of copies or another place.

    UserError where it could not be made; older copies are then as they were. Bilag that find no room leave the words
    a copy all the same, and it says so. Typing waits only while the file is read from memory.
    """
    target, lacks = place or store.folder / BACKUPS, ""
    try:
        make_folder(target)
        size = store.file.stat().st_size
        if is_short(target, size, left=LEAVE_FREE):
            _thin(target)
        if is_short(target, size, left=LEAVE_FREE):
            raise UserError("Der er for lidt plads til en sikkerhedskopi. Slet noget på disken.")
        there = copies_in(target)
        _count_on(store, there)
        with snapshot(store, beside=target) as (staged, number):
            check_whole(staged)
            lacks = _without_room(store.folder / OBJECTS, target / OBJECTS)
            moment = next_moment(there, now or datetime.now())
            file = _named(staged, target / copy_name(moment, reason))
    except (OSError, sqlite3.Error, UnicodeDecodeError) as error:
        raise UserError(f"Sikkerhedskopien kunne ikke laves i {target}. Se efter pladsen på disken.") from error
    if place is None:
        with store.alone():
            store.redo.forget(number)
    _thin(target)
    return Copy(moment, reason, file, lacks)


def _count_on(store: Store, there: list[Copy]) -> None:
    """Let no copy of another course, left by a restore or a store begun anew, count as newer than this store."""
    most = max((saves_in(copy.file) or 0 for copy in there[:1]), default=0)
    with store.alone():
        if store.sequence < most:
            store.keep_fact(SAVED, f"{most + 1} {store.saved_at}")
            store.sequence = most + 1


def _without_room(source: Path, target: Path) -> str:
    """Copy the bilag, and return what to say where there is no room for them; empty where all came along."""
    try:
        copy_objects(source, target)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        return f"Kopien holder alle ord, men der er ikke plads til alle bilag i {target.parent}. Slet noget på disken."
    return ""


def spread_copy(store: Store, made: Copy, place: Path) -> None:
    """Put a verified copy in another place as well; UserError where that cannot be done."""
    try:
        lacks = _without_room(store.folder / OBJECTS, place / OBJECTS)
        _put(made.file, place / made.file.name)
        if lacks:
            raise UserError(lacks)
    except OSError as error:
        raise UserError(f"Sikkerhedskopien kunne ikke lægges i {place}. Se efter pladsen der.") from error
    _thin(place)


def _thin(folder: Path) -> None:
    """Let go of what has grown old, and of what takes more room than copies may; one that cannot go now goes later."""
    with contextlib.suppress(OSError):
        copies = copies_in(folder)
        old = superfluous(copies, trusted_moment(copies, datetime.now()))
        kept = [copy for copy in copies if copy not in old]
        sizes = {copy: copy.file.stat().st_size for copy in kept}
        room = min(MOST_BYTES, (free_bytes(folder) + sum(sizes.values())) // OF_THE_DISK)
        for copy in (*old, *beyond_room(kept, sizes, room)):
            copy.file.unlink(missing_ok=True)


@contextmanager
def snapshot(store: Store, beside: Path | None = None) -> Iterator[tuple[Path, int]]:
    """Give a private copy of the file as it is now, and the number of its last save.

    Where its own folder has no place for one, it lies where the system keeps such files.
    """
    with contextlib.ExitStack() as elsewhere:
        place = beside or store.folder
        if beside is None and not _has_place(store):
            place = Path(elsewhere.enter_context(tempfile.TemporaryDirectory(prefix="klyngedesk-")))
        staged = place / f".{uuid.uuid4().hex}.kopi"
        try:
            number = store.copy_file(staged)
            opening.keep_private(staged)
            yield staged, number
        finally:
            with contextlib.suppress(OSError):
                staged.unlink(missing_ok=True)


def _has_place(store: Store) -> bool:
    return os.access(store.folder, os.W_OK | os.X_OK) and free_bytes(store.folder) > 2 * store.file.stat().st_size


def check_whole(file: Path) -> None:
    """StoreFault where the file is not a whole store with every word as it was written."""
    opening.schema_version(file)
    with closing(opened_to_read(file)) as connection:
        sound = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        if not sound or connection.execute("PRAGMA foreign_key_check").fetchone() or _changed(connection):
            raise damaged(file)


def _changed(connection: sqlite3.Connection) -> bool:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return "digest" in tables and bool(digests.changed_rows(connection))


def opened_to_read(file: Path) -> sqlite3.Connection:
    """Return a connection to a finished file that nobody writes; bytes that are no letters come through as they are."""
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.text_factory = lambda written: written.decode("utf-8", "surrogateescape")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


@contextmanager
def looked_into(file: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to look into a copy with; UserError where it cannot be read."""
    try:
        opening.refuse_newer(file)
        with closing(opened_to_read(file)) as connection:
            yield connection
    except FileNotFoundError as error:
        raise UserError(f"Filen {file} findes ikke. Vælg en anden.") from error
    except (sqlite3.Error, ValueError, TypeError, AttributeError) as error:
        raise damaged(file) from error


def copy_objects(source: Path, target: Path) -> list[str]:
    """Return the names of bilag that came along; those that are there already are not touched."""
    came = []
    for file in sorted(source.glob("??/*")) if source.is_dir() else ():
        kept = target / file.parent.name / file.name
        if not (kept.is_file() and kept.stat().st_size == file.stat().st_size) and _copied(file, kept):
            came.append(file.name)
    return came


def _copied(file: Path, kept: Path) -> bool:
    """Copy one bilag, and return whether it was what its name says."""
    make_folder(kept.parent.parent)
    make_folder(kept.parent)
    if is_short(kept.parent, file.stat().st_size, left=LEAVE_FREE):
        raise OSError(errno.ENOSPC, "no room for a bilag")
    temporary, digest = kept.parent.parent / f".{uuid.uuid4().hex}.part", hashlib.sha256()
    try:
        with file.open("rb") as opened, temporary.open("xb") as written:
            while chunk := opened.read(CHUNK):
                digest.update(chunk)
                written.write(chunk)
            written.flush()
            os.fsync(written.fileno())
        if digest.hexdigest() != file.name:
            return False
        temporary.chmod(0o400)
        temporary.replace(kept)
        sync_folder(kept.parent)
        return True
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _put(staged: Path, target: Path) -> Path:
    """Return the target once the staged file stands there, durable and under its name only when whole."""
    temporary = target.with_name(f".{uuid.uuid4().hex}.kopi")
    try:
        shutil.copyfile(staged, temporary)
        opening.keep_private(temporary)
        if not same_content(staged, temporary):
            raise OSError("the copy is not what was copied")
        return _named(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _named(whole: Path, target: Path) -> Path:
    """Give a whole file its name, durably."""
    sync_file(whole)
    whole.replace(target)
    sync_folder(target.parent)
    return target


def same_content(one: Path, other: Path) -> bool:
    """Return whether the files hold the same bytes."""
    with one.open("rb") as a, other.open("rb") as b:
        return hashlib.file_digest(a, "sha256").digest() == hashlib.file_digest(b, "sha256").digest()
