"""What most items have none of: links, tasks, public text, and a note for the chair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import ActionItem, AgendaItem, Link
from klyngedesk.services import annexes, meetings
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.prepare.view import PrepareView


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[PrepareView]:
    made = PrepareView(desk)
    qtbot.addWidget(made)
    made.show()
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    made.items.new_item()
    yield made
    made.hide()


def kept(desk: Desk) -> AgendaItem:
    assert desk.meeting is not None
    desk.flush_texts()
    return meetings.open_meeting(desk.store, desk.meeting.id).item(desk.here)


def test_a_link_is_written_in_a_row_and_undone(desk: Desk, view: PrepareView) -> None:
    links = view.form.extras.links
    links.item(0, 0).setText("https://eksempel.dk")
    links.item(0, 1).setText("Vejledning")
    assert kept(desk).links == (Link("https://eksempel.dk", "Vejledning"),)
    while kept(desk).links:  # one step, or two where the letters came slowly
        desk.undo_stack.undo()
    assert kept(desk).links == ()
    assert links.rows() == []


def test_a_task_has_an_owner_and_a_day_and_keeps_its_identity(desk: Desk, view: PrepareView) -> None:
    tasks = view.form.extras.tasks
    tasks.item(0, 0).setText("Indhente tilbud")
    first = kept(desk).action_items[0]
    tasks.item(0, 1).setText("Åse")
    tasks.item(0, 2).setText("3.5.2027")
    assert kept(desk).action_items == (ActionItem("Indhente tilbud", "Åse", date(2027, 5, 3), id=first.id),)


def test_a_day_that_is_none_is_told_of_and_its_words_stay(desk: Desk, view: PrepareView) -> None:
    extras = view.form.extras
    extras.tasks.item(0, 0).setText("Svare")
    extras.tasks.item(0, 2).setText("snart")
    assert "snart" in extras._told.text()
    assert kept(desk).action_items[0].deadline is None
    assert extras.tasks.item(0, 2).text() == "snart"


def test_a_note_for_the_chair_and_a_document_number_are_saved_while_she_writes(
    qtbot: QtBot, desk: Desk, view: PrepareView
) -> None:
    extras = view.form.extras
    extras.sections["case"].open()
    qtbot.keyClicks(extras.document_number, "27/44")
    qtbot.keyClicks(extras.note, "Spørg til prisen")
    qtbot.waitUntil(lambda: kept(desk).internal_note == "Spørg til prisen")
    assert kept(desk).document_number == "27/44"


def test_a_closed_item_has_a_text_for_the_public(qtbot: QtBot, desk: Desk, view: PrepareView) -> None:
    view.items.toggle_closed()
    assert view.form.public.isVisible()
    qtbot.keyClicks(view.form.public_text, "Sagen blev drøftet")
    assert plain(kept(desk).public_text) == "Sagen blev drøftet"


def test_sections_that_hold_something_are_unfolded(desk: Desk, view: PrepareView) -> None:
    with_links = next(item for item in desk.meeting.walk() if item.links) if desk.meeting else None
    assert with_links is not None
    assert not view.form.extras.links.isVisible()
    view.choose_item(with_links.id)
    assert view.form.extras.links.isVisible()
    assert view.form.extras.sections["links"].head.text() == f"Links ({len(with_links.links)})"


def test_an_annex_has_a_title_and_a_text(qtbot: QtBot, desk: Desk, view: PrepareView) -> None:
    view.edit_frame()
    pane = view.frame.annexes
    view.frame.annex_section.open()
    row = pane.titles.rowCount() - 1
    pane.titles.item(row, 0).setText("Ordliste")
    pane.titles.setCurrentCell(row, 0)
    qtbot.keyClicks(pane.text, "Ord og betydning")
    desk.flush_texts()
    assert desk.meeting is not None
    annex = meetings.open_meeting(desk.store, desk.meeting.id).annexes[-1]
    assert (annex.title, plain(annex.text)) == ("Ordliste", "Ord og betydning")
    pane.titles.setCurrentCell(row, 0)
    qtbot.keyClick(pane.titles, Qt.Key.Key_Delete)
    assert "Ordliste" not in [each.title for each in desk.meeting.annexes]


def test_a_deadline_that_is_no_day_holds_back_nothing_else_and_stands_there_again(qtbot: QtBot, desk: Desk) -> None:
    view = PrepareView(desk)
    qtbot.addWidget(view)
    view.show()
    first, second = (item.id for item in tuple(desk.meeting.walk())[:2])  # type: ignore[union-attr]
    view.choose_item(first)
    extras = view.form.extras
    extras.tasks.paste("Ring til Åse\tBo\tnæste fredag")
    qtbot.keyClicks(extras.note, "Husk kaffen")
    view.choose_item(second)
    item = desk.item(first)
    assert item is not None
    assert (item.action_items[-1].owner, item.internal_note) == ("Bo", "Husk kaffen")
    assert extras._told.isHidden()
    view.choose_item(first)
    assert [words[2] for _, words in extras.tasks.rows()][-1] == "næste fredag"
    assert "»næste fredag« kan ikke læses" in extras._told.text()


def test_an_annex_whose_title_is_written_anew_keeps_its_text(qtbot: QtBot, desk: Desk, view: PrepareView) -> None:
    desk.do(annexes.set_annexes, [("", "Ordliste"), ("", "Kort")])
    view.edit_frame()
    pane = view.frame.annexes
    view.frame.annex_section.open()
    pane.titles.setCurrentCell(0, 0)
    qtbot.keyClicks(pane.text, "Ord og betydning")
    pane.titles.editItem(pane.titles.item(0, 0))
    field = pane.titles.viewport().findChild(QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    view.settle()
    qtbot.keyClicks(field, "Ord")
    view.settle()
    assert [(each.title, plain(each.text)) for each in desk.meeting.annexes] == [  # type: ignore[union-attr]
        ("Ord", "Ord og betydning"),
        ("Kort", ""),
    ]


def test_the_next_item_does_not_get_the_tasks_of_the_one_whose_cell_is_open(
    qtbot: QtBot, desk: Desk, view: PrepareView
) -> None:
    tasks, first = view.form.extras.tasks, desk.here
    view.form.extras.sections["tasks"].open()
    tasks.item(0, 0).setText("Skrive udkast")
    view.choose_item(first)
    view.steps.next_item()
    other, before = desk.here, kept(desk).action_items
    view.choose_item(first)
    view.form.extras.sections["tasks"].open()
    tasks.setCurrentCell(0, 1)
    tasks.editItem(tasks.item(0, 1))
    qtbot.keyClicks(tasks.viewport().findChild(QLineEdit), "Bo")
    view.steps.next_item()
    assert desk.here == other
    assert [words[0] for _, words in tasks.rows()] == [task.text for task in before]
    tasks.item(len(before), 0).setText("Ringe")
    assert [task.text for task in kept(desk).action_items] == [*(task.text for task in before), "Ringe"]
    view.choose_item(first)
    assert [(task.text, task.owner) for task in kept(desk).action_items] == [("Skrive udkast", "Bo")]
