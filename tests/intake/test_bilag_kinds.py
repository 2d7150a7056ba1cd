"""What a file is, is told from what is in it; a name that lies changes nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from PIL import Image

from klyngedesk.documents.bilag_pages import text_pages
from klyngedesk.intake.office import office_to_pdf
from klyngedesk.intake.office_kind import DAMAGED, LOCKED, PACKED, office_ending, office_refusal
from klyngedesk.intake.sniff import FileKind, sniff
from tests.documents.pdf_reading import pages_of
from tests.intake.compound_file import write_compound_file


def zip_of(path: Path, **entries: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return path


def test_a_word_file_is_one_under_any_name(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "regneark.xlsx"))
    assert sniff(tmp_path / "regneark.xlsx") is FileKind.OFFICE
    assert office_ending(tmp_path / "regneark.xlsx") == ".docx"
    assert office_refusal(tmp_path / "regneark.xlsx") == ""


@pytest.mark.parametrize(
    ("stream", "ending"), [("WordDocument", ".doc"), ("Workbook", ".xls"), ("PowerPoint Document", ".ppt")]
)
def test_older_office_files(tmp_path: Path, stream: str, ending: str) -> None:
    file = write_compound_file(tmp_path / "fil.bin", {stream: b"\0" * 64})
    assert sniff(file) is FileKind.OFFICE
    assert office_ending(file) == ending


@pytest.mark.parametrize(("kind", "ending"), [("text", ".odt"), ("spreadsheet", ".ods"), ("presentation", ".odp")])
def test_open_document_files(tmp_path: Path, kind: str, ending: str) -> None:
    file = zip_of(tmp_path / "fil", mimetype=f"application/vnd.oasis.opendocument.{kind}")
    assert sniff(file) is FileKind.OFFICE
    assert office_ending(file) == ending


def test_locked_files_are_known_before_any_program_opens_them(tmp_path: Path) -> None:
    locked = [
        write_compound_file(tmp_path / "ny.docx", {"EncryptedPackage": b"x", "EncryptionInfo": b"y"}),
        write_compound_file(tmp_path / "gammel.doc", {"WordDocument": bytes(11) + b"\x01"}),
        write_compound_file(tmp_path / "gammelt.xls", {"Workbook": b"\x09\x08\x10\x00" + bytes(16) + b"\x2f\0\x36\0"}),
        zip_of(tmp_path / "aaben.odt", mimetype="x", **{"META-INF__manifest.xml": "<manifest:encryption-data/>"}),
    ]
    assert [office_refusal(file) for file in locked] == [LOCKED] * 4


def test_a_bomb_is_never_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bombe.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "wordprocessingml.document.main+xml")
        archive.writestr("word/document.xml", bytes(60_000_000))
    assert office_refusal(bomb) == PACKED
    many = tmp_path / "mange.docx"
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"{number}", "")
    assert office_refusal(many) == PACKED


def test_damaged_and_disguised_files_are_no_office_files(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "hel.docx"))
    whole = (tmp_path / "hel.docx").read_bytes()
    for name, content in {
        "halv.bin": whole[: len(whole) // 2],
        "tal.docx": bytes(range(256)) * 50,
        "tom.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "tekst.xlsx": b"bare tekst",
    }.items():
        (tmp_path / name).write_bytes(content)
        assert sniff(tmp_path / name) is FileKind.UNKNOWN, name
        assert office_ending(tmp_path / name) == ""
    (tmp_path / "ole").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 200)
    assert office_refusal(tmp_path / "ole") == DAMAGED


def test_pictures_of_phones_and_mails_are_known(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "foto.avif")
    assert sniff(tmp_path / "foto.avif") is FileKind.IMAGE
    (tmp_path / "foto").write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    assert sniff(tmp_path / "foto") is FileKind.IMAGE
    (tmp_path / "mail").write_bytes(b"Received: from a\r\nFrom: Bo <bo@eksempel.dk>\r\nSubject: Hej\r\n\r\nHej")
    assert sniff(tmp_path / "mail") is FileKind.MAIL
    outlook = write_compound_file(tmp_path / "brev.doc", {"__properties_version1.0": bytes(32)})
    assert sniff(outlook) is FileKind.MAIL


def test_a_damaged_file_of_a_known_name_is_called_damaged(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "hel.docx"))
    content = (tmp_path / "hel.docx").read_bytes()
    (tmp_path / "halv.docx").write_bytes(content[: len(content) // 2])
    old = write_compound_file(tmp_path / "gammel.doc", {"WordDocument": b"\0" * 64}).read_bytes()
    (tmp_path / "halv.doc").write_bytes(old[:900])
    for name in ("halv.docx", "halv.doc"):
        assert sniff(tmp_path / name) is FileKind.OFFICE
        assert office_to_pdf({"x": tmp_path / name}, tmp_path)["x"].reason == DAMAGED


def test_a_text_in_wide_letters_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "notat.txt").write_bytes("Blåbærgrød".encode("utf-16"))
    assert sniff(tmp_path / "notat.txt") is FileKind.TEXT
    with text_pages(tmp_path / "notat.txt", "Notat") as pages:
        pages.save(tmp_path / "notat.pdf")
    assert pages_of(tmp_path / "notat.pdf")[0].strip() == "Blåbærgrød"
