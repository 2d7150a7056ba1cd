"""Approved minutes can be read in every view and written in none."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from klyngedesk.services import minutes
from klyngedesk.services.lock import LOCKED
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.view import MeetingView
from klyngedesk.ui.pen_commands import PenCommands
from klyngedesk.ui.prepare.view import PrepareView
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.text.toolbar import TextToolbar
from klyngedesk.ui.window import Window


def test_the_form_of_approved_minutes_is_closed_with_the_reason_and_opens_again(qtbot: QtBot, desk: Desk) -> None:
    assert desk.meeting is not None
    window, prepare = Window(Settings(desk.store.folder), desk.prompts), PrepareView(desk)
    live = MeetingView(desk)
    qtbot.addWidget(window)
    window.add_views(lambda: prepare, lambda: live, lambda: MeetingView(desk))
    window.view("live")
    pen = PenCommands(window, desk)
    window.show()
    window.show_page("prepare")
    prepare.choose_item(desk.meeting.items[1].id)
    desk.do(minutes.approve_minutes, datetime(2027, 4, 20, 9), undoable=False)
    fields = [*prepare.form.findChildren(QLineEdit), *prepare.frame.findChildren(QTextEdit)]
    assert not pen.banner.isHidden()
    assert "låst" in pen.banner.accessibleName()
    assert all(field.isReadOnly() for field in fields)
    window.show_page("live")
    changing = [*prepare.agenda.findChildren(QToolButton, "changesAgenda"), *prepare.form.findChildren(TextToolbar)]
    changing += [live.pane._begin, *live.findChildren(TextToolbar)]
    assert not [each for each in changing if each.isEnabled()]
    assert not prepare.agenda.tree.dragEnabled()
    assert changing[0].toolTip() == live.pane._begin.toolTip() == LOCKED
    window.show_page("prepare")
    desk.do(minutes.unlock_minutes, datetime(2027, 4, 20, 10), "en fejl i punkt 2", undoable=False)
    assert pen.banner.isHidden()
    assert not any(field.isReadOnly() for field in [prepare.form.title, prepare.form.background])
    window.show_page("live")
    assert all(each.isEnabled() for each in changing)
    assert changing[0].toolTip() == "Nyt punkt (Ctrl+N)"
