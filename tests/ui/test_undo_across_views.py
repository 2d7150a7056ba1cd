"""A step taken in one view is taken back in another, also in a view that was made anew since."""

from __future__ import annotations

from datetime import datetime

from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import Outcome
from klyngedesk.services import agenda, meetings, minutes, recommendations
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.prepare.view import PrepareView
from tests.ui.conftest import Answers


def test_steps_of_both_views_are_taken_back_in_order_from_either(qtbot: QtBot, desk: Desk) -> None:
    prepare, live = PrepareView(desk), MeetingView(desk)
    for view in (prepare, live):
        qtbot.addWidget(view)
    assert desk.meeting is not None
    seen = [desk.meeting]
    item = desk.meeting.items[1]
    for service, arguments in (
        (agenda.move_item_up, (item.id,)),
        (recommendations.record_outcome, (item.recommendations[0].id, Outcome.DROPPED)),
        (agenda.remove_item, (desk.meeting.items[0].id,)),
        (meetings.end_meeting, (datetime(2027, 4, 12, 13, 5),)),
    ):
        assert desk.do(service, *arguments)
        seen.append(desk.meeting)
    for expected in reversed(seen[:-1]):
        desk.undo_stack.undo()
        assert desk.meeting == expected
    for expected in seen[1:]:
        desk.undo_stack.redo()
        assert desk.meeting == expected


def test_a_view_that_was_made_anew_takes_back_what_the_old_one_did(qtbot: QtBot, desk: Desk) -> None:
    assert desk.meeting is not None
    first = desk.meeting.items[0].id
    old = PrepareView(desk)
    old.choose_item(first)
    old.items.remove_current()
    assert desk.item(first) is None
    old.deleteLater()
    new = PrepareView(desk)
    qtbot.addWidget(new)
    desk.undo_stack.undo()
    new.choose_item(first)
    assert new.form.title.text() == "Godkendelse af dagsorden"


def test_approved_minutes_refuse_a_step_back_with_a_sentence_and_go_on_once_unlocked(
    desk: Desk, answers: Answers
) -> None:
    assert desk.meeting is not None
    before, moment = desk.meeting, datetime(2027, 5, 1, 12)
    desk.do(agenda.change_item, desk.meeting.items[0].id, title="Ny titel")
    changed = desk.meeting
    desk.do(minutes.approve_minutes, moment, undoable=False)
    desk.undo_stack.undo()
    assert "låst" in answers.told[-1]
    desk.undo_stack.redo()
    desk.do(minutes.unlock_minutes, moment, "fejl i titlen", undoable=False)
    assert desk.meeting.items == changed.items
    desk.undo_stack.undo()
    assert desk.meeting.items == before.items


def test_letters_typed_since_stay_when_an_older_step_is_taken_back(qtbot: QtBot, desk: Desk) -> None:
    live = MeetingView(desk)
    qtbot.addWidget(live)
    assert desk.meeting is not None
    first = desk.meeting.items[0].id
    desk.do(agenda.change_item, first, title="Ny titel")
    live.choose_item(first)
    live.minutes.setPlainText("Skrevet bagefter.")
    desk.undo_stack.undo()
    item = desk.item(first)
    assert item is not None
    assert (item.title, plain(item.minutes)) == ("Godkendelse af dagsorden", "Skrevet bagefter.")
    assert desk.store.load_meeting(desk.meeting.id).items[0].minutes == text_of_lines("Skrevet bagefter.")
