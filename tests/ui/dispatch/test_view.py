"""Exporting and drafting a mail from the window."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.danish import size
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services import forums
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.hand_edits_dialog import HandEditsDialog
from klyngedesk.ui.dispatch.view import DispatchView
from tests.documents.pdf_reading import words
from tests.ui.conftest import Answers

PASSWORD = "havnen er lukket"


def test_the_packet_is_written_where_she_said(
    qtbot: QtBot, view: DispatchView, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "pakke æø.pdf"
    view.form.packet.password.setText(PASSWORD)
    with qtbot.waitSignal(view.commands()[1].written):
        view.commands()[1].export_as("pdf")
    with pikepdf.open(answers.path) as packet:
        assert len(packet.pages) > 8


@pytest.mark.parametrize("with_bilag", [True, False])
def test_what_is_closed_goes_into_a_pdf_of_its_own_as_the_page_says(
    qtbot: QtBot, desk: Desk, view: DispatchView, answers: Answers, tmp_path: Path, with_bilag: bool
) -> None:
    answers.path = tmp_path / "pakke.pdf"
    view.form.all_attachments.setChecked(with_bilag)
    view.form.packet.password.setText(PASSWORD)
    with qtbot.waitSignal(view.commands()[1].written):
        view.commands()[1].export_as("pdf")
    files = sorted(tmp_path.glob("*.pdf"))
    assert [path.name for path in files] == ["pakke – lukket del.pdf", "pakke.pdf"]
    assert all(size(path.stat().st_size) in view.form._result.text() for path in files)
    assert closed_title(desk) not in words_of(tmp_path / "pakke.pdf")
    assert closed_title(desk) in words_of(tmp_path / "pakke – lukket del.pdf", PASSWORD)


def test_a_closed_part_that_is_there_is_not_overwritten_unasked(
    view: DispatchView, answers: Answers, tmp_path: Path
) -> None:
    answers.path, answers.yes = tmp_path / "pakke.pdf", False
    (tmp_path / "pakke – lukket del.pdf").write_bytes(b"sidste aar")
    view.form.packet.password.setText(PASSWORD)
    view.commands()[1].export_as("pdf")
    assert "lukket del.pdf« findes allerede" in answers.asked[-1]
    assert not answers.path.exists()
    assert (tmp_path / "pakke – lukket del.pdf").read_bytes() == b"sidste aar"


@pytest.mark.parametrize("apart", [True, False])
def test_the_pages_shown_are_those_of_the_file_that_everyone_gets(view: DispatchView, desk: Desk, apart: bool) -> None:
    view.form.packet.apart.setChecked(apart)
    assert desk.meeting is not None
    shown = [item.title for item in view.preview.seen(desk.meeting).walk()]
    assert (closed_title(desk) in shown) is not apart
    view.form.reader.choose(Audience.OFFENTLIG)
    assert view.preview.seen(desk.meeting) is desk.meeting


def test_no_pdf_is_made_while_the_closed_part_lacks_its_password(
    view: DispatchView, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "pakke.pdf"
    view.form.packet.password.setText("kort")
    view.commands()[1].export_as("pdf")
    assert "adgangskode" in answers.told[0]
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("form", ["docx", "zip", "mappe"])
def test_no_file_without_a_password_holds_what_is_closed_unasked(
    view: DispatchView, desk: Desk, answers: Answers, tmp_path: Path, form: str
) -> None:
    answers.path = tmp_path / "ud"
    view.commands()[1].export_as(form)
    assert closed_title(desk) in answers.offered[0][0]
    assert not answers.path.exists()


@pytest.mark.parametrize(("chosen", "is_in_it"), [("Uden det lukkede", False), ("Med det lukkede", True)])
def test_a_word_file_holds_what_is_closed_only_where_she_says_so(
    qtbot: QtBot, view: DispatchView, desk: Desk, answers: Answers, tmp_path: Path, chosen: str, is_in_it: bool
) -> None:
    import docx

    answers.path, answers.choices = tmp_path / "ud.docx", [chosen]
    with qtbot.waitSignal(view.commands()[1].written):
        view.commands()[1].export_as("docx")
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(answers.path)).paragraphs)
    assert (closed_title(desk) in text) is is_in_it


@pytest.mark.parametrize(("chosen", "is_in_it"), [("Uden det lukkede", False), ("Med det lukkede", True)])
def test_an_unlocked_pdf_holds_what_is_closed_only_where_she_says_so(
    qtbot: QtBot, view: DispatchView, desk: Desk, answers: Answers, tmp_path: Path, chosen: str, is_in_it: bool
) -> None:
    answers.path, answers.choices = tmp_path / "ud.pdf", [chosen]
    view.form.all_attachments.setChecked(False)
    view.form.packet.apart.setChecked(False)
    with qtbot.waitSignal(view.commands()[1].written):
        view.commands()[1].export_as("pdf")
    assert (closed_title(desk) in words_of(tmp_path / "ud.pdf")) is is_in_it


def test_no_mail_carries_what_is_closed_to_everyone_unasked(view: DispatchView, desk: Desk, answers: Answers) -> None:
    view.form.packet.apart.setChecked(False)
    view.commands()[1].make_mail()
    told, choices = answers.offered[0]
    assert closed_title(desk) in told
    assert choices == ("Uden det lukkede", "Med det lukkede", "Lav ingen mail")
    assert not (desk.store.folder / "mailkladder").exists()


def test_the_closed_part_goes_by_itself_again_in_the_next_meeting(view: DispatchView, desk: Desk) -> None:
    view.form.packet.apart.setChecked(False)
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    assert view.form.packet.keeps_closed_apart()


@pytest.mark.parametrize("form", ["docx", "zip", "mappe"])
def test_a_public_file_is_proposed_under_a_name_of_its_own(view: DispatchView, answers: Answers, form: str) -> None:
    answers.choices = ["Uden det lukkede"]
    view.commands()[1].export_as(form)
    view.form.reader.choose(Audience.OFFENTLIG)
    view.commands()[1].export_as(form)
    internal, public = (name.removesuffix(f".{form}") for name in answers.proposed)
    assert public == f"{internal} – offentlig"


def test_the_document_becomes_the_minutes_with_the_first_words_of_them_and_her_own_choice_stands(
    desk: Desk, view: DispatchView
) -> None:
    forum = forums.create_forum(desk.store, "Havnerådet")
    made = Meeting(forum.id, forum.name, items=(AgendaItem("Kajen", id="kajen"),))
    desk.store.save_meeting(None, made)
    view.show()
    desk.open(made.id)
    assert view.form.kind() is DocumentKind.DAGSORDEN
    desk.write_text("kajen", "minutes", text_of_lines("Kajen blev set."))
    view.refresh()
    assert view.form.kind() is DocumentKind.REFERAT
    view.form.document.setCurrentIndex(view.form.document.findData(DocumentKind.DAGSORDEN.value))
    view.refresh()
    assert view.form.kind() is DocumentKind.DAGSORDEN


def closed_title(desk: Desk) -> str:
    assert desk.meeting is not None
    return next(item.title for item in desk.meeting.walk() if item.closed)


def words_of(path: Path, password: str | None = None) -> str:
    return " ".join(words(path, password).split())


def test_a_public_word_file_names_nothing_closed(
    qtbot: QtBot, desk: Desk, view: DispatchView, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "ud.docx"
    view.form.reader.choose(Audience.OFFENTLIG)
    with qtbot.waitSignal(view.commands()[1].written):
        view.commands()[1].export_as("docx")
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
    answers.choices = ["Uden det lukkede"]
    view.commands()[1].export_as("docx")
    qtbot.waitUntil(lambda: bool(told))
    assert "findes ikke" in str(told[0])


def test_a_file_changed_by_hand_is_told_of_with_what_differs(
    qtbot: QtBot, view: DispatchView, answers: Answers, tmp_path: Path
) -> None:
    import docx

    answers.path = tmp_path / "ud.docx"
    answers.choices = ["Med det lukkede", "Med det lukkede"]
    with qtbot.waitSignal(view.commands()[1].written):
        view.commands()[1].export_as("docx")
    document = docx.Document(str(answers.path))
    document.add_paragraph("Skrevet i hånden")
    document.save(str(answers.path))
    view.commands()[1].export_as("docx")
    qtbot.waitUntil(lambda: bool(view.findChildren(HandEditsDialog)))
    dialog = view.findChildren(HandEditsDialog)[0]
    assert "rettet i hånden" in dialog.told.text()
    assert "Skrevet i hånden" in dialog.shown.toPlainText()
    dialog.close()
