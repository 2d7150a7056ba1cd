"""Preparing a meeting by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import ActionItem, AgendaItem, Link, Purpose
from klyngedesk.services import agenda
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.prepare.recommendation_list import LineField
from klyngedesk.ui.prepare.view import PrepareView
from tests.ui.conftest import Answers


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[PrepareView]:
    made = PrepareView(desk)
    qtbot.addWidget(made)
    made.resize(1160, 700)
    made.show()
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    yield made
    made.hide()


def items(desk: Desk) -> list[str]:
    assert desk.meeting is not None
    return [item.title for item in desk.meeting.items]


def test_a_new_item_stands_after_this_one_with_the_caret_in_its_title(
    qtbot: QtBot, desk: Desk, view: PrepareView
) -> None:
    view.items.new_item()
    qtbot.keyClicks(view.form.title, "Budget 2028")
    view.form.flush()
    assert items(desk)[1] == "Budget 2028"
    assert desk.labels[view.agenda.item_id()].own == "2"


def test_a_removed_item_comes_back_on_undo(desk: Desk, view: PrepareView) -> None:
    before = desk.meeting
    view.items.remove_current()
    assert desk.meeting is not None
    assert before is not None
    assert len(desk.meeting.items) == len(before.items) - 1
    desk.undo_stack.undo()
    assert desk.meeting == before


def test_typed_text_is_saved_beside_the_window(qtbot: QtBot, desk: Desk, view: PrepareView) -> None:
    item_id = view.agenda.item_id()
    view.form.background.moveCursor(view.form.background.textCursor().MoveOperation.End)
    qtbot.keyClicks(view.form.background, " Skrevet nu.")
    with qtbot.waitSignal(desk.saved):
        pass
    assert desk.meeting is not None
    stored = desk.store.load_meeting(desk.meeting.id).item(item_id)
    assert plain(stored.background).endswith("Skrevet nu.")


def lines(view: PrepareView) -> list[LineField]:
    return [field for _, field in view.form.recommendations._lines]


def test_enter_makes_the_next_line_and_backspace_takes_an_empty_one_away(
    qtbot: QtBot, desk: Desk, view: PrepareView
) -> None:
    view.items.new_item()
    qtbot.keyClicks(lines(view)[0], "Godkender budgettet")
    qtbot.keyClick(lines(view)[0], Qt.Key.Key_Return)
    qtbot.keyClicks(lines(view)[1], "Drøfter planen")
    qtbot.keyClick(lines(view)[1], Qt.Key.Key_Return)
    qtbot.keyClick(lines(view)[2], Qt.Key.Key_Backspace)
    view.form.recommendations.flush()
    item = desk.item(view.agenda.item_id())
    assert item is not None
    assert [line.text for line in item.recommendations] == ["Godkender budgettet", "Drøfter planen"]


def test_refused_files_are_told_of_in_one_message(
    desk: Desk, view: PrepareView, answers: Answers, tmp_path: Path
) -> None:
    good, empty = tmp_path / "Plan_æ.txt", tmp_path / "tom.pdf"
    good.write_text("ord", encoding="utf-8")
    empty.touch()
    before = desk.item(view.agenda.item_id())
    view.attachments.attach([good, empty, tmp_path / "væk.pdf", tmp_path])
    item = desk.item(view.agenda.item_id())
    assert item is not None
    assert before is not None
    assert [each.title for each in item.attachments[len(before.attachments) :]] == ["Plan æ"]
    assert len(answers.told) == 1
    assert answers.told[0].count("»") == 3


def heavy_file(folder: Path) -> Path:
    made = folder / "Stor.txt"
    made.write_bytes(b"ord " * 2_000_000)
    return made


def titles_of_bilag(desk: Desk, item_id: str) -> list[str]:
    item = desk.item(item_id)
    return [each.title for each in item.attachments] if item else []


def test_a_heavy_file_is_taken_in_beside_the_window(
    qtbot: QtBot, desk: Desk, view: PrepareView, tmp_path: Path
) -> None:
    item_id, told = view.agenda.item_id(), list[str]()
    desk.jobs.started.connect(lambda job: job.progressed.connect(lambda words, done, total: told.append(words)))
    view.attachments.attach([heavy_file(tmp_path)])
    assert "Stor" not in titles_of_bilag(desk, item_id)
    view.steps.next_item()
    qtbot.waitUntil(lambda: titles_of_bilag(desk, item_id)[-1:] == ["Stor"], timeout=20_000)
    assert "Tilføjer bilag, MB" in told


def test_a_heavy_file_that_is_stopped_leaves_nothing(
    qtbot: QtBot, desk: Desk, view: PrepareView, tmp_path: Path
) -> None:
    before = titles_of_bilag(desk, desk.here)
    files = sorted(desk.store.objects._folder.rglob("*"))
    desk.jobs.started.connect(lambda job: job.cancel())
    view.attachments.attach([heavy_file(tmp_path)])
    qtbot.waitUntil(lambda: not desk.jobs._running, timeout=20_000)
    assert titles_of_bilag(desk, desk.here) == before
    assert sorted(desk.store.objects._folder.rglob("*")) == files


def test_a_step_to_the_next_item_keeps_what_was_typed(qtbot: QtBot, desk: Desk, view: PrepareView) -> None:
    first = view.agenda.item_id()
    qtbot.keyClicks(view.form.title, "!")
    qtbot.keyClicks(view.form.background, "Sidste ord ")
    view.steps.next_item()
    desk.flush_texts()
    item = desk.item(first)
    assert item is not None
    assert view.agenda.item_id() != first
    assert "!" in item.title
    assert "Sidste ord" in plain(item.background)


def test_every_field_of_an_item_reaches_the_store(desk: Desk, view: PrepareView) -> None:
    view.items.new_item()
    form = view.form
    form.title.setText("Økonomi")
    form.presenters.setText("Åse, Bo")
    form.minutes.setValue(25)
    form.purpose.setCurrentIndex(2)
    form.access.setCurrentIndex(1)
    form.public_title.setText("Lukket sag")
    form.case_number.setText("27/1")
    form.body.setText("Rådet")
    form.flush()
    desk.flush_texts()
    assert desk.meeting is not None
    item = desk.store.load_meeting(desk.meeting.id).item(view.agenda.item_id())
    assert (item.title, item.presenters, item.minutes_planned) == ("Økonomi", ("Åse", "Bo"), 25)
    assert (item.purpose, item.closed, item.public_title) == (Purpose.DISCUSSION, True, "Lukket sag")
    assert (item.case_number, item.recommendation_to) == ("27/1", "Rådet")


def test_the_meetings_own_page_changes_its_frame_and_people(desk: Desk, view: PrepareView) -> None:
    view.edit_frame()
    frame = view.frame
    frame.fields["date"].setText("3.9.2027")
    frame.fields["start"].setText("9.15")
    frame.fields["place"].setText("Kajen")
    frame._edited()
    assert desk.meeting is not None
    assert (desk.meeting.date, desk.meeting.start, desk.meeting.place) == (date(2027, 9, 3), time(9, 15), "Kajen")
    frame.fields["date"].setText("i morgen")
    frame._edited()
    assert "kan ikke læses" in frame._told.text()
    assert desk.meeting.date == date(2027, 9, 3)


def test_a_bilag_is_closed_and_marked_late_from_the_keyboard(
    qtbot: QtBot, desk: Desk, view: PrepareView, tmp_path: Path
) -> None:
    file = tmp_path / "notat.txt"
    file.write_text("Notat")
    view.attachments.attach([file])
    listed = view.form.attachments
    listed.setCurrentRow(listed.count() - 1)
    qtbot.keyClicks(listed, "le")  # words typed here by mistake are no commands
    assert not any(each.closed or each.late for each in desk.item(desk.here).attachments)  # type: ignore[union-attr]
    listed.setCurrentRow(listed.count() - 1)
    qtbot.keyClick(listed, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(listed, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    attachment = listed.attachment()
    assert attachment is not None
    assert (attachment.closed, attachment.late) == (True, True)
    assert "lukket, eftersendt" in listed.currentItem().text()
    assert [action.text().partition("\t")[0] for action in listed.menu(attachment).actions()][2] == "Åbent for alle"


def test_the_next_bilag_follows_when_one_is_dragged_down(desk: Desk, view: PrepareView, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
    view.items.new_item()
    view.attachments.attach([tmp_path / name for name in ("a.txt", "b.txt", "c.txt")])
    listed = view.form.attachments
    listed.setCurrentRow(0)
    listed.moved.emit(listed.attachment().id, listed._place_at(listed.visualItemRect(listed.item(1)).bottomLeft()))
    item = desk.item(desk.here)
    assert item is not None
    assert [each.title for each in item.attachments] == ["b", "a", "c"]


def test_what_only_reads_otherwise_is_no_change_and_never_stands_in_the_way_of_an_undo(
    qtbot: QtBot, desk: Desk
) -> None:
    view = PrepareView(desk)
    qtbot.addWidget(view)
    view.show()
    odd = AgendaItem(
        " Tema: ",
        presenters=("Åse ", "Bo, Ib"),
        document_number="7 ",
        internal_note="\nhusk\n",
        links=(Link("", "uden adresse"), Link("https://a.example ", "")),
        action_items=(ActionItem("", "Bo"), ActionItem("ring ", "Åse")),
    )
    desk.do(agenda.add_item, odd)
    steps = desk.undo_stack.count()
    for item in (odd.id, desk.meeting.items[0].id, odd.id):  # type: ignore[union-attr]
        view.choose_item(item)
        view.settle()
    assert (desk.item(odd.id), desk.undo_stack.count()) == (odd, steps)


def test_what_was_undone_in_a_field_of_the_meeting_is_not_written_again_by_the_next_one(
    qtbot: QtBot, desk: Desk, view: PrepareView
) -> None:
    assert desk.meeting is not None
    view.edit_frame()
    frame, before = view.frame, desk.meeting.place
    qtbot.keyClicks(frame.fields["place"], ", sal 2")
    desk.hand_over()
    assert desk.meeting.place != before
    desk.undo_stack.undo()
    assert frame.fields["place"].hasFocus()
    assert frame.fields["place"].text() == before
    qtbot.keyClicks(frame.fields["case_number"], "7")
    desk.hand_over()
    assert desk.meeting.place == before
    frame.fields["start"].setFocus()
    frame.fields["start"].clear()
    qtbot.keyClicks(frame.fields["start"], "9")
    desk.hand_over()
    assert (frame.fields["start"].text(), desk.meeting.start) == ("9", time(9))
