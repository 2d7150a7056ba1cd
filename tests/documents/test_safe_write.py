"""A file that is written takes away what a killed export left beside it, and nothing else."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from klyngedesk.documents.safe_write import folder_written_safely, written_safely
from klyngedesk.model.errors import UserError

NAME = "0123456789abcdef0123456789abcdef"
KILLED = """
import os, sys
from pathlib import Path
from klyngedesk.documents.safe_write import written_safely
written_safely(Path(sys.argv[1]), lambda path: (path.write_text("halv"), os._exit(9)))
"""


def left(path: Path, *, hours: float = 2) -> Path:
    path.write_text("halv", "utf-8")
    old = time.time() - hours * 3600
    os.utime(path, (old, old))
    return path


def write(folder: Path) -> list[str]:
    written_safely(folder / "ud.pdf", lambda path: path.write_text("hel", "utf-8"))
    return sorted(path.name for path in folder.iterdir())


def test_what_a_killed_export_left_is_gone_after_the_next_into_that_folder(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "ud.docx")], check=False)
    (half,) = tmp_path.iterdir()
    assert done.returncode == 9
    assert write(tmp_path) == [half.name, "ud.pdf"]  # it may be another program that writes just now
    left(half)
    assert write(tmp_path) == ["ud.pdf"]


@pytest.mark.parametrize(
    "name",
    [
        f".{NAME}.docx",
        f".klyngedesk-{NAME[:-1]}.docx",
        f".klyngedesk-{NAME.upper()}.docx",
        f".klyngedesk-{NAME}x",
        f"klyngedesk-{NAME}.pdf",
        ".klyngedesk-noter.docx",
        "referat.docx",
    ],
)
def test_a_strangers_file_is_never_touched_however_old(tmp_path: Path, name: str) -> None:
    stranger = left(tmp_path / name, hours=10_000)
    assert name in write(tmp_path)
    assert stranger.read_text("utf-8") == "halv"


def test_a_folder_or_a_link_of_such_a_name_stays(tmp_path: Path) -> None:
    (tmp_path / "ud").mkdir()
    (tmp_path / "ud" / f".klyngedesk-{NAME}.pdf").mkdir()
    stranger = left(tmp_path / "fremmed.pdf")
    (tmp_path / "ud" / f".klyngedesk-{NAME[::-1]}.pdf").symlink_to(stranger)
    os.utime(tmp_path / "ud" / f".klyngedesk-{NAME}.pdf", (0, 0))
    os.utime(tmp_path / "ud" / f".klyngedesk-{NAME[::-1]}.pdf", (0, 0), follow_symlinks=False)
    assert len(write(tmp_path / "ud")) == 3
    assert stranger.exists()


def test_a_folder_has_its_name_only_once_it_is_filled(tmp_path: Path) -> None:
    seen: list[list[str]] = []

    def fill(folder: Path) -> None:
        (folder / "referat.pdf").write_text("helt", "utf-8")
        seen.append([path.name for path in tmp_path.iterdir() if not path.name.startswith(".klyngedesk-")])

    (tmp_path / "ud").mkdir()
    folder_written_safely(tmp_path / "ud", fill)
    assert seen == [["ud"]]
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")] == ["ud", "ud/referat.pdf"]


def test_a_folder_that_could_not_be_filled_leaves_nothing(tmp_path: Path) -> None:
    def fill(folder: Path) -> None:
        (folder / "referat.pdf").write_text("halvt", "utf-8")
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(UserError, match="Disken er fuld"):
        folder_written_safely(tmp_path / "ud", fill)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_export_left_of_a_folder_is_taken_away(tmp_path: Path) -> None:
    half = tmp_path / f".klyngedesk-{NAME}"
    half.mkdir()
    left(half / "referat.pdf")
    os.utime(half, (0, 0))
    assert write(tmp_path) == ["ud.pdf"]


def test_a_folder_that_may_not_be_written_in_is_named_and_no_file_is_blamed(tmp_path: Path) -> None:
    def refused(path: Path) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    with pytest.raises(UserError, match=r"»ud\.pdf« kan ikke skrives i .* Bed om skriveadgang"):
        written_safely(tmp_path / "ud.pdf", refused)
    (tmp_path / "ud.pdf").write_text("gammel", "utf-8")
    with pytest.raises(UserError, match="kan ikke overskrives"):
        written_safely(tmp_path / "ud.pdf", refused)


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
def test_what_is_no_file_is_not_taken_the_place_of(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ud.pdf")
    with pytest.raises(UserError, match="almindelig fil"):
        write(tmp_path)
    assert (tmp_path / "ud.pdf").is_fifo()
