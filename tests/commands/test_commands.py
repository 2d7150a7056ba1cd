"""The commands themselves, run as a person runs them."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from klyngedesk.app import main

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
MEETING = {"forum": "Ærø Råd 😀", "date": "2027-03-08", "items": [{"title": "Velkomst"}]}


def run(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Return what a real process answered; without a screen."""
    values = {name: value for name, value in os.environ.items() if name not in SCREENS} | variables
    command = [sys.executable, "-m", "klyngedesk", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=values, capture_output=True, check=False, timeout=120)


def answer(*arguments: str | Path) -> Any:
    """Return the JSON a command answered with."""
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "møde.json"
    path.write_text(json.dumps(MEETING), "utf-8")
    return path


def test_real_meetings_come_in_are_listed_and_go_out_again(shared: Path, tmp_path: Path) -> None:
    data, files = tmp_path / "data", sorted((shared / "meetings").glob("*.json"))
    came = answer("import", *files, "--data-dir", data)
    assert [sorted(each) for each in came] == [["date", "forum", "id", "title"]] * 3
    assert sorted(each["id"] for each in answer("--data-dir", data, "list")) == sorted(each["id"] for each in came)
    for each, file in zip(came, files, strict=True):
        out = tmp_path / file.name
        done = run("export", each["id"][:12], "--format", "json", "--out", out, "--data-dir", data)
        assert (done.returncode, done.stderr) == (0, b"")
        told, written = json.loads(file.read_bytes()), json.loads(out.read_bytes())
        assert {key: written[key] for key in told if key not in ("items", "groups")} == {
            key: value for key, value in told.items() if key not in ("items", "groups")
        }
        assert [item["minutes"] for item in written["items"]] == [item["minutes"] for item in told["items"]]


def test_an_imported_meeting_is_told_with_its_danish_letters(file: Path, tmp_path: Path) -> None:
    done = run("import", file, "--data-dir", tmp_path / "d", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert "2027-03-08  Ærø Råd 😀" in done.stdout.decode("utf-8")


def test_the_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    done = run("list", "--demo", TMPDIR=str(tmp_path), XDG_DATA_HOME=str(tmp_path / "home"))
    assert "Sundhedsråd Ravnsund" in done.stdout.decode("utf-8")
    assert list(tmp_path.iterdir()) == []


def test_no_screen_is_a_sentence_and_not_an_abort(tmp_path: Path) -> None:
    done = run("--data-dir", tmp_path / "d")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "ingen skærm" in done.stderr.decode("utf-8")


def test_a_command_needs_no_qt(tmp_path: Path) -> None:
    code = "import sys; from klyngedesk.app import main; main(sys.argv[1:]); assert 'PySide6' not in sys.modules"
    command = [sys.executable, "-c", code, "list", "--demo"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)


def test_the_command_line_is_read_before_anything_heavy_is_loaded() -> None:
    code = "import sys, klyngedesk.app; assert not {'pikepdf', 'docx', 'sqlalchemy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, timeout=120)


MISTAKES = {
    "export zzz --format json --out {out}/a.json": "intet møde med id'et »zzz«",
    "import {out}/mangler.json": "Filen »mangler.json« findes ikke",
    "import {out}": "er en mappe",
    "export {id} --format json --out {out}/mangler/a.json": "findes ikke",
    "export {id} --format json --out {out}": "er en mappe",
    "export {id} --format pdf --kind udskrift --item 99 --out {out}/a.pdf": "99",
    "export {id} --format json --audience offentlig --out {out}/a.json": ".",
}


@pytest.mark.parametrize("line", MISTAKES)
def test_a_mistake_is_a_danish_sentence(
    line: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(tmp_path / "data")
    main(["import", str(file), "--data-dir", data, "--json"])
    id_ = json.loads(capsys.readouterr().out)[0]["id"]
    (tmp_path / "ud").mkdir()
    code = main([*line.format(id=id_, out=tmp_path / "ud").split(), "--data-dir", data])
    told = capsys.readouterr()
    assert code == 1
    assert MISTAKES[line] in told.err
    assert told.out == ""
    assert list((tmp_path / "ud").iterdir()) == []


def test_a_file_that_exists_is_written_over_only_when_told(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ud.json"
    out.write_text("mit", "utf-8")
    line = ["export", "demo-april", "--demo", "--format", "json", "--out", str(out)]
    assert main(line) == 1
    assert out.read_text("utf-8") == "mit"
    assert main([*line, "--force"]) == 0
    assert json.loads(out.read_text("utf-8"))["id"] == "demo-april"


def test_meetings_before_a_wrong_file_are_told_of(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    assert main(["import", str(file), str(tmp_path / "mangler.json"), "--json", *data]) == 1
    assert [each["forum"] for each in json.loads(capsys.readouterr().out)] == ["Ærø Råd 😀"]


@pytest.mark.parametrize("command", [["list"], ["import", "x.json"]])
def test_a_data_folder_that_is_a_file_is_told(
    command: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--data-dir", str(file)]) == 1
    assert "Vælg en anden mappe" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "in_the_way", "told"),
    [
        ("mangler/a.json", "", "findes ikke"),
        ("a.json", "a-bilag", "kan ikke laves"),
        ("a.json", "a-bilag/01 forbrug-1-kvartal.pdf/x", "findes allerede"),
    ],
)
def test_bilag_that_cannot_be_written_beside_the_meeting_file_leave_nothing(
    name: str, in_the_way: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if in_the_way:
        (tmp_path / in_the_way).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / in_the_way).touch()
    before = sorted(tmp_path.rglob("*"))
    assert main(["export", "demo-april", "--demo", "--format", "json", "--out", str(tmp_path / name)]) == 1
    assert told in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_an_exported_meeting_brings_its_bilag_to_another_store(tmp_path: Path) -> None:
    out = tmp_path / "ud" / "møde.json"
    out.parent.mkdir()
    assert main(["export", "demo-april", "--demo", "--format", "json", "--out", str(out)]) == 0
    assert main(["import", str(out), "--data-dir", str(tmp_path / "data")]) == 0
    again = tmp_path / "igen.json"
    assert (
        main(["export", "demo-april", "--format", "json", "--out", str(again), "--data-dir", str(tmp_path / "data")])
        == 0
    )
    assert json.loads(out.read_bytes().replace("møde-bilag".encode(), b"igen-bilag")) == json.loads(again.read_bytes())
    names = [file.name for file in (tmp_path / "igen-bilag").iterdir()]
    assert len(names) == 5
    assert all(
        (tmp_path / "igen-bilag" / name).read_bytes() == (out.with_name("møde-bilag") / name).read_bytes()
        for name in names
    )


def test_a_command_leaves_the_collector_of_its_process_as_it_was(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    limits = gc.get_threshold()
    assert main(["import", str(file), "--data-dir", str(tmp_path / "data")]) == 0
    assert main(["import", str(tmp_path / "ingen.json"), "--data-dir", str(tmp_path / "data")]) == 1
    assert capsys.readouterr().err
    assert gc.get_threshold() == limits
