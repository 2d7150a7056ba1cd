"""The command line is understood, and answers in Danish where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from klyngedesk.commands.arguments import parsed

MISTAKES = {
    "frobnicate": "KOMMANDO: kan ikke være 'frobnicate'",
    "import": "der mangler FIL",
    "list --data-dri x": "ukendt: --data-dri x",
    "list --data-dir": "--data-dir: mangler en værdi",
    "export m --out a": "der mangler --format",
    "export m --format pdff --out a": "--format: kan ikke være 'pdff'",
    "export m --format pdf --out a --max-mb mange": "--max-mb: skal være et tal over 0, ikke 'mange'",
    "export m --format pdf --out a --max-mb nan": "--max-mb: skal være et tal over 0",
    "--view kalender": "--view: kan ikke være 'kalender'",
    "--demo=ja": "--demo: tager ingen værdi",
}


@pytest.mark.parametrize("line", MISTAKES)
def test_what_cannot_be_understood_is_told_in_danish(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parsed(line.split())
    assert left.value.code == 2
    assert MISTAKES[line] in capsys.readouterr().err


@pytest.mark.parametrize("line", ["--help", "import --help", "list --help", "export --help"])
def test_the_help_has_no_english_of_its_own(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parsed(line.split())
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert told.startswith("Brug: klyngedesk")
    assert not [word for word in ("usage", "options", "positional", "show this") if word in told]


@pytest.mark.parametrize("line", ["--data-dir D list", "list --data-dir D"])
def test_an_option_counts_before_and_after_the_command(line: str) -> None:
    assert parsed(line.split()).data_dir == Path("D")


def test_the_demo_counts_before_and_after_the_command() -> None:
    assert parsed(["list", "--demo"]).demo
    assert parsed(["--demo", "list"]).demo
    assert not parsed(["list"]).demo


def test_megabytes_are_written_with_comma_too() -> None:
    assert parsed(["export", "m", "--format", "eml", "--out", "a", "--max-mb", "7,5"]).max_mb == 7.5


def test_the_window_opens_at_a_place() -> None:
    chosen = parsed(["--open", "ab", "--view", "moede", "--item", "5b"])
    assert (chosen.command, chosen.open, chosen.view, chosen.item) == (None, "ab", "moede", "5b")
