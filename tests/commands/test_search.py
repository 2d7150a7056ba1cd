"""Searching from the command line."""

from __future__ import annotations

import json

import pytest

from klyngedesk.app import main


def test_hits_are_told_with_forum_date_item_and_words_around(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "medicinliste", "--demo", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert hits[0]["forum"] == "Sundhedsråd Ravnsund"
    assert hits[0]["date"] == "2027-04-12"
    assert hits[0]["number"] == "3 b)"
    assert "medicinliste" in (hits[0]["title"] + hits[0]["snippet"]).casefold()


def test_nothing_found_is_said_and_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "findesikkenogetsteds", "--demo"]) == 0
    assert "Intet fundet" in capsys.readouterr().out
    assert main(["search", "findesikkenogetsteds", "--demo", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
