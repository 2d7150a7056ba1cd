"""What she was in the middle of writing in a form is there again when the program was killed."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt, QTime, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import ActionItem
from klyngedesk.model.forum import Forum
from klyngedesk.model.people import Participant
from klyngedesk.model.votes import Stance
from klyngedesk.services import agenda, tasks
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.view import DispatchView
from klyngedesk.ui.forum_dialog import ForumDialog
from klyngedesk.ui.half_written import FACT, HalfWritten
from klyngedesk.ui.layout.dialog import LayoutDialog
from klyngedesk.ui.meeting.ask_bar import AskBar
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.meeting.vote_pane import VotePane
from klyngedesk.ui.meeting_dialog import MeetingDialog
from klyngedesk.ui.place import put_caret
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.qt_prompts import QtPrompts
from klyngedesk.ui.row_table import RowTable
from klyngedesk.ui.text.verbs import ask_for_link
from klyngedesk.ui.window import Window
from tests.ui.conftest import Answers


def on_disk(desk: Desk) -> str:
    return desk.store.fact(FACT)


def after_a_crash(desk: Desk) -> HalfWritten:
    """Return what the program knows when it is started again."""
    return HalfWritten(on_disk(desk), lambda _: None, desk)


def test_a_task_that_was_being_written_stands_in_its_bar_again(qtbot: QtBot, desk: Desk) -> None:
    view = MeetingView(desk)
    qtbot.addWidget(view)
    view.show()
    view.task_bar.ask((), desk.meeting.day, None)  # type: ignore[union-attr]
    qtbot.keyClicks(view.task_bar.field, "ring til Åse")
    qtbot.waitUntil(lambda: "ring til Åse" in on_disk(desk), timeout=15_000)
    desk.half = after_a_crash(desk)
    assert desk.half.waiting() == ("Opgave: hvem, hvad, hvornår",)
    again = MeetingView(desk)
    qtbot.addWidget(again)
    again.show()
    again.task_bar.ask((), desk.meeting.day, None)  # type: ignore[union-attr]
    assert again.task_bar.field.text() == "ring til Åse"
    qtbot.keyClick(again.task_bar.field, Qt.Key.Key_Return)
    assert desk.half.waiting() == ()


def test_a_line_that_was_closed_or_asked_anew_stands_there_again_for_its_item_only(qtbot: QtBot, desk: Desk) -> None:
    view = MeetingView(desk)
    qtbot.addWidget(view)
    view.show()
    first, second = (item.id for item in tuple(desk.meeting.walk())[:2])  # type: ignore[union-attr]
    view.choose_item(first)
    ask = view.after_commands.add_comment
    ask()
    qtbot.keyClicks(view.ask.field, "Åse: godt")
    ask()
    assert (view.ask.field.text(), view.ask.field.selectedText()) == ("Åse: godt", "Åse: godt")
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Escape)
    view.choose_item(second)
    ask()
    assert not view.ask.field.text()
    view.choose_item(first)
    ask()
    assert view.ask.field.text() == "Åse: godt"
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Return)
    ask()
    assert not view.ask.field.text()


def test_words_that_cannot_be_taken_stay_in_their_line(qtbot: QtBot, desk: Desk, answers: Answers) -> None:
    view = MeetingView(desk)
    qtbot.addWidget(view)
    view.show()
    view.choose_item(next(desk.meeting.walk()).id)  # type: ignore[union-attr]
    view.votes.add_statement()
    qtbot.keyClicks(view.ask.field, "uden navn og kolon")
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Return)
    assert answers.told
    assert (view.ask.isVisible(), view.ask.field.text()) == (True, "uden navn og kolon")


def test_a_vote_that_was_half_counted_is_there_with_its_numbers_and_names(qtbot: QtBot, desk: Desk) -> None:
    voters = tuple(Participant(name, id=name) for name in ("Åse", "Bo", "Ib"))
    pane, fresh = VotePane(), VotePane()
    for each in (pane, fresh):
        qtbot.addWidget(each)
    desk.half.watch(pane, pane.name)
    pane.open("Afstemning om linje 1", "linje", voters, None)
    qtbot.keyClick(pane.names, Qt.Key.Key_I)
    qtbot.waitUntil(lambda: "imod" in on_disk(desk))
    after_a_crash(desk).watch(fresh, fresh.name)
    fresh.open("Afstemning om linje 1", "linje", voters, None)
    assert fresh.vote().names(Stance.AGAINST) == ("Åse",)
    pane.numbers[Stance.FOR].setValue(17)
    pane.leave()
    pane.open("Afstemning om linje 2", "anden linje", voters, None)
    assert pane.vote().totals == (3, 0, 0)
    pane.open("Afstemning om linje 1", "linje", voters, None)
    assert pane.vote().totals == (17, 1, 0)


def test_a_title_that_was_being_changed_in_a_small_dialog_stands_there_again(qtbot: QtBot, desk: Desk) -> None:
    def after(words: str, ends: Callable[[QInputDialog], None]) -> str | None:
        def write() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QInputDialog)
            found.append(dialog.textValue())
            qtbot.keyClicks(dialog.findChild(QLineEdit), words)
            ends(dialog)

        QTimer.singleShot(0, write)
        return QtPrompts(over, watch=desk.half.watch).ask_text("Omdøb bilag", "Titel:", "Budget")

    over, found = QWidget(), list[str]()
    qtbot.addWidget(over)
    assert after("Budget for Ærø", QInputDialog.reject) is None
    assert after("", QInputDialog.accept) == "Budget for Ærø"
    after("", QInputDialog.reject)
    assert found == ["Budget", "Budget for Ærø", "Budget"]


def test_a_dialog_that_was_closed_with_words_in_it_asks_whether_to_fetch_them(
    qtbot: QtBot, desk: Desk, answers: Answers
) -> None:
    def opened() -> ForumDialog:
        dialog = ForumDialog()
        qtbot.addWidget(dialog)
        desk.half.watch(dialog, dialog.windowTitle)
        dialog.show()
        return dialog

    first = opened()
    qtbot.keyClicks(first.name, "Ældrerådet")
    first.deadline.setValue(9)
    first.reject()
    assert not answers.asked
    second = opened()
    assert (second.name.text(), second.deadline.value()) == ("Ældrerådet", 9)
    second.reject()
    answers.yes = False
    assert not opened().name.text()
    assert [question.startswith("Sidst du lukkede »Opret mødeforum«") for question in answers.asked] == [True, True]


def test_a_forum_that_was_half_written_is_there_with_its_members(qtbot: QtBot, desk: Desk) -> None:
    dialog = ForumDialog()
    qtbot.addWidget(dialog)
    desk.half.watch(dialog, dialog.windowTitle)
    dialog.show()
    qtbot.keyClicks(dialog.name, "Ældrerådet")
    dialog.members.setCurrentCell(0, 0)
    dialog.members.editItem(dialog.members.item(0, 0))
    qtbot.keyClicks(dialog.members.viewport().findChild(QLineEdit), "Åse Ø")
    qtbot.waitUntil(lambda: "Åse Ø" in on_disk(desk), timeout=15_000)
    fresh = ForumDialog()
    qtbot.addWidget(fresh)
    after_a_crash(desk).watch(fresh, fresh.windowTitle)
    fresh.show()
    assert (fresh.name.text(), [member.name for member in fresh.forum().members]) == ("Ældrerådet", ["Åse Ø"])
    dialog.done(dialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: not on_disk(desk), timeout=15_000)


def test_a_meeting_that_was_half_planned_is_there_with_forum_day_times_and_place(qtbot: QtBot, desk: Desk) -> None:
    forums = [Forum("Ø-rådet", default_place="Rådhuset", id="1"), Forum("Ældrerådet", default_place="Salen", id="2")]
    dialog, fresh = MeetingDialog(forums), MeetingDialog(forums)
    for each in (dialog, fresh):
        qtbot.addWidget(each)
    desk.half.watch(dialog, dialog.windowTitle)
    dialog.show()
    qtbot.keyClick(dialog.forum, Qt.Key.Key_Down)
    dialog.date.setDate(QDate(2027, 3, 8))
    dialog.starts.setTime(QTime(9, 30))
    dialog.place.clear()
    qtbot.keyClicks(dialog.place, "Lille mødesal")
    qtbot.waitUntil(lambda: "Lille mødesal" in on_disk(desk), timeout=15_000)
    after_a_crash(desk).watch(fresh, fresh.windowTitle)
    fresh.show()
    assert (fresh.forum_id(), fresh.day(), fresh.start()) == ("2", date(2027, 3, 8), time(9, 30))
    assert fresh.place.text() == "Lille mødesal"
    dialog.accept()
    qtbot.waitUntil(lambda: not on_disk(desk), timeout=15_000)


def test_the_line_she_wrote_in_when_the_program_was_killed_is_open_again_with_its_caret(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.here = next(desk.meeting.walk()).id  # type: ignore[union-attr]
    opened = tuple(desk.meeting.walk())[1].id  # type: ignore[union-attr]
    question = "Kommentar til punktet (navn: ordene)"
    desk.half = HalfWritten(json.dumps({f"{question}\n{opened} ": {question: "Åse: godt"}}), lambda _: None, desk)
    view = MeetingView(desk)
    qtbot.addWidget(view)
    view.refresh()
    view.show()
    view.open_again("Referat")
    assert view.ask.isHidden()
    view.open_again(question)
    put_caret(view, question, 4)
    assert (desk.here, view.ask.item.id) == (opened, opened)
    assert (view.ask.field.text(), view.ask.field.cursorPosition()) == ("Åse: godt", 4)
    assert not view.ask.field.hasSelectedText()


@pytest.fixture
def prepare(qtbot: QtBot, desk: Desk) -> PrepareView:
    view = PrepareView(desk)
    qtbot.addWidget(view)
    view.show()
    desk.open(desk.meeting.id)  # type: ignore[union-attr]
    return view


def started_again(qtbot: QtBot, desk: Desk) -> PrepareView:
    """Return the view as it is when the program was killed and the meeting is opened again."""
    desk.half = after_a_crash(desk)
    view = PrepareView(desk)
    qtbot.addWidget(view)
    view.show()
    view.show_opened()
    return view


@pytest.mark.parametrize(("name", "section"), [("links", "links"), ("tasks", "tasks")])
def test_a_row_without_its_first_word_is_there_again_on_its_item_only(
    qtbot: QtBot, desk: Desk, prepare: PrepareView, name: str, section: str
) -> None:
    item, other = (each.id for each in tuple(desk.meeting.walk())[:2])  # type: ignore[union-attr]
    prepare.choose_item(item)
    prepare.form.extras.sections[section].open()
    table: RowTable = getattr(prepare.form.extras, name)
    before = table.rows()
    table.setCurrentCell(len(before), 1)
    table.editItem(table.item(len(before), 1))
    qtbot.keyClicks(table.viewport().findChild(QLineEdit), "Åse Ø")
    qtbot.waitUntil(lambda: "Åse Ø" in on_disk(desk))
    again = started_again(qtbot, desk)
    shown: RowTable = getattr(again.form.extras, name)
    assert desk.half.waiting() == (table.accessibleName(),)
    again.choose_item(other)
    again.form.extras.sections[section].open()
    assert shown.untold() == []
    again.choose_item(item)
    again.form.extras.sections[section].open()
    assert [words[1] for words in shown.untold()] == ["Åse Ø"]
    shown.item(len(before), 0).setText("https://www.ø.dk")
    assert shown.rows()[-1][1][:2] == ["https://www.ø.dk", "Åse Ø"]
    qtbot.waitUntil(lambda: not desk.half._kept, timeout=15_000)


def test_a_day_that_was_half_typed_stands_on_the_page_of_its_meeting_again(
    qtbot: QtBot, desk: Desk, prepare: PrepareView
) -> None:
    prepare.edit_frame()
    prepare.frame.fields["date"].clear()
    qtbot.keyClicks(prepare.frame.fields["date"], "8. mar")
    qtbot.waitUntil(lambda: "8. mar" in on_disk(desk))
    again = started_again(qtbot, desk)
    again.edit_frame()
    assert again.frame.fields["date"].text() == "8. mar"
    again.frame.fields["date"].setText("8.3.2027")
    again.frame.fields["date"].editingFinished.emit()
    assert desk.meeting.date == date(2027, 3, 8)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not desk.half._kept, timeout=15_000)


def test_a_day_that_cannot_be_read_is_not_taken_away_by_what_happens_elsewhere(
    qtbot: QtBot, desk: Desk, prepare: PrepareView
) -> None:
    prepare.edit_frame()
    prepare.frame.fields["date"].setText("32.13.2027")
    prepare.frame.fields["date"].editingFinished.emit()
    desk.do(agenda.change_item, next(desk.meeting.walk()).id, title="Nyt")  # type: ignore[union-attr]
    assert prepare.frame.fields["date"].text() == "32.13.2027"


def test_recipients_that_were_added_and_switched_off_are_so_again_until_the_mail_is_made(
    qtbot: QtBot, desk: Desk
) -> None:
    def opened() -> DispatchView:
        view = DispatchView(desk)
        qtbot.addWidget(view)
        view.show()
        view.show_opened()
        view.refresh()
        return view

    first = opened()
    before = first.form.chips.recipients()
    assert first.form.chips.add_recipient("Åse Ø <aase@havn.example>")
    qtbot.waitUntil(lambda: "aase@havn.example" in on_disk(desk))
    desk.half = after_a_crash(desk)
    second = opened()
    assert second.form.chips.recipients() == (*before, ("Åse Ø", "aase@havn.example"))
    desk.half.done(second.form.chips)
    assert desk.half.waiting() == ()


def test_a_member_without_a_name_yet_is_in_the_form_again(qtbot: QtBot, desk: Desk) -> None:
    dialog, fresh = ForumDialog(), ForumDialog()
    for each in (dialog, fresh):
        qtbot.addWidget(each)
    desk.half.watch(dialog, dialog.windowTitle)
    dialog.show()
    dialog.members.item(0, 4).setText("aase@havn.example")
    qtbot.waitUntil(lambda: "aase@havn.example" in on_disk(desk))
    after_a_crash(desk).watch(fresh, fresh.windowTitle)
    fresh.show()
    assert [words[4] for words in fresh.members.untold()] == ["aase@havn.example"]


def test_an_open_cell_of_the_layout_is_there_again(qtbot: QtBot, desk: Desk) -> None:
    dialog, fresh = (LayoutDialog(desk.profile, ()) for _ in range(2))
    for each in (dialog, fresh):
        qtbot.addWidget(each)
    desk.half.watch(dialog, dialog.windowTitle)
    dialog.show()
    dialog.parts.setCurrentCell(0, 1)
    dialog.parts.editItem(dialog.parts.item(0, 1))
    qtbot.keyClicks(dialog.parts.viewport().findChild(QLineEdit), "Afgørelse")
    qtbot.waitUntil(lambda: "Afgørelse" in on_disk(desk))
    after_a_crash(desk).watch(fresh, fresh.windowTitle)
    fresh.show()
    assert fresh.parts.item(0, 1).text() == "Afgørelse"


def test_the_address_of_a_link_stands_in_its_line_again(qtbot: QtBot, window: Window, desk: Desk) -> None:
    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        found.append(dialog.textValue())
        qtbot.keyClicks(dialog.findChild(QLineEdit), "https://www.ø.dk/plan")
        dialog.reject()

    window.watch_form, found = desk.half.watch, list[str]()
    for _ in range(2):
        QTimer.singleShot(0, write)
        assert ask_for_link(window, "") is None
    assert found == ["https://", "https://www.ø.dk/plan"]


def test_two_forms_that_are_written_in_at_almost_the_same_time_are_both_kept(qtbot: QtBot, desk: Desk) -> None:
    forms = (AskBar(), AskBar())
    for number, bar in enumerate(forms):
        qtbot.addWidget(bar)
        desk.half.watch(bar, lambda number=number: f"Linje {number}")
        bar.ask("Kommentar", print)
    for bar in forms:
        bar.field.setText("ord")
        bar.field.textEdited.emit("ord")
    assert desk.half.waiting() == ("Linje 0",)
    desk.half.done(forms[0])
    qtbot.waitUntil(lambda: "Linje 1" in on_disk(desk))
    assert desk.half.waiting() == ("Linje 1",)


def test_a_day_of_a_task_that_was_half_typed_stands_at_its_task_again(
    qtbot: QtBot, desk: Desk, prepare: PrepareView
) -> None:
    item = next(desk.meeting.walk()).id  # type: ignore[union-attr]
    desk.do(tasks.add_task, item, ActionItem("Ringe til Åse", deadline=date(2027, 3, 8)))
    prepare.choose_item(item)
    prepare.form.extras.sections["tasks"].open()
    table = prepare.form.extras.tasks
    table.editItem(table.item(0, 2))
    qtbot.keyClicks(table.viewport().findChild(QLineEdit), "9. ap")
    prepare.steps.next_item()
    qtbot.waitUntil(lambda: "9. ap" in on_disk(desk))
    again = started_again(qtbot, desk)
    again.choose_item(item)
    again.form.extras.sections["tasks"].open()
    shown = again.form.extras.tasks
    assert shown.item(0, 2).text() == "9. ap"
    assert desk.item(item).action_items[0].deadline == date(2027, 3, 8)  # type: ignore[union-attr]
    shown.item(0, 2).setText("9.4.2027")
    assert desk.item(item).action_items[0].deadline == date(2027, 4, 9)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not desk.half._kept, timeout=15_000)
