"""Names from outside become names that every system takes."""

from __future__ import annotations

import pytest

from klyngedesk.services.file_names import safe_name


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
