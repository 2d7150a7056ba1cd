"""Acts taken at random from the table of commands, in the whole window: undo and redo give the very same meeting."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from klyngedesk.model.meeting import Meeting
from klyngedesk.text.blocks import EMPTY
from klyngedesk.ui.actions import COMMANDS
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.scopes import DISPATCH, LIVE, PREPARE
from klyngedesk.ui.window import Window
from klyngedesk.ui.window_commands import WindowCommands
from tests.ui.conftest import Answers

# Open a dialog of their own, leave the program, send something, show something only, or lock for good.
NOT_STRUCTURE = {
    *("new_meeting", "new_forum", "edit_forum", "edit_layout", "import_file", "export_file", "give_away"),
    *("delete_meeting", "delete_forum", "show_backups", "show_open_cases", "show_wastebasket", "leave", "undo"),
    *("redo", "show_history", "edit_phrases", "search_everything", "edit_link", "export", "export_word", "export_zip"),
    *("export_folder", "make_mail", "see_to_finding", "show_keys", "show_palette", "show_about", "go_back", "wear"),
    *("toggle_full_screen", "insert_picture", "paste_plain", "show_room", "hide_room", "save_version"),
    *("next_misspelt", "toggle_preview", "approve_minutes", "unlock_minutes"),
}
ACTS = [command for command in COMMANDS if command.method not in NOT_STRUCTURE]
WORDS = ("aften", "Å b", "nyt ord ", "plan 2", "ø")
STANCES = (Qt.Key.Key_F, Qt.Key.Key_I, Qt.Key.Key_H)


class Sequence:
    """Does what chance takes, and knows the meeting as it was after each step of the desk's undo stack."""

    def __init__(self, seed: int, window: Window, desk: Desk, answers: Answers) -> None:
        self.chance, self.window, self.desk, self.answers = random.Random(seed), window, desk, answers
        self.commands, self.stack, self.log = WindowCommands(window, desk), desk.undo_stack, list[str]()
        self.commands.show_view(PREPARE)
        self.seen = {self.stack.index(): self.meeting()}

    def meeting(self) -> Meeting:
        """Return the meeting without its clock and her texts, which go on whatever is undone."""
        view = self.window.view(self.window.view_name() or PREPARE)
        for _ in range(2):
            QApplication.processEvents()
            getattr(view, "settle", lambda: None)()
            self.desk.hand_over()
        found = self.desk.meeting
        assert found is not None
        return replace(found, timeline=()).with_each_item(
            lambda item: replace(
                item,
                minutes=EMPTY,
                background=EMPTY,
                recommendations=tuple(replace(line, draft="") for line in item.recommendations),
            )
        )

    def act(self) -> None:
        before = (self.stack.index(), self.stack.count())
        self.chance.choice((self.command, self.command, self.command, self.write, self.write_in_a_cell, self.go))()
        meeting = self.meeting()
        if (self.stack.index(), self.stack.count()) != before:
            self.seen = {index: known for index, known in self.seen.items() if index <= before[0]}
        self.seen[self.stack.index()] = meeting

    def command(self) -> None:
        usable = [command for command in ACTS if self.commands._actions[command].isEnabled()]
        command = self.chance.choice(usable)
        self.log.append(command.label)
        self.answers.text = self.chance.choice(WORDS)
        self.commands.do(command)
        QApplication.processEvents()
        if self.window.view_name() == LIVE:
            self.answer()

    def answer(self) -> None:
        """Write in what the live view asks."""
        view = self.window.view(LIVE)
        assert isinstance(view, MeetingView)
        for bar in (view.ask, view.task_bar):
            if bar.isVisible():
                QTest.keyClicks(bar.field, f"Åse Bæk: {self.chance.choice(WORDS)}")
                QTest.keyClick(bar.field, Qt.Key.Key_Return)
                bar.leave()
        if view.ballot.isVisible():
            QTest.keyClick(view.ballot.names, self.chance.choice(STANCES))
            QTest.keyClick(view.ballot.names, Qt.Key.Key_Return)
            view.ballot.leave()

    def write(self) -> None:
        view = self.window.view(PREPARE)
        assert isinstance(view, PrepareView)
        form = view.form
        lines = form.recommendations.first_field() or form.title
        field = self.chance.choice((form.title, form.presenters, form.case_number, form.extras.note, lines))
        if self.window.view_name() == PREPARE and field.isVisible():
            self.log.append(f"skriv i {field.accessibleName()}")
            QTest.keyClicks(field, self.chance.choice(WORDS))

    def write_in_a_cell(self) -> None:
        view = self.window.view(PREPARE)
        assert isinstance(view, PrepareView)
        extras = view.form.extras
        table = self.chance.choice((extras.links, extras.tasks, view.frame.people, view.frame.annexes.titles))
        table.setCurrentCell(self.chance.randrange(table.rowCount()), 0)
        self.log.append(f"ret {table.accessibleName()}")
        if self.chance.random() < 0.3 and table.currentRow() < table.rowCount() - 1:
            QTest.keyClick(table, Qt.Key.Key_Delete)
            return
        table.editItem(table.currentItem())
        field = table.viewport().findChild(QLineEdit)
        if field is not None:
            QTest.keyClicks(field, self.chance.choice(WORDS))
            QTest.keyClick(field, Qt.Key.Key_Return)

    def go(self) -> None:
        self.log.append("gå")
        self.commands.show_view(self.chance.choice((PREPARE, LIVE, DISPATCH)))
        view = self.window.view(self.window.view_name() or PREPARE)
        items = [item.id for item in self.desk.meeting.walk()] if self.desk.meeting else []
        if items and isinstance(view, PrepareView | MeetingView):
            view.choose_item(self.chance.choice(items))

    def turn(self, by: int) -> None:
        """Take a step back or forth; the meeting is the one that was there."""
        wanted = self.stack.index() + by
        self.stack.undo() if by < 0 else self.stack.redo()
        now = self.meeting()
        assert self.stack.index() == wanted, self.log[-9:]
        assert now == self.seen.setdefault(wanted, now), self.log[-9:]

    def hold(self, steps: int) -> None:
        for _ in range(steps):
            if self.stack.canUndo() and self.chance.random() < 0.2:
                self.turn(-1)
            elif self.stack.canRedo() and self.chance.random() < 0.5:
                self.turn(1)
            else:
                self.act()
        while self.stack.canUndo():
            self.turn(-1)
        while self.stack.canRedo():
            self.turn(1)
        assert self.desk.flush_texts()


@pytest.mark.parametrize(
    ("seed", "steps"), [(1, 10), *(pytest.param(seed, 80, marks=pytest.mark.long) for seed in range(2, 302))]
)
def test_each_act_is_taken_back_and_made_again(
    qtbot: QtBot, window: Window, desk: Desk, answers: Answers, seed: int, steps: int
) -> None:
    window.resize(1366, 740)
    window.show()
    assert desk.forum is not None
    desk.forum = replace(desk.forum, profile=replace(desk.profile, votes=True))
    Sequence(seed, window, desk, answers).hold(steps)
