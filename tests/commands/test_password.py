"""The password of a file reaches the command where no list of running programs shows it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from klyngedesk.app import main
from tests.store.stores import MEETING, filled

CODE = "hest æ batteri"


def exported(folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> tuple[int, Path]:
    filled(folder / "store").close()
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    out = folder / "referat.pdf"
    asked = ["export", MEETING.id, "--kind", "referat", "--format", "pdf", "--password", "-", "--out", str(out)]
    return main([*asked, "--data-dir", str(folder / "store")]), out


def test_a_password_is_one_line_of_stdin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out = exported(tmp_path, monkeypatch, f"{CODE}\nnæste linje\n")
    assert code == 0
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    pikepdf.open(out, password=CODE).close()


def test_no_password_on_stdin_writes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = exported(tmp_path, monkeypatch, "")
    assert (code, out.exists()) == (1, False)
    assert "Der kom ingen adgangskode" in capsys.readouterr().err
