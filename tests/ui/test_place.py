"""Where she is goes to disk with her words, and she comes back to it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.place import PlaceKeeper, put_caret, read_place
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.window import Window


def test_the_caret_is_kept_with_the_letters_and_found_again(qtbot: QtBot, desk: Desk, window: Window) -> None:
    window.show()
    window.show_page("live")
    PlaceKeeper(window, desk)
    view = window.view("live")
    assert isinstance(view, MeetingView)
    view.choose_item(next(desk.meeting.walk()).id, into_text=True)  # type: ignore[union-attr]
    qtbot.waitUntil(view.minutes.hasFocus)
    qtbot.keyClicks(view.minutes, "ord og mere")
    desk.flush_texts()
    place = read_place(desk.store.fact("place"))
    wanted = (desk.meeting.id, "live", desk.here, "Referat")  # type: ignore[union-attr]
    assert (place["meeting"], place["view"], place["item"], place["field"]) == wanted
    assert place["caret"] == view.minutes.textCursor().position()
    view.list.setFocus()
    put_caret(view, place["field"], 3)
    assert (view.minutes.hasFocus(), view.minutes.textCursor().position()) == (True, 3)


def test_a_title_goes_to_disk_with_its_caret(qtbot: QtBot, desk: Desk, window: Window) -> None:
    window.show()
    window.show_page("prepare")
    PlaceKeeper(window, desk)
    view = window.view("prepare")
    assert isinstance(view, PrepareView)
    view.choose_item(next(desk.meeting.walk()).id)  # type: ignore[union-attr]
    view.edit_title()
    qtbot.waitUntil(view.form.title.hasFocus)
    qtbot.keyClicks(view.form.title, "Ny titel")
    view.settle()
    desk.flush_texts()

    def kept() -> tuple[object, object]:
        place = read_place(desk.store.fact("place"))
        return place.get("field"), place.get("caret")

    qtbot.waitUntil(lambda: kept() == ("Titel", len("Ny titel")))


def test_a_place_that_makes_no_sense_is_no_place() -> None:
    assert [read_place(words) for words in ("", "{", "[]", '{"meeting": 3}')] == [{}, {}, {}, {}]


def test_she_is_where_she_wrote_also_while_another_window_has_the_keyboard(
    qtbot: QtBot, desk: Desk, window: Window
) -> None:
    window.show()
    window.show_page("live")
    keeper, view, other = PlaceKeeper(window, desk), window.view("live"), QDialog(window)
    assert isinstance(view, MeetingView)
    view.choose_item(next(desk.meeting.walk()).id, into_text=True)  # type: ignore[union-attr]
    qtbot.waitUntil(view.minutes.hasFocus)
    qtbot.keyClicks(view.minutes, "ord")
    before = keeper.place()
    field = QLineEdit(other)
    with qtbot.waitActive(other):
        other.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert keeper.place() == before
