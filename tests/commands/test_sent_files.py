"""What was sent is listed and fetched again from the command line."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from klyngedesk.app import main
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.services import agenda, forums, meetings
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A store with one meeting, sent twice."""
    folder = tmp_path / "data"
    store = Store.open(folder)
    meeting = meetings.plan_meeting(store, forums.create_forum(store, "Havnerådet Ærø").id, date(2099, 3, 9))
    agenda.add_item(store, meeting.id, AgendaItem("Kajen", background=text_of_lines("Kajen er slidt.")))
    store.close()
    for name in ("første", "anden"):
        out = str(tmp_path / f"{name}.eml")
        assert main(["export", meeting.id, "--format", "eml", "--out", out, "--data-dir", str(folder)]) == 0
    (folder.parent / "id").write_text(meeting.id)
    return folder


def told(data: Path, *more: str) -> int:
    meeting_id = (data.parent / "id").read_text()
    return main(["sent", meeting_id, *more, "--data-dir", str(data)])


def test_what_was_sent_is_listed_and_comes_back_byte_for_byte(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert told(data, "--json") == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["number"], second["number"], first["audience"], first["document"]) == (1, 2, "intern", "Dagsorden")
    assert told(data, "--fetch", "1", "--out", str(tmp_path / "igen")) == 0
    fetched = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert [path.name for path in fetched] == [file["name"] for file in first["files"]]
    for path, file in zip(fetched, first["files"], strict=True):
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]
    assert (tmp_path / "igen" / "første.eml").read_bytes() == (tmp_path / "første.eml").read_bytes()
    assert told(data) == 0
    assert "1. Dagsorden, intern, kladde lavet" in capsys.readouterr().out


def test_nothing_is_written_over_and_a_wrong_number_is_a_sentence(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ("--out", str(tmp_path / "igen"))
    assert told(data, "--fetch", "1", *place) == 0
    assert told(data, "--fetch", "1", *place) == 1
    assert "findes allerede i mappen" in capsys.readouterr().err
    assert told(data, "--fetch", "3", *place) == 1
    assert "der er nummer 1 til 2" in capsys.readouterr().err


def test_a_file_that_is_no_longer_what_was_sent_is_not_handed_out(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kept in (data / "objects").rglob("*"):
        if kept.is_file():
            kept.chmod(0o600)
            kept.write_bytes(kept.read_bytes() + b" ")
    assert told(data, "--fetch", "1", "--out", str(tmp_path / "igen")) == 1
    assert "er ikke, som den blev sendt" in capsys.readouterr().err
    assert list((tmp_path / "igen").iterdir()) == []


def test_a_meeting_that_was_never_sent_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sent", "demo-april", "--demo"]) == 0
    assert "ikke sendt noget ud" in capsys.readouterr().out
    assert main(["sent", "demo-april", "--demo", "--fetch", "1"]) == 1
