"""People, time and breaks while minutes are taken, by keyboard, on a clock the test holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.model.attendance_words import item_sentences
from klyngedesk.model.pace import running
from klyngedesk.model.people import Participant
from klyngedesk.model.timeline import Step
from klyngedesk.services import agenda, room
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.live_model import LIVE_ROW, LiveRow
from klyngedesk.ui.meeting.live_status import item_words
from klyngedesk.ui.meeting.presence_model import PresenceRow, presence_rows
from klyngedesk.ui.meeting.presence_pane import KEYS
from klyngedesk.ui.meeting.view import MeetingView


class Clock:
    def __init__(self) -> None:
        self.moment = datetime(2027, 4, 12, 13, 2)

    def __call__(self) -> datetime:
        return self.moment

    def on(self, minutes: float) -> None:
        self.moment += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, clock: Clock) -> Iterator[MeetingView]:
    made = MeetingView(desk)
    made.clock.now = clock
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    made.room.start_or_end()
    yield made
    made.hide()


def person(desk: Desk, name: str) -> Participant:
    assert desk.meeting is not None
    return next(each for each in desk.meeting.people() if each.name == name)


def say(view: MeetingView, letters: str, key: Qt.Key) -> None:
    """Type a few letters of a name and one key."""
    view.presence.find_person()
    QTest.keyClicks(view.presence.search, letters)
    QTest.keyClick(view.presence.search, key)


def sections(desk: Desk, item_id: str) -> dict[str, str]:
    """Return under which heading each person stands."""
    assert desk.meeting is not None
    heading, found = "", {}
    rows: list[PresenceRow] = list(presence_rows(desk.meeting, desk.profile, item_id))
    for row in rows:
        heading = row.heading or heading
        if row.person:
            found[row.person.name] = heading
    return found


def choose_item_before_break(desk: Desk, view: MeetingView) -> int:
    """Return where the break stands in the agenda."""
    assert desk.meeting is not None
    place = next(n for n, item in enumerate(desk.meeting.items) if item.is_break)
    view.choose_item(desk.meeting.items[place - 1].items[-1].id)
    return place


def row_of(view: MeetingView, number: int) -> LiveRow:
    row: LiveRow = view.list.model().index(number, 0).data(LIVE_ROW)
    return row


def test_letters_and_one_key_say_that_a_person_left(desk: Desk, view: MeetingView, clock: Clock) -> None:
    clock.on(3)
    say(view, "jep", Qt.Key.Key_G)
    assert desk.meeting is not None
    here = desk.here
    sentence = "Jeppe Vindfeld forlod mødet kl. 13.05 under behandling af punkt 1."
    assert sentence in item_sentences(desk.meeting)[here]
    assert sections(desk, here)["Jeppe Vindfeld"] == "Ude af lokalet"
    desk.undo_stack.undo()
    assert sections(desk, here)["Jeppe Vindfeld"] == "Med ved punkt 1"


def test_a_letter_that_still_finds_somebody_is_a_letter(desk: Desk, view: MeetingView) -> None:
    view.presence.find_person()
    QTest.keyClicks(view.presence.search, "ka")
    done = desk.undo_stack.count()
    QTest.keyClick(view.presence.search, Qt.Key.Key_R)
    assert view.presence.search.text() == "kar"
    assert view.presence.person() == person(desk, "Karim Nørreklit")
    assert desk.undo_stack.count() == done


def test_recused_for_one_item_only_and_back_with_the_same_key(desk: Desk, view: MeetingView) -> None:
    first = desk.here
    say(view, "asta", Qt.Key.Key_I)
    assert sections(desk, first)["Asta Birkelund"] == "Ude af lokalet"
    view.steps.next_item()
    assert sections(desk, desk.here)["Asta Birkelund"].startswith("Med ved punkt")
    view.steps.previous_item()
    say(view, "asta", Qt.Key.Key_I)
    assert sections(desk, first)["Asta Birkelund"] == "Med ved punkt 1"


def test_coming_back_several_times_and_correcting_the_time(desk: Desk, view: MeetingView, clock: Clock) -> None:
    for key in (Qt.Key.Key_G, Qt.Key.Key_K, Qt.Key.Key_G):
        clock.on(2)
        say(view, "ragn", key)
    say(view, "ragn", Qt.Key.Key_R)
    assert view.ask.field.text() == "13.08"
    view.ask.field.setText("13.07")
    QTest.keyClick(view.ask.field, Qt.Key.Key_Return)
    assert desk.meeting is not None
    sentence = "Ragnhild Ølgod Sø forlod mødet kl. 13.07 under behandling af punkt 1."
    assert sentence in item_sentences(desk.meeting)[desk.here]


def test_a_time_that_is_no_time_is_told_and_changes_nothing(desk: Desk, view: MeetingView) -> None:
    say(view, "ragn", Qt.Key.Key_G)
    before = desk.meeting
    say(view, "ragn", Qt.Key.Key_R)
    view.ask.field.setText("halv to")
    QTest.keyClick(view.ask.field, Qt.Key.Key_Return)
    assert desk.meeting == before
    assert "kan ikke læses" in desk.prompts.told[-1]  # type: ignore[attr-defined]


def test_the_focus_goes_back_to_where_she_wrote(qtbot: QtBot, view: MeetingView) -> None:
    view.activateWindow()
    view.minutes.setFocus()
    qtbot.waitUntil(view.minutes.hasFocus)
    say(view, "jep", Qt.Key.Key_G)
    assert view.minutes.hasFocus()


def test_minutes_count_for_the_item_that_is_current(desk: Desk, view: MeetingView, clock: Clock) -> None:
    clock.on(4)
    view.steps.next_item()
    view.clock.settle()
    clock.on(20)
    view.steps.previous_item()
    view.clock.settle()
    clock.on(3)
    view.clock.ticked.emit()
    assert (row_of(view, 0).minutes, row_of(view, 1).minutes) == (("7", " / 5"), ("20", " / 15"))
    assert row_of(view, 1).is_over
    assert desk.meeting is not None
    assert item_words(desk.meeting, clock()) == "Punkt 1: <b>7 af 5 min</b>"


def test_items_passed_on_the_way_were_not_taken_up(desk: Desk, view: MeetingView, clock: Clock) -> None:
    clock.on(4)
    for _ in range(4):
        view.steps.next_item()
    view.clock.settle()
    assert desk.meeting is not None
    opened = [entry.item_id for entry in desk.meeting.timeline if entry.step is Step.OPENED]
    assert opened == [desk.meeting.items[0].id, desk.here]


def test_the_clock_goes_on_after_a_restart(desk: Desk, view: MeetingView, clock: Clock) -> None:
    clock.on(4)
    view.steps.next_item()
    view.clock.settle()
    assert desk.meeting is not None
    timeline = desk.meeting.timeline
    desk.open(desk.meeting.id)
    assert desk.meeting.timeline == timeline
    clock.on(2)
    assert item_words(desk.meeting, clock()) == "Punkt 2: <b>2 af 15 min</b>"


def test_a_break_stops_the_item_and_counts(desk: Desk, view: MeetingView, clock: Clock) -> None:
    here = desk.here
    clock.on(4)
    view.room.toggle_break()
    clock.on(10)
    assert desk.meeting is not None
    assert item_words(desk.meeting, clock()) == "Pause: <b>10 min</b>"
    view.room.toggle_break()
    assert desk.here == here
    clock.on(1)
    assert item_words(desk.meeting, clock()) == "Punkt 1: <b>5 af 5 min</b>"


def test_a_break_that_was_taken_back_does_not_begin_again_when_the_agenda_is_put_in_order(
    desk: Desk, view: MeetingView, clock: Clock
) -> None:
    assert desk.meeting is not None
    choose_item_before_break(desk, view)
    view.room.toggle_break()
    desk.undo_stack.undo()
    clock.on(2)
    desk.do(agenda.move_item_up, desk.meeting.items[-1].id)
    view.clock.settle()
    current = running(desk.meeting.timeline)
    assert current is not None
    assert not current.is_break


def test_the_planned_break_is_held_and_the_meeting_goes_on_after_it(
    desk: Desk, view: MeetingView, clock: Clock
) -> None:
    assert desk.meeting is not None
    place = choose_item_before_break(desk, view)
    view.clock.settle()
    clock.on(5)
    view.room.toggle_break()
    assert desk.here == desk.meeting.items[place].id
    clock.on(10)
    view.room.toggle_break()
    assert desk.here == desk.meeting.items[place + 1].id
    view.clock.ticked.emit()
    assert next(row_of(view, n).used for n in range(12) if row_of(view, n).item.is_break) == 10


def test_an_item_nobody_had_planned_is_written_in_the_window(desk: Desk, view: MeetingView) -> None:
    view.room.new_item()
    QTest.keyClicks(view.ask.field, "Brand i køkkenet")
    QTest.keyClick(view.ask.field, Qt.Key.Key_Return)
    item = desk.item(desk.here)
    assert item is not None
    assert item.title == "Brand i køkkenet"


def test_esc_drops_the_question(desk: Desk, view: MeetingView) -> None:
    before = desk.meeting
    view.room.new_item()
    QTest.keyClicks(view.ask.field, "Ikke alligevel")
    QTest.keyClick(view.ask.field, Qt.Key.Key_Escape)
    assert desk.meeting == before
    assert not view.ask.isVisible()


def test_a_decision_without_a_quorum_is_warned_of_quietly(desk: Desk, view: MeetingView, clock: Clock) -> None:
    assert desk.meeting is not None
    assert not view.quorum.isVisible()
    for each in [*desk.meeting.people()][1:7]:
        desk.do(room.mark_left, each.id, clock())
    assert view.quorum.isVisible()
    assert "ikke beslutningsdygtigt" in view.quorum.text()
    assert view.presence.chip.text() == "Ikke beslutningsdygtig"
    for _ in range(len([*desk.meeting.people()][1:7])):
        desk.undo_stack.undo()
    assert not view.quorum.isVisible()


def test_a_narrow_window_keeps_the_counting_but_not_the_pane(view: MeetingView) -> None:
    view.resize(1024, 600)
    assert not view.presence.isVisible()
    assert view.status[0].people.text().startswith("7 af 8 til stede")
    shown: QWidget = view.presence
    view.presence.find_person()
    assert shown.isVisible()
    QTest.keyClick(view.presence.search, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_words_typed_in_the_list_of_people_change_nobody(desk: Desk, view: MeetingView, clock: Clock) -> None:
    view.presence.list.setFocus()
    view.presence.list.setCurrentIndex(view.presence.list.model().index(1, 0))
    before = desk.meeting
    QTest.keyClicks(view.presence.list, "kagistfr")
    assert desk.meeting == before


def test_after_another_letter_the_found_person_waits_for_no_command(desk: Desk, view: MeetingView) -> None:
    view.presence.find_person()
    QTest.keyClicks(view.presence.search, "jep")
    QTest.keyClick(view.presence.search, Qt.Key.Key_Return)
    before = desk.meeting
    QTest.keyClicks(view.presence.list, "hi")
    assert desk.meeting == before


def test_the_choices_of_a_person_open_with_every_word(desk: Desk, view: MeetingView) -> None:
    view.presence.list.setCurrentIndex(view.presence.list.model().index(1, 0))
    assert [each.data() for each in view.presence.choices().actions()] == list(KEYS.values())


def test_a_meeting_held_on_another_day_says_its_day_and_counts_no_drift(view: MeetingView, clock: Clock) -> None:
    assert "dateret" not in view.status[0].pace.text()
    clock.moment += timedelta(days=3)
    view.room.start_or_end()
    view._desk.undo_stack.undo()
    view._desk.undo_stack.undo()
    view.room.start_or_end()
    view._tick()
    assert view.status[0].pace.text() == "Mødet er dateret 12. april 2027"
