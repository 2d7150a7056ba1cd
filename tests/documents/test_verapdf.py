"""The validator is wired right: it agrees with the names of its own test files."""

from __future__ import annotations

from pathlib import Path

from tests.documents.verapdf import failures


def test_the_validator_agrees_with_the_name_of_every_file(shared: Path) -> None:
    files = sorted((shared / "corpus" / "verapdf").glob("*.pdf"))
    assert files
    for file in files:
        profile = {"ua1": "ua1", "a2a": "2a"}[file.name[:3]]
        assert bool(failures(file, profile)) == ("-fail-" in file.name), file.name
