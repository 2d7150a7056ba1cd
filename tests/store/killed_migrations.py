"""Kills a program again and again while it brings an older store to today's schema; run as a program of its own.

Arguments: the script of the older store, a folder to work in, how often. Prints how many were found old, new or wrong.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from klyngedesk.store.migrations import SCHEMA_VERSION
from klyngedesk.store.opening import FILE_NAME, refuse_newer
from klyngedesk.store.store import Store


def main() -> None:
    """Kill as often as asked, at moments spread over the time that a whole migration takes, and some after it."""
    script, folder, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    older = folder / "older.db"
    with closing(sqlite3.connect(older, isolation_level=None)) as connection:
        connection.executescript(script.read_text("utf-8"))
        rows = connection.execute("SELECT count(*) FROM agenda_item").fetchone()[0]
    lasted = max(_seconds(older, folder) for _ in range(3))
    found = {"old": 0, "new": 0, "wrong": 0}
    chance = random.Random(7)
    for _ in range(count):
        _put(older, folder / "store")
        _kill_after(chance.uniform(0, 1.5 * lasted), folder / "store")
        found[_state(folder / "store", rows)] += 1
    print(found["old"], found["new"], found["wrong"])


def _put(older: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copyfile(older, folder / FILE_NAME)


def _seconds(older: Path, folder: Path) -> float:
    _put(older, folder / "store")
    began = time.perf_counter()
    Store.open(folder / "store").close()
    return time.perf_counter() - began


def _kill_after(seconds: float, folder: Path) -> None:
    child = os.fork()
    if child == 0:
        Store.open(folder).close()
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _state(folder: Path, rows: int) -> str:
    """Return which store the kill has left, and whether it then becomes a whole new one."""
    version = refuse_newer(folder / FILE_NAME)
    store = Store.open(folder)
    with store.alone() as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole = sound and connection.execute("SELECT count(*) FROM agenda_item").fetchone()[0] == rows
    readable = whole and all(store.load_meeting(row.id) for row in store.list_meetings())
    store.close()
    left = {file.name for file in folder.iterdir() if ".new" in file.name}
    if not readable or left or refuse_newer(folder / FILE_NAME) != SCHEMA_VERSION:
        return "wrong"
    return "new" if version == SCHEMA_VERSION else "old"


if __name__ == "__main__":
    main()
