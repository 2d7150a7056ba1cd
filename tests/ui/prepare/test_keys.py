"""Keys do what they say in the very field that hears them, and no letter or item goes astray."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.services import agenda, meetings, wastebasket
from klyngedesk.store.search_index import Hit
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.scopes import LIVE, PREPARE
from klyngedesk.ui.search_commands import SearchCommands
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.wastebasket_commands import WastebasketCommands
from klyngedesk.ui.window import Window
from klyngedesk.ui.window_commands import WindowCommands
from tests.ui.conftest import Answers


def stop_work(desk: Desk) -> None:
    """Let nothing tell of its progress to a window that is gone."""
    desk.jobs.stop()
    QApplication.processEvents()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Window:
    made = Window(Settings(desk.store.folder), desk.prompts)
    qtbot.addWidget(made, before_close_func=lambda _: stop_work(desk))
    view = PrepareView(desk)
    made.add_views(lambda: view, lambda: MeetingView(desk), QWidget)
    made.commands = WindowCommands(made, desk)  # type: ignore[attr-defined]
    assert desk.meeting is not None
    made.resize(1366, 768)
    made.show()
    desk.open(desk.meeting.id)
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.wait(10)
    return made


@pytest.fixture
def view(window: Window) -> PrepareView:
    found = window.view(PREPARE)
    assert isinstance(found, PrepareView)
    return found


def press_all(words: str, field: QWidget, pause: int) -> None:
    """Type the words as a hand does: an open list of names hears the keys first."""
    for letter in words:
        QTest.keyClicks(QApplication.activePopupWidget() or field, letter, Qt.KeyboardModifier.NoModifier, pause)


def pressed(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press the key where the keyboard is, as the window system does: shortcuts come first."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, key, held)


def test_no_letter_of_a_presenter_is_lost_while_names_are_offered_and_saved(
    qtbot: QtBot, desk: Desk, view: PrepareView
) -> None:
    view.items.new_item()
    view.form.presenters.setFocus()
    press_all("Karen Ærø Petersen, Bo", view.form.presenters, 60)
    assert view.form.presenters.text() == "Karen Ærø Petersen, Bo"
    view.form.flush()
    item = desk.item(desk.here)
    assert item is not None
    assert item.presenters == ("Karen Ærø Petersen", "Bo")


def test_a_comma_stays_while_the_next_name_is_thought_of(qtbot: QtBot, desk: Desk, view: PrepareView) -> None:
    view.form.presenters.setFocus()
    view.form.presenters.clear()
    press_all("Zorro, ", view.form.presenters, 5)
    qtbot.wait(300)
    assert view.form.presenters.text() == "Zorro, "


def test_the_name_after_a_comma_is_completed_and_told_of(qtbot: QtBot, desk: Desk, view: PrepareView) -> None:
    assert desk.meeting is not None
    name = next(iter(desk.meeting.people())).name
    view.form.presenters.setFocus()
    view.form.presenters.clear()
    press_all(f"Zorro, {name[:4].lower()}", view.form.presenters, 5)
    names = QApplication.activePopupWidget()
    assert names is not None
    QTest.keyClick(names, Qt.Key.Key_Down)
    QTest.keyClick(names, Qt.Key.Key_Return)
    assert view.form.presenters.text() == f"Zorro, {name}"

    def told() -> bool:
        item = desk.item(desk.here)
        return item is not None and item.presenters == ("Zorro", name)

    qtbot.waitUntil(told)


def test_after_delete_the_neighbour_is_open_and_undo_comes_back_to_the_item(
    qtbot: QtBot, desk: Desk, view: PrepareView, window: Window
) -> None:
    assert desk.meeting is not None
    first, second = desk.meeting.items[:2]
    view.agenda.tree.setFocus()
    pressed(Qt.Key.Key_Delete)
    assert (view.agenda.item_id(), desk.here, view.form.title.text()) == (second.id, second.id, second.title)
    assert window.status._words.text() == f"»{first.title}« er slettet. Ctrl+Z henter den frem."
    view.form.title.setFocus()
    qtbot.keyClicks(view.form.title, "x")
    view.settle()
    desk.flush_texts()
    assert "x" in meetings.open_meeting(desk.store, desk.meeting.id).item(second.id).title
    desk.undo_stack.undo()
    desk.undo_stack.undo()
    assert view.agenda.item_id() == first.id


def test_the_last_of_its_siblings_leaves_the_one_before_and_then_the_parent(desk: Desk, view: PrepareView) -> None:
    assert desk.meeting is not None
    parent = next(item for item in desk.meeting.items if len(item.items) > 1)
    view.choose_item(parent.items[-1].id)
    for left in [*reversed(parent.items[:-1]), parent]:
        view.items.remove_current()
        assert view.agenda.item_id() == left.id


def test_what_is_fetched_from_the_wastebasket_is_selected(desk: Desk, view: PrepareView, window: Window) -> None:
    first = desk.here
    view.items.remove_current()
    view.steps.next_item()
    fetch = WastebasketCommands(window, desk, window.commands.show_item)  # type: ignore[attr-defined]
    fetch.bring_back(wastebasket.in_wastebasket(desk.store)[0])
    assert view.agenda.item_id() == first


def test_tab_goes_through_the_lines_of_an_indstilling_to_bilag_and_back(
    qtbot: QtBot, desk: Desk, view: PrepareView
) -> None:
    assert desk.meeting is not None
    view.choose_item(next(item.id for item in desk.meeting.walk() if len(item.recommendations) > 1))
    form = view.form
    qtbot.wait(10)  # new fields are shown a moment later
    form.background.setFocus()
    heads = [section.head for section in form.extras.sections.values()]
    way = [form.background, form.body, *form.recommendations.fields(), form.attachments, heads[0]]
    for before, after in pairwise(way):
        assert QApplication.focusWidget() is before
        pressed(Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is after
    for before in reversed(way[:-1]):
        pressed(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is before


ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def test_f2_and_alt_shift_arrows_mean_the_bilag_in_the_list_of_bilag(
    desk: Desk, view: PrepareView, answers: Answers, tmp_path: Path
) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in files:
        file.write_text(file.name)
    view.attachments.attach(files)
    order = [item.id for item in desk.meeting.items] if desk.meeting else []
    listed = view.form.attachments
    listed.setFocus()
    listed.setCurrentRow(listed.count() - 1)
    answers.text = "Nyt navn"
    pressed(Qt.Key.Key_F2)
    pressed(Qt.Key.Key_Up, ALT_SHIFT)
    item = desk.item(desk.here)
    assert item is not None
    assert [each.title for each in item.attachments][-2:] == ["Nyt navn", "a"]
    assert desk.meeting is not None
    assert [item.id for item in desk.meeting.items] == order


def test_alt_shift_arrows_in_an_indstilling_move_its_line(qtbot: QtBot, desk: Desk, view: PrepareView) -> None:
    assert desk.meeting is not None
    before = next(item for item in desk.meeting.items if len(item.recommendations) > 1)
    order = [item.id for item in desk.meeting.items]
    view.choose_item(before.id)
    qtbot.wait(10)
    view.form.recommendations.fields()[1].setFocus()
    pressed(Qt.Key.Key_Up, ALT_SHIFT)
    item = desk.item(before.id)
    assert item is not None
    assert item.recommendations[:2] == before.recommendations[1::-1]
    assert [item.id for item in desk.meeting.items] == order


def test_f2_in_the_agenda_and_enter_on_a_button_do_what_they_say(desk: Desk, view: PrepareView) -> None:
    view.agenda.tree.setFocus()
    pressed(Qt.Key.Key_F2)
    assert QApplication.focusWidget() is view.form.title
    new = next(button for button in view.agenda.findChildren(QToolButton) if button.accessibleName() == "Nyt punkt")
    new.setFocus()
    count = len(desk.meeting.items) if desk.meeting else 0
    pressed(Qt.Key.Key_Return)
    assert desk.meeting is not None
    assert len(desk.meeting.items) == count + 1


def test_a_break_shows_only_what_it_needs_and_the_meetings_page_lights_no_item(desk: Desk, view: PrepareView) -> None:
    view.items.new_break()
    form = view.form
    assert not any(part.isVisible() for part in (form.presenters, form.background, form.body, form.attachments))
    view.steps.next_item()
    assert form.presenters.isVisible()
    view.edit_frame()
    view.frame.fields["place"].setText("Kajen")
    view.frame._edited()
    assert (view._head.title.text(), view.agenda.item_id()) == ("Mødet", "")
    view.agenda.tree.setCurrentIndex(view.agenda.model.index_of(desk.here))
    assert view._head.title.text().startswith("Punkt")


def test_a_bilag_that_nothing_shows_is_told_of_with_the_place_of_its_copy(
    view: PrepareView, desk: Desk, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "notat.xyz"
    file.write_text("ord")
    view.attachments.attach([file])
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    view.form.attachments.setCurrentRow(view.form.attachments.count() - 1)
    view.form.attachments.setFocus()
    pressed(Qt.Key.Key_Return)
    assert "kan ikke vises" in answers.told[0]
    assert next(Path(line) for line in answers.told[0].splitlines() if line.startswith("/")).read_text() == "ord"


def test_a_search_leads_to_the_words_themselves_in_the_view_that_holds_them(
    qtbot: QtBot, desk: Desk, view: PrepareView, window: Window
) -> None:
    assert desk.meeting is not None
    item = desk.meeting.items[1]
    desk.write_text(item.id, "minutes", text_of_lines("Her er kaffen kold."))
    commands = window.commands  # type: ignore[attr-defined]
    search = SearchCommands(window, desk, commands.open_meeting, commands.show_item, commands.show_view)
    hit = Hit(desk.meeting.id, item.id, "", None, "2", "", False, "")
    search.go_to(hit, item.title.split()[0].lower())
    assert view.form.title.selectedText() == item.title.split()[0]
    assert view.form.title.hasFocus()
    search.go_to(hit, "KAFFEN")
    written = QApplication.focusWidget()
    assert isinstance(written, QTextEdit)
    assert (window.view_name(), written.textCursor().selectedText()) == (LIVE, "kaffen")


def test_sent_numbers_are_explained_at_the_foot_of_the_agenda(desk: Desk, view: PrepareView) -> None:
    told = view.agenda._frozen
    assert not told.isVisible()
    assert desk.meeting is not None
    desk.do(agenda.change_item, desk.meeting.items[0].id, sent_label="1")
    assert told.isVisible()
    assert told.text() in view.agenda.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_afbud_stands_beside_the_name_and_pasted_columns_keep_their_order(qtbot: QtBot, view: PrepareView) -> None:
    view.edit_frame()
    qtbot.wait(10)
    people = view.frame.people
    header = people.horizontalHeader()
    assert header.visualIndex(6) == 1
    assert people.columnWidth(0) + people.columnWidth(6) < people.viewport().width()
    people.setCurrentCell(people.rowCount() - 1, 0)
    people.paste("Åse Ny\tLæge\tKysten")
    assert people.rows()[-1][1][:3] == ["Åse Ny", "Læge", "Kysten"]


def test_the_forums_own_name_stands_where_an_indstilling_is_for_itself(desk: Desk, view: PrepareView) -> None:
    assert desk.meeting is not None
    assert view.form.body.placeholderText() == desk.meeting.forum_name
