"""A draft says so on every page."""

from __future__ import annotations

import itertools
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pypdfium2
import pytest
from docx.oxml.ns import qn
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from klyngedesk.documents.outline import outline
from klyngedesk.documents.page_marks import mark_as_draft
from klyngedesk.documents.parcels import cover_of, divided, document_of
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.documents.word import write_word
from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from tests.documents.verapdf import failures
from tests.documents.word_reading import disorder

TURNS = (0, 90, 180, 270)


@pytest.fixture
def turned(tmp_path: Path) -> Path:
    """A file with a page of each rotation, none with its corner at zero."""
    path = tmp_path / "sider.pdf"
    canvas = Canvas(str(path), pagesize=(400, 600))
    for turn in TURNS:
        canvas.drawString(100, 300, f"Side {turn}")
        canvas.showPage()
    canvas.save()
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page, turn in zip(pdf.pages, TURNS, strict=True):
            page.obj.Rotate, page.obj.MediaBox = turn, pikepdf.Array([50, 60, 350, 500])
        pdf.save(path)
    return path


def test_every_page_of_a_draft_says_so_upright_in_its_upper_left_corner(turned: Path) -> None:
    mark_as_draft(turned)
    document = pypdfium2.PdfDocument(turned)
    for page in document:
        assert "Udkast" in page.get_textpage().get_text_bounded()
        picture = page.render().to_pil().convert("RGB")
        red = [
            place for place in itertools.product(range(picture.width), range(picture.height)) if _is_red(picture, place)
        ]
        assert (min(x for x, _ in red), min(y for _, y in red)) == (12, 12)
        assert max(x for x, _ in red) < 72
        assert max(y for _, y in red) < 30
    document.close()


def _is_red(picture: Image.Image, place: tuple[int, int]) -> bool:
    red, _, blue = picture.getpixel(place)  # type: ignore[misc]
    return bool(red > blue + 20)


def test_every_header_of_a_word_draft_says_so(tmp_path: Path) -> None:
    meeting = Meeting("f", "Havnerådet", items=(AgendaItem("Kajen"),))
    shown = outline(meeting, DocumentKind.DAGSORDEN, Audience.INTERN, Profile())
    for draft in (True, False):
        path = tmp_path / f"{draft}.docx"
        write_word(replace(shown, draft=draft), path, lambda _: None)
        with zipfile.ZipFile(path) as archive:
            headers = [archive.read(name).decode() for name in archive.namelist() if "word/header" in name]
        assert [("UDKAST" in header) for header in headers if "w:p" in header].count(True) == (2 if draft else 0)


def test_the_mark_of_a_word_draft_moves_no_line_of_the_letterhead(tmp_path: Path) -> None:
    shown = outline(Meeting("f", "Havnerådet"), DocumentKind.DAGSORDEN, Audience.INTERN, Profile())
    write_word(replace(shown, draft=True), tmp_path / "ud.docx", lambda _: None)
    section = docx.Document(str(tmp_path / "ud.docx")).sections[0]
    for header in (section.header, section.first_page_header):
        frame = header.paragraphs[0]._p.pPr.find(qn("w:framePr"))
        assert frame.get(qn("w:vAnchor")) == "page"
        assert int(frame.get(qn("w:y"))) / 20 + 14 < section.header_distance.pt
    assert disorder(tmp_path / "ud.docx") == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_draft_and_the_cover_of_a_later_part_are_read_aloud_and_kept_as_other_documents_are(
    tmp_path: Path, profile: str
) -> None:
    attachment = Attachment("Kort", "a", "kort.pdf")
    below = AgendaItem("Nord", attachments=(Attachment("Tegning", "b", "tegning.pdf"),))
    meeting = Meeting("f", "Havnerådet", items=(AgendaItem("Kajen", attachments=(attachment,), items=(below,)),))
    shown = outline(meeting, DocumentKind.DAGSORDEN, Audience.INTERN, Profile())
    parcels = divided(shown.attachments(), {attachment.id: 90, below.attachments[0].id: 90}, 50, 100)
    assert [parcel.name for parcel in parcels] == ["del 1 af 3", "del 2 af 3", "del 3 af 3"]
    for number, part in enumerate((document_of(shown, parcels), *(cover_of(shown, each) for each in parcels[1:]))):
        path = tmp_path / f"{number}.pdf"
        write_pdf(part, path, lambda _: None)
        mark_as_draft(path)
        assert failures(path, profile) == ()
