"""Starts the real program again and again, types in its window and kills it; run as a program of its own.

Minutes and an item's title take turns.

Arguments: a folder to work in, how often, the seed. Prints one line for each kill: how many letters the screen had,
how many were acknowledged, and how many stood in the store when it was opened again.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import klyngedesk.services.dispatch
import klyngedesk.ui.meeting.view
import klyngedesk.ui.prepare.view  # noqa: F401
from klyngedesk.services import agenda
from klyngedesk.services.demo import load_demo
from klyngedesk.store.patches import Patch
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.ui.start import _application, run_window

BETWEEN_KEYS_MILLISECONDS = 40
WORDS = "Formanden orienterede om status for hjemmebehandling og takkede for indsatsen. "


class Place(NamedTuple):
    """A field by its accessible name, the view it stands in, and the column it is kept in."""

    name: str
    view: str
    column: str


PLACES = (Place("Referat", "moede", "minutes_plain"), Place("Titel", "forbered", "title"))


def main() -> None:
    """Kill as often as asked."""
    folder, count, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
    meeting = _prepare(folder / "begun")
    for number in range(count):
        # What the killed program had begun beside itself may still be writing, so each one has a folder of its own.
        store, place = folder / f"store-{number}", PLACES[number % len(PLACES)]
        shutil.copytree(folder / "begun", store)
        typed, acknowledged = _type_and_kill(store, meeting, place, chance.uniform(0.3, 1.6))
        print(typed, acknowledged, _found(store, meeting, place, typed), flush=True)
        shutil.rmtree(store, ignore_errors=True)


def _prepare(folder: Path) -> str:
    store = Store.open(folder)
    meeting = load_demo(store)
    store.save_text(meeting.items[0].id, "minutes", text_of_lines(""))
    agenda.change_item(store, meeting.id, meeting.items[0].id, title="")
    store.close()
    return meeting.id


def _type_and_kill(folder: Path, meeting: str, place: Place, seconds: float) -> tuple[int, int]:
    """Return how many letters were typed and how many of them acknowledged when the program was killed."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        _be_the_program(folder, meeting, place, tell)
        os._exit(0)
    os.close(tell)
    with os.fdopen(told, "rb") as lines:
        words = lines.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        words += lines.read()
    whole = [line for line in words.split(b"\n")[:-1] if line]
    latest = {kind: max((int(line[1:]) for line in whole if line[:1] == kind), default=0) for kind in (b"t", b"a")}
    return latest[b"t"], latest[b"a"]


def _be_the_program(folder: Path, meeting: str, place: Place, tell: int) -> None:
    commit = Store._commit_once

    def commit_and_tell(store: Store, before: Sequence[Patch], patches: Sequence[Patch]) -> tuple[Patch, ...]:
        done = commit(store, before, patches)
        for patch in (*before, *patches):
            if patch.after and place.column in patch.after:
                os.write(tell, f"a{len(patch.after[place.column])}\n".encode())
        return done

    Store._commit_once = commit_and_tell  # type: ignore[method-assign]
    _application()
    typed = [0]

    def type_on() -> None:
        field = QApplication.focusWidget()
        if field is None:  # without a window manager nobody else gives a window the keyboard
            for window in QApplication.topLevelWidgets():
                window.activateWindow()
        if field is None or field.accessibleName() != place.name:
            _give_the_keyboard_to(place.name)
            return
        QTest.keyClicks(field, WORDS[typed[0] % len(WORDS)])
        typed[0] += 1
        os.write(tell, f"t{typed[0]}\n".encode())

    timer = QTimer(interval=BETWEEN_KEYS_MILLISECONDS)
    timer.timeout.connect(type_on)
    timer.start()
    run_window(folder, demo=False, open_meeting=meeting, view=place.view, item="1")


def _give_the_keyboard_to(name: str) -> None:
    for window in QApplication.topLevelWidgets():
        for field in window.findChildren(QWidget):
            if field.accessibleName() == name and field.isVisible():
                field.setFocus()


def _found(folder: Path, meeting: str, place: Place, typed: int) -> int:
    """Return how many letters stand in the store; -1 where they are not those that were typed."""
    with closing(Store.open(folder)) as store:
        item = store.load_meeting(meeting).items[0].id
        with store.alone() as connection:
            query = f"SELECT {place.column} FROM agenda_item WHERE id = ?"
            words = str(connection.execute(query, (item,)).fetchone()[0])
    wanted = (WORDS * (typed // len(WORDS) + 2))[: len(words)]
    return len(words) if words == wanted else -1


if __name__ == "__main__":
    main()
