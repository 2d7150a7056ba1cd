"""The chair's card can be read at a glance: no word is broken in its narrow columns, and its table stands alone."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import Outline
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.documents.pdf_text import column_widths
from klyngedesk.documents.word import write_word
from klyngedesk.model.agenda import AgendaItem, Recommendation
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.model.people import AttendanceGroup, Participant
from klyngedesk.text.blocks import Cell, Table, paragraph
from tests.documents.pdf_reading import pages_of


def card() -> Outline:
    lines = (Recommendation("godkender, at ordningen prøves i hele regionen fra september og i et år frem"),)
    items = (
        AgendaItem("Økonomi for hjemmebehandling i første kvartal", presenters=("Bo Vang",), minutes_planned=45),
        AgendaItem("Ordning", minutes_planned=15, recommendations=lines, presenters=("Asta Birk", "Ole Lund Vang")),
    )
    groups = (AttendanceGroup("Rådet", (Participant("Bo Vang"),)),)
    meeting = Meeting("f", "Rådet", date=date(2027, 9, 29), start=time(13), items=items, groups=groups)
    return outline(meeting, DocumentKind.KOEREKORT, Audience.INTERN, Profile())


def test_times_and_heads_stand_on_one_line(tmp_path: Path) -> None:
    write_pdf(card(), tmp_path / "ud.pdf", lambda _: None)
    words = pages_of(tmp_path / "ud.pdf")[0].partition("Kl.")[2].split()
    whole = ["Min.", "13.00", "45", "13.45", "15"]
    assert [word for word in words if word in whole] == whole


def test_its_table_is_not_one_with_the_table_of_those_who_are_there(tmp_path: Path) -> None:
    write_word(card(), tmp_path / "ud.docx", lambda _: None)
    body = docx.Document(str(tmp_path / "ud.docx")).element.body
    assert not [1 for one, other in pairwise(body) if one.tag == other.tag == body.tbl_lst[0].tag]


@pytest.mark.parametrize("width", [120.0, 450.0])
def test_columns_fill_the_line_also_where_no_word_has_room(width: float) -> None:
    row = tuple(Cell((paragraph(words),)) for words in ("13.00", "Sundhedskoordinationsudvalget", "en sag " * 20, ""))
    widths = column_widths(Table((row,), 0), width)
    assert sum(widths) == pytest.approx(width)
    assert min(widths) > 0
