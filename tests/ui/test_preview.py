"""The pages beside the work are those that are sent, and they follow it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services import agenda
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.preview import PreviewPane, written_document


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk) -> PreviewPane:
    made = PreviewPane(desk)
    qtbot.addWidget(made)
    made.resize(320, 500)
    made.show()
    return made


def wait_for_pages(qtbot: QtBot, pane: PreviewPane) -> None:
    qtbot.waitUntil(lambda: bool(pane.area.drawn()))


def words_of(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    return [page.get_textpage().get_text_range() for page in document]


def test_the_pages_are_word_for_word_those_of_the_export(desk: Desk, tmp_path: Path) -> None:
    assert desk.meeting is not None
    target = tmp_path / "ud.pdf"
    export_document(desk.store, desk.meeting.id, ExportRequest("referat", "pdf", "offentlig", target))
    kind, audience = DocumentKind.REFERAT, Audience.OFFENTLIG
    shown = written_document(desk.meeting, kind, audience, desk.profile, desk.picture_file)
    assert words_of(shown.content) == words_of(target.read_bytes())


def test_the_pages_say_that_they_are_a_draft_where_the_file_does(desk: Desk) -> None:
    assert desk.meeting is not None
    asked = (desk.meeting, DocumentKind.DAGSORDEN, Audience.INTERN, desk.profile, desk.picture_file)
    assert all("Udkast" in page for page in words_of(written_document(*asked, draft=True).content))
    assert not any("Udkast" in page for page in words_of(written_document(*asked).content))


def test_only_pages_in_sight_are_drawn(qtbot: QtBot, desk: Desk, pane: PreviewPane) -> None:
    wait_for_pages(qtbot, pane)
    assert 0 in pane.area.drawn()
    assert len(pane.area.drawn()) < 4
    assert pane.head.remark.text().endswith("sider")


def test_the_heading_of_the_item_she_works_on_comes_into_sight(qtbot: QtBot, desk: Desk, pane: PreviewPane) -> None:
    wait_for_pages(qtbot, pane)
    assert desk.meeting is not None
    last = desk.meeting.items[-1]
    pane.follow(last.id)
    assert pane.area.shows(*pane._place())
    qtbot.waitUntil(lambda: pane._place()[0] in pane.area.drawn())


def test_a_long_document_is_followed_to_its_end(qtbot: QtBot, desk: Desk, pane: PreviewPane) -> None:
    wait_for_pages(qtbot, pane)
    desk.do(agenda.add_item, AgendaItem("Lang sag", background=text_of_lines("ord og flere ord \n" * 1500)))
    last = AgendaItem("Sidste punkt")
    desk.do(agenda.add_item, last)
    pane.follow(last.id)
    pane.refresh()
    qtbot.waitUntil(lambda: pane._place()[0] > 30 and pane._place()[0] in pane.area.drawn())


def test_a_shorter_document_has_fewer_pages(qtbot: QtBot, desk: Desk, pane: PreviewPane) -> None:
    wait_for_pages(qtbot, pane)
    before = pane.head.remark.text()
    desk.meeting = replace(desk.meeting, items=())  # type: ignore[type-var]
    pane.refresh()
    qtbot.waitUntil(lambda: pane.head.remark.text() != before)
    assert not pane.area.shows(3, 0.5)


def test_the_live_view_shows_the_page_when_she_asks_for_it(qtbot: QtBot, desk: Desk) -> None:
    view = MeetingView(desk)
    qtbot.addWidget(view)
    view.resize(1366, 700)
    view.show()
    assert view.preview.isHidden()
    desk.open(desk.meeting.id if desk.meeting else "")
    view.toggle_preview()
    assert view.presence.isHidden()
    wait_for_pages(qtbot, view.preview)
    view.toggle_preview()
    assert not view.presence.isHidden()
