"""Names from outside become names that every system takes."""

from __future__ import annotations

import pytest

from klyngedesk.model.meeting import Meeting
from klyngedesk.services.file_names import propose_file_name, safe_name


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
        (f"{'æ' * 300}.pdf", f"{'æ' * 100}.pdf"),
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
