"""Word and PDF of a meeting of 100 items and of 1,000, against the same words written bare."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import Outline
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.documents.word import write_word
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import Text, paragraph
from klyngedesk.text.plain import plain


def meeting_of(count: int) -> Meeting:
    text = Text(tuple(paragraph("Rådet drøftede sagen og hørte forvaltningen. " * 8) for _ in range(6)))
    return Meeting("f", "Havnerådet", items=tuple(AgendaItem(f"Punkt {n}", background=text) for n in range(count)))


def lines_of(meeting: Meeting) -> list[str]:
    return [line for item in meeting.items for line in [item.title, *plain(item.background).split("\n")]]


def bare_word(meeting: Meeting, path: Path) -> None:
    document = docx.Document()
    for line in lines_of(meeting):
        document.add_paragraph(line)
    document.save(str(path))


def bare_pdf(meeting: Meeting, path: Path) -> None:
    style = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(str(path)).build([Paragraph(line, style) for line in lines_of(meeting)])


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@pytest.mark.long
def test_export_times_and_their_growth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, taken = tmp_path / "ud", {}
    for count in (100, 1000):
        meeting = meeting_of(count)
        shown: Outline = outline(meeting, DocumentKind.DAGSORDEN, Audience.INTERN, Profile())
        taken["Word", count] = timed(lambda s=shown: write_word(s, path, lambda _: None))
        taken["bare python-docx", count] = timed(lambda m=meeting: bare_word(m, path))
        taken["PDF", count] = timed(lambda s=shown: write_pdf(s, path, lambda _: None))
        taken["bare reportlab", count] = timed(lambda m=meeting: bare_pdf(m, path))
    with capsys.disabled():
        for ours, floor in (("Word", "bare python-docx"), ("PDF", "bare reportlab")):
            ratio, growth = taken[ours, 100] / taken[floor, 100], taken[ours, 1000] / taken[ours, 100]
            print(f"\n{ours}, 100 items: {taken[ours, 100]:.2f} s, {ratio:.2f} x {floor}; 10 x items: {growth:.1f} x")
    assert taken["PDF", 1000] < 30 * taken["PDF", 100]
