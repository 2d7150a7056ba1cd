"""The commands that keep a store safe, run as a person runs them."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from klyngedesk.app import main
from klyngedesk.store.marker import Marker
from klyngedesk.store.store import Store
from tests.store.stores import filled, type_minutes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = filled(tmp_path / "store æ")
    type_minutes(store, "fem stemmer for")
    store.close()
    return store.folder


def told(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(each) for each in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_copy_is_made_elsewhere_and_restored_from_there(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = told(capsys, "backup", "--to", tmp_path / "usb", "--data-dir", folder)
    copy = Path(out.strip())
    assert (code, copy.parent) == (0, tmp_path / "usb")
    code, out, _ = told(capsys, "restore", copy, "--data-dir", tmp_path / "ny")
    assert code == 0
    assert told(capsys, "list", "--data-dir", tmp_path / "ny")[1] == told(capsys, "list", "--data-dir", folder)[1]
    code, out, _ = told(capsys, "restore", copy, "--data-dir", folder)
    assert "lagt til side" in out


def test_the_window_still_hears_of_an_unclean_end_when_a_command_came_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Marker(folder).set()
    for command in (("verify",), ("list",), ("backup",)):
        assert told(capsys, *command, "--data-dir", folder)[0] == 0
    with closing(Store.open(folder)) as store:
        assert "intet tabt" in store.news
    assert not Marker(folder).file.exists()


def test_verify_answers_in_json_and_by_its_exit_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(told(capsys, "verify", "--json", "--data-dir", folder)[1]) == {"ok": True, "findings": []}
    file = folder / "klyngedesk.db"
    file.write_bytes(file.read_bytes().replace(b"fem stemmer for", b"f7m stemmer for"))
    code, out, _ = told(capsys, "verify", "--json", "--data-dir", folder)
    assert (code, json.loads(out)["ok"], json.loads(out)["findings"][0]["kind"]) == (1, False, "text")
    file.write_bytes(b"nonsens" * 99)
    code, out, err = told(capsys, "verify", "--data-dir", folder)
    assert (code, "beskadiget" in out, err) == (1, True, "")
    assert "er væk" in told(capsys, "verify", "--data-dir", folder / "intet")[1]


def test_texts_are_rescued_into_a_new_file_only(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = folder / "klyngedesk.db", tmp_path / "reddet.txt"
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    assert told(capsys, "rescue", "--out", out, "--data-dir", folder)[0] == 0
    assert "fem stemmer for" in out.read_text("utf-8")
    assert told(capsys, "rescue", "--out", out, "--data-dir", folder)[0] == 1


def test_a_copy_that_is_not_there_is_told_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = told(capsys, "restore", folder / "intet.db", "--data-dir", folder)
    assert (code, "findes ikke" in err) == (1, True)


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Let every file whose name ends so be refused by the disk in that call."""

    def fail(call: str, ending: str) -> None:
        real = getattr(os, call)

        def refused(path: object, *arguments: object, **more: object) -> object:
            if str(path).endswith(ending):
                raise OSError(errno.EIO, "Input/output error", str(path))
            return real(path, *arguments, **more)

        monkeypatch.setattr(os, call, refused)

    yield fail
    monkeypatch.undo()


@pytest.mark.parametrize(("command", "call", "ending"), [
    (["verify"], "chmod", ".kopi"),
    (["verify"], "unlink", ".kopi"),
    (["backup"], "unlink", ".kopi"),
    (["search", "stemmer"], "open", "search.db"),
    (["search", "stemmer"], "unlink", "search.db"),
])  # fmt: skip
def test_a_disk_that_fails_in_a_command_never_shows_a_traceback(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    failing: Callable[[str, str], None],
    command: list[str],
    call: str,
    ending: str,
) -> None:
    failing(call, ending)
    code, out, err = told(capsys, *command, "--data-dir", folder)
    assert (code == 0 and out) or (code == 1 and err.endswith(".\n") and "Input/output" not in err)


def test_words_are_found_where_the_disk_takes_no_index(
    folder: Path, capsys: pytest.CaptureFixture[str], failing: Callable[[str, str], None]
) -> None:
    failing("open", "search.db")
    assert "fem stemmer for" in told(capsys, "search", "stemmer", "--data-dir", folder)[1]


def test_a_rescue_that_the_disk_stops_leaves_no_half_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], failing: Callable[[str, str], None]
) -> None:
    failing("replace", ".txt")
    code, _, err = told(capsys, "rescue", "--out", tmp_path / "reddet.txt", "--data-dir", folder)
    assert (code, err.count("\n"), [file.name for file in tmp_path.glob("*.txt")]) == (1, 1, [])
