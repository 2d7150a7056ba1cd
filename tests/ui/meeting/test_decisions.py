"""Decisions by keyboard: a key offers the sentence, another confirms it, and nothing else is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.documents.proceedings import decision_lines
from klyngedesk.model.agenda import AgendaItem, Outcome
from klyngedesk.model.danish import short_date
from klyngedesk.services.meetings import plan_meeting
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from tests.ui.meeting.conftest import AskFor

CONTROL = Qt.KeyboardModifier.ControlModifier


def join_decisions(desk: Desk) -> None:
    """Let the forum want one sentence for all lines that were followed."""
    assert desk.forum is not None
    desk.forum = replace(desk.forum, profile=replace(desk.profile, joined_decisions=True))


def now(desk: Desk, item: AgendaItem) -> AgendaItem:
    found = desk.item(item.id)
    assert found is not None
    return found


def forum_name(desk: Desk) -> str:
    assert desk.meeting is not None
    return desk.meeting.forum_name


def test_an_outcome_offers_a_sentence_that_no_document_shows(desk: Desk, view: MeetingView, ask_for: AskFor) -> None:
    item = ask_for("Godkender regnskabet.")
    view.set_outcome(1)
    line = view.lines.current_line()
    assert line is not None
    assert line.note.toPlainText() == f"{forum_name(desk)} godkendte regnskabet."
    assert line.note.property("state") == "offered"
    assert decision_lines(now(desk, item)) == ()


def test_confirming_writes_it_and_the_next_line_is_current(desk: Desk, view: MeetingView, ask_for: AskFor) -> None:
    item = ask_for("Godkender regnskabet.", "Drøfter budgettet.")
    view.set_outcome(1)
    view.confirm_line()
    view.set_outcome(7)
    view.confirm_line()
    lines = now(desk, item).recommendations
    assert [line.outcome for line in lines] == [Outcome.FOLLOWED, Outcome.DISCUSSED]
    assert [line.note.removeprefix(forum_name(desk)) for line in lines] == [
        " godkendte regnskabet.",
        " drøftede budgettet.",
    ]
    assert view.minutes.hasFocus()


def test_a_question_is_not_confirmed_before_something_was_typed(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    item = ask_for("Beslutter, hvorvidt puljen åbnes igen.")
    view.set_outcome(1)
    line = view.lines.current_line()
    assert line is not None
    assert line.note.hasFocus()
    assert line.note.toPlainText().endswith("besluttede, at ")
    view.confirm_line()
    assert now(desk, item).recommendations[0].outcome is None
    qtbot.keyClicks(line.note, "puljen åbnes i maj.")
    qtbot.keyClick(line.note, Qt.Key.Key_Enter, CONTROL)
    assert now(desk, item).recommendations[0].note.endswith("besluttede, at puljen åbnes i maj.")


def test_all_lines_followed_is_one_chord_to_offer_and_again_to_confirm(
    desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    item = ask_for("Godkender regnskabet.", "Drøfter budgettet.", "Tager status til efterretning.")
    view.follow_all()
    assert [line.outcome for line in now(desk, item).recommendations] == [None, None, None]
    view.follow_all()
    lines = now(desk, item).recommendations
    assert {line.outcome for line in lines} == {Outcome.FOLLOWED}
    assert lines[2].note.endswith("tog status til efterretning.")
    desk.undo_stack.undo()
    assert [line.outcome for line in now(desk, item).recommendations] == [None, None, None]


def test_the_same_digit_again_lets_her_change_the_words(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    item = ask_for("Godkender regnskabet.")
    view.set_outcome(1)
    view.set_outcome(1)
    line = view.lines.current_line()
    assert line is not None
    assert line.note.hasFocus()
    qtbot.keyClick(line.note, Qt.Key.Key_Backspace)
    qtbot.keyClicks(line.note, " med tak.")
    view.confirm_line()
    assert now(desk, item).recommendations[0].note.endswith("godkendte regnskabet med tak.")


def test_words_that_wait_are_there_after_another_item_was_shown(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    item = ask_for("Beslutter, hvorvidt puljen åbnes igen.")
    view.set_outcome(3)
    line = view.lines.current_line()
    assert line is not None
    qtbot.keyClicks(line.note, "den lukkes")
    view.steps.previous_item()
    view.choose_item(item.id)
    again = view.lines.current_line()
    assert again is not None
    assert again.note.toPlainText().endswith("besluttede, at den lukkes")
    assert decision_lines(now(desk, item)) == ()


def test_a_confirmed_decision_stays_until_its_change_is_confirmed(
    desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    item = ask_for("Godkender regnskabet.")
    view.set_outcome(1)
    view.confirm_line()
    view.set_outcome(3)
    assert now(desk, item).recommendations[0].outcome is Outcome.FOLLOWED
    view.confirm_line()
    assert now(desk, item).recommendations[0].note.endswith("godkendte ikke regnskabet.")


def test_no_outcome_takes_back_first_what_waits_and_then_what_was_confirmed(
    desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    item = ask_for("Godkender regnskabet.")
    view.set_outcome(1)
    view.confirm_line()
    view.set_outcome(4)
    view.set_outcome(0)
    assert now(desk, item).recommendations[0].outcome is Outcome.FOLLOWED
    view.set_outcome(0)
    assert now(desk, item).recommendations[0].note == ""


def test_a_line_above_is_reached_and_given_another_outcome(desk: Desk, view: MeetingView, ask_for: AskFor) -> None:
    item = ask_for("Godkender regnskabet.", "Drøfter budgettet.")
    view.follow_all()
    view.follow_all()
    view._decide.step_line(1)
    view._decide.step_line(-1)
    view.set_outcome(3)
    view.confirm_line()
    assert [line.outcome for line in now(desk, item).recommendations] == [Outcome.NOT_FOLLOWED, Outcome.FOLLOWED]


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key.Key_9])
def test_a_bare_digit_in_a_text_is_a_digit(qtbot: QtBot, view: MeetingView, ask_for: AskFor, key: Qt.Key) -> None:
    ask_for("Godkender regnskabet.")
    view.minutes.setFocus()
    qtbot.keyClick(view.minutes, key)
    line = view.lines.current_line()
    assert line is not None
    assert line.line.offered is None
    assert view.minutes.toPlainText() == chr(key.value)


def test_a_blank_is_written_over_before_the_decision_counts(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    item = ask_for("Godkender regnskabet.")
    view.set_outcome(5)
    line = view.lines.current_line()
    assert line is not None
    assert line.note.textCursor().selectedText() == "[hvor]"
    view.confirm_line()
    assert now(desk, item).recommendations[0].outcome is None
    assert line.note.textCursor().selectedText() == "[hvor]"
    qtbot.keyClicks(line.note, "Direktørforum")
    qtbot.keyClick(line.note, Qt.Key.Key_Enter, CONTROL)
    assert now(desk, item).recommendations[0].note.endswith("sendte sagen videre til behandling i Direktørforum.")


def test_what_is_put_off_is_offered_for_the_next_planned_meeting(
    desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    item = ask_for("Godkender regnskabet.")
    assert desk.meeting is not None
    assert desk.meeting.day is not None
    later = desk.meeting.day + timedelta(days=30)
    plan_meeting(desk.store, desk.meeting.forum_id, later)
    view.set_outcome(4)
    view.confirm_line()
    assert now(desk, item).recommendations[0].note.endswith(f"til mødet den {short_date(later)}.")
    view.room.postpone()
    assert view.ask.field.text() == f"mødet den {short_date(later)}"


def test_words_typed_over_what_is_put_off_do_not_wait_for_the_list_of_meetings(
    qtbot: QtBot, desk: Desk, view: MeetingView, ask_for: AskFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = ask_for("Godkender regnskabet.")
    view.set_outcome(4)
    line = view.lines.current_line()
    assert line is not None
    qtbot.keyClicks(line.note, "8. marts")
    line.flush()
    read: list[str] = []
    meetings = desk.store.list_meetings
    monkeypatch.setattr(desk.store, "list_meetings", lambda: read.append("anew") or meetings())
    qtbot.keyClicks(line.note, " 2027")
    line.flush()
    assert now(desk, item).recommendations[0].draft.endswith("til mødet den 8. marts 2027.")
    assert read == []


def test_a_forum_may_want_one_sentence_for_all_lines(desk: Desk, view: MeetingView, ask_for: AskFor) -> None:
    item = ask_for("Godkender regnskabet.", "Drøfter budgettet.")
    join_decisions(desk)
    view.follow_all()
    view.confirm_line()
    lines = now(desk, item).recommendations
    assert {line.note for line in lines} == {f"{forum_name(desk)} fulgte indstillingerne."}
    assert [(line.number, line.note) for line in decision_lines(now(desk, item))] == [
        ("", f"{forum_name(desk)} fulgte indstillingerne.")
    ]


def test_one_line_that_was_not_followed_has_the_others_say_their_own(
    desk: Desk, view: MeetingView, ask_for: AskFor
) -> None:
    item = ask_for("Godkender regnskabet.", "Drøfter budgettet.")
    join_decisions(desk)
    view.set_outcome(1)
    view.confirm_line()
    view.set_outcome(3)
    view.confirm_line()
    notes = [line.note for line in now(desk, item).recommendations]
    assert notes[0].endswith("godkendte regnskabet.")
    assert notes[1].endswith("drøftede ikke budgettet.")


def test_one_sentence_never_hides_who_was_chosen(desk: Desk, view: MeetingView, ask_for: AskFor) -> None:
    item = ask_for("Godkender regnskabet.", "Udpeger to medlemmer til følgegruppen.")
    join_decisions(desk)
    view.follow_all()
    view.follow_all()
    lines = now(desk, item).recommendations
    assert lines[0].note.endswith("godkendte regnskabet.")
    assert lines[1].outcome is None


def test_a_line_that_was_put_away_for_another_item_tells_nothing(view: MeetingView, ask_for: AskFor) -> None:
    ask_for("Godkender regnskabet.", "Sender det til revisionen.")
    away = view.lines._lines[1]
    ask_for("Godkender planen.")
    away.chosen.emit(away.line.id)
    line = view.lines.current_line()
    assert line is not None
    assert line.line.text == "Godkender planen."
