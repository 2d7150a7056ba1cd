"""Reading a store that cannot be written: a private copy is opened instead, and nothing is left in the folder."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from klyngedesk.store import opening, redo
from klyngedesk.store.faults import Fault, StoreFault, told
from klyngedesk.store.objects import ObjectFolder
from klyngedesk.store.search_index import FILE_NAME as SEARCH
from klyngedesk.store.store import SECOND_PLACE, Store


@contextmanager
def opened_or_read(folder: Path) -> Iterator[Store]:
    """Give the store in that folder; where it cannot be written a copy of it as it is now, with its bilag.

    StoreFault as when it is opened, and where it cannot be copied surely: while someone has it open, and where a save
    was cut off.
    """
    try:
        store = Store.open(folder)
    except StoreFault as fault:
        if fault.fault is not Fault.READ_ONLY or not (folder / opening.FILE_NAME).exists():
            raise
        with tempfile.TemporaryDirectory(prefix="klyngedesk-") as private, closing(_copied(folder, private)) as copy:
            yield copy
        return
    with closing(store):
        yield store


def _copied(folder: Path, private: str) -> Store:
    file, place = folder / opening.FILE_NAME, Path(private)
    opening.refuse_newer(file)
    try:
        _copy_database(file, place / opening.FILE_NAME)
        for name in (redo.FILE_NAME, SEARCH):
            if (folder / name).exists():
                shutil.copyfile(folder / name, place / name)
    except (OSError, sqlite3.Error) as error:
        raise told(error, file) from error
    store = Store.open(place)
    store.keep_fact(SECOND_PLACE, "")
    store.objects = ObjectFolder(folder / "objects")
    return store


def _copy_database(file: Path, target: Path) -> None:
    """Copy it while nobody writes it."""
    address = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=0.5)) as source, closing(sqlite3.connect(target)) as copy:
        source.execute("PRAGMA trusted_schema = OFF")
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a locked file would be copied again for ever
        source.backup(copy)
    opening.keep_private(target)
