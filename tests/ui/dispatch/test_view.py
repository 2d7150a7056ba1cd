"""Exporting and drafting a mail from the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.model.papers import Audience
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.hand_edits_dialog import HandEditsDialog
from klyngedesk.ui.dispatch.view import DispatchView
from tests.ui.conftest import Answers


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[DispatchView]:
    made = DispatchView(desk)
    qtbot.addWidget(made)
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    return made


def test_the_packet_is_written_where_she_said(
    qtbot: QtBot, view: DispatchView, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "pakke æø.pdf"
    view.commands()[1].export_as("pdf")
    qtbot.waitUntil(answers.path.exists, timeout=90_000)
    with pikepdf.open(answers.path) as packet:
        assert len(packet.pages) > 8


def test_a_public_word_file_names_nothing_closed(
    qtbot: QtBot, desk: Desk, view: DispatchView, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "ud.docx"
    view.form.reader.choose(Audience.OFFENTLIG)
    view.commands()[1].export_as("docx")
    qtbot.waitUntil(answers.path.exists, timeout=30_000)
    assert desk.meeting is not None
    closed = next(item for item in desk.meeting.walk() if item.closed)
    import docx

    text = "\n".join(paragraph.text for paragraph in docx.Document(str(answers.path)).paragraphs)
    assert closed.title not in text


def test_a_target_that_cannot_be_written_is_told_of(
    qtbot: QtBot, desk: Desk, view: DispatchView, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "findes ikke" / "ud.docx"
    told: list[object] = []
    desk.jobs.went_wrong.connect(told.append)
    view.commands()[1].export_as("docx")
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "findes ikke" in str(told[0])


def test_a_file_changed_by_hand_is_told_of_with_what_differs(
    qtbot: QtBot, view: DispatchView, answers: Answers, tmp_path: Path
) -> None:
    import docx

    answers.path = tmp_path / "ud.docx"
    view.commands()[1].export_as("docx")
    qtbot.waitUntil(answers.path.exists, timeout=30_000)
    document = docx.Document(str(answers.path))
    document.add_paragraph("Skrevet i hånden")
    document.save(str(answers.path))
    view.commands()[1].export_as("docx")
    qtbot.waitUntil(lambda: bool(view.findChildren(HandEditsDialog)), timeout=30_000)
    dialog = view.findChildren(HandEditsDialog)[0]
    assert "rettet i hånden" in dialog.told.text()
    assert "Skrevet i hånden" in dialog.shown.toPlainText()
    dialog.close()
