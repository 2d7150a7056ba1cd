"""Tasks and remarks in the flow of the minutes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from klyngedesk.model.agenda import ActionItem
from klyngedesk.model.task_words import TaskWords
from klyngedesk.services import tasks
from klyngedesk.services.versions import REPLACED
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.task_bar import TaskBar
from klyngedesk.ui.meeting.task_list import TaskList
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text.lists import leave_list
from klyngedesk.ui.writing.aids import WritingAids


class TaskCommands:
    """Joins the line for a task and the list of tasks to the desk."""

    def __init__(self, desk: Desk, bar: TaskBar, shown: TaskList, minutes: TextEditor, aids: WritingAids) -> None:
        self._desk, self._bar, self._minutes, self._aids = desk, bar, minutes, aids
        bar.confirmed.connect(self._add)
        shown.removal_wanted.connect(self._remove)

    def add_task(self) -> None:
        """Ask for a task in one line."""
        meeting = self._desk.meeting
        if meeting is not None:
            names = tasks.names_at_hand(meeting, self._desk.forum)
            following = tasks.next_meeting_day(self._desk.store, meeting)
            self._bar.ask(names, meeting.day or date.today(), following, self._desk.here)

    def _remove(self, task_id: str) -> None:
        self._desk.keeper.keep(REPLACED)
        self._desk.do(tasks.remove_task, self._desk.here, task_id)

    def _add(self, task: TaskWords) -> None:
        if not self._desk.do(tasks.add_task, self._bar.item.id, ActionItem(task.text, task.owner, task.deadline)):
            self._bar.ask_again()

    def add_remark(self) -> None:
        """Begin a new line at the end of the minutes with who remarked; the names come up as she types."""
        cursor = self._minutes.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if cursor.block().text().strip():
            cursor.insertBlock()
        if cursor.currentList() is not None:
            leave_list(cursor)
        self._minutes.setTextCursor(cursor)
        self._minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._aids.begin_name(self._minutes, " bemærkede, at ")
