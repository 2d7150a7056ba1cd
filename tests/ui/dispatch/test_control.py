"""The Kontrol list, the way to the place, what is held back, and what was sent before."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.model.checks.every import Checked
from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.dispatch import Dispatch, SentFile
from klyngedesk.model.papers import Audience
from klyngedesk.services import attachments, sending
from klyngedesk.ui import bilag_watch
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.packet_pane import SHRINK
from klyngedesk.ui.dispatch.view import DispatchView
from klyngedesk.ui.finding_place import go_to_place
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.scopes import PREPARE
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.window import Window
from tests.ui.conftest import Answers


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[DispatchView]:
    monkeypatch.setattr(bilag_watch, "_WAIT", 3_600_000)  # only the test that asks for it reads the bilag
    made = DispatchView(desk)
    qtbot.addWidget(made)
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    made.show()
    qtbot.waitUntil(lambda: made.control.findings.finding() is not None)
    yield made
    made.settle()


def rows(view: DispatchView) -> list[str]:
    model = view.control.findings.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_errors_come_first_and_the_quiet_rules_are_counted(view: DispatchView) -> None:
    told = rows(view)
    assert told[0] == "Skal løses, før pakken kan sendes"
    assert told[1].startswith("Fejl: Bilag 2 til punkt 4 mangler en fil.")
    assert told[-1].endswith("andre kontroller fandt ingenting")


def test_enter_leads_to_the_finding(qtbot: QtBot, view: DispatchView) -> None:
    with qtbot.waitSignal(view.place_wanted) as wanted:
        qtbot.keyClick(view.control.findings, Qt.Key.Key_Return)
    assert wanted.args[0].place is Place.ATTACHMENTS


@pytest.mark.parametrize("place", [place for place in Place if place not in (Place.MINUTES, Place.DECISIONS)])
def test_every_finding_leads_to_a_field_that_takes_the_caret(
    qtbot: QtBot, desk: Desk, tmp_path: Path, place: Place
) -> None:
    window, prepare = Window(Settings(tmp_path)), PrepareView(desk)
    qtbot.addWidget(window)
    window.add_views(lambda: prepare, lambda: PrepareView(desk), lambda: DispatchView(desk))
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    window.show_meeting(desk.meeting)
    window.show()
    about_meeting = place in (Place.DATE, Place.TIME, Place.PEOPLE, Place.FRAME, Place.ANNEX)
    item = "" if about_meeting else desk.meeting.items[1].id
    go_to_place(window, window.show_page, Finding("r", Severity.ERROR, "m", "a", place, item))
    assert window.view_name() == PREPARE
    focused = window.focusWidget()
    assert focused is not None
    assert prepare.isAncestorOf(focused)


def test_an_error_holds_the_mail_back_until_she_says_why(
    qtbot: QtBot, desk: Desk, view: DispatchView, answers: Answers
) -> None:
    assert "Løs 1 fejl først" in view.form._held.text()
    view.form.packet.apart.setChecked(False)
    answers.text, answers.choices = "", ["Med det lukkede", "Med det lukkede"]
    view.commands()[1].make_mail()  # type: ignore[attr-defined]
    assert desk.meeting is not None
    assert sending.sent_before(desk.store, desk.meeting.id) == ()
    answers.text = "Aftalen eftersendes"
    view.commands()[1].make_mail()  # type: ignore[attr-defined]
    meeting_id = desk.meeting.id
    qtbot.waitUntil(lambda: bool(sending.sent_before(desk.store, meeting_id)))
    assert sending.sent_before(desk.store, meeting_id)[0].reason == "Aftalen eftersendes"
    qtbot.waitUntil(lambda: view.control.sent.count() == 1 and "intern" in view.control.sent.item(0).text())
    assert "Kladde lavet" in view.control.sent.item(0).text()
    assert desk.meeting.items[0].sent_label == "1"


def test_a_meeting_without_errors_holds_nothing_back(qtbot: QtBot, desk: Desk, view: DispatchView) -> None:
    assert desk.meeting is not None
    missing = next(one for _, one in desk.meeting.attachments() if not one.object_id)
    desk.do(attachments.remove_attachment, missing.id)
    qtbot.waitUntil(lambda: not view.form._held.text())
    assert "mailkladde" in view.form.mail.text()


def test_a_finding_she_has_seen_to_goes_away(qtbot: QtBot, desk: Desk, view: DispatchView, answers: Answers) -> None:
    before, answers.text = rows(view), "Filen kommer på mødet"
    view.see_to_finding()
    qtbot.waitUntil(lambda: rows(view) != before)
    assert not any("mangler en fil" in row for row in rows(view))


def test_groups_are_switched_off_and_addresses_are_added(view: DispatchView, answers: Answers) -> None:
    chips = view.form.chips
    everyone = len(chips.recipients())
    chips._toggle("Sekretariat", False)
    assert len(chips.recipients()) == everyone - 1
    answers.text = "Pressen <presse@avis.example>"
    view._add_recipient()
    assert ("Pressen", "presse@avis.example") in chips.recipients()
    answers.text = "ikke en adresse"
    view._add_recipient()
    assert "ikke en mailadresse" in answers.told[-1]


def test_the_public_gets_no_closed_part_of_its_own(view: DispatchView) -> None:
    assert view.form.packet._password_row.isVisibleTo(view)
    view.form.reader.choose(Audience.OFFENTLIG)
    assert not view.form.packet._password_row.isVisibleTo(view)
    assert view.form.audience() is Audience.OFFENTLIG


def test_a_smaller_limit_shows_more_files_and_is_remembered(desk: Desk, view: DispatchView) -> None:
    view.form.packet.limit.setValue(1)
    assert Settings(desk.store.folder).mail_limit == 1


def test_nothing_to_solve_says_so(view: DispatchView) -> None:
    view.control.show_checked(Checked((), 40))
    assert rows(view) == ["Alt er i orden"]


def test_all_files_of_a_draft_are_fetched_to_a_folder(
    qtbot: QtBot, desk: Desk, view: DispatchView, answers: Answers, tmp_path: Path
) -> None:
    assert desk.meeting is not None
    object_id, size = desk.store.objects.add_bytes(b"sendt")
    file = SentFile("2027 Havn.pdf", object_id, size)
    desk.store.ledger.add_dispatch(
        Dispatch(desk.meeting.id, datetime(2027, 3, 1), "Dagsorden", Audience.INTERN, files=(file,))
    )
    view.refresh()
    answers.folder = tmp_path
    view.control.sent.all_wanted.emit(view.control.sent.currentItem().data(Qt.ItemDataRole.UserRole))
    assert (tmp_path / "2027 Havn.pdf").read_bytes() == b"sendt"
    assert "2027 Havn.pdf" in view.form._result.text()
    view.control.sent.all_wanted.emit(view.control.sent.currentItem().data(Qt.ItemDataRole.UserRole))
    assert "findes allerede i mappen" in answers.told[-1]


def test_what_somebody_saw_in_the_bilag_is_told(qtbot: QtBot, desk: Desk, view: DispatchView, tmp_path: Path) -> None:
    noise = random.Random(2).randbytes(60 * 40 * 3)
    Image.frombytes("RGB", (60, 40), noise).resize((600, 400)).save(tmp_path / "foto.png")
    (tmp_path / "film.bin").write_bytes(bytes(range(256)))
    assert desk.meeting is not None
    item, packet = desk.meeting.items[0].id, view.form.packet
    for name in ("foto.png", "film.bin"):
        desk.do(attachments.attach_file, item, tmp_path / name)
    assert packet.shrink.text() == SHRINK
    view._watch.look_now()
    qtbot.waitUntil(lambda: any("Bilag 2 til punkt 1 kan ikke vises" in row for row in rows(view)))
    whole = packet._total.text()
    packet.shrink.setChecked(True)
    assert packet._total.text() != whole
    assert packet._total.text().split(" i ")[0] in packet.shrink.text()
