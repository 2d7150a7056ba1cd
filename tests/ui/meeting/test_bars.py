"""A line that was opened on one item is that item's, wherever she goes before Enter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.services import agenda, handover, history
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.half_written import FACT
from klyngedesk.ui.meeting.ask_bar import AskBar
from klyngedesk.ui.meeting.task_bar import TaskBar
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.meeting.vote_commands import STATEMENT
from klyngedesk.ui.text_key import key_of
from tests.ui.meeting.conftest import AskFor

WAYS = ("opgave", "kommentar", "udtalelse", "udskyd")


def open_bar(view: MeetingView, way: str) -> TaskBar | AskBar:
    commands = {
        "opgave": view._tasks.add_task,
        "kommentar": view.after_commands.add_comment,
        "udtalelse": view.votes.add_statement,
        "udskyd": view.room.postpone,
    }
    commands[way]()
    return view.task_bar if way == "opgave" else view.ask


def kept(item: AgendaItem | None) -> list[str]:
    """Return what may have been written on the item in any of the ways."""
    assert item is not None
    tasks, comments = [task.text for task in item.action_items], [each.text for each in item.comments]
    return [*tasks, *comments, *(each.text for each in item.statements), *([item.postponed_to] * item.postponed)]


def name_in(desk: Desk) -> str:
    assert desk.meeting is not None
    return next(desk.meeting.people()).name


@pytest.mark.parametrize("way", WAYS)
def test_what_is_written_in_a_line_lands_on_the_item_it_was_opened_on(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor, way: str
) -> None:
    opened, other = ask_for(), ask_for()
    view.choose_item(opened.id)
    bar = open_bar(view, way)
    before = kept(other)
    assert bar.item.isHidden()
    bar.field.clear()
    qtbot.keyClicks(bar.field, "ring til Åse" if way in ("opgave", "udskyd") else f"{name_in(desk)}: vent")
    view.choose_item(other.id)
    assert bar.item.isVisible()
    assert f"punkt {desk.labels[opened.id].full} Vores punkt" in bar.item.text()
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert len(kept(desk.item(opened.id))) == 1
    assert kept(desk.item(other.id)) == before


def test_a_new_item_comes_after_the_one_the_line_was_opened_on(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    opened = ask_for()
    ask_for()
    view.choose_item(opened.id)
    view.room.new_item()
    view.steps.next_item()
    qtbot.keyClicks(view.ask.field, "Nyt midt i")
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Return)
    ids = [item.id for item in desk.meeting.items]  # type: ignore[union-attr]
    assert ids[ids.index(opened.id) + 1] == desk.here


def test_a_line_that_cannot_be_taken_is_asked_again_about_its_own_item(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    opened, other = ask_for(), ask_for()
    view.choose_item(opened.id)
    view.votes.add_statement()
    qtbot.keyClicks(view.ask.field, "uden kolon")
    view.choose_item(other.id)
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Return)
    assert view.ask.item.isVisible()
    view.ask.field.setText(f"{name_in(desk)}: nej")
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Return)
    assert kept(desk.item(opened.id)) == ["nej"]
    assert kept(desk.item(other.id)) == []


@pytest.mark.parametrize("way", ["opgave", "kommentar"])
def test_the_words_stay_in_their_line_while_its_item_is_deleted(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor, way: str
) -> None:
    item = ask_for()
    bar = open_bar(view, way)
    qtbot.keyClicks(bar.field, "Åse: vent")
    desk.do(agenda.remove_item, item.id)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.item.text().startswith("Punktet er slettet.")
    assert (bar.isVisible(), bar.field.text()) == (True, "Åse: vent")
    desk.undo_stack.undo()
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert len(kept(desk.item(item.id))) == 1


def test_the_words_come_back_in_the_line_of_the_item_they_were_written_on(
    qtbot: QtBot, view: MeetingView, ask_for: AskFor
) -> None:
    opened, other = ask_for(), ask_for()
    view.choose_item(opened.id)
    view.votes.add_statement()
    view.choose_item(other.id)
    qtbot.keyClicks(view.ask.field, "Åse: nej")
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Escape)
    view.votes.add_statement()
    assert (view.ask.field.accessibleName(), view.ask.field.text()) == (STATEMENT, "")
    view.choose_item(opened.id)
    view.votes.add_statement()
    assert view.ask.field.text() == "Åse: nej"


@pytest.mark.parametrize(
    ("way", "field", "take_away"),
    [("kommentar", "comments", "remove_comment"), ("udtalelse", "statements", "remove_statement")],
)
def test_what_was_taken_away_at_once_is_a_version_of_the_text_the_line_writes_in(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor, way: str, field: str, take_away: str
) -> None:
    item = ask_for()
    bar = open_bar(view, way)
    assert key_of(bar.field) == (item.id, field)
    qtbot.keyClicks(bar.field, f"{name_in(desk)}: vent")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    getattr(view.after_commands if field == "comments" else view.votes, take_away)()
    assert kept(desk.item(item.id)) == []
    desk.keeper.wait()
    assert [plain(version.text) for version in history.versions_of(desk.store, (item.id, field))] == [
        f"{name_in(desk)}: vent"
    ]


@pytest.mark.parametrize("way", ["opgave", "udtalelse"])
def test_words_that_could_not_be_taken_are_half_written_again(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    ask_for()
    bar = open_bar(view, way)
    monkeypatch.setattr(desk, "do", lambda *_, **__: None)
    qtbot.keyClicks(bar.field, f"{name_in(desk)}: ring til Åse Ø")
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.field.text().endswith("ring til Åse Ø")
    qtbot.waitUntil(lambda: "ring til Åse Ø" in desk.store.fact(FACT))
    assert bar.isVisible()


def test_a_vote_stays_open_while_the_list_is_made_anew_and_is_laid_aside_at_another_item(
    desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    desk.forum = replace(desk.forum, profile=replace(desk.profile, votes=True))  # type: ignore[type-var]
    opened, other = ask_for(), ask_for()
    view.choose_item(opened.id)
    view.votes.take_vote()
    assert view.ballot.isVisible()
    desk.do(agenda.add_item, AgendaItem("Et til"), after_id=other.id)
    view.list.item_chosen.emit(opened.id)
    assert view.ballot.isVisible()
    view.choose_item(other.id)
    assert view.ballot.isHidden()


@pytest.mark.parametrize("way", ["udskyd", "stedfortræder"])
def test_words_that_are_refused_stay_in_their_line(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor, tmp_path: Path, way: str
) -> None:
    assert desk.meeting is not None
    view.choose_item(ask_for().id)
    if way == "udskyd":
        view.room.postpone()
    else:
        view.room.mark(next(desk.meeting.people()).id, "substitute")
    view.ask.field.setText("Åse Ø")
    handover.hand_over(desk.store, desk.meeting.id, tmp_path / "ud.klynge", "Bo")
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Return)
    assert (view.ask.isVisible(), view.ask.field.text()) == (True, "Åse Ø")
    handover.take_back(desk.store, desk.meeting.id)
    qtbot.keyClick(view.ask.field, Qt.Key.Key_Return)
    assert view.ask.isHidden()
