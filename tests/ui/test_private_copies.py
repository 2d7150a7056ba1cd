"""Copies for other programs lie beside the store; a disk that takes none never keeps the window from opening."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.model.errors import UserError
from klyngedesk.ui import private_copies
from klyngedesk.ui.crash_dialog import sentence_of
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.private_copies import FOLDER, PrivateCopies
from tests.ui.conftest import Answers


def full(*_: object, **__: object) -> str:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_the_folder_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    copies = PrivateCopies(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert Path(copies.name).parent == tmp_path / FOLDER
    assert copies.name == copies.name


def test_where_the_store_has_no_room_the_copies_lie_where_the_system_keeps_such_files(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("i vejen", "utf-8")
    made = Path(PrivateCopies(tmp_path).name)
    assert tmp_path not in made.parents


def test_a_copy_made_after_the_disk_of_the_store_is_full_lies_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = PrivateCopies(tmp_path)
    beside = copies.name
    monkeypatch.setattr(private_copies, "is_short", lambda _: True)
    assert tmp_path not in Path(copies.name).parents
    monkeypatch.setattr(private_copies, "is_short", lambda _: False)
    assert copies.name == beside


def test_no_room_anywhere_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(private_copies.tempfile, "mkdtemp", full)
    with pytest.raises(UserError, match="disken er fuld"):
        _ = PrivateCopies(tmp_path).name


def test_the_view_opens_on_a_disk_that_takes_no_folder(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "mkdir", full)
    view = PrepareView(desk)
    qtbot.addWidget(view)
    assert view.focus_areas()


def test_a_disk_that_fails_under_a_change_is_told_of_in_words(desk: Desk, answers: Answers) -> None:
    assert desk.attempt(full) is None
    assert answers.told == [sentence_of(OSError(errno.ENOSPC, ""))]
    assert sentence_of(KeyError("en fejl i programmet")) == ""
