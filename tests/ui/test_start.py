"""One window for each data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from klyngedesk.store.listing import StoreIsOpenError, list_meetings_quickly
from klyngedesk.store.store import Store
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.single_instance import brought_forward, brought_forward_soon, listen
from klyngedesk.ui.window import Window

ASKS = (
    "import sys; from pathlib import Path; from klyngedesk.ui import single_instance as one;"
    "one.WAIT_MILLISECONDS = one.ANSWER_MILLISECONDS = 30_000; print(one.brought_forward(Path(sys.argv[1])))"
)


def test_a_store_that_is_open_says_so_before_a_window_is_made(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    with pytest.raises(StoreIsOpenError):
        list_meetings_quickly(tmp_path)
    store.close()
    assert list_meetings_quickly(tmp_path) == ()


def test_a_second_start_brings_the_first_window_forward_also_through_another_name_of_the_folder(
    qtbot: QtBot, tmp_path: Path
) -> None:
    owner, called = QObject(), []
    (tmp_path / "data").mkdir()
    (tmp_path / "vej").symlink_to(tmp_path / "data")
    assert not brought_forward(tmp_path / "data")
    server = listen(tmp_path / "data", lambda: called.append(1), owner)
    with subprocess.Popen([sys.executable, "-c", ASKS, str(tmp_path / "vej")], stdout=subprocess.PIPE) as second:
        qtbot.waitUntil(lambda: second.poll() is not None)
        assert second.stdout is not None
        assert (second.stdout.read().strip(), called) == (b"True", [1])
    server.close()


def test_a_window_that_does_not_answer_is_not_taken_for_one_that_came_forward(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klyngedesk.ui.single_instance.ANSWER_MILLISECONDS", 50)
    owner = QObject()
    server = listen(tmp_path, lambda: None, owner)  # nobody turns its loop of events meanwhile, as where it hangs
    assert not brought_forward_soon(tmp_path, tries=100)
    server.close()


def test_a_window_remembers_its_size_and_theme(qtbot: QtBot, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    window = Window(settings)
    qtbot.addWidget(window)
    window.resize(1100, 640)
    window.close()
    settings.theme = "dark"
    again = Window(Settings(tmp_path))
    qtbot.addWidget(again)
    assert (again.height(), Settings(tmp_path).theme) == (640, "dark")


def test_an_empty_window_says_what_to_do_first(qtbot: QtBot, tmp_path: Path) -> None:
    window = Window(Settings(tmp_path))
    qtbot.addWidget(window)
    window.show_rows(())
    assert "første mødeforum" in window.start_page._heading.text()
