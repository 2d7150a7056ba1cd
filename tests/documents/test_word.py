"""The Word file is as well structured as the PDF."""

from __future__ import annotations

import re
import subprocess
import zipfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import ItemHeading, Outline
from klyngedesk.documents.pdf import heading_pages, write_pdf
from klyngedesk.documents.word import write_word
from klyngedesk.intake.meeting_file import read_meeting_file
from klyngedesk.model.agenda import AgendaItem, Outcome, Recommendation
from klyngedesk.model.forum import Profile
from klyngedesk.model.layout import Layout, Place
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import Cell, Figure, Table, Text, paragraph
from tests.documents.meetings import full_item, full_meeting
from tests.documents.structure import spoken
from tests.documents.word_reading import convert_in_office, disorder, headings, list_lines, parts

CONTENTS = Layout(shows_contents=True)


def written(
    meeting: Meeting,
    folder: Path,
    layout: Layout | None = None,
    kind: DocumentKind = DocumentKind.REFERAT,
    item: str | None = None,
) -> Path:
    shown = outline(meeting, kind, Audience.INTERN, Profile(layout=layout or Layout()), item)
    assert write_word(shown, folder / "ud.docx", lambda name: folder / name) == ()
    return folder / "ud.docx"


def test_items_and_their_parts_are_headings_whose_numbers_word_counts(tmp_path: Path) -> None:
    found = headings(written(full_meeting(), tmp_path))
    assert [each for each in found if "Titel" in each[1] or each[1].endswith(("Tema", "Tillæg A"))] == [
        (1, "1. Titelx3"),
        (1, "2. Tema"),
        (2, "2 a) Titelx1"),
        (2, "2 b) Titelx2"),
        (1, "Tillæg A"),
    ]
    assert (2, "Sagsfremstilling") in found
    assert (3, "overskriftsagx3") in found
    assert all(later[0] <= earlier[0] + 1 for earlier, later in pairwise(found))


def test_a_udskrift_counts_from_the_number_the_item_has(tmp_path: Path) -> None:
    meeting = Meeting("f", "Rådet", items=tuple(AgendaItem(f"Punkt {n}") for n in range(3)))
    path = written(meeting, tmp_path, kind=DocumentKind.UDSKRIFT, item=meeting.items[2].id)
    overridden = docx.Document(str(path)).part.numbering_part.element.xml
    assert '<w:startOverride w:val="3"/>' in overridden


def test_a_heading_that_begins_with_its_time_is_not_counted(tmp_path: Path) -> None:
    found = headings(written(full_meeting(), tmp_path, Layout(slot=Place.BEFORE)))
    assert found[0] == (1, "Kl. 13.00: Titelx3")


def test_lists_nest_and_each_numbered_one_begins_at_one(tmp_path: Path) -> None:
    path = written(full_meeting(), tmp_path)
    assert ("1", 1, "inderstsagx3") in list_lines(path)
    assert ("•", 0, "førstesagx3") in list_lines(path)
    assert ("1", 0, "Godkenderx3") in list_lines(path)
    numbered = [p for p in docx.Document(str(path)).paragraphs if p.style.name == "List Number"]
    assert len({p._p.pPr.numPr.numId.val for p in numbered if "Godkender" in p.text}) == 3


@pytest.mark.parametrize("layout", [Layout(), CONTENTS, Layout(logo="logo.png", font="Carlito", accent="#7A1F3D")])
def test_every_part_of_the_file_has_its_children_in_the_order_of_the_standard(tmp_path: Path, layout: Layout) -> None:
    Image.new("CMYK", (300, 90)).save(tmp_path / "logo.png.jpg")
    (tmp_path / "logo.png.jpg").rename(tmp_path / "logo.png")
    figure = Text((Figure("logo.png", "Graf"), Table(((Cell((paragraph("a"),)),) * 30,) * 2, 1)))
    meeting = replace(full_meeting(), items=(*full_meeting().items, full_item("x9", background=figure)))
    assert disorder(written(meeting, tmp_path, layout)) == []


def test_contents_are_filled_in_and_linked_and_number_the_pages_that_are_sure(tmp_path: Path) -> None:
    document = docx.Document(str(written(full_meeting(), tmp_path, CONTENTS)))
    lines = [p for p in document.paragraphs if p.style.name.startswith(("TOC 1", "toc 1", "TOC 2", "toc 2"))]
    shown = outline(full_meeting(), DocumentKind.REFERAT, Audience.INTERN, Profile(layout=CONTENTS))
    sure = heading_pages(shown, lambda _: None)
    assert sure
    wanted = [f"{part.words}\t{sure[part.anchor]}" if part.anchor in sure else part.words for part in shown.contents()]
    assert ["".join(t.text or "\t" for t in p._p.iter(qn("w:t"), qn("w:tab"))) for p in lines] == wanted
    targets = {mark.get(qn("w:name")) for mark in document.element.iter(qn("w:bookmarkStart"))}
    assert {link.get(qn("w:anchor")) for p in lines for link in p._p.iter(qn("w:hyperlink"))} == targets
    assert "updateFields" not in document.settings.element.xml


def test_tables_repeat_their_headers_and_pictures_have_words(tmp_path: Path) -> None:
    Image.new("RGB", (4000, 200)).save(tmp_path / "graf.png")
    item = full_item("x1", minutes=Text((Figure("graf.png", "Graf over forbruget"),)))
    xml = docx.Document(str(written(Meeting("f", "Rådet", items=(item,)), tmp_path))).element.xml
    assert xml.count("<w:tblHeader/>") == 1
    assert 'descr="Graf over forbruget"' in xml
    assert 'w:val="Hyperlink"' in xml


def test_words_from_right_to_left_say_so_and_no_other(tmp_path: Path) -> None:
    text = Text((paragraph("Ordet שלום עולם betyder fred"), paragraph("مرحبا بكم")))
    path = written(Meeting("f", "Rådet", items=(AgendaItem("Sag", minutes=text),)), tmp_path)
    document = docx.Document(str(path))
    found = [r.text for p in document.paragraphs for r in p.runs if r._r.rPr is not None and r.font.rtl]
    assert found == ["שלום עולם", "مرحبا بكم"]
    assert [p.text for p in document.paragraphs if "<w:bidi/>" in p._p.xml] == ["مرحبا بكم"]
    assert "Ordet שלום עולם betyder fred" in [p.text for p in document.paragraphs]
    assert disorder(path) == []


def test_titles_indstilling_and_decisions_from_right_to_left_say_so_too(tmp_path: Path) -> None:
    advice = (Recommendation("קבל את ההצעה", Outcome.FOLLOWED, "הערה"),)
    item = AgendaItem("שלום עולם", recommendations=advice)
    path = written(Meeting("f", "Rådet", items=(item,)), tmp_path)
    document = docx.Document(str(path))
    found = [r.text for p in document.paragraphs for r in p.runs if r._r.rPr is not None and r.font.rtl]
    assert {"שלום עולם", "קבל את ההצעה", "הערה"} <= set(found)
    assert disorder(path) == []


def test_every_language_of_the_file_is_danish(tmp_path: Path) -> None:
    found = {
        (name, element.tag.rpartition("}")[2], value)
        for name, root in parts(written(full_meeting(), tmp_path))
        for element in root.iter("{*}lang", "{*}themeFontLang")
        for key, value in element.attrib.items()
        if key.endswith("}val")
    }
    assert {value for _, _, value in found} == {"da-DK"}
    assert {"lang", "themeFontLang"} == {tag for _, tag, _ in found}


def test_the_file_tells_what_it_is_and_nothing_of_the_machine(tmp_path: Path) -> None:
    properties = docx.Document(str(written(full_meeting(), tmp_path))).core_properties
    assert properties.title.startswith("Referat: Havnerådet 😀")
    assert (properties.language, properties.author) == ("da-DK", "Havnerådet 😀")
    with zipfile.ZipFile(tmp_path / "ud.docx") as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        assert b"NUMPAGES" in b"".join(archive.read(n) for n in archive.namelist() if "footer" in n)


@pytest.mark.parametrize("name", ["nord-2022-11-08", "direktoerforum-midt-2022-11-16", "politisk-midt-2022-09-20"])
def test_the_headings_of_a_real_meeting_are_its_items(shared: Path, tmp_path: Path, name: str) -> None:
    meeting = read_meeting_file(shared / "meetings" / f"{name}.json")[0].meeting
    path = written(meeting, tmp_path, CONTENTS)
    items = [item for item in meeting.items if not item.is_break]
    firsts = [words for level, words in headings(path) if level == 1][: len(items)]
    assert firsts == [f"{number}. {item.title}" for number, item in enumerate(items, 1)]
    assert disorder(path) == []


def test_libreoffice_opens_it_and_sees_the_same_numbers_and_pages(tmp_path: Path) -> None:
    path = written(full_meeting(), tmp_path, CONTENTS)
    convert_in_office(tmp_path, path)
    reading = ["pdftotext", "-layout", tmp_path / "ud.pdf", "-"]
    text = subprocess.run(reading, capture_output=True, text=True, check=True).stdout
    assert text.count("2 b) Titelx2") == 2
    assert "2 2 b)" not in text
    for number, page in enumerate(text.split("\f")[:-1], 1):
        assert f"Side {number} af " in page


@pytest.mark.parametrize("name", ["", "nord-2022-11-08", "direktoerforum-midt-2022-11-16", "politisk-midt-2022-09-20"])
def test_word_and_pdf_tell_the_same_headings_lists_and_tables(shared: Path, tmp_path: Path, name: str) -> None:
    meeting = read_meeting_file(shared / "meetings" / f"{name}.json")[0].meeting if name else full_meeting()
    shown = outline(meeting, DocumentKind.REFERAT, Audience.INTERN, Profile())
    write_pdf(shown, tmp_path / "ud.pdf", lambda _: None)
    told = spoken(tmp_path / "ud.pdf")
    begins = next(n for n, each in enumerate(told) if each.tag == "H2" and each.words.startswith(shown_first(shown)))
    heads = [(int(each.tag[1]) - 1, letters(each.words)) for each in told[begins:] if each.tag[0] == "H"]
    path = written(meeting, tmp_path)
    assert [(level, letters(words)) for level, words in headings(path)] == heads
    tables = [t for t in docx.Document(str(path)).tables if t.style.name == "Table Grid"]
    rows = [each for each in told[begins:] if each.tag == "TR"]
    assert sum(len(table.rows) for table in tables) == len(rows)
    lines = [letters(words) for _, _, words in list_lines(path)]
    bodies = [letters(each.words) for each in told[begins:] if each.tag == "LBody"]
    assert [line for line in bodies if line in lines] == lines


def shown_first(shown: Outline) -> str:
    return next(part.lead for part in shown.parts if isinstance(part, ItemHeading))


def letters(words: str) -> str:
    return re.sub(r"\W", "", words)
