"""One window for each data folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from klyngedesk.store.listing import StoreIsOpenError, list_meetings_quickly
from klyngedesk.store.store import Store
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.single_instance import brought_forward, listen
from klyngedesk.ui.window import Window


def test_a_store_that_is_open_says_so_before_a_window_is_made(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    with pytest.raises(StoreIsOpenError):
        list_meetings_quickly(tmp_path)
    store.close()
    assert list_meetings_quickly(tmp_path) == ()


def test_a_second_start_brings_the_first_window_forward(qtbot: QtBot, tmp_path: Path) -> None:
    owner, called = QObject(), []
    assert not brought_forward(tmp_path)
    server = listen(tmp_path, lambda: called.append(1), owner)
    assert brought_forward(tmp_path)
    qtbot.waitUntil(lambda: bool(called))
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
