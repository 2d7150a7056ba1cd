"""Numbered steps from one schema version to the next, taken on a copy that is checked before it counts."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from klyngedesk.durable import sync_file, sync_folder
from klyngedesk.store import digests
from klyngedesk.store.faults import Fault, StoreFault, damaged, told
from klyngedesk.store.schema import has_foreign_rules

SCHEMA_VERSION = 2
_OF_THE_DISK = (Fault.FULL, Fault.READ_ONLY, Fault.OPEN_ELSEWHERE)

Step = Callable[[sqlite3.Connection], None]

_TIMELINE = (
    "CREATE TABLE timeline (id VARCHAR NOT NULL, meeting_id VARCHAR NOT NULL, at VARCHAR NOT NULL, "
    "step VARCHAR NOT NULL, item_id VARCHAR NOT NULL, person_id VARCHAR NOT NULL, PRIMARY KEY (id), "
    "FOREIGN KEY(meeting_id) REFERENCES meeting (id))"
)
_TO_VERSION_2: tuple[str, ...] = (
    (
        "CREATE TABLE revision (id INTEGER NOT NULL, meeting_id VARCHAR NOT NULL, owner_id VARCHAR NOT NULL, "
        "field VARCHAR NOT NULL, place VARCHAR NOT NULL, moment VARCHAR NOT NULL, reason VARCHAR NOT NULL, "
        "body JSON NOT NULL, digest VARCHAR NOT NULL, seal VARCHAR NOT NULL, PRIMARY KEY (id))"
    ),
    "CREATE INDEX revision_by_owner ON revision (owner_id, field)",
    (
        "CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision "
        "BEGIN SELECT RAISE(ABORT, 'a revision is for good'); END"
    ),
    (
        "CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision "
        "BEGIN SELECT RAISE(ABORT, 'a revision is for good'); END"
    ),
    (
        "CREATE TABLE wastebasket (id VARCHAR NOT NULL, kind VARCHAR NOT NULL, title VARCHAR NOT NULL, "
        "place VARCHAR NOT NULL, meeting_id VARCHAR NOT NULL, deleted_at VARCHAR NOT NULL, rows JSON NOT NULL, "
        "PRIMARY KEY (id))"
    ),
    (
        "CREATE TABLE seal (id VARCHAR NOT NULL, sealed_at VARCHAR NOT NULL, columns JSON NOT NULL, "
        "digest VARCHAR NOT NULL, PRIMARY KEY (id))"
    ),
    (
        "CREATE TABLE handover (id VARCHAR NOT NULL, meeting_id VARCHAR NOT NULL, direction VARCHAR NOT NULL, "
        "holder VARCHAR NOT NULL, moment VARCHAR NOT NULL, ended_at VARCHAR, rows JSON NOT NULL, PRIMARY KEY (id))"
    ),
    "CREATE INDEX handover_by_meeting ON handover (meeting_id)",
    "CREATE TABLE fact (id VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY (id))",
    "CREATE TABLE digest (id VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, PRIMARY KEY (id))",
    "ALTER TABLE agenda_item ADD COLUMN sent_label VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE attachment ADD COLUMN sent_number INTEGER",
    (
        "CREATE TABLE dispatch (id VARCHAR NOT NULL, meeting_id VARCHAR NOT NULL, moment VARCHAR NOT NULL,"
        " document VARCHAR NOT NULL, audience VARCHAR NOT NULL, reason VARCHAR NOT NULL, recipients JSON NOT NULL,"
        " files JSON NOT NULL, snapshot VARCHAR, PRIMARY KEY (id))"
    ),
    "CREATE INDEX dispatch_by_meeting ON dispatch (meeting_id)",
    (
        "CREATE TABLE seen_finding (id VARCHAR NOT NULL, meeting_id VARCHAR NOT NULL, finding VARCHAR NOT NULL,"
        " reason VARCHAR NOT NULL, moment VARCHAR NOT NULL, PRIMARY KEY (id))"
    ),
    "CREATE INDEX seen_finding_by_meeting ON seen_finding (meeting_id)",
    "CREATE TABLE bilag_scan (id VARCHAR NOT NULL, edition INTEGER NOT NULL, found JSON NOT NULL, PRIMARY KEY (id))",
    "ALTER TABLE meeting ADD COLUMN minutes_state VARCHAR NOT NULL DEFAULT 'udkast'",
    "ALTER TABLE meeting ADD COLUMN acts JSON NOT NULL DEFAULT '[]'",
    "ALTER TABLE agenda_item ADD COLUMN votes JSON NOT NULL DEFAULT '[]'",
    "ALTER TABLE agenda_item ADD COLUMN statements JSON NOT NULL DEFAULT '[]'",
    "ALTER TABLE agenda_item ADD COLUMN comments JSON NOT NULL DEFAULT '[]'",
    "ALTER TABLE agenda_item ADD COLUMN postponed BOOLEAN NOT NULL DEFAULT 0",
    "ALTER TABLE agenda_item ADD COLUMN postponed_to VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE agenda_item ADD COLUMN continues VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE recommendation ADD COLUMN offered VARCHAR",
    "ALTER TABLE recommendation ADD COLUMN draft VARCHAR NOT NULL DEFAULT ''",
    _TIMELINE,
    "CREATE INDEX timeline_by_meeting ON timeline (meeting_id)",
)


def _runs(statements: tuple[str, ...]) -> Step:
    """Return the step that runs these statements in order."""

    def step(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    return step


# The step with number n leads from version n to n + 1.
STEPS: Mapping[int, Step] = {1: _runs(_TO_VERSION_2)}


def migrate(file: Path, version: int, target: int = SCHEMA_VERSION, steps: Mapping[int, Step] = STEPS) -> None:
    """Bring the store to the target version; the file as it was stays beside it under its version.

    UserError where it is damaged or a step fails; the store is then untouched.
    """
    if version == target:
        return
    copy, kept = file.with_name(f"{file.name}.new"), file.with_name(f"{file.name}.version-{version}")
    try:
        _clear(copy)
        _settle(file)
        shutil.copyfile(file, copy)
        _take_steps(copy, version, target, steps)
        _keep(file, kept)
        sync_file(copy)
        sync_folder(file.parent)  # the journal that was undone must not come back beside the new file
        os.replace(copy, file)
        sync_folder(file.parent)
    except _Unsound as error:
        raise damaged(file) from error
    except (sqlite3.Error, OSError, _NotWhole) as error:
        if isinstance(error, OSError | sqlite3.OperationalError) and told(error, file).fault in _OF_THE_DISK:
            raise told(error, file) from error
        raise StoreFault(
            Fault.DAMAGED,
            "Møderne kunne ikke føres over til den nye udgave. De er ikke rørt. "
            "Brug den gamle udgave, og send fejlen til den, der hjælper jer.",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            _clear(copy)


def _clear(copy: Path) -> None:
    """Take away a copy and its journal, which must never be played into another copy of that name."""
    copy.unlink(missing_ok=True)
    copy.with_name(f"{copy.name}-journal").unlink(missing_ok=True)


def _settle(file: Path) -> None:
    """Undo what a transaction that was cut off has left half written, and see that the file is whole."""
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=0.5)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise _Unsound
    except sqlite3.DatabaseError as error:
        if not isinstance(error, sqlite3.OperationalError):
            raise _Unsound from error
        raise
    except UnicodeDecodeError as error:
        raise _Unsound from error
    finally:
        connection.close()


def _keep(file: Path, kept: Path) -> None:
    """Keep the file as it was, under its version and for her alone."""
    shutil.copyfile(file, kept)
    if os.name != "nt":
        kept.chmod(0o600)
    sync_file(kept)


def _take_steps(copy: Path, version: int, target: int, steps: Mapping[int, Step]) -> None:
    connection = sqlite3.connect(copy, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = OFF")
        if has_foreign_rules(connection):
            raise _Unsound
        connection.execute("BEGIN EXCLUSIVE")
        before = _counts(connection)
        for number in range(version, target):
            steps[number](connection)
        digests.renew_all(connection)
        _check_whole(connection, before)
        connection.execute(f"PRAGMA user_version = {target}")
        connection.execute("COMMIT")
        _check_sound(connection)
    finally:
        connection.close()


class _NotWhole(Exception):
    """Rows were lost or lost their parents."""


class _Unsound(Exception):
    """The file was damaged before anything was done to it."""


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _check_whole(connection: sqlite3.Connection, before: dict[str, int]) -> None:
    after = _counts(connection)
    lost = [name for name, count in before.items() if after.get(name, 0) < count]
    if lost or connection.execute("PRAGMA foreign_key_check").fetchall():
        raise _NotWhole(", ".join(lost))


def _check_sound(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise _NotWhole("integrity_check")
