"""Mails saved as files: heads, words and the files they carry, however they were written."""

from __future__ import annotations

import struct
from email.message import EmailMessage
from pathlib import Path

import pytest
from compressed_rtf import compress

from klyngedesk.intake.bilag_words import words_in
from klyngedesk.intake.mail_file import read_mail, words_of_html
from klyngedesk.model.errors import UserError
from tests.intake.compound_file import write_compound_file


def message(**heads: str) -> EmailMessage:
    made = EmailMessage()
    for name, words in heads.items():
        made[name] = words
    return made


def test_a_message_tells_who_what_and_which_files(tmp_path: Path) -> None:
    mail = message(From="Åse Ørnholt <aase@klitsoe.example>", To="raad@klitsoe.example", Subject="Svar på høring 😀")
    mail.set_content("Kære alle\n\nHer er høringssvaret.")
    mail.add_alternative("<p>Kære alle</p>", subtype="html")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="høringssvar.pdf")
    (tmp_path / "svar.eml").write_bytes(bytes(mail))
    found = read_mail(tmp_path / "svar.eml")
    assert dict(found.heads)["Fra"] == "Åse Ørnholt <aase@klitsoe.example>"
    assert dict(found.heads)["Emne"] == "Svar på høring 😀"
    assert dict(found.heads)["Vedhæftet"] == "høringssvar.pdf"
    assert found.lines == ("Kære alle", "", "Her er høringssvaret.")
    assert found.files == (("høringssvar.pdf", b"%PDF-1.7"),)


def test_a_mail_inside_a_mail_is_a_file_of_its_own(tmp_path: Path) -> None:
    inner = message(Subject="Det oprindelige")
    inner.set_content("Inderst")
    mail = message(Subject="Videresendt")
    mail.set_content("Se nedenfor")
    mail.add_attachment(inner)
    (tmp_path / "ydre.eml").write_bytes(bytes(mail))
    ((name, content),) = read_mail(tmp_path / "ydre.eml").files
    assert name == "Det oprindelige.eml"
    assert b"Inderst" in content


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "findes-ikke"])
def test_words_in_any_letters(tmp_path: Path, charset: str) -> None:
    encoded = "Blåbærgrød".encode("utf-8" if charset == "utf-8" else "cp1252")
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n".encode()
    (tmp_path / "m.eml").write_bytes(head + encoded)
    assert read_mail(tmp_path / "m.eml").lines == ("Blåbærgrød",)


def test_a_web_page_becomes_its_words() -> None:
    page = "<head><style>p{}</style></head><p>Et&nbsp;afsnit<br>to linjer</p><script>x()</script><div>Slut &lt;her&gt;"
    assert words_of_html(page) == "Et afsnit\nto linjer\n\nSlut <her>"


def outlook_message(path: Path) -> Path:
    sent = struct.pack("<HHIQ", 0x0040, 0x0039, 0, 133_500_000_000_000_000)
    return write_compound_file(
        path,
        {
            "__properties_version1.0": bytes(32) + sent,
            "__substg1.0_0037001F": "Udkast til aftale".encode("utf-16-le"),
            "__substg1.0_0C1A001F": "Åse Ørnholt".encode("utf-16-le"),
            "__substg1.0_5D01001F": "aase@klitsoe.example".encode("utf-16-le"),
            "__substg1.0_0E04001F": "Rådet".encode("utf-16-le"),
            "__substg1.0_1000001F": "Kære råd\r\n\r\nVedlagt.".encode("utf-16-le"),
            "__attach_version1.0_#00000000/__substg1.0_37010102": b"%PDF-1.7 indhold",
            "__attach_version1.0_#00000000/__substg1.0_3707001F": "aftale.pdf".encode("utf-16-le"),
        },
    )


def test_a_message_of_outlook(tmp_path: Path) -> None:
    found = read_mail(outlook_message(tmp_path / "aftale.msg"))
    heads = dict(found.heads)
    assert heads["Fra"] == "Åse Ørnholt <aase@klitsoe.example>"
    assert heads["Til"] == "Rådet"
    assert heads["Emne"] == "Udkast til aftale"
    assert heads["Dato"].startswith("17.01.2024")
    assert found.lines[:3] == ("Kære råd", "", "Vedlagt.")
    assert found.files[0][0] == "aftale.pdf"
    assert found.files[0][1].startswith(b"%PDF-1.7 indhold")


def test_a_damaged_message_is_told_of(tmp_path: Path) -> None:
    whole = outlook_message(tmp_path / "hel.msg").read_bytes()
    (tmp_path / "halv.msg").write_bytes(whole[:600])
    with pytest.raises(UserError, match="gem den som PDF"):
        read_mail(tmp_path / "halv.msg")


def test_a_message_that_has_its_words_as_rtf_only(tmp_path: Path) -> None:
    rtf = rb"{\rtf1\ansi\ansicpg1252\deff0 K\'e6re r\'e5d\par Bl\'e5b\'e6r er k\'f8bt.\par}"
    streams = {"__properties_version1.0": bytes(32), "__substg1.0_10090102": compress(rtf)}
    file = write_compound_file(tmp_path / "rtf.msg", streams)
    assert read_mail(file).lines == ("Kære råd", "Blåbær er købt.")
    assert "Blåbær er købt." in "".join(words for _, words in words_in(file, ".msg"))


def test_messages_inside_messages_of_outlook_come_along(tmp_path: Path) -> None:
    inner = "__attach_version1.0_#00000000/__substg1.0_3701000D"
    streams = {
        "__properties_version1.0": bytes(32),
        "__substg1.0_1000001F": "Se nedenfor".encode("utf-16-le"),
        f"{inner}/__substg1.0_0037001F": "Det oprindelige".encode("utf-16-le"),
        f"{inner}/__substg1.0_1000001F": "Inderst".encode("utf-16-le"),
        f"{inner}/__attach_version1.0_#00000000/__substg1.0_37010102": b"%PDF-1.7 tilbud",
        f"{inner}/__attach_version1.0_#00000000/__substg1.0_3707001F": "tilbud.pdf".encode("utf-16-le"),
    }
    (mail, offer) = read_mail(write_compound_file(tmp_path / "ydre.msg", streams)).files
    assert mail == ("Det oprindelige.txt", b"Emne: Det oprindelige\n\nInderst")
    assert offer[0] == "tilbud.pdf"
