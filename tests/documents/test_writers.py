"""Every word of the meeting stands in Word and PDF, in order; lists are lists and tables are tables."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from klyngedesk.documents.outline import outline
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.documents.word import write_word
from klyngedesk.intake.meeting_file import read_meeting_file
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import Cell, List, ListItem, Run, Table, Text, paragraph
from klyngedesk.text.plain import plain
from tests.documents.meetings import PUBLIC_KINDS, full_item, full_meeting
from tests.documents.pdf_reading import pages_of

Written = Callable[[Meeting, DocumentKind, Audience, Path], str]


def pdf_text(meeting: Meeting, kind: DocumentKind, audience: Audience, folder: Path) -> str:
    path = folder / "ud.pdf"
    write_pdf(outline(meeting, kind, audience, Profile()), path, lambda _: None)
    return "\n".join(pages_of(path))


def word_text(meeting: Meeting, kind: DocumentKind, audience: Audience, folder: Path) -> str:
    path = folder / "ud.docx"
    write_word(outline(meeting, kind, audience, Profile()), path, lambda _: None)
    document = docx.Document(str(path))
    return "\n".join(
        "".join(node.text or "" for node in p.iter() if node.tag.endswith("}t"))
        for p in document.element.body.iter()
        if p.tag.endswith("}p")
    )


BOTH = pytest.mark.parametrize("written", [pdf_text, word_text])


def letters(words: str) -> str:
    return re.sub(r"[^\w]", "", words.replace("\ufffe", ""))


def words_in_order(meeting: Meeting) -> list[str]:
    found: list[str] = [meeting.forum_name, *(person.name for person in meeting.people())]
    for item in meeting.walk():
        if item.is_break:
            continue
        found += [item.title, *plain(item.background).split("\n"), *(line.text for line in item.recommendations)]
        found += [*plain(item.minutes).split("\n"), *(line.note for line in item.recommendations)]
        found += [*(link.title or link.url for link in item.links), *(each.title for each in item.attachments)]
    return [letters(words) for words in found if letters(words)]


def assert_in_order(meeting: Meeting, text: str) -> None:
    page_edges = r"Side \d+ af \d+"
    whole, place = letters(re.sub(page_edges, "", text)), 0
    for words in words_in_order(meeting):
        for part in words.split():
            found = whole.find(part, place)
            if found < 0 and len(part) > 40:  # a page's edge may stand inside a long paragraph
                found = whole.find(part[:20], place)
            assert found >= 0, part
            place = found


@BOTH
@pytest.mark.parametrize("name", ["nord-2022-11-08", "direktoerforum-midt-2022-11-16", "politisk-midt-2022-09-20"])
def test_every_word_of_a_real_meeting_is_there_in_order(
    shared: Path, tmp_path: Path, written: Written, name: str
) -> None:
    meeting = read_meeting_file(shared / "meetings" / f"{name}.json")[0].meeting
    assert_in_order(meeting, written(meeting, DocumentKind.REFERAT, Audience.INTERN, tmp_path))


@BOTH
def test_every_word_of_our_own_meeting_is_there(tmp_path: Path, written: Written) -> None:
    meeting = full_meeting()
    text = written(meeting, DocumentKind.REFERAT, Audience.INTERN, tmp_path)
    assert_in_order(meeting, text)
    assert letters("Opgavex1") in letters(text)
    assert "Pause" in text


@BOTH
@pytest.mark.parametrize("kind", PUBLIC_KINDS)
def test_nothing_closed_reaches_the_public(tmp_path: Path, written: Written, kind: DocumentKind) -> None:
    meeting = Meeting("f", "Rådet", items=(full_item("hemmelig", closed=True, items=(full_item("hemmelig"),)),))
    assert "hemmelig" not in written(meeting, kind, Audience.OFFENTLIG, tmp_path)
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as archive:
                content = b"".join(archive.read(name) for name in archive.namelist())
        assert b"hemmelig" not in content


def test_lists_and_tables_of_the_word_file_are_real(tmp_path: Path) -> None:
    word_text(full_meeting(), DocumentKind.REFERAT, Audience.INTERN, tmp_path)
    document = docx.Document(str(tmp_path / "ud.docx"))
    xml = document.element.xml
    assert xml.count("<w:numId ") >= 12
    assert xml.count("<w:tblHeader") == 7
    assert 'w:val="da-DK"' in document.styles.element.xml
    assert "startOverride" in document.part.numbering_part.element.xml


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        Text((paragraph("😀 \U0001f469\u200d⚕ שלום \x0b\x00 <b>&amp;</b> " + "langtordudenpause" * 40),)),
        Text((Table((tuple(Cell((paragraph(f"k{n}"),)) for n in range(30)),) * 3, 1),)),
        Text((Table(((Cell((paragraph("fyld " * 4000),)), Cell((paragraph("b"),))),)),)),
        Text((paragraph("ord " * 20_000),)),
        Text((Table(((Cell(),),)), type(paragraph(""))((Run("slut", bold=True),)))),
    ],
)
def test_difficult_text_is_written_whole(tmp_path: Path, written: Written, text: Text) -> None:
    meeting = Meeting("f", "R" * 300, items=(AgendaItem("T" * 300, background=text),))
    found = letters(written(meeting, DocumentKind.DAGSORDEN, Audience.INTERN, tmp_path))
    for word in {letters(w) for w in plain(text).split() if letters(w).isascii()}:
        assert word[:20] in found


@pytest.mark.parametrize("ordered", [True, False])
def test_a_line_of_a_list_goes_on_over_the_page(tmp_path: Path, ordered: bool) -> None:
    words = " ".join(f"ord{number}" for number in range(900))
    item = AgendaItem("Kajen", background=Text((List((ListItem((Run(words),)), ListItem((Run("sidst"),))), ordered),)))
    found = pdf_text(Meeting("f", "Havn", items=(item,)), DocumentKind.DAGSORDEN, Audience.INTERN, tmp_path)
    assert [word for word in words.split() if word not in found] == []
    assert "sidst" in found
