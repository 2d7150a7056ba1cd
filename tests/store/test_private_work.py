"""Nothing that was written for a moment is left, neither at the end nor by a program that was killed."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from klyngedesk.app import main
from klyngedesk.store.private_work import FOLDER, PrivateWork
from klyngedesk.store.store import Store


def test_temporary_files_lie_in_a_private_folder_that_goes_away(tmp_path: Path) -> None:
    before = tempfile.gettempdir()
    with closing(PrivateWork(tmp_path)):
        place = Path(tempfile.mkdtemp())
        assert place.parent == tmp_path / FOLDER
        assert os.name == "nt" or stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert (list(tmp_path.iterdir()), tempfile.gettempdir()) == ([], before)


def test_what_a_killed_program_left_is_gone_after_the_next_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Store.open(tmp_path).close()
    hidden = f".{'a' * 32}"
    left = [f"{FOLDER}/klyngedesk-x/tekst.docx", f"{hidden}.kopi", f"backups/{hidden}.kopi", f"objects/{hidden}.part"]
    for name in (*left, ".proeve-x/klyngedesk.db", "objects/ab/kept", ".own note"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("HEMMELIGT")
    assert main(["--data-dir", str(tmp_path), "list"]) == 0
    found = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    assert found == {"klyngedesk.db", "klyngedesk.db-journal", "objects/ab/kept", ".own note"}
    capsys.readouterr()


def test_a_disk_that_takes_no_folder_leaves_temporary_files_where_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tempfile.gettempdir()
    monkeypatch.setattr("klyngedesk.store.private_work.is_short", lambda _: True)
    with closing(PrivateWork(tmp_path)):
        assert tempfile.gettempdir() == before
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_someone_else_leaves_temporary_files_where_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tempfile.gettempdir()
    monkeypatch.setattr("klyngedesk.store.private_work.os.access", lambda *_: False)
    with closing(PrivateWork(tmp_path)):
        assert tempfile.gettempdir() == before


def test_temporary_files_leave_a_disk_that_has_filled_up_and_come_back_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tempfile.gettempdir()
    with closing(PrivateWork(tmp_path)) as work:
        monkeypatch.setattr("klyngedesk.store.private_work.is_short", lambda _: True)
        work.choose()
        assert tempfile.gettempdir() == before
        monkeypatch.setattr("klyngedesk.store.private_work.is_short", lambda _: False)
        work.choose()
        assert tempfile.gettempdir() == str(tmp_path / FOLDER)
