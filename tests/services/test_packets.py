"""Packets that fit the mail, closed parts under lock, and everything of a meeting in one place."""

from __future__ import annotations

import random
import unicodedata
import zipfile
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.services import forums
from klyngedesk.services.bilag_look import look_at
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest, ExportResult
from klyngedesk.store.store import Store
from tests.documents.pdf_reading import words

PASSWORD = "blå kaj ved daggry"


def photograph(folder: Path, seed: int) -> Path:
    """A picture of about 200 kB that does not compress."""
    path = folder / f"foto{seed}.jpg"
    noise = random.Random(seed).randbytes(400 * 300 * 3)
    Image.frombytes("RGB", (400, 300), noise).resize((800, 600)).save(path, quality=80)
    return path


@pytest.fixture
def meeting(store: Store, tmp_path: Path) -> Meeting:
    """Four items with two photographs each; the third item is closed, and a bilag of the first."""
    forum = forums.create_forum(store, "Havnerådet Ærø")

    def item(number: int) -> AgendaItem:
        bilag = []
        for place in (1, 2):
            object_id, size = store.objects.add(photograph(tmp_path, number * 2 + place))
            closed = (number, place) == (1, 1)
            bilag.append(Attachment(f"Foto {number}-{place}", object_id, "foto.jpg", size, closed=closed))
        return AgendaItem(f"Kaj {number}", closed=number == 3, attachments=tuple(bilag))

    made = Meeting(forum.id, forum.name, items=tuple(item(number) for number in range(1, 5)))
    store.save_meeting(None, made)
    return made


def export(store: Store, meeting: Meeting, out: Path, form: str = "pdf", **more: Any) -> ExportResult:
    out.parent.mkdir(exist_ok=True)
    request = ExportRequest("pakke", form, more.pop("audience", "intern"), out, **more)
    return export_document(store, meeting.id, request)


def test_a_packet_is_divided_between_items_and_each_part_says_what_is_in_it(
    store: Store, meeting: Meeting, tmp_path: Path
) -> None:
    whole = export(store, meeting, tmp_path / "hel.pdf").files[0]
    limit = whole.path.stat().st_size / 1_000_000 * 0.6
    files = export(store, meeting, tmp_path / "ud" / "pakke.pdf", max_mb=limit).files
    count = len(files)
    assert count > 1
    assert [file.path.name for file in files] == [f"pakke – del {n} af {count}.pdf" for n in range(1, count + 1)]
    assert all(file.path.stat().st_size <= limit * 1_000_000 for file in files)
    assert "se del 2" in words(files[0].path)
    assert f"Del 2 af {count}" in words(files[1].path)
    assert "Indhold" in words(files[1].path)
    stamps = [words(file.path).count("– side 1 af 1") for file in files]
    assert sum(stamps) == 8


def test_the_contents_of_a_packet_lead_to_each_item_and_to_each_bilag(
    store: Store, meeting: Meeting, tmp_path: Path
) -> None:
    path = export(store, meeting, tmp_path / "pakke.pdf").files[0].path
    with pikepdf.open(path) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        links = [(str(link.Contents), places[link.Dest[0].objgen]) for link in pdf.pages[0].obj.Annots]
        front = len(pdf.pages) - 8
    assert [words for words, _ in links[:6]] == ["1. Kaj 1", "Bilag 1", "Bilag 2", "2. Kaj 2", "Bilag 1", "Bilag 2"]
    assert [place - front for _, place in links if place >= front][:8] == list(range(8))


def test_no_link_of_a_part_leads_nowhere(store: Store, meeting: Meeting, tmp_path: Path) -> None:
    for file in export(store, meeting, tmp_path / "pakke.pdf", max_mb=0.6).files:
        with pikepdf.open(file.path) as pdf:
            actions = [each.get("/A", {}) for page in pdf.pages for each in page.obj.get("/Annots", [])]
            assert [action for action in actions if "kd:bilag" in str(action.get("/URI", ""))] == []


def test_a_bilag_larger_than_the_limit_goes_alone_and_is_told_of(
    store: Store, meeting: Meeting, tmp_path: Path
) -> None:
    result = export(store, meeting, tmp_path / "pakke.pdf", max_mb=0.05)
    assert len(result.files) == 9
    assert sum("kan ikke deles mere" in finding for finding in result.findings) >= 8


def test_smaller_pictures_make_a_smaller_file_that_shows_the_same(
    store: Store, meeting: Meeting, tmp_path: Path
) -> None:
    sizes = [
        export(store, meeting, tmp_path / f"{shrink}.pdf", shrink=shrink).path.stat().st_size
        for shrink in (False, True)
    ]
    assert sizes[1] < sizes[0] * 0.8
    assert words(tmp_path / "True.pdf") == words(tmp_path / "False.pdf")


@pytest.mark.long
def test_smaller_pictures_divide_no_more_than_they_need(store: Store, meeting: Meeting, tmp_path: Path) -> None:
    whole = len(export(store, meeting, tmp_path / "hel.pdf", max_mb=0.6).files)
    look_at(store, [each for _, each in meeting.attachments()])
    files = export(store, meeting, tmp_path / "pakke.pdf", max_mb=0.6, shrink=True).files
    assert len(files) < whole
    assert all(file.path.stat().st_size <= 600_000 for file in files)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_what_is_closed_goes_into_a_file_of_its_own_that_opens_with_the_password(
    store: Store, meeting: Meeting, tmp_path: Path, form: str
) -> None:
    typed = unicodedata.normalize(form, PASSWORD)  # type: ignore[arg-type]
    open_part, closed_part = export(store, meeting, tmp_path / "pakke.pdf", closed_apart=True, password=typed).files
    assert "Kaj 3" not in words(open_part.path)
    assert "Lukket punkt" in words(open_part.path)
    assert closed_part.path.name == "pakke – lukket del.pdf"
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(closed_part.path)
    with pikepdf.open(closed_part.path, password=unicodedata.normalize("NFKC", PASSWORD)) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
    inside = words(closed_part.path, unicodedata.normalize("NFKC", PASSWORD))
    assert "Bilag 1 til punkt 1 – side 1 af 1" in inside
    assert "Bilag 2 til punkt 3 – side 1 af 1" in inside
    assert "Kaj 4" not in inside
    assert b"Kaj 3" not in closed_part.path.read_bytes()


def test_numbers_stay_when_the_closed_half_is_taken_away(store: Store, meeting: Meeting, tmp_path: Path) -> None:
    open_part = export(store, meeting, tmp_path / "pakke.pdf", closed_apart=True, password=PASSWORD).files[0]
    found = words(open_part.path)
    assert "Bilag 2 til punkt 1 – side 1 af 1" in found
    assert "Bilag 1 til punkt 1 – side" not in found
    assert "4. Kaj 4" in found


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"closed_apart": True}, "adgangskode"),
        ({"password": "kort"}, "for kort"),
        ({"closed_apart": True, "password": "kort"}, "for kort"),
    ],
)
def test_a_packet_that_cannot_be_made_leaves_nothing_behind(
    store: Store, meeting: Meeting, tmp_path: Path, more: dict[str, Any], told: str
) -> None:
    with pytest.raises(UserError, match=told):
        export(store, meeting, tmp_path / "ud" / "pakke.pdf", max_mb=0.6, **more)
    assert list((tmp_path / "ud").iterdir()) == []


def test_a_part_that_exists_is_not_written_over(store: Store, meeting: Meeting, tmp_path: Path) -> None:
    files = export(store, meeting, tmp_path / "pakke.pdf", max_mb=0.6).files
    files[1].path.write_text("mit", "utf-8")
    with pytest.raises(UserError, match="findes allerede"):
        export(store, meeting, tmp_path / "pakke.pdf", max_mb=0.6)
    assert files[1].path.read_text("utf-8") == "mit"


def test_the_closed_part_gets_a_draft_to_nobody(store: Store, meeting: Meeting, tmp_path: Path) -> None:
    to = (("Ane Berg", "ane@havn.example"),)
    result = export(
        store, meeting, tmp_path / "ud" / "mail.eml", "eml", closed_apart=True, password=PASSWORD, recipients=to
    )
    open_mail, closed_mail = (
        message_from_bytes(file.path.read_bytes(), policy=policy.default) for file in result.files
    )
    assert str(open_mail["To"]) == "Ane Berg <ane@havn.example>"
    assert closed_mail["To"] is None
    assert "lukket del" in str(closed_mail["Subject"])
    for file in result.files:
        assert [store.objects.has(sent.object_id) for sent in file.sent] == [True, True]


def test_a_folder_for_the_journal_holds_each_item_and_each_bilag_with_an_index(
    store: Store, meeting: Meeting, tmp_path: Path
) -> None:
    folder = export(store, meeting, tmp_path / "Journal æø", "mappe").path
    names = sorted(path.name for path in folder.iterdir())
    assert "Havnerådet Ærø – pkt 03 – Kaj 3.pdf" in names
    assert "Havnerådet Ærø – pkt 01 – bilag 2 – Foto 1-2.jpg" in names
    index = (folder / "Havnerådet Ærø – 00 Indeks.txt").read_text("utf-8-sig")
    assert all(name in index for name in names if "Indeks" not in name)
    assert (folder / "Havnerådet Ærø – pkt 04 – bilag 1 – Foto 4-1.jpg").read_bytes() == store.objects.path(
        str(meeting.items[3].attachments[0].object_id)
    ).read_bytes()


def test_a_public_zip_holds_nothing_closed_and_no_file_as_it_was_given(
    store: Store, meeting: Meeting, tmp_path: Path
) -> None:
    path = export(store, meeting, tmp_path / "alt.zip", "zip", audience="offentlig").path
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert not [name for name in names if name.endswith(".jpg") or "Kaj 3" in name]
    assert "Havnerådet Ærø – pkt 03 – Lukket punkt.pdf" in names


def test_a_folder_that_holds_something_is_left_alone(store: Store, meeting: Meeting, tmp_path: Path) -> None:
    (tmp_path / "fuld").mkdir()
    (tmp_path / "fuld" / "mit.txt").touch()
    with pytest.raises(UserError, match="ikke tom"):
        export(store, meeting, tmp_path / "fuld", "mappe")
    assert [path.name for path in (tmp_path / "fuld").iterdir()] == ["mit.txt"]


def test_a_mail_with_something_closed_in_it_says_so(store: Store, meeting: Meeting, tmp_path: Path) -> None:
    result = export(store, meeting, tmp_path / "mail.eml", "eml")
    assert "Det lukkede er med i mailen" in result.findings[0]
