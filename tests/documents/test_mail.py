"""The mail draft opens for sending, and nobody can add a header to it."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from klyngedesk.documents.mail import is_address, mail_draft


def test_a_draft_holds_recipients_text_and_the_packet(tmp_path: Path) -> None:
    packet = tmp_path / "x.pdf"
    packet.write_bytes(b"%PDF-1.7 \xff")
    made = mail_draft(
        "Dagsorden: Ærø", "Kære alle\n\næøå", [("Åse Ø", "aase@klitsoe.example")], [("Ærø – dag.pdf", packet)]
    )
    message = message_from_bytes(made, policy=default)
    assert (message["X-Unsent"], message["Subject"], message["Date"]) == ("1", "Dagsorden: Ærø", None)
    assert message["To"].addresses[0].display_name == "Åse Ø"
    attached = next(message.iter_attachments())
    assert (attached.get_filename(), attached.get_content()) == ("Ærø – dag.pdf", b"%PDF-1.7 \xff")
    assert "æøå" in message.get_body().get_content()


def test_a_line_break_in_a_name_adds_no_header() -> None:
    made = mail_draft("Emne\nBcc: ond@x.dk", "", [("Bo\r\nBcc: ond@x.dk", "bo@x.dk")], [])
    message = message_from_bytes(made, policy=default)
    assert message["Bcc"] is None
    assert len(message["To"].addresses) == 1


@pytest.mark.parametrize("mail", ["", "bo", "bo@", "@x.dk", "bo@x", "bo @x.dk", "bø@x.dk", "a@b.dk,c@d.dk"])
def test_what_is_no_address_is_not_written_to(mail: str) -> None:
    assert not is_address(mail)
