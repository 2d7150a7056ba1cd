"""A whole meeting to a colleague and back, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from klyngedesk.app import main
from klyngedesk.services import agenda
from klyngedesk.store.store import Store

MEETING = {"forum": "Ærø Råd 😀", "date": "2027-03-08", "id": "m1", "items": [{"id": "i1", "title": "Velkomst"}]}
Told = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    file, folder = tmp_path / "møde.json", tmp_path / "here"
    file.write_text(json.dumps(MEETING), "utf-8")
    assert main(["import", str(file), "--data-dir", str(folder)]) == 0
    return folder


def exported(folder: Path, *more: str) -> Path:
    out = folder.with_suffix(".klynge")
    line = ["export", "m1", "--format", "klynge", "--out", str(out), "--data-dir", str(folder), "--force", *more]
    assert main(line) == 0
    return out


def titled(folder: Path, title: str) -> None:
    store = Store.open(folder)
    agenda.change_item(store, "m1", "i1", title=title)
    store.close()


def title(folder: Path) -> str:
    store = Store.open(folder)
    found = store.load_meeting("m1").items[0].title
    store.close()
    return found


def test_a_meeting_goes_to_another_store_and_back(here: Path, tmp_path: Path, capsys: Told) -> None:
    there = tmp_path / "there"
    out = exported(here, "--to", "Ribe")
    capsys.readouterr()
    assert main(["import", str(out), "--data-dir", str(there), "--json"]) == 0
    assert [each["id"] for each in json.loads(capsys.readouterr().out)] == ["m1"]
    titled(there, "Velkommen til alle")
    assert main(["import", str(exported(there)), "--data-dir", str(here)]) == 0
    assert title(here) == "Velkommen til alle"


@pytest.mark.parametrize(("choice", "kept"), [("--mine", "Her"), ("--theirs", "Der")])
def test_what_both_changed_is_told_and_nothing_changes_until_she_says(
    here: Path, tmp_path: Path, capsys: Told, choice: str, kept: str
) -> None:
    there = tmp_path / "there"
    main(["import", str(exported(here)), "--data-dir", str(there)])
    titled(there, "Der")
    titled(here, "Her")
    line = ["import", str(exported(there)), "--data-dir", str(here)]
    assert main(line) == 1
    told = capsys.readouterr().err
    assert "1 sted er rettet forskelligt" in told
    assert "Titel, punkt 1 Her: her »Her«, i filen »Der«" in told
    assert title(here) == "Her"
    assert main([*line, choice]) == 0
    assert title(here) == kept


def test_a_damaged_packet_is_a_sentence(here: Path, tmp_path: Path, capsys: Told) -> None:
    out = exported(here)
    out.write_bytes(out.read_bytes()[:-1])
    assert main(["import", str(out), "--data-dir", str(tmp_path / "there")]) == 1
    assert "beskadiget eller ikke lavet af KlyngeDesk" in capsys.readouterr().err


def test_a_packet_is_never_public_and_writes_over_nothing_unasked(here: Path, capsys: Told) -> None:
    out = exported(here)
    line = ["export", "m1", "--format", "klynge", "--out", str(out), "--data-dir", str(here)]
    assert main(line) == 1
    assert main([*line, "--force", "--audience", "offentlig"]) == 1
    told = capsys.readouterr().err
    assert "findes allerede" in told
    assert "aldrig offentlig" in told
