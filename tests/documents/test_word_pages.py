"""Word and PDF come to the same lines and pages, and no contents line names a page that its heading is not on."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import Outline
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.documents.word import write_word
from klyngedesk.intake.meeting_file import read_meeting_file
from klyngedesk.model.agenda import AgendaItem, Attachment, Outcome, Recommendation
from klyngedesk.model.forum import Profile
from klyngedesk.model.layout import Layout
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import Cell, Heading, List, ListItem, Run, Table, Text, paragraph
from tests.documents.word_reading import convert_in_office

CONTENTS = Profile(layout=Layout(shows_contents=True))
LONG = "ord og flere ord til en linje der skal brydes " * 6


def office_places(folder: Path, *files: Path) -> dict[str, dict[str, tuple[int, float]]]:
    """Return for each file the page from 1 and the top of each heading, as LibreOffice sets it."""
    form = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    convert_in_office(folder, *files, form=form)
    return {file.stem: _bookmarks(file.with_suffix(".pdf")) for file in files}


def _bookmarks(path: Path) -> dict[str, tuple[int, float]]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as marks:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        waiting, found = list(marks.root), {}
        while waiting:
            mark = waiting.pop(0)
            found[letters(str(mark.title))] = numbers[mark.destination[0].objgen], float(mark.destination[3])
            waiting[:0] = mark.children
    return found


def letters(words: str) -> str:
    return re.sub(r"[\W_]|LUKKET", "", words)


def written(shown: Outline, path: Path) -> Path:
    write_word(shown, path, lambda _: None)
    return path


def test_each_kind_of_content_is_as_high_in_word_as_in_the_pdf(tmp_path: Path) -> None:
    cells = (Cell((paragraph("kort"),)), Cell((paragraph(LONG), List((ListItem((Run("led"),)),)))), Cell())
    nested = List((ListItem((Run("led"),), (List((ListItem((Run(LONG),)),), ordered=True),)),))
    blocks = (paragraph(LONG), Heading((Run("Overskrift"),)), nested, *[Table((cells,) * 3, 1)] * 2, paragraph("slut"))
    cases = {
        "tekst": AgendaItem("A", id="a", background=Text(blocks)),
        "lister": AgendaItem("A", id="a", presenters=("Bo",), attachments=(Attachment("Notat"),) * 2),
        "vedtaget": AgendaItem("A", id="a", recommendations=(Recommendation("g", Outcome.FOLLOWED, LONG),) * 2),
        "under": AgendaItem("A", id="a", items=(AgendaItem("U"), AgendaItem("V", background=Text(blocks[:1])))),
    }
    ours, files = {}, []
    for name, item in cases.items():
        meeting = Meeting("f", "Rådet", items=(item, AgendaItem("B", id="b")))
        shown = outline(meeting, DocumentKind.REFERAT, Audience.INTERN, Profile())
        places = write_pdf(shown, tmp_path / "ud.pdf", lambda _: None).places
        ours[name] = places["punkt-a"][1] - places["punkt-b"][1]
        files.append(written(shown, tmp_path / f"{name}.docx"))
    theirs = office_places(tmp_path, *files)
    assert {name: found["1A"][1] - found["2B"][1] for name, found in theirs.items()} == pytest.approx(ours, abs=0.2)


@pytest.mark.long
def test_no_contents_line_names_a_page_that_its_heading_is_not_on(shared: Path, tmp_path: Path) -> None:
    files = []
    for source in sorted((shared / "meetings").glob("*.json")):
        meeting = read_meeting_file(source)[0].meeting
        for kind in (DocumentKind.DAGSORDEN, DocumentKind.REFERAT):
            shown = outline(meeting, kind, Audience.INTERN, CONTENTS)
            files.append(written(shown, tmp_path / f"{source.stem}-{kind.value}.docx"))
    told = 0
    for name, found in office_places(tmp_path, *files).items():
        for line in contents_lines(tmp_path / f"{name}.docx"):
            words, _, page = line.partition("\t")
            told += bool(page)
            assert not page or found[letters(words)][0] == int(page), (name, line)
    assert told > len(files)


def contents_lines(path: Path) -> list[str]:
    listed = [p for p in docx.Document(str(path)).paragraphs if re.fullmatch("toc [12]", p.style.name.casefold())]
    return ["".join(t.text or "\t" for t in p._p.iter(qn("w:t"), qn("w:tab"))) for p in listed]
