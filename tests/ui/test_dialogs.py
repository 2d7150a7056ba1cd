"""A forum with its members, and a meeting of it, in two steps."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from klyngedesk.model.forum import AttachmentNumbering, Forum, StandingItem
from klyngedesk.model.people import Member
from klyngedesk.services import forums, meetings
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.forum_dialog import ForumDialog
from klyngedesk.ui.meeting_dialog import MeetingDialog


def test_a_new_forum_can_be_kept_as_it_was_written(qtbot: QtBot, desk: Desk) -> None:
    dialog = ForumDialog()
    qtbot.addWidget(dialog)
    dialog.name.setText("Havnerådet i Øster Ærø")
    dialog.members.item(0, 0).setText("Åse Ørnholt")
    dialog.members.item(0, 5).setText("Medlemmer")
    dialog.numbering.setCurrentIndex(1)
    forums.change_forum(desk.store, dialog.forum())
    (kept,) = (each for each in desk.store.forums() if each.name == "Havnerådet i Øster Ærø")
    assert [(member.name, member.group) for member in kept.members] == [("Åse Ørnholt", "Medlemmer")]
    assert kept.profile.attachment_numbering is AttachmentNumbering.THROUGH_MEETING
    assert [item.title for item in kept.standing_items] == ["Godkendelse af dagsorden", "Eventuelt"]


def test_what_the_dialog_does_not_show_is_kept(qtbot: QtBot) -> None:
    forum = Forum("Rådet", members=(Member("Bo", since=date(2027, 1, 1)),), standing_items=(StandingItem("Evt."),))
    dialog = ForumDialog(forum)
    qtbot.addWidget(dialog)
    assert dialog.forum() == forum


def test_a_removed_row_is_a_removed_member(qtbot: QtBot) -> None:
    dialog = ForumDialog(Forum("Rådet", members=(Member("Bo"), Member("Al"))))
    qtbot.addWidget(dialog)
    dialog.members.removeRow(0)
    assert [member.name for member in dialog.forum().members] == ["Al"]


def test_the_chosen_day_and_forum_make_the_meeting(qtbot: QtBot, desk: Desk) -> None:
    forum = forums.create_forum(desk.store, "Rådet", members=(Member("Bo"),), default_place="Kajen")
    dialog = MeetingDialog(desk.store.forums(), forum.id)
    qtbot.addWidget(dialog)
    dialog.date.setDate(QDate(2027, 5, 4))
    made = meetings.plan_meeting(
        desk.store, dialog.forum_id(), dialog.day(), dialog.start(), dialog.end(), dialog.place.text()
    )
    assert (made.forum_name, made.date, made.place) == ("Rådet", date(2027, 5, 4), "Kajen")
    assert [person.name for person in made.people()] == ["Bo"]


def test_each_forum_proposes_its_day_until_she_chooses_one(qtbot: QtBot, desk: Desk) -> None:
    days = {forums.create_forum(desk.store, name).id: date(2027, 1, day) for day, name in ((5, "Rådet"), (6, "Lauget"))}
    first, second = days
    dialog = MeetingDialog([desk.store.load_forum(id_) for id_ in days], first, None, days.__getitem__)
    qtbot.addWidget(dialog)
    assert dialog.day() == days[first]
    dialog.forum.setCurrentIndex(dialog.forum.findData(second))
    assert dialog.day() == days[second]
    qtbot.keyClick(dialog.date, Qt.Key.Key_Up)
    chosen = dialog.day()
    dialog.forum.setCurrentIndex(dialog.forum.findData(first))
    assert dialog.day() == chosen != days[first]


def test_a_member_has_a_period_and_a_day_that_is_none_is_told_of_in_place(qtbot: QtBot) -> None:
    dialog = ForumDialog(Forum("Rådet", members=(Member("Bo"),)))
    qtbot.addWidget(dialog)
    dialog.members.item(0, 7).setText("32.1.2027")
    dialog.accept()
    assert "32.1.2027" in dialog.told.text()
    assert dialog.result() == 0
    dialog.members.item(0, 7).setText("31.1.2027")
    dialog.accept()
    assert dialog.result() == 1
    assert dialog.forum().members[0].until == date(2027, 1, 31)


def test_a_forum_needs_a_name(qtbot: QtBot) -> None:
    dialog = ForumDialog()
    qtbot.addWidget(dialog)
    dialog.accept()
    assert "navn" in dialog.told.text()
    assert dialog.result() == 0


def test_a_deleted_meeting_comes_back_on_undo(desk: Desk) -> None:
    assert desk.meeting is not None
    before, listed = desk.meeting, meetings.list_meetings(desk.store)
    desk.delete_meeting()
    assert len(meetings.list_meetings(desk.store)) == len(listed) - 1
    desk.undo_stack.undo()
    assert meetings.open_meeting(desk.store, before.id) == before


def test_ctrl_enter_keeps_the_forum_from_a_cell_that_is_being_written_in(qtbot: QtBot) -> None:
    dialog = ForumDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.name.setText("Rådet")
    dialog.members.setFocus()
    dialog.members.setCurrentCell(0, 0)
    dialog.members.editItem(dialog.members.item(0, 0))
    cell = dialog.members.findChild(QLineEdit)
    assert cell is not None
    qtbot.keyClicks(cell, "Åse")
    qtbot.keyClick(cell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == ForumDialog.DialogCode.Accepted
    assert [member.name for member in dialog.forum().members] == ["Åse"]
