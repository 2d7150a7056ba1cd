"""The second window: released pages, closed items covered, and never the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.released import CLOSED, RoomLine, RoomPage
from klyngedesk.services import agenda, decisions
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.theme import current_theme


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[MeetingView]:
    made = MeetingView(desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    yield made
    made.second_screen.close()
    made.hide()


def page(view: MeetingView) -> RoomPage:
    return view.second_screen.window.page


def with_lines(desk: Desk) -> AgendaItem:
    assert desk.meeting is not None
    return next(item for item in desk.meeting.walk() if len(item.recommendations) > 1 and not item.closed)


def closed_one(desk: Desk) -> AgendaItem:
    assert desk.meeting is not None
    return next(item for item in desk.meeting.walk() if item.closed)


def test_a_decision_shows_in_the_room_when_it_is_released_and_not_before(desk: Desk, view: MeetingView) -> None:
    item = with_lines(desk)
    view.choose_item(item.id)
    view.second_screen.show_room()
    before = page(view)
    desk.do(decisions.confirm_decisions, {item.recommendations[0].id: "Rådet sagde ja."})
    assert page(view) == before
    view.second_screen.show_room()
    assert page(view).lines[0].decision == "Rådet sagde ja."


def test_keystrokes_in_the_minutes_do_not_reach_the_room(desk: Desk, view: MeetingView) -> None:
    view.second_screen.show_room()
    before = page(view)
    QTest.keyClicks(view.minutes, "Bo er uenig")
    desk.flush_texts()
    view.second_screen.show_room()
    assert page(view) == before


def test_the_room_goes_along_to_the_next_item_as_the_agenda_has_it(desk: Desk, view: MeetingView) -> None:
    view.second_screen.show_room()
    item = with_lines(desk)
    view.choose_item(item.id)
    assert page(view).item_id == item.id
    assert not any(line.decision for line in page(view).lines)


def test_a_closed_item_is_covered_before_she_sees_it(desk: Desk, view: MeetingView) -> None:
    view.second_screen.show_room()
    seen: list[tuple[str, str]] = []
    show = view.head.show_item

    def watched(*told: object) -> None:
        seen.append((page(view).title, page(view).spoken))
        show(*told)  # type: ignore[arg-type]

    view.head.show_item = watched  # type: ignore[method-assign, assignment]
    view.choose_item(closed_one(desk).id)
    assert seen[0] == (CLOSED, CLOSED)


def test_an_item_that_is_closed_while_it_is_shown_is_covered(desk: Desk, view: MeetingView) -> None:
    item = with_lines(desk)
    view.choose_item(item.id)
    view.second_screen.show_room()
    desk.do(agenda.change_item, item.id, closed=True)
    assert page(view).title == CLOSED


def test_a_closed_item_is_covered_even_when_it_is_released(desk: Desk, view: MeetingView) -> None:
    view.choose_item(closed_one(desk).id)
    view.second_screen.show_room()
    assert page(view).spoken == CLOSED


def test_the_second_window_never_takes_the_focus(qtbot: QtBot, view: MeetingView) -> None:
    view.activateWindow()
    view.minutes.setFocus()
    qtbot.waitUntil(view.minutes.hasFocus)
    view.second_screen.show_room()
    assert view.second_screen.window.isVisible()
    assert QApplication.focusWidget() is view.minutes
    view.second_screen.hide_room()
    assert not view.second_screen.window.isVisible()
    assert QApplication.focusWidget() is view.minutes


def test_another_meeting_takes_the_page_away(desk: Desk, view: MeetingView) -> None:
    view.second_screen.show_room()
    assert desk.meeting is not None
    desk.open(desk.meeting.id)
    assert not view.second_screen.window.isVisible()
    assert page(view) == RoomPage("")


def test_with_one_screen_it_is_a_window_to_share_and_not_over_hers(view: MeetingView) -> None:
    assert len(QGuiApplication.screens()) == 1
    view.second_screen.show_room()
    assert not view.second_screen.window.isFullScreen()


def test_a_screen_that_is_taken_away_hides_the_window(view: MeetingView) -> None:
    view.second_screen.show_room()
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.screenRemoved.emit(QGuiApplication.primaryScreen())
    assert not view.second_screen.window.isVisible()


def test_many_lines_leave_the_line_in_hand_on_the_page(view: MeetingView) -> None:
    decided = tuple(RoomLine(f"{n}.", "Godkender et forslag.", "Rådet godkendte det.") for n in range(1, 20))
    window = view.second_screen.window
    accent = current_theme().color("accent").rgb()

    def shows_what_is_in_hand(lines: tuple[RoomLine, ...]) -> bool:
        window.show_page(RoomPage("Et punkt", lines=lines))
        picture = window.grab().toImage()
        return any(picture.pixel(x, y) == accent for y in range(picture.height()) for x in range(120, 320))

    assert shows_what_is_in_hand((*decided, RoomLine("20.", "Drøfter resten.", is_now=True)))
    assert not shows_what_is_in_hand(decided)
