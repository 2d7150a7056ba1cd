"""The last line of an indstilling never stands alone on the next page, and what is closed is said once."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from klyngedesk.documents.outline import outline
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.documents.word import write_word
from klyngedesk.model.agenda import AgendaItem, Attachment, Recommendation
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import text_of_lines
from tests.documents.pdf_reading import pages_of

LINES = ("godkender taksten", "tager kajen til efterretning", "drøfter broen")


def of_filler(lines: int) -> Meeting:
    filler = AgendaItem("Kajen", background=text_of_lines("Kajen er lang.\n" * lines))
    asked = AgendaItem("Taksten", recommendations=tuple(map(Recommendation, LINES)))
    return Meeting("forum", "Havneudvalget", items=(filler, asked))


@pytest.mark.parametrize("filler", range(24, 40))
def test_the_last_two_lines_stand_on_one_page(tmp_path: Path, filler: int) -> None:
    shown = outline(of_filler(filler), DocumentKind.DAGSORDEN, Audience.INTERN, Profile())
    write_pdf(shown, tmp_path / "ud.pdf", lambda _: None)
    where = [next(n for n, page in enumerate(pages_of(tmp_path / "ud.pdf")) if line in page) for line in LINES]
    assert where[1] == where[2]


def test_word_keeps_the_last_line_with_the_one_before(tmp_path: Path) -> None:
    shown = outline(of_filler(1), DocumentKind.DAGSORDEN, Audience.INTERN, Profile())
    write_word(shown, tmp_path / "ud.docx", lambda _: None)
    found = [p for p in docx.Document(str(tmp_path / "ud.docx")).paragraphs if p.text in LINES]
    assert [bool(p.paragraph_format.keep_with_next) for p in found] == [False, True, False]


@pytest.mark.parametrize(("title", "marks"), [("", 0), ("Køb af et skib", 1)])
def test_a_closed_item_without_a_public_title_says_so_once(tmp_path: Path, title: str, marks: int) -> None:
    meeting = Meeting("f", "Havneudvalget", items=(AgendaItem("Skibet", closed=True, public_title=title),))
    shown = outline(meeting, DocumentKind.DAGSORDEN, Audience.OFFENTLIG, Profile())
    write_pdf(shown, tmp_path / "ud.pdf", lambda _: None)
    write_word(shown, tmp_path / "ud.docx", lambda _: None)
    written = "\n".join(p.text for p in docx.Document(str(tmp_path / "ud.docx")).paragraphs)
    assert written.count("LUKKET") == "".join(pages_of(tmp_path / "ud.pdf")).count("LUKKET") == marks


def test_long_contents_begin_on_the_first_page(tmp_path: Path) -> None:
    items = tuple(AgendaItem(f"Kaj {n}", attachments=(Attachment("Kort"), Attachment("Skitse"))) for n in range(30))
    meeting = Meeting("forum", "Havneudvalget", items=items)
    shown = outline(meeting, DocumentKind.DAGSORDEN, Audience.INTERN, Profile())
    write_pdf(shown, tmp_path / "ud.pdf", lambda _: None, link_attachments=True)
    first = pages_of(tmp_path / "ud.pdf")[0]
    assert "Indhold" in first
    assert "20. Kaj 19" in first
