"""Names from outside become names that every system takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from klyngedesk.model.meeting import Meeting
from klyngedesk.services.file_names import apart_name, propose_file_name, safe_name


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("C:\\a\\b<c>.pdf", "bc.pdf"),
        ("../../etc/passwd", "passwd"),
        ("...", "fil"),
        ("", "fil"),
        (".bashrc", "bashrc"),
        ("nul.pdf", "_nul.pdf"),
        ("ond\u202efdp.exe", "ondfdp.exe"),
        ("A\u030arsplan .docx ", "Årsplan.docx"),
        (f"{'æ' * 300}.pdf", f"{'æ' * 90}.pdf"),
        (f"{'📎' * 100}.pdf", f"{'📎' * 45}.pdf"),
        (f"{'a' * 178}\u0301.pdf", f"{'a' * 100}.pdf"),
        (f"{'x' * 99}a\u0316.pdf", f"{'x' * 99}.pdf"),
    ],
)
def test_a_name_from_outside_is_one_that_every_system_takes(given: str, taken: str) -> None:
    assert safe_name(given) == taken


@pytest.mark.parametrize("forum", ["Havnerådet", "Havnerådets udvalg for kajer " * 6])
def test_a_public_file_never_has_the_name_of_the_internal_one(forum: str) -> None:
    meeting = Meeting("f", forum)
    internal, public = (propose_file_name(meeting, "referat", "pdf", public=each) for each in (False, True))
    assert public.endswith(" – offentlig.pdf")
    assert "offentlig" not in internal
    assert max(len(internal), len(public)) <= 110 + len(".pdf")


@pytest.mark.parametrize("letter", ["æ", "漢", "📎", "👍🏽", "e\u0316", "\ud83d"])
def test_no_name_is_too_long_for_the_disk_whatever_its_letters(letter: str, tmp_path: Path) -> None:
    long = letter * 200
    public = propose_file_name(Meeting("f", long), "referat", "pdf", public=True)
    names = (public, safe_name(f"{long}.{long}"), apart_name("3", long, Path(safe_name(f"a.{long}")).suffix))
    for name in names:
        (tmp_path / f"{name.encode(errors='replace').decode()} – bilag for sig selv.klyngedesk-del").touch()
    assert public.endswith(" – offentlig.pdf")
