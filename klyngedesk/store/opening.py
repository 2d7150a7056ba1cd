"""Opening the store's file: every way it can be wrong has its own sentence, and is left untouched."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
import uuid
from contextlib import closing
from pathlib import Path

from klyngedesk.durable import sync_folder
from klyngedesk.store.faults import OPEN_ELSEWHERE, Fault, StoreFault, damaged, empty, told
from klyngedesk.store.migrations import SCHEMA_VERSION
from klyngedesk.store.schema import has_foreign_rules, is_ours

FILE_NAME = "klyngedesk.db"
APPLICATION_ID = 0x4B6C7944
TRIAL = ".proeve-"
MAGIC = b"SQLite format 3\x00"
CHECK_AT_ONCE_BYTES = 64 << 20
_SETTINGS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA fullfsync = ON",
    "PRAGMA checkpoint_fullfsync = ON",
)


def schema_version(file: Path) -> int:
    """Return the version in the file's header, read without SQLite; UserError where it is no store of ours."""
    if file.exists() and not file.is_file():  # reading from a pipe would wait for ever
        raise StoreFault(
            Fault.FOREIGN,
            f"{file} er ikke en fil, men en mappe eller noget andet. Flyt den, eller vælg en anden mappe.",
        )
    try:
        with file.open("rb") as opened:
            header = opened.read(100)
    except PermissionError as error:
        raise StoreFault(
            Fault.UNREADABLE, f"Du har ikke lov til at læse {file}. Bed om adgang, eller vælg en anden mappe."
        ) from error
    except OSError as error:
        raise told(error, file) from error
    if not header:
        raise empty(file)
    if len(header) < 100 or not header.startswith(MAGIC):
        raise damaged(file)
    application, version = header[68:72], header[60:64]
    if int.from_bytes(application, "big") != APPLICATION_ID:
        raise StoreFault(Fault.FOREIGN, f"Filen {file} er ikke skrevet af KlyngeDesk. Vælg en anden mappe.")
    return int.from_bytes(version, "big")


def refuse_newer(file: Path) -> int:
    """Return the schema version of the file; UserError where a newer program wrote it, or none ever did."""
    version = schema_version(file)
    if not version:
        raise damaged(file)
    if version > SCHEMA_VERSION:
        raise StoreFault(
            Fault.NEWER,
            "Møderne er gemt med en nyere udgave af KlyngeDesk. Der er ikke ændret noget. "
            "Installér den nyeste udgave, og prøv igen.",
        )
    return version


def connect(file: Path, *, checked: bool = True, thorough: bool = False) -> sqlite3.Connection:
    """Return a connection that owns the file; StoreFault where it is locked, damaged or read-only.

    It is checked before the first write; `thorough` looks at every index too, as after an unclean end.
    """
    address = f"{file.absolute().as_uri()}?mode=rw"
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=0.5)
    except sqlite3.OperationalError as error:
        raise told(error, file) from error
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        if checked:
            check(connection, file, thorough=thorough)
            refuse_foreign_rules(connection, file)
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        if checked:
            _really_write(connection, file)
    except sqlite3.Error as error:
        connection.close()
        raise told(error, file) from error
    except UnicodeDecodeError as error:  # the database's own words quote a schema that is no text any more
        connection.close()
        raise damaged(file) from error
    except StoreFault:
        connection.close()
        raise
    return connection


def check(connection: sqlite3.Connection, file: Path, *, thorough: bool) -> None:
    """StoreFault where the database's own check finds something; a large file is only looked at thoroughly if asked."""
    if not thorough and file.stat().st_size > CHECK_AT_ONCE_BYTES:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return
    found = connection.execute(f"PRAGMA {'integrity' if thorough else 'quick'}_check(1)").fetchone()
    if found != ("ok",):
        raise damaged(file)


def refuse_foreign_rules(connection: sqlite3.Connection, file: Path) -> None:
    """StoreFault where the schema is not ours: a rule that somebody put there would change words unseen."""
    if not is_ours(connection):
        raise damaged(file)


def _really_write(connection: sqlite3.Connection, file: Path) -> None:
    """Write the header, since a read-only file shows itself at the first write only; a full disk may be read."""
    try:
        connection.execute("BEGIN EXCLUSIVE")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("CREATE TABLE opened (moment TEXT)")
        connection.execute("DROP TABLE opened")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        if told(error, file).fault is not Fault.FULL:
            raise
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def identity(file: Path) -> tuple[int, int] | None:
    """Return what tells this file from another of the same name; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def journal_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-journal")


def has_hot_journal(file: Path) -> bool:
    """Return whether a transaction was cut off."""
    try:
        return journal_of(file).stat().st_size > 0
    except OSError:
        return False


def refuse_held(file: Path) -> None:
    """StoreFault where a window has the file; it is only looked at, so that no journal is played into it."""
    address = f"{file.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=0.3)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        if told(error, file) is OPEN_ELSEWHERE:
            raise OPEN_ELSEWHERE from error
    except UnicodeDecodeError:
        pass  # it is damaged, which is told of elsewhere


def settle(file: Path) -> None:
    """Undo what a transaction that was cut off has left half written; StoreFault where the file is damaged.

    It is tried on a copy first, where there is room: the journal is not played into a file that is then refused.
    """
    refuse_held(file)
    try:
        with contextlib.suppress(OSError), tempfile.TemporaryDirectory(prefix=TRIAL, dir=file.parent) as place:
            trial = Path(place) / file.name
            shutil.copyfile(file, trial)
            shutil.copyfile(journal_of(file), journal_of(trial))
            _play_journal(trial, file)
            refuse_newer(trial)
    except StoreFault as fault:
        if fault.fault is not Fault.FULL:
            raise
    _play_journal(file, file)


def _play_journal(trial: Path, file: Path) -> None:
    try:
        address = f"{trial.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None, timeout=0.5)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            check(connection, trial, thorough=True)
            if has_foreign_rules(connection):
                raise damaged(file)
    except sqlite3.Error as error:
        raise told(error, file) from error
    except (UnicodeDecodeError, StoreFault) as error:
        raise damaged(file) from error


def keep_private(file: Path) -> None:
    """Let nobody else read the file."""
    if os.name != "nt":
        file.chmod(0o600)


def private(path: str, flags: int) -> int:
    """Return the descriptor of a file that is hers alone from its first moment: an `opener` for `open`."""
    return os.open(path, flags, 0o600)


def write_privately(file: Path, words: str) -> None:
    """Write the words into a file that is hers alone."""
    with open(file, "w", encoding="utf-8", opener=private) as written:
        written.write(words)


def create(file: Path, statements: list[str]) -> None:
    """Make a new, empty store that is whole from the first moment it has its name."""
    temporary = file.with_name(f".{uuid.uuid4().hex}.new")
    if os.name != "nt" and not any(file.parent.iterdir()):
        file.parent.chmod(0o700)  # a folder made for the store, and nothing else of hers, is hers alone
    try:
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            connection.execute("BEGIN")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            for statement in statements:
                connection.execute(statement)
            connection.execute("COMMIT")
        keep_private(temporary)
        temporary.replace(file)
        sync_folder(file.parent)
    except (sqlite3.Error, OSError) as error:
        raise told(error, file) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        temporary.with_name(f"{temporary.name}-journal").unlink(missing_ok=True)
