"""A new bilag is looked at beside the window, and what it needs is asked once."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import Attachment
from klyngedesk.ui.bilag_questions import ask_passwords
from klyngedesk.ui.bilag_watch import BilagWatch
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.view import DispatchView
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.prepare.view import PrepareView
from tests.documents.many_bilag import locked_report, plain_report
from tests.ui.conftest import Answers


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> PrepareView:
    made = PrepareView(desk)
    qtbot.addWidget(made)
    made.show()
    made.items.new_item()
    return made


def listed(desk: Desk) -> tuple[Attachment, ...]:
    item = desk.item(desk.here)
    assert item is not None
    return item.attachments


def wait_until_seen(qtbot: QtBot, view: PrepareView, count: int) -> None:
    def seen() -> bool:
        looks = [view.attachments.watch.look_of(each) for each in listed(view._desk)]
        return len(looks) == count and all(look.state.is_known for look in looks)

    qtbot.waitUntil(seen)


def test_pages_and_state_stand_on_its_line(qtbot: QtBot, desk: Desk, view: PrepareView, tmp_path: Path) -> None:
    view.attachments.attach([plain_report(tmp_path / "Plan.pdf", 8), plain_report(tmp_path / "Bilag.pdf", 1)])
    lines = view.form.attachments
    assert "Ses efter" in lines.item(0).text()
    qtbot.waitUntil(lambda: "Plan, 8 sider, Klar" in lines.item(0).text())
    qtbot.waitUntil(lambda: "Bilag, 1 side, Klar" in lines.item(1).text())
    assert view.form.attachment_sum.text() == "2 bilag, 9 sider"


def test_a_password_is_asked_until_it_fits_and_an_open_copy_is_kept_on_her_word(
    qtbot: QtBot, desk: Desk, view: PrepareView, answers: Answers, tmp_path: Path
) -> None:
    answers.passwords = ["forkert", "åben"]
    view.attachments.attach([locked_report(tmp_path / "Hemmelig.pdf", user="åben")])
    before = listed(desk)[0].object_id
    qtbot.waitUntil(lambda: listed(desk)[0].object_id != before)
    wait_until_seen(qtbot, view, 1)
    assert answers.told[1].startswith("Adgangskoden passer ikke")
    with pikepdf.open(desk.store.objects.path(str(listed(desk)[0].object_id))) as pdf:
        assert not pdf.is_encrypted


def test_without_her_word_the_file_stays_locked_and_the_packet_asks(
    qtbot: QtBot, desk: Desk, view: PrepareView, answers: Answers, tmp_path: Path
) -> None:
    answers.passwords, answers.yes = ["åben", "åben"], False
    allowed = pikepdf.Permissions(modify_assembly=True)
    view.attachments.attach([locked_report(tmp_path / "Hemmelig.pdf", user="åben", allow=allowed)])
    qtbot.waitUntil(lambda: bool(answers.asked))
    assert "Låst" in view.form.attachments.item(0).text()
    assert ask_passwords(desk) == {listed(desk)[0].id: "åben"}


def test_what_the_owner_forbids_is_confirmed_or_the_bilag_goes(
    qtbot: QtBot, desk: Desk, view: PrepareView, answers: Answers, tmp_path: Path
) -> None:
    answers.yes = False
    limited = pikepdf.Permissions(modify_assembly=False)
    view.attachments.attach([locked_report(tmp_path / "Rapport.pdf", user="", allow=limited)])
    qtbot.waitUntil(lambda: listed(desk) == ())
    assert "begrænset sammenlægning" in answers.asked[0]


def test_files_inside_are_offered_as_bilag(
    qtbot: QtBot, desk: Desk, view: PrepareView, answers: Answers, tmp_path: Path
) -> None:
    file = plain_report(tmp_path / "Mappe.pdf", 1)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.attachments["regnskab.txt"] = b"tal"
        pdf.save(file)
    view.attachments.attach([file])
    wait_until_seen(qtbot, view, 2)
    assert "»regnskab.txt«" in answers.asked[0]
    assert [each.title for each in listed(desk)] == ["Mappe", "regnskab"]


def test_a_damaged_file_is_told_of_when_it_is_added(
    qtbot: QtBot, view: PrepareView, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "brudt.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    view.attachments.attach([tmp_path / "brudt.pdf"])
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "Bed om at få den sendt igen" in answers.told[0]


def test_a_bilag_is_looked_at_once_though_several_views_tell_of_it(
    qtbot: QtBot, desk: Desk, view: PrepareView, tmp_path: Path
) -> None:
    jobs: list[str] = []
    desk.jobs.started.connect(lambda job: jobs.append(job.words))
    for other in (MeetingView(desk), DispatchView(desk)):
        qtbot.addWidget(other)
    for watch in desk.findChildren(BilagWatch):
        watch._soon.setInterval(0)
    view.attachments.attach([plain_report(tmp_path / "Plan.pdf", 8)])
    wait_until_seen(qtbot, view, 1)
    assert jobs == ["Ser på bilag"]
