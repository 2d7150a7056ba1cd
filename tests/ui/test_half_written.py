"""What she was in the middle of writing in a form is there again when the program was killed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.forum_dialog import ForumDialog
from klyngedesk.ui.half_written import FACT, HalfWritten
from klyngedesk.ui.meeting.view import MeetingView


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
