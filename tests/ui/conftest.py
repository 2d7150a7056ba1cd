"""A desk on a real store, with someone who answers in her place."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.services.bilag_look import look_at
from klyngedesk.services.demo import load_demo
from klyngedesk.store.store import Store
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.view import DispatchView
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.window import Window

PATIENCE = 60_000  # milliseconds


class PatientBot(QtBot):
    """Waits for what must come as long as a busy machine may take."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


class Answers:
    """Prompts that answer what the test has put there, and remember what was told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.files: tuple[Path, ...] = ()
        self.path: Path | None = None
        self.proposed: list[str] = []
        self.text: str | None = None
        self.yes = True
        self.asked: list[str] = []
        self.passwords: list[str] = []
        self.choices: list[str] = []  # what she presses, one after the other
        self.offered: list[tuple[str, tuple[str, ...]]] = []
        self.folder: Path | None = None

    def tell(self, sentence: str) -> None:
        self.told.append(sentence)

    def ask(self, sentence: str, yes: str, no: str) -> bool:
        self.asked.append(sentence)
        return self.yes

    def choose(self, sentence: str, choices: Sequence[str], default: int) -> int:
        self.offered.append((sentence, tuple(choices)))
        return list(choices).index(self.choices.pop(0)) if self.choices else len(choices) - 1

    def choose_folder(self, title: str) -> Path | None:
        return self.folder

    def choose_files(self, title: str, kinds: str = "") -> tuple[Path, ...]:
        return self.files

    def choose_save_path(self, title: str, proposed: str, kinds: str) -> Path | None:
        self.proposed.append(proposed)
        return self.path

    def ask_text(self, title: str, label: str, proposed: str = "") -> str | None:
        return self.text

    def ask_password(self, title: str, label: str) -> str | None:
        self.told.append(label)
        return self.passwords.pop(0) if self.passwords else None


@pytest.fixture(autouse=True)
def closed_widgets_are_gone() -> Iterator[None]:
    """No widget of an earlier test is drawn anew when the theme changes."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a store with the demo, whose bilag have been looked at, and its main meeting's id."""
    folder = tmp_path_factory.mktemp("demo") / "store"
    store = Store.open(folder)
    meeting = load_demo(store)
    look_at(store, [attachment for _, attachment in meeting.attachments()])
    store.close()
    return folder, meeting.id


def close(desk: Desk) -> None:
    """Put every word on disk, and let go of the store and of what works beside the desk."""
    desk.jobs.stop()
    desk.speller.stop()
    desk.flush_texts()
    desk.keeper.stop()
    desk.store.close()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, answers: Answers, demo: tuple[Path, str]) -> Iterator[Desk]:
    folder, meeting_id = demo
    made = Desk(Store.open(shutil.copytree(folder, tmp_path / "store")), answers)
    made.patience = PATIENCE / 1000
    made.open(meeting_id)
    yield made
    close(made)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, answers: Answers, desk: Desk) -> Window:
    """A window of the desk that is not shown yet; a view in it is made when it is asked for."""
    made = Window(Settings(tmp_path), answers)
    qtbot.addWidget(made)
    made.add_views(lambda: PrepareView(desk), lambda: MeetingView(desk), lambda: DispatchView(desk))
    return made


@pytest.fixture
def screen() -> Iterator[dict[str, str]]:
    """The variables of a real screen of its own where there is an X server to be had."""
    server = shutil.which("Xvfb")
    if server is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    command = [server, "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as running:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
        running.terminate()
