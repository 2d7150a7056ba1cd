"""Opening the store's file: every way it can be wrong has its own sentence, and is left untouched."""

from __future__ import annotations

import os
import sqlite3
import uuid
from pathlib import Path

from klyngedesk.model.errors import UserError
from klyngedesk.store.migrations import SCHEMA_VERSION

FILE_NAME = "klyngedesk.db"
APPLICATION_ID = 0x4B6C7944
MAGIC = b"SQLite format 3\x00"
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

OPEN_ELSEWHERE = UserError(
    "KlyngeDesk er allerede åben med den samme mappe. Brug det vindue, der er åbent, eller luk det først."
)


def schema_version(file: Path) -> int:
    """Return the version in the file's header, read without SQLite; UserError where it is no store of ours."""
    try:
        with file.open("rb") as opened:
            header = opened.read(100)
    except PermissionError as error:
        raise UserError(f"Du har ikke lov til at læse {file}. Bed om adgang, eller vælg en anden mappe.") from error
    if len(header) < 100 or not header.startswith(MAGIC):
        raise _damaged(file)
    application, version = header[68:72], header[60:64]
    if int.from_bytes(application, "big") != APPLICATION_ID:
        raise UserError(f"Filen {file} er ikke skrevet af KlyngeDesk. Vælg en anden mappe.")
    return int.from_bytes(version, "big")


def refuse_newer(file: Path) -> int:
    """Return the schema version of the file; UserError where a newer program wrote it."""
    version = schema_version(file)
    if version > SCHEMA_VERSION:
        raise UserError(
            "Møderne er gemt med en nyere udgave af KlyngeDesk. Der er ikke ændret noget. "
            "Installér den nyeste udgave, og prøv igen."
        )
    return version


def connect(file: Path) -> sqlite3.Connection:
    """Return a connection that owns the file; UserError where it is locked, damaged or read-only."""
    address = f"{file.absolute().as_uri()}?mode=rw"
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=0.5)
    except sqlite3.OperationalError as error:
        raise told(error, file) from error
    try:
        _set_up(connection, file)
    except sqlite3.Error as error:
        connection.close()
        raise told(error, file) from error
    except UserError:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, file: Path) -> None:
    for setting in _SETTINGS:
        connection.execute(setting)
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found != ("ok",):
        raise _damaged(file)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    _really_write(connection)


def _really_write(connection: sqlite3.Connection) -> None:
    """Write the header, since a read-only file shows itself at the first write only."""
    connection.execute("BEGIN EXCLUSIVE")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("CREATE TABLE opened (moment TEXT)")
    connection.execute("DROP TABLE opened")
    connection.execute("COMMIT")


def create(file: Path, statements: list[str]) -> None:
    """Make a new, empty store that is whole from the first moment it has its name."""
    temporary = file.with_name(f".{uuid.uuid4().hex}.new")
    try:
        connection = sqlite3.connect(temporary, isolation_level=None)
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("BEGIN")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        for statement in statements:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.close()
        if os.name != "nt":
            temporary.chmod(0o600)
        temporary.replace(file)
    except (sqlite3.Error, OSError) as error:
        raise told(error, file) from error
    finally:
        temporary.unlink(missing_ok=True)


def told(error: Exception, file: Path) -> UserError:
    """Return the Danish sentence for what the disk or the database said."""
    words = str(error).casefold()
    if "locked" in words or "busy" in words:
        return OPEN_ELSEWHERE
    if "full" in words or "no space" in words:
        return UserError("Disken er fuld. Slet noget, så kan der gemmes igen.")
    if "readonly" in words or "read-only" in words or "permission" in words or "unable to open" in words:
        return UserError(f"Der kan ikke skrives i {file.parent}. Bed om skriveadgang, eller vælg en anden mappe.")
    if "malformed" in words or "not a database" in words or "corrupt" in words:
        return _damaged(file)
    return UserError(f"Møderne i {file.parent} kan ikke gemmes lige nu ({error}). Se efter disken, og prøv igen.")


def _damaged(file: Path) -> UserError:
    return UserError(
        f"Filen {file} er beskadiget. Den er ikke rørt. Læg en sikkerhedskopi i dens sted, eller vælg en anden mappe."
    )
