"""What she was in the middle of writing in a form is there again when the program was killed."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from klyngedesk.model.forum import Forum
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.forum_dialog import ForumDialog
from klyngedesk.ui.half_written import FACT, HalfWritten
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.meeting_dialog import MeetingDialog


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
    again = after_a_crash(desk)
    assert again.waiting() == ("Opgave: hvem, hvad, hvornår",)
    view.task_bar.field.clear()
    view.task_bar.hide()
    again.watch(view.task_bar, view.task_bar.field.accessibleName)
    view.task_bar.show()
    assert view.task_bar.field.text() == "ring til Åse"
    qtbot.keyClick(view.task_bar.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not on_disk(desk), timeout=15_000)
    assert again.waiting() == ()


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
    dialog.reject()
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
    dialog.reject()
    qtbot.waitUntil(lambda: not on_disk(desk), timeout=15_000)
