"""Checking a meeting in the store: its bilag too, and what she has seen to."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from klyngedesk.app import main
from klyngedesk.intake.bilag_hidden import hidden_in
from klyngedesk.intake.bilag_words import words_in
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.checks.every import Checked
from klyngedesk.model.errors import UserError
from klyngedesk.services import agenda, attachments, bilag_findings, checks, forums, meetings
from klyngedesk.services.shown_findings import SHOWN_RULE, UNLOCKED_RULE
from klyngedesk.store.store import Store

NUMBER = "010203-1234"
WORD = '<w:document xmlns:w="http://w.example"><w:p><w:r><w:t>Om 0102</w:t></w:r><w:r><w:t>03-1234</w:t></w:r></w:p>'


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
    assert [(each.rule, each.item_label) for each in found] == [(bilag_findings.CPR_RULE, "1")]
    assert "010203-xxxx" in found[0].advice
    assert "1234" not in found[0].advice


def test_the_page_of_a_number_is_told(store: Store, meeting_id: str, tmp_path: Path) -> None:
    assert "side 2" in attached(store, meeting_id, pdf_file(tmp_path)).findings[0].advice


def test_a_closed_bilag_stops_nothing_public(store: Store, meeting_id: str, tmp_path: Path) -> None:
    attached(store, meeting_id, text_file(tmp_path))
    bilag = store.load_meeting(meeting_id).items[0].attachments[0]
    attachments.close_attachment(store, meeting_id, bilag.id, True)
    found = checks.check_meeting(store, meeting_id)
    assert [each.rule for each in found.warnings] == [bilag_findings.CPR_RULE]
    assert found.stops_public == ()


def test_a_bilag_is_read_once(store: Store, meeting_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = attached(store, meeting_id, text_file(tmp_path))
    monkeypatch.setattr(bilag_findings, "words_in", lambda *_: pytest.fail("read again"))
    assert checks.check_meeting(store, meeting_id, date(2027, 1, 1)) == before


def test_what_she_has_seen_to_is_not_told_again(store: Store, meeting_id: str, tmp_path: Path) -> None:
    finding = attached(store, meeting_id, text_file(tmp_path)).stops_public[0]
    with pytest.raises(UserError):
        checks.see_to(store, meeting_id, finding, "  ")
    checks.see_to(store, meeting_id, finding, "Det er et varenummer")
    assert checks.check_meeting(store, meeting_id, date(2027, 1, 1)).findings == ()


def test_a_number_that_may_stand_lets_no_other_stand(store: Store, meeting_id: str, tmp_path: Path) -> None:
    first = attached(store, meeting_id, text_file(tmp_path)).stops_public[0]
    checks.see_to(store, meeting_id, first, "Det er et varenummer")
    (tmp_path / "ny.txt").write_text("Borger 010203-4321", "utf-8")
    bilag = store.load_meeting(meeting_id).items[0].attachments[0]
    attachments.replace_file(store, meeting_id, bilag.id, tmp_path / "ny.txt")
    (other,) = checks.check_meeting(store, meeting_id, date(2027, 1, 1)).stops_public
    assert other.message == first.message
    item = store.load_meeting(meeting_id).items[0]
    for number in (NUMBER, "010203-4321"):
        agenda.change_item(store, meeting_id, item.id, title=f"Om {number}")
        (told,) = (each for each in checks.check_meeting(store, meeting_id).stops_public if each.place == "title")
        checks.see_to(store, meeting_id, told, "Det er en sag")


def word_with_changes(folder: Path) -> Path:
    deleted = '<w:p><w:del w:id="1" w:author="Bo"><w:r><w:delText>Gammelt</w:delText></w:r></w:del></w:p>'
    with zipfile.ZipFile(folder / "sag.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f'<w:d xmlns:w="http://w.example">{deleted}</w:d>')
    return folder / "sag.docx"


def pdf_with_a_note(folder: Path) -> Path:
    path = folder / "sag.pdf"
    with pikepdf.new() as pdf:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents="Må Bo se det her?")
        pdf.add_blank_page().Annots = pikepdf.Array([pdf.make_indirect(note)])
        pdf.save(path)
    return path


def test_what_was_deleted_in_word_stops_the_public_until_she_says_so(
    store: Store, meeting_id: str, tmp_path: Path
) -> None:
    found = attached(store, meeting_id, word_with_changes(tmp_path))
    (finding,) = found.stops_public
    assert ("det slettede kan læses" in finding.message, found.errors) == (True, ())
    checks.see_to(store, meeting_id, finding, "De må gerne ses")
    assert checks.check_meeting(store, meeting_id).stops_public == ()


def test_notes_on_a_pdf_are_told_and_stop_nothing(store: Store, meeting_id: str, tmp_path: Path) -> None:
    found = attached(store, meeting_id, pdf_with_a_note(tmp_path))
    assert found.stops_public == ()
    assert [each.message for each in found.warnings] == ["Bilag 1 til punkt 1 har bemærkninger, som læseren kan åbne."]


@pytest.mark.parametrize("make", [text_file, word_file, pdf_file])
def test_a_plain_bilag_shows_nothing_of_its_making(tmp_path: Path, make: object) -> None:
    path = make(tmp_path)  # type: ignore[operator]
    assert hidden_in(path, path.suffix) == ()


def test_one_file_open_here_and_closed_there_stops_the_public(store: Store, meeting_id: str, tmp_path: Path) -> None:
    path = tmp_path / "sag.txt"
    path.write_text("Kajen", "utf-8")
    attached(store, meeting_id, path)
    agenda.add_item(store, meeting_id, AgendaItem("Sagen", closed=True))
    attachments.attach_file(store, meeting_id, store.load_meeting(meeting_id).items[1].id, path)
    (found,) = checks.check_meeting(store, meeting_id, date(2027, 1, 1)).stops_public
    assert found.message == "Bilag 1 til punkt 1 er åbent, men filen er også bilag 1 til punkt 2, som er lukket."
    agenda.change_item(store, meeting_id, store.load_meeting(meeting_id).items[1].id, closed=False)
    assert checks.check_meeting(store, meeting_id, date(2027, 1, 1)).stops_public == ()


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


def unknown_file(folder: Path) -> Path:
    (folder / "film.bin").write_bytes(bytes(range(256)) * 4)
    return folder / "film.bin"


def damaged_file(folder: Path) -> Path:
    (folder / "sag.pdf").write_bytes(b"%PDF-1.7\n" + b"intet " * 40)
    return folder / "sag.pdf"


def locked_file(folder: Path) -> Path:
    with pikepdf.open(pdf_file(folder), allow_overwriting_input=True) as pdf:
        pdf.save(encryption=pikepdf.Encryption(owner="ejer", user="kode"))
    return folder / "sag.pdf"


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (unknown_file, SHOWN_RULE),
        (damaged_file, SHOWN_RULE),
        (locked_file, UNLOCKED_RULE),
    ],
)
def test_a_bilag_that_cannot_be_shown_is_told_of_before_anything_is_sent(
    store: Store, meeting_id: str, tmp_path: Path, make: Callable[[Path], Path], rule: str
) -> None:
    assert attached(store, meeting_id, make(tmp_path)).findings == ()  # nobody has looked yet
    (found,) = checks.check_meeting(store, meeting_id, date(2027, 1, 1), looks_first=True).findings
    bilag = store.load_meeting(meeting_id).items[0].attachments[0]
    assert (found.rule, found.place, found.part_id, found.severity) == (rule, "attachments", bilag.id, "warning")
    assert found.message.startswith("Bilag 1 til punkt 1 ")
    assert found.advice
    assert found.stops_public is False
    assert checks.check_meeting(store, meeting_id, date(2027, 1, 1)).findings == (found,)
