"""Whatever field she types in, the letters are on disk soon, without leaving it; nothing that happens takes them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.services import agenda, attachments, meetings
from klyngedesk.store.faults import Fault, StoreFault
from klyngedesk.store.wastebasket import discarded
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.prepare.view import PrepareView
from tests.ui.hanging import hanging_disk

WORDS = "zebraord"


def on_disk(desk: Desk) -> str:
    """Return every text of the file as another program would read it."""
    with closing(sqlite3.connect(":memory:")) as copy:
        with desk.store.alone() as connection:
            connection.backup(copy)
        return "\n".join(copy.iterdump())


@pytest.fixture
def prepare(qtbot: QtBot, desk: Desk) -> Iterator[PrepareView]:
    view = PrepareView(desk)
    qtbot.addWidget(view)
    desk.open(next(row.id for row in desk.store.list_meetings() if row.status == "Mødet er i gang"))
    view.show()
    view.choose_item(next(item.id for item in desk.meeting.walk() if item.recommendations))  # type: ignore[union-attr]
    yield view
    view.settle()


FIELDS: dict[str, Callable[[PrepareView], QWidget]] = {
    "title": lambda view: view.form.title,
    "presenters": lambda view: view.form.presenters,
    "public title": lambda view: view.form.public_title,
    "case number": lambda view: view.form.case_number,
    "body": lambda view: view.form.body,
    "background": lambda view: view.form.background,
    "public text": lambda view: view.form.public_text,
    "indstilling": lambda view: view.form.recommendations.first_field() or view,
    "document number": lambda view: view.form.extras.document_number,
    "note for the chair": lambda view: view.form.extras.note,
    "title of the meeting": lambda view: view.frame.fields["title"],
    "place": lambda view: view.frame.fields["place"],
    "chair": lambda view: view.frame.fields["chair"],
    "case of the meeting": lambda view: view.frame.fields["case_number"],
}


@pytest.mark.parametrize("name", FIELDS)
def test_letters_reach_the_disk_while_the_field_is_still_being_written_in(
    qtbot: QtBot, desk: Desk, prepare: PrepareView, name: str
) -> None:
    qtbot.keyClicks(FIELDS[name](prepare), WORDS)
    qtbot.waitUntil(lambda: WORDS in on_disk(desk))


@pytest.mark.parametrize("name", ["links", "tasks", "people", "annexes"])
def test_letters_of_an_open_cell_reach_the_disk(qtbot: QtBot, desk: Desk, prepare: PrepareView, name: str) -> None:
    table: QTableWidget = {
        "links": prepare.form.extras.links,
        "tasks": prepare.form.extras.tasks,
        "people": prepare.frame.people,
        "annexes": prepare.frame.annexes.titles,
    }[name]
    row = table.rowCount() - 1
    table.setCurrentCell(row, 0)
    table.editItem(table.item(row, 0))
    field = table.viewport().findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, WORDS)
    qtbot.waitUntil(lambda: WORDS in on_disk(desk))
    qtbot.keyClicks(field, "mere")
    qtbot.waitUntil(lambda: WORDS + "mere" in on_disk(desk))
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_minutes_planned_reach_the_disk_while_the_caret_stands_in_them(
    qtbot: QtBot, desk: Desk, prepare: PrepareView
) -> None:
    prepare.form.minutes.selectAll()
    qtbot.keyClicks(prepare.form.minutes, "347")
    row = f"SELECT minutes_planned FROM agenda_item WHERE id = '{desk.here}'"

    def is_there() -> bool:
        with desk.store.alone() as connection:
            return bool(connection.execute(row).fetchone() == (347,))

    qtbot.waitUntil(is_there)


def test_a_change_elsewhere_does_not_take_the_letters_of_this_moment(
    qtbot: QtBot, desk: Desk, prepare: PrepareView
) -> None:
    for name in ("title", "place", "note for the chair", "indstilling"):
        qtbot.keyClicks(FIELDS[name](prepare), WORDS)
    desk.do(agenda.change_item, desk.here, minutes_planned=77)
    assert on_disk(desk).count(WORDS) >= 4
    assert WORDS in prepare.form.title.text()


def test_typing_in_a_field_never_waits_for_a_disk_that_hangs(qtbot: QtBot, desk: Desk, prepare: PrepareView) -> None:
    with hanging_disk(desk.store):
        for name in ("title", "place", "indstilling", "note for the chair"):
            qtbot.keyClicks(FIELDS[name](prepare), WORDS)
        prepare.settle()
        shown = desk.meeting
    assert shown is not None
    assert WORDS in shown.item(desk.here).title
    assert WORDS in shown.place
    assert desk.flush_texts()
    assert on_disk(desk).count(WORDS) >= 4


ACTS: dict[str, Callable[[Desk], object]] = {
    "an item is added": lambda desk: desk.do(agenda.add_item, AgendaItem("Nyt")),
    "an item is moved": lambda desk: desk.do(agenda.move_item_down, desk.here),
    "an item is deleted": lambda desk: desk.do(agenda.remove_item, desk.here),
    "a bilag is listed": lambda desk: desk.do(attachments.list_attachment, desk.here, Attachment("Kort")),
    "the meeting's title": lambda desk: desk.do(meetings.change_frame, title="Ekstra"),
    "the list of meetings": lambda desk: desk.store.list_meetings(),
    "the forums": lambda desk: desk.store.forums(),
}


@pytest.mark.parametrize("act", ACTS)
def test_no_act_waits_for_a_disk_that_hangs(desk: Desk, prepare: PrepareView, act: str) -> None:
    desk.store.list_meetings()
    desk.store.forums()
    with hanging_disk(desk.store):
        done = ACTS[act](desk)
        while act == "an item is deleted" and desk.undo_stack.canUndo():
            desk.undo_stack.undo()
    assert done
    assert desk.flush_texts()


def test_a_field_that_the_disk_refuses_waits_and_is_undone_in_one_step(
    qtbot: QtBot, desk: Desk, prepare: PrepareView, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = prepare.form.title.text()

    def full(*_: object) -> None:
        raise StoreFault(Fault.FULL, "Disken er fuld.")

    with monkeypatch.context() as patched:
        patched.setattr(desk.store, "_commit_once", full)
        with qtbot.waitSignal(desk.save_failed):
            qtbot.keyClicks(prepare.form.title, WORDS)
        assert not desk.flush_texts()
    assert desk.write_waiting()
    assert WORDS in on_disk(desk)
    desk.undo_stack.undo()
    assert prepare.form.title.text() == before
    assert desk.flush_texts()


def test_a_decision_is_on_disk_while_it_is_written_and_survives_a_change(qtbot: QtBot, desk: Desk) -> None:
    view = MeetingView(desk)
    qtbot.addWidget(view)
    view.show()
    view.refresh()
    view.choose_item(next(item.id for item in desk.meeting.walk() if item.recommendations))  # type: ignore[union-attr]
    line = view.lines.current_line()
    assert line is not None
    qtbot.keyClicks(line.note, WORDS)
    desk.do(agenda.change_item, view.list.current_id(), minutes_planned=77)
    assert WORDS in on_disk(desk)
    qtbot.keyClicks(line.note, "mere")
    qtbot.waitUntil(lambda: WORDS + "mere" in on_disk(desk))


def test_what_is_done_while_the_disk_is_full_holds_every_word_that_was_typed(
    prepare: PrepareView, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFault(Fault.FULL, "Disken er fuld.")

    item = next(each.id for each in desk.meeting.walk() if each.recommendations)  # type: ignore[union-attr]
    with monkeypatch.context() as patched:
        patched.setattr(desk.store, "_commit_once", full)
        with qtbot.waitSignal(desk.save_failed):
            qtbot.keyClicks(prepare.form.background, "Det første. ")
        qtbot.keyClicks(prepare.form.background, WORDS)
        desk.do(agenda.remove_item, item)
        desk.undo_stack.undo()
        assert WORDS in plain(desk.meeting.item(item).background)  # type: ignore[union-attr]
        desk.undo_stack.redo()
    assert desk.write_waiting()
    assert WORDS in str(discarded(desk.store)[0].rows)
