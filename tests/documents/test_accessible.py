"""Every PDF that leaves the program is PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from klyngedesk.documents.outline import outline
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.intake.meeting_file import read_meeting_file
from klyngedesk.model.agenda import AgendaItem, Link
from klyngedesk.model.forum import Profile
from klyngedesk.model.layout import FONTS, AttendanceForm, FrameForm, ItemPart, Layout, Place
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import Block, Cell, Figure, Heading, List, ListItem, Paragraph, Run, Table, Text, paragraph
from tests.documents import verapdf
from tests.documents.meetings import PUBLIC_KINDS, full_meeting

PAPERS = [(kind, audience) for kind in PUBLIC_KINDS for audience in Audience] + [
    (DocumentKind.KOEREKORT, Audience.INTERN)
]


def assert_accessible(
    meeting: Meeting,
    folder: Path,
    kind: DocumentKind = DocumentKind.REFERAT,
    audience: Audience = Audience.INTERN,
    layout: Layout | None = None,
) -> None:
    profile = Profile(layout=layout or Layout())
    write_pdf(outline(meeting, kind, audience, profile), folder / "ud.pdf", lambda name: folder / name)
    verapdf.assert_accessible(folder / "ud.pdf")


@pytest.mark.parametrize(("kind", "audience"), PAPERS)
def test_a_meeting_that_holds_one_of_everything(tmp_path: Path, kind: DocumentKind, audience: Audience) -> None:
    assert_accessible(full_meeting(), tmp_path, kind, audience)


@pytest.mark.parametrize("name", ["nord-2022-11-08", "direktoerforum-midt-2022-11-16", "politisk-midt-2022-09-20"])
@pytest.mark.parametrize("kind", [DocumentKind.DAGSORDEN, DocumentKind.REFERAT, DocumentKind.KOEREKORT])
def test_a_real_meeting(shared: Path, tmp_path: Path, name: str, kind: DocumentKind) -> None:
    assert_accessible(read_meeting_file(shared / "meetings" / f"{name}.json")[0].meeting, tmp_path, kind)


LONG_LINK = Run("en meget lang adresse " * 20, link="https://eksempel.dk/" + "bilag/" * 60)


@pytest.mark.parametrize(
    "block",
    [
        paragraph("😀 \U0001f469\u200d⚕ שלום العربية \U00020000 ༀ ✓ ﷽ \x0b\x00 <b>&amp;</b>"),
        paragraph("ord " * 20_000),
        Paragraph((Run("før "), LONG_LINK, Run(" efter"), Run("fed", bold=True, link="mailto:a@eksempel.dk"))),
        Heading((Run("Dyb"),), 3),
        List((ListItem((Run("שלום (טיפול) 12 x"), Run(" لا بأس كِتَابٌ", link="https://eksempel.dk/לא"))),) * 4),
        List(
            tuple(ListItem((Run("led " * 60),), (List((ListItem((Run("under"),)),), ordered=True),)) for _ in "ab" * 40)
        ),
        Table((tuple(Cell((paragraph(f"k{n}"),)) for n in range(30)),) * 3, 1),
        Table((tuple(Cell((paragraph("celle " * 100), List((ListItem((Run("x"),)),)))) for _ in "ab"),) * 30, 2),
        Table(((Cell(), Cell((Paragraph((LONG_LINK,)),))),) * 2, 1),
        Table(((Cell((paragraph("fyld " * 4000),)), Cell((paragraph("b"),))),)),
        Figure("findes-ikke.png", "En graf"),
    ],
)
def test_difficult_text(tmp_path: Path, block: Block) -> None:
    item = AgendaItem("T" * 300, background=Text((block,)), links=(Link("https://eksempel.dk", "L" * 300),))
    assert_accessible(Meeting("f", "R" * 300, items=(replace(item, minutes=Text((block, block))),)), tmp_path)


@pytest.mark.parametrize(
    ("ending", "mode"),
    [
        *(("png", mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")),
        *(("jpg", mode) for mode in ("RGB", "L", "CMYK")),
        *(("tif", mode) for mode in ("RGBA", "CMYK", "F", "1")),
    ],
)
def test_pictures_of_every_kind(tmp_path: Path, ending: str, mode: str) -> None:
    Image.new(mode, (60, 3000)).save(tmp_path / f"billede.{ending}")
    picture = Text((Figure(f"billede.{ending}", ""), Figure(f"billede.{ending}", "Graf over forbruget")))
    assert_accessible(Meeting("f", "Rådet", items=(AgendaItem("Punkt", background=picture),)), tmp_path)


@pytest.mark.parametrize(
    "layout",
    [
        Layout(shows_contents=True, slot=Place.AFTER, presenters=Place.AFTER),
        Layout(order=(ItemPart.ITEMS, ItemPart.ATTACHMENTS, ItemPart.MINUTES), frame=FrameForm.LINES),
        Layout(words={}, frame=FrameForm.NOWHERE, attendance=AttendanceForm.NOWHERE, slot=Place.BEFORE, stem=""),
    ],
)
def test_every_layout(tmp_path: Path, layout: Layout) -> None:
    assert_accessible(full_meeting(), tmp_path, layout=layout)


@pytest.mark.parametrize("mode", ["RGBA", "CMYK"])
@pytest.mark.parametrize("font", list(FONTS))
def test_a_logo_a_colour_and_every_font(tmp_path: Path, mode: str, font: str) -> None:
    Image.new(mode, (600, 180)).save(tmp_path / "logo.tif")
    layout = Layout(logo="logo.tif", accent="#7A1F3D", font=font, shows_contents=True)
    difficult = Text((paragraph("😀 ✓ ‑ ﬁ שלום Ελληνικά Кириллица"), Heading((Run("Fed ✓", bold=True),))))
    meeting = replace(full_meeting(), title="Møde ✓", items=(AgendaItem("Punkt ☐", background=difficult),))
    assert_accessible(meeting, tmp_path, layout=layout)


def test_a_damaged_logo_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"ikke et billede")
    assert_accessible(full_meeting(), tmp_path, layout=Layout(logo="logo.png", accent="#FFFF00", font="Findes ikke"))


def test_half_letters_and_control_characters_in_titles(tmp_path: Path) -> None:
    odd = "a\ud800b\x00\u2028c\ue000"
    assert_accessible(Meeting("f", odd, title=odd, items=(AgendaItem(odd),)), tmp_path)


def test_an_empty_meeting(tmp_path: Path) -> None:
    assert_accessible(Meeting("f", ""), tmp_path, DocumentKind.DAGSORDEN)


@pytest.mark.long
def test_a_meeting_of_a_hundred_items(tmp_path: Path) -> None:
    assert_accessible(replace(full_meeting(), items=tuple(full_meeting().items[n % 2] for n in range(100))), tmp_path)


@pytest.mark.long
def test_a_sagsfremstilling_of_two_hundred_pages_is_whole(tmp_path: Path) -> None:
    text = Text(tuple(paragraph(f"afsnit{n} " + "ord og flere ord " * 60) for n in range(1300)))
    meeting = Meeting("f", "Rådet", items=(AgendaItem("Lang sag", background=text), AgendaItem("Den næste")))
    assert_accessible(meeting, tmp_path, DocumentKind.DAGSORDEN)
    document = pypdfium2.PdfDocument(tmp_path / "ud.pdf")
    assert len(document) > 200
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    assert all(f"afsnit{n} " in words for n in range(1300))
    assert "Den næste" in words
