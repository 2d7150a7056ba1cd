"""What the program makes is for her alone, and nothing that was written for a moment outlives it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from klyngedesk import private
from klyngedesk.app import main
from klyngedesk.resources import path as resource
from klyngedesk.store.store import Store
from tests.store.stores import MEETING, filled

HOLDS = "from klyngedesk.private import *\nwith temporary_files_apart() as f: print(f, flush=True); input()"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and signals are others there")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A store of somebody whose files anyone may read."""
    before = os.umask(0)
    filled(tmp_path / "data").close()
    yield tmp_path / "data"
    os.umask(before)


def open_to_others(folder: Path) -> list[str]:
    return [str(each) for each in (folder, *folder.rglob("*")) if each.stat().st_mode & 0o077]


def run(folder: Path, *command: str) -> None:
    """Run the command as a program of its own, started with an umask that hides nothing."""
    at = [sys.executable, "-m", "klyngedesk", "--data-dir", str(folder)]
    subprocess.run([*at, *command], check=True, umask=0, capture_output=True)


def test_every_file_of_the_store_is_for_her_alone_whatever_her_umask(tmp_path: Path) -> None:
    run(tmp_path / "data", "import", str(resource("demo/moede.json")))
    run(tmp_path / "data", "backup")
    assert open_to_others(tmp_path / "data") == []


def test_what_she_asks_for_elsewhere_has_the_mode_she_chose(tmp_path: Path, folder: Path) -> None:
    tmp_path.chmod(0o755)
    run(folder, "export", MEETING.id, "--format", "docx", "--out", str(tmp_path / "a.docx"))
    assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o666
    run(folder, "backup", "--to", str(tmp_path / "kopier"))
    assert open_to_others(tmp_path / "kopier") == []


def start(place: Path) -> tuple[subprocess.Popen[str], Path]:
    begun = subprocess.Popen(
        [sys.executable, "-c", HOLDS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(place)},
    )
    assert begun.stdout is not None
    return begun, Path(begun.stdout.readline().strip())


def end(begun: subprocess.Popen[str]) -> None:
    begun.send_signal(signal.SIGKILL)
    begun.communicate()


def test_what_a_killed_program_left_goes_at_the_next_start_and_what_a_living_one_uses_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (dead, left), (living, used) = start(tmp_path), start(tmp_path)
    end(dead)
    hers = tmp_path / "hendes"
    hers.mkdir()
    (left / "vej").symlink_to(hers)
    (tmp_path / f"{private.PREFIX}vej").symlink_to(hers)
    (tmp_path / f"{private.PREFIX}tom").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with private.temporary_files_apart() as own:
        assert {each for each in tmp_path.iterdir() if not each.is_symlink()} == {used, hers, own}
    assert not own.exists()
    end(living)


def test_a_crash_is_told_without_a_word_of_the_meeting(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: Store) -> None:
        raise RuntimeError("HEMMELIGT")

    monkeypatch.setattr(Store, "list_meetings", fail)
    assert main(["--data-dir", str(folder), "list"]) == 1
    told = capsys.readouterr().err
    assert ("RuntimeError" in told, "app.py" in told, "HEMMELIGT" in told) == (True, True, False)


def test_what_goes_wrong_unseen_is_told_without_a_word_too() -> None:
    wrong = "from klyngedesk.private import *; crash_without_words(); {}['HEMMELIGT']"
    told = subprocess.run([sys.executable, "-c", wrong], capture_output=True, text=True, check=False).stderr
    assert ("KeyError" in told, "HEMMELIGT" in told) == (True, False)


@pytest.fixture
def no_system_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """No disk of the system's takes a temporary file: it is full, or may only be read."""
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", list)


@pytest.mark.usefixtures("no_system_place")
def test_without_a_place_for_temporary_files_the_disk_of_the_store_has_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("klyngedesk.store.private_work.is_short", lambda _: True)
    out = tmp_path / "ud" / "dagsorden.docx"
    out.parent.mkdir()
    asked = ["export", MEETING.id, "--kind", "dagsorden", "--format", "docx", "--draft", "--out", str(out)]
    assert main(["--data-dir", str(folder), *asked]) == 0
    assert out.exists()


@pytest.mark.usefixtures("no_system_place")
def test_without_any_place_for_temporary_files_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--demo", "list"]) == 1
    assert "midlertidige filer" in capsys.readouterr().err
