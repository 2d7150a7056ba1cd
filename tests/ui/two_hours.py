"""Holds a whole meeting by keyboard in the real program's window, far faster than life; run as a program of its own.

Arguments: a folder to work in, and how many items to deal with. The clock of the meeting, the keeping of versions and
the copies run as many times faster as the keys do. Prints one line of JSON: how many keys were pressed, the longest
times for which the window answered nothing (with what was pressed last, and where the program was then), and whatever
took the keyboard away from the window.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import klyngedesk.services.dispatch
import klyngedesk.ui.dispatch.view
import klyngedesk.ui.meeting.view
import klyngedesk.ui.prepare.view  # noqa: F401
from klyngedesk.model.agenda import AgendaItem, ItemKind, Recommendation
from klyngedesk.model.forum import Profile
from klyngedesk.model.people import Member
from klyngedesk.services import agenda, forums, meetings
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Text, paragraph
from klyngedesk.ui import backups, history_keeper
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.start import _application, run_window
from klyngedesk.ui.window import Window
from klyngedesk.ui.writing.spelling_menu import SpellingMenu
from tests.ui.heartbeat import Heart

BETWEEN_KEYS_MILLISECONDS = 8
TIMES_FASTER = 120
DAY = datetime(2027, 3, 8, 13)
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
COUNCIL = ("Åse Bæk", "Bo Dahl", "Carla Ørum", "Ditte Friis", "Erik Juul", "Freja Ny", "Gorm Holt", "Ida Krog")
LINES = ("Godkender planen.", "Drøfter forslaget til fordeling.", "Tager orienteringen til efterretning.")
SAID = "Direktøren orienterede om havneplanen og takkede for insatsen. "


@dataclass(frozen=True)
class Press:
    """A key, or a letter to type, and what it is for."""

    key: Qt.Key | str
    held: Qt.KeyboardModifier = NONE
    what: str = ""


def typed(words: str, what: str = "skriv") -> Iterator[Press]:
    return (Press(letter, what=what) for letter in words)


def whole_meeting(count: int) -> Iterator[Press]:
    """Yield the keys of a meeting from its start to its end."""
    yield Press(Qt.Key.Key_F3, what="Møde")
    yield Press(Qt.Key.Key_S, CONTROL | SHIFT, "start")
    yield from at_the_door("erik", Qt.Key.Key_A)
    for number in range(count):
        yield from one_item(number)
        yield from besides(number)
        yield Press(Qt.Key.Key_Down, ALT, "næste punkt")
    yield Press(Qt.Key.Key_S, CONTROL | SHIFT, "slut")
    yield Press(Qt.Key.Key_Z, CONTROL, "fortryd")
    yield Press(Qt.Key.Key_Y, CONTROL, "gendan")
    yield Press(Qt.Key.Key_F4, what="Udsend")
    yield Press(Qt.Key.Key_F3, what="Møde")


def one_item(number: int) -> Iterator[Press]:
    """Decide on the lines, and write what was said."""
    if number % 3:
        yield Press(Qt.Key.Key_Return, CONTROL | SHIFT, "alle fulgt")
        yield Press(Qt.Key.Key_Return, CONTROL | SHIFT, "alle fulgt")
    else:
        for key in (Qt.Key.Key_1, Qt.Key.Key_7, Qt.Key.Key_6):
            yield Press(key, CONTROL, "udfald")
            yield Press(Qt.Key.Key_Return, CONTROL, "bekræft")
    yield Press(Qt.Key.Key_Return, CONTROL, "til referatet")
    yield from typed(SAID)
    yield from typed("@Å")
    yield Press(Qt.Key.Key_Return, what="navn")
    yield from typed(" spurgte til fristen.")
    yield Press(Qt.Key.Key_Return, what="nyt afsnit")
    yield from typed("- et og andet")


def besides(number: int) -> Iterator[Press]:
    """Do one of the things that a meeting brings beside its items; all of them in turn."""
    turns = (people, tasks, votes, pause, unplanned, postponed, room, views, jump, page, undone, versions)
    for each in (turns[number % len(turns)], turns[(number * 5 + 3) % len(turns)]):
        yield from each()


def at_the_door(who: str, key: Qt.Key) -> Iterator[Press]:
    yield Press(Qt.Key.Key_D, CONTROL, "deltagere")
    yield from typed(who, "find en deltager")
    yield Press(Qt.Key.Key_Return, what="find en deltager")
    yield Press(key, what="deltager")


def people() -> Iterator[Press]:
    for who, key in (("gorm", Qt.Key.Key_G), ("freja", Qt.Key.Key_I), ("gorm", Qt.Key.Key_K)):
        yield from at_the_door(who, key)
    yield from at_the_door("bo", Qt.Key.Key_S)
    yield from typed("Vikar Vang", "stedfortræder")
    yield Press(Qt.Key.Key_Return, what="stedfortræder")


def tasks() -> Iterator[Press]:
    yield Press(Qt.Key.Key_T, CONTROL, "opgave")
    yield from typed("Ditte, skriver udkast, senest 1. april", "opgave")
    yield Press(Qt.Key.Key_Return, what="opgave")
    yield Press(Qt.Key.Key_M, CONTROL, "bemærkning")
    yield from typed("Ca")
    yield Press(Qt.Key.Key_Return, what="navn")
    yield from typed("tallene er fra i fjor.")


def votes() -> Iterator[Press]:
    yield Press(Qt.Key.Key_A, CONTROL | SHIFT, "afstemning")
    for key in (Qt.Key.Key_F, Qt.Key.Key_I, Qt.Key.Key_H):
        yield Press(key, what="stemme")
    yield Press(Qt.Key.Key_Return, what="gem stemmer")


def pause() -> Iterator[Press]:
    yield Press(Qt.Key.Key_F8, what="pause")
    yield Press(Qt.Key.Key_F8, what="slut på pause")


def unplanned() -> Iterator[Press]:
    yield Press(Qt.Key.Key_N, CONTROL, "nyt punkt")
    yield from typed("Bølgebryderen", "nyt punkt")
    yield Press(Qt.Key.Key_Return, what="nyt punkt")
    yield Press(Qt.Key.Key_Return, CONTROL, "til referatet")
    yield from typed(SAID)


def postponed() -> Iterator[Press]:
    yield Press(Qt.Key.Key_D, CONTROL | SHIFT, "udskyd")
    yield Press(Qt.Key.Key_Return, what="udskyd")


def room() -> Iterator[Press]:
    yield Press(Qt.Key.Key_F9, what="vis i lokalet")
    yield Press(Qt.Key.Key_Down, ALT, "næste punkt")
    yield Press(Qt.Key.Key_Up, ALT, "forrige punkt")
    yield Press(Qt.Key.Key_F9, SHIFT, "skjul i lokalet")


def views() -> Iterator[Press]:
    yield Press(Qt.Key.Key_F2, what="Forbered")
    yield Press(Qt.Key.Key_Down, ALT, "næste punkt i Forbered")
    yield Press(Qt.Key.Key_Up, ALT, "forrige punkt i Forbered")
    yield Press(Qt.Key.Key_F4, what="Udsend")
    yield Press(Qt.Key.Key_F3, what="Møde")


def jump() -> Iterator[Press]:
    yield Press(Qt.Key.Key_G, CONTROL, "gå til punkt")
    yield from typed("2", "gå til punkt")
    yield Press(Qt.Key.Key_Return, what="gå til punkt")
    yield Press(Qt.Key.Key_Left, ALT, "tilbage")


def page() -> Iterator[Press]:
    yield Press(Qt.Key.Key_P, CONTROL | SHIFT, "vis eller skjul side")
    yield Press(Qt.Key.Key_Return, CONTROL, "til referatet")
    yield from typed("Rådet så på siden imens.", "skriv ved siden")


def undone() -> Iterator[Press]:
    yield from at_the_door("ida", Qt.Key.Key_G)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Y):
        yield Press(key, CONTROL, "fortryd")


def versions() -> Iterator[Press]:
    yield Press(Qt.Key.Key_S, CONTROL, "gem version")
    yield Press(Qt.Key.Key_F7, what="næste stavefejl")
    yield Press(Qt.Key.Key_Escape, what="næste stavefejl")


class Secretary(QObject):
    """Presses one key after the other where the keyboard is, and notes what took it away."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.heart, self.keys = Heart(), whole_meeting(count)
        self.pressed, self.taken = 0, list[str]()
        self._began = time.monotonic()
        self._timer = QTimer(self, interval=BETWEEN_KEYS_MILLISECONDS)
        self._timer.timeout.connect(self._next)
        QTimer.singleShot(0, self, self._look_for_window)

    def _look_for_window(self) -> None:
        """Begin once the meeting is open; without a window manager nobody else gives a window the keyboard."""
        window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, Window)), None)
        is_open = window is not None and window.view_name() is not None and QApplication.focusWidget() is not None
        if window is None or not is_open or len(window.views) < 3:
            if window is not None:
                window.activateWindow()
            QTimer.singleShot(20, self, self._look_for_window)
            return
        self._window = window
        live: Any = window.view("live")
        assert isinstance(live, MeetingView)
        live.clock.now = self.now
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._focus_moved)
        self._timer.start()
        self.heart.start()

    def now(self) -> datetime:
        return DAY + timedelta(seconds=(time.monotonic() - self._began) * TIMES_FASTER)

    def _focus_moved(self, window: Any) -> None:
        wanted = isinstance(QApplication.activePopupWidget(), SpellingMenu)  # she has asked for that one
        if window is not None and window is not self._window.windowHandle() and not wanted:
            self.taken.append(f"{type(window).__name__} »{window.title()}« efter {self.heart.what}")

    def _next(self) -> None:
        modal = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if isinstance(modal, SpellingMenu):
            modal.close()
        elif modal is not None:
            said = modal.property("text") or modal.windowTitle()
            self.taken.append(f"{type(modal).__name__} »{said}« efter {self.heart.what}")
            modal.close()
            return
        press = next(self.keys, None)
        if press is None:
            self._timer.stop()
            self.heart.stop()
            QTimer.singleShot(300, self._window, self._window.close)
            return
        self.pressed += 1
        self.heart.what = press.what
        QTest.keyClick(QApplication.focusWidget() or self._window, press.key, press.held)  # type: ignore[call-overload]


def prepare(folder: Path, count: int) -> str:
    """Return the id of a meeting of so many items, with its break."""
    store = Store.open(folder)
    members = (*(Member(name, group="Rådet") for name in COUNCIL), Member("Signe Sekretær", group="Sekretariat"))
    forum = forums.create_forum(store, "Havnerådet", members=members, profile=Profile(votes=True))
    planned = meetings.plan_meeting(store, forum.id, DAY.date(), DAY.time(), (DAY + timedelta(hours=2)).time())
    background = Text(tuple(paragraph(SAID * 8) for _ in range(6)))
    for number in range(count):
        lines = tuple(Recommendation(line) for line in LINES)
        item = AgendaItem(f"Punkt {number}", background=background, minutes_planned=6, recommendations=lines)
        agenda.add_item(store, planned.id, item)
        if number == count // 2:
            agenda.add_item(store, planned.id, AgendaItem("Kaffe", ItemKind.BREAK, minutes_planned=10))
    store.close()
    return planned.id


def main() -> None:
    """Hold the meeting, and tell how it went."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    meeting = prepare(folder, count)
    history_keeper.EVERY_MILLISECONDS //= TIMES_FASTER
    backups.LOOK_EVERY_MILLISECONDS //= TIMES_FASTER
    backups.FIRST_LOOK_MILLISECONDS //= TIMES_FASTER
    backups.BETWEEN_LIVE_SECONDS /= TIMES_FASTER
    _application()
    secretary = Secretary(count)
    run_window(folder, demo=False, open_meeting=meeting, view="forbered", item="1")
    store = Store.open(folder)
    held = store.load_meeting(meeting)
    store.close()
    worst = sorted(secretary.heart.pauses, reverse=True)[:8]
    decided = sum(line.outcome is not None for item in held.walk() for line in item.recommendations)
    told = {
        "keys": secretary.pressed,
        "seconds": round(time.monotonic() - secretary._began, 1),
        "pauses": [(round(each.clock), round(each.worked), each.what, each.where) for each in worst],
        "taken": secretary.taken,
        "decided": decided,
        "ended": held.ended is not None,
    }
    print(json.dumps(told, ensure_ascii=False))


if __name__ == "__main__":
    main()
