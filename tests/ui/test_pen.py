"""A meeting that is with a colleague can be read only; it comes back by a file or is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.services import agenda, handover
from klyngedesk.services.merge_questions import Choice
from klyngedesk.services.merging import Clash
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.text.plain import plain
from klyngedesk.ui.compare_view import CompareView
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.merge_dialog import MergeDialog
from klyngedesk.ui.pen_commands import PenCommands
from klyngedesk.ui.window import Window
from tests.ui.conftest import Answers


@pytest.fixture
def commands(window: Window, desk: Desk, tmp_path: Path, answers: Answers) -> PenCommands:
    for name in ("prepare", "live"):
        window.view(name)
    made = PenCommands(window, desk)
    answers.text, answers.path = "Ribe", tmp_path / "ud.klynge"
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    return made


def meeting_id(desk: Desk) -> str:
    assert desk.meeting is not None
    return desk.meeting.id


def first(desk: Desk) -> str:
    assert desk.meeting is not None
    return desk.meeting.items[0].id


def changed_here_too(desk: Desk, commands: PenCommands) -> None:
    """Give the meeting away, take it back, and change what the colleague will change."""
    commands.give_away()
    commands.take_back()
    desk.do(agenda.change_item, first(desk), title="Her")


def came_back(desk: Desk, tmp_path: Path, **fields: object) -> Path:
    """Return the file from a colleague who changed the first item."""
    there = Store.open(tmp_path / "there")
    handover.receive(there, tmp_path / "ud.klynge")
    agenda.change_item(there, meeting_id(desk), first(desk), **fields)
    path = handover.hand_over(there, meeting_id(desk), tmp_path / "ind.klynge")
    there.close()
    return path


def test_a_meeting_given_away_can_be_read_and_not_changed(
    desk: Desk, commands: PenCommands, answers: Answers, tmp_path: Path
) -> None:
    commands.give_away()
    before = desk.meeting
    assert (tmp_path / "ud.klynge").is_file()
    assert commands.banner.accessibleName().startswith("Mødet ligger hos Ribe siden ")
    desk.do(agenda.change_item, first(desk), title="Rettet alligevel")
    assert desk.meeting == before
    assert "Tag det tilbage først" in answers.told[-1]
    editor = commands._window.view("live").minutes  # type: ignore[attr-defined]
    assert editor.isReadOnly()
    commands.take_back()
    assert not editor.isReadOnly()
    assert desk.do(agenda.change_item, first(desk), title="Rettet")


def test_what_the_colleague_wrote_comes_in_and_the_pen_is_here_again(
    desk: Desk, commands: PenCommands, tmp_path: Path
) -> None:
    commands.give_away()
    before = desk.meeting
    path = came_back(desk, tmp_path, minutes=text_of_lines("Skrevet i Ribe."))
    assert commands.take_in(path) == meeting_id(desk)
    assert desk.meeting is not None
    assert plain(desk.meeting.items[0].minutes) == "Skrevet i Ribe."
    assert desk.away is None
    desk.undo_stack.undo()
    assert desk.meeting == before


def test_what_both_changed_is_asked_about_before_anything_is_written(
    desk: Desk, commands: PenCommands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_here_too(desk, commands)
    shown: list[str] = []

    def answered(dialog: MergeDialog) -> int:
        shown.extend(clash.place for clash in dialog._clashes)
        dialog.decide(Choice.THEIRS)
        return 1

    monkeypatch.setattr(MergeDialog, "exec", answered)
    commands.take_in(came_back(desk, tmp_path, title="Der"))
    assert shown == ["Titel, punkt 1 Her"]
    assert desk.meeting is not None
    assert desk.meeting.items[0].title == "Der"


def test_leaving_the_questions_open_changes_nothing(
    desk: Desk, commands: PenCommands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_here_too(desk, commands)
    before = desk.meeting
    monkeypatch.setattr(MergeDialog, "exec", lambda dialog: 0)
    assert commands.take_in(came_back(desk, tmp_path, title="Der")) == ""
    assert desk.meeting == before


def test_the_dialog_is_answered_by_keyboard_and_waits_for_every_answer(qtbot: QtBot) -> None:
    clashes = [
        Clash("a", "Referat, punkt 1", "5 stole", "6 stole", "4 stole", can_be_both=True),
        Clash("b", "Udfald, linje 1", "(tomt)", "Fulgt", "Udskudt"),
    ]
    dialog = MergeDialog(clashes, "kollegaen")
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.merge.isEnabled()
    assert dialog.mine.toPlainText() == "5 6 stole"
    qtbot.keyClick(dialog.buttons[Choice.BOTH], Qt.Key.Key_Space)
    assert not dialog.buttons[Choice.BOTH].isVisible()
    qtbot.keyClick(dialog.buttons[Choice.THEIRS], Qt.Key.Key_Space)
    assert dialog.choices() == {"a": Choice.BOTH, "b": Choice.THEIRS}
    assert dialog.merge.isEnabled()


def test_the_dialog_names_who_the_file_is_from(
    desk: Desk, commands: PenCommands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_here_too(desk, commands)
    told: list[str] = []
    monkeypatch.setattr(MergeDialog, "exec", lambda dialog: told.append(dialog._their_name) or 0)
    commands.take_in(came_back(desk, tmp_path, title="Der"))
    assert told == ["I filen fra Ribe"]
    assert commands._window.status._words.text() == "Intet er flettet. Mødet står, som det stod."


def test_what_went_and_what_came_are_two_words(qtbot: QtBot) -> None:
    view = CompareView("Sådan står det her")
    qtbot.addWidget(view)
    view.compare("det første udkast", "det to udkast")
    assert view.toPlainText() == "det første to udkast"
    view.compare("mødet", "møderne, alle")
    assert view.toPlainText() == "mødet møderne, alle"


def test_escape_in_the_dialog_decides_nothing(qtbot: QtBot) -> None:
    dialog = MergeDialog([Clash("a", "Titel, punkt 1", "(tomt)", "Her", "Der")], "Ribe")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.mine.toPlainText() == "Her"
    dialog.decide(Choice.MINE)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == MergeDialog.DialogCode.Rejected


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Backspace])
def test_typing_while_a_colleague_has_the_meeting_is_answered_by_the_banner_at_once(
    qtbot: QtBot, desk: Desk, commands: PenCommands, key: Qt.Key
) -> None:
    window = commands._window
    commands.give_away()
    window.show_page("live")
    window.show()
    editor = window.view("live").minutes  # type: ignore[attr-defined]
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    assert not commands.banner.is_answering()
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert not commands.banner.is_answering()
    qtbot.keyClick(editor, key)
    assert commands.banner.is_answering()
    window.hide()
