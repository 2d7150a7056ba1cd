"""Checking a meeting in the store: its bilag too, and what she has seen to."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from klyngedesk.app import main
from klyngedesk.intake.bilag_words import words_in
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.checks.every import Checked
from klyngedesk.model.errors import UserError
from klyngedesk.services import agenda, attachments, checks, forums, meetings
from klyngedesk.store.store import Store

NUMBER = "010203-1234"
WORD = '<w:document xmlns:w="http://w.example"><w:p><w:r><w:t>Om 0102</w:t></w:r><w:r><w:t>03-1234</w:t></w:r></w:p>'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "store")
    yield opened
    opened.close()


@pytest.fixture
def meeting_id(store: Store) -> str:
    forum = forums.create_forum(store, "Havnerådet Ærø")
    planned = meetings.plan_meeting(store, forum.id, date(2027, 3, 8))
    agenda.add_item(store, planned.id, AgendaItem("Kajplads"))
    return planned.id


def attached(store: Store, meeting_id: str, path: Path) -> Checked:
    item = store.load_meeting(meeting_id).items[0]
    attachments.attach_file(store, meeting_id, item.id, path)
    return checks.check_meeting(store, meeting_id, date(2027, 1, 1))


def pdf_file(folder: Path) -> Path:
    canvas = Canvas(str(folder / "sag.pdf"))
    canvas.drawString(100, 700, "Forside")
    canvas.showPage()
    canvas.drawString(100, 700, f"Borger {NUMBER}")
    canvas.save()
    return folder / "sag.pdf"


def word_file(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "sag.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", WORD + "</w:document>")
    return folder / "sag.docx"


def text_file(folder: Path) -> Path:
    (folder / "sag.txt").write_text(f"Borger {NUMBER}", "utf-8")
    return folder / "sag.txt"


@pytest.mark.parametrize("make", [pdf_file, word_file, text_file])
def test_a_cpr_number_in_a_bilag_stops_the_public_and_is_never_shown_whole(
    store: Store, meeting_id: str, tmp_path: Path, make: object
) -> None:
    found = attached(store, meeting_id, make(tmp_path)).stops_public  # type: ignore[operator]
    assert [(each.rule, each.item_label) for each in found] == [(checks.BILAG_RULE, "1")]
    assert "010203-xxxx" in found[0].advice
    assert "1234" not in found[0].advice


def test_the_page_of_a_number_is_told(store: Store, meeting_id: str, tmp_path: Path) -> None:
    assert "side 2" in attached(store, meeting_id, pdf_file(tmp_path)).findings[0].advice


def test_a_closed_bilag_stops_nothing_public(store: Store, meeting_id: str, tmp_path: Path) -> None:
    attached(store, meeting_id, text_file(tmp_path))
    bilag = store.load_meeting(meeting_id).items[0].attachments[0]
    attachments.close_attachment(store, meeting_id, bilag.id, True)
    found = checks.check_meeting(store, meeting_id)
    assert [each.rule for each in found.warnings] == [checks.BILAG_RULE]
    assert found.stops_public == ()


def test_a_bilag_is_read_once(store: Store, meeting_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = attached(store, meeting_id, text_file(tmp_path))
    monkeypatch.setattr(checks, "words_in", lambda *_: pytest.fail("read again"))
    assert checks.check_meeting(store, meeting_id, date(2027, 1, 1)) == before


def test_what_she_has_seen_to_is_not_told_again(store: Store, meeting_id: str, tmp_path: Path) -> None:
    finding = attached(store, meeting_id, text_file(tmp_path)).stops_public[0]
    with pytest.raises(UserError):
        checks.see_to(store, meeting_id, finding, "  ")
    checks.see_to(store, meeting_id, finding, "Det er et varenummer")
    assert checks.check_meeting(store, meeting_id, date(2027, 1, 1)).findings == ()


def test_a_file_that_is_gone_is_an_error(store: Store, meeting_id: str, tmp_path: Path) -> None:
    attached(store, meeting_id, text_file(tmp_path))
    bilag = store.load_meeting(meeting_id).items[0].attachments[0]
    store.objects.path(str(bilag.object_id)).unlink()
    assert [each.message for each in checks.check_meeting(store, meeting_id).errors] == [
        "Filen til bilag 1 til punkt 1 er væk."
    ]


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"PK\x03\x04broken", b"\x00\x01"])
def test_a_damaged_file_holds_no_words(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(content)
    assert list(words_in(tmp_path / "x", ".pdf")) == []


def test_the_command_tells_a_machine_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "demo-april", "--demo", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [set(row) for row in rows] == [{"rule", "item", "message", "severity"}] * len(rows)
    assert {"rule": "bilag_without_file", "item": "4", "severity": "error"}.items() <= rows[0].items()


def test_the_command_tells_a_person_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "demo-april", "--demo"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Fejl: Bilag 2 til punkt 4 mangler en fil.")
    assert "andre kontroller fandt ingenting." in told


def test_a_closed_name_in_an_open_text_can_never_be_let_stand(store: Store, meeting_id: str) -> None:
    agenda.add_item(store, meeting_id, AgendaItem("Salg af Kaj Syd", closed=True))
    agenda.add_item(store, meeting_id, AgendaItem("Nyt om salg af kaj syd"))
    finding = checks.check_meeting(store, meeting_id, date(2027, 1, 1)).stops_public[0]
    with pytest.raises(UserError, match="må ikke nævne"):
        checks.see_to(store, meeting_id, finding, "Det er i orden")
