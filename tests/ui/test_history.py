"""Versions are kept while she works, and any of them comes back by keyboard."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.services import history, minutes
from klyngedesk.services.versions import LEFT, MARKED, OPENED, WRITTEN
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.history_commands import HistoryCommands
from klyngedesk.ui.history_dialog import HistoryDialog
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.window import Window
from tests.ui.conftest import Answers


def first_item(desk: Desk) -> str:
    assert desk.meeting is not None
    return next(desk.meeting.walk()).id


def reasons(desk: Desk, field: str = "minutes") -> list[str]:
    desk.keeper.wait()
    return [version.reason for version in history.versions_of(desk.store, (first_item(desk), field))]


def test_leaving_an_item_keeps_what_was_written_there(desk: Desk) -> None:
    desk.here = first_item(desk)
    desk.write_text(first_item(desk), "minutes", text_of_lines("Åse bød velkommen."))
    desk.here = "et andet punkt"
    assert reasons(desk)[0] == LEFT


def test_a_minute_of_writing_is_kept_and_an_idle_minute_is_not(desk: Desk) -> None:
    desk.write_text(first_item(desk), "minutes", text_of_lines("Åse bød velkommen."))
    desk.keeper.keep(WRITTEN)
    before = reasons(desk)
    desk.keeper.keep(WRITTEN)
    assert before[0] == WRITTEN
    assert reasons(desk) == before


def test_the_text_as_it_was_when_the_meeting_was_opened_is_a_version(desk: Desk) -> None:
    assert reasons(desk, "background")[-1] == OPENED


def test_a_version_she_asks_for_is_kept_though_nothing_changed(desk: Desk) -> None:
    desk.write_text(first_item(desk), "minutes", text_of_lines("Åse bød velkommen."))
    for _ in range(2):
        assert desk.keeper.mark([(first_item(desk), "minutes")])() == 1
    assert reasons(desk)[:2] == [MARKED, MARKED]


def test_the_list_shows_what_differs_from_now_and_enter_brings_it_back(qtbot: QtBot, desk: Desk) -> None:
    key = (first_item(desk), "minutes")
    for words in ("Åse bød velkommen til 5 gæster.", "Åse bød velkommen til 6 gæster."):
        desk.write_text(*key, text_of_lines(words))
        desk.keeper.keep(WRITTEN)
    desk.keeper.wait()
    dialog = HistoryDialog(history.versions_of(desk.store, key), "Åse bød velkommen til 6 gæster.", "Referat")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.back.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.text.toPlainText() == "Åse bød velkommen til 5 6 gæster."
    assert "underline" in dialog.text.toHtml()
    assert "line-through" in dialog.text.toHtml()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    chosen = dialog.chosen()
    assert dialog.result() == 1
    assert chosen is not None
    desk.do(history.bring_back, chosen.number)
    assert plain(desk.item(key[0]).minutes) == "Åse bød velkommen til 5 gæster."  # type: ignore[union-attr]


def test_minutes_changed_behind_the_programs_back_are_told_of_on_opening(desk: Desk, answers: Answers) -> None:
    assert desk.meeting is not None
    desk.do(minutes.approve_minutes, datetime(2027, 5, 1, 12))
    with desk.store.alone() as connection:
        connection.execute("UPDATE agenda_item SET title = 'En anden' WHERE title LIKE 'Godkendelse%'")
    desk.open(desk.meeting.id)
    assert "det står ikke længere, som da det blev godkendt" in answers.told[-1]


def test_bringing_a_version_back_is_one_step_of_undo(desk: Desk) -> None:
    key = (first_item(desk), "minutes")
    for words in ("Først", "Så"):
        desk.write_text(*key, text_of_lines(words))
        desk.keeper.keep(WRITTEN)
    desk.keeper.wait()
    desk.do(history.bring_back, history.versions_of(desk.store, key)[1].number)
    desk.undo_stack.undo()
    assert plain(desk.item(key[0]).minutes) == "Så"  # type: ignore[union-attr]


def test_a_text_that_was_never_written_has_one_sentence_and_nothing_to_bring_back(qtbot: QtBot) -> None:
    dialog = HistoryDialog([], "", "referatet")
    qtbot.addWidget(dialog)
    dialog.show()
    assert "ingen tidligere udgaver" in dialog.text.toPlainText()
    assert not dialog.back.isVisible()
    assert not dialog.list.isVisible()


def test_the_note_for_the_chair_comes_back_into_the_field_that_has_the_caret(
    qtbot: QtBot, desk: Desk, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, commands = PrepareView(desk), HistoryCommands(window, desk)
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
    view.choose_item(first_item(desk))
    view.form.extras.sections["case"].open()
    view.form.extras.note.setFocus()
    qtbot.keyClicks(view.form.extras.note, "Husk Åse")
    view.settle()
    desk.keeper.keep(WRITTEN)
    view.form.extras.note.setPlainText("Skrevet over")
    view.settle()
    asked: list[str] = []
    monkeypatch.setattr(HistoryDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()) or 1)
    monkeypatch.setattr(HistoryDialog, "chosen", lambda dialog: dialog._versions[0])
    commands.show_history()
    assert asked[0].startswith("Historik: Note til mødelederen, punkt 1")
    assert view.form.extras.note.toPlainText() == "Husk Åse"
