"""The file taken away while it is open: what the connection still reads is written to its place again."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import uuid
from contextlib import closing
from datetime import datetime
from pathlib import Path

from klyngedesk.durable import make_folder, sync_file, sync_folder
from klyngedesk.store import opening


def is_there(file: Path, identity: tuple[int, int] | None) -> bool:
    """Return whether the file that was opened still stands under its name."""
    return opening.identity(file) == identity


def is_folder_away(file: Path, identity: tuple[int, int] | None) -> bool:
    """Return whether not the file alone is gone, but its folder, or the drive that was seen there."""
    try:
        is_other = identity is not None and file.parent.stat().st_dev != identity[0]
        return not file.parent.is_dir() or (is_other and not file.exists())
    except OSError:
        return True


def put_back(connection: sqlite3.Connection, file: Path) -> sqlite3.Connection:
    """Return a connection to a new file with all that the old connection reads; a stranger in its place is kept aside.

    sqlite3.Error or OSError where that cannot be done; the old connection then lives on.
    """
    make_folder(file.parent)
    temporary = file.with_name(f".{uuid.uuid4().hex}.new")
    try:
        with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            connection.backup(copy)
        opening.keep_private(temporary)
        sync_file(temporary)
        if file.exists():
            file.replace(file.with_name(f"{file.name}.fremmed-{datetime.now():%Y%m%d-%H%M%S}"))
        leftover = file.with_name(f"{file.name}-journal")
        leftover.unlink(missing_ok=True)
        sync_folder(file.parent)  # no other file's journal may come back beside it
        os.replace(temporary, file)
        sync_folder(file.parent)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return opening.connect(file, checked=False)
