"""The commands of what is open across the forums."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from klyngedesk.services import open_cases, tasks
from klyngedesk.services.open_cases import OpenCase, OpenTask
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.fetching import fetch
from klyngedesk.ui.open_cases_dialog import Case, OpenCasesDialog
from klyngedesk.ui.window import Window


class OpenCasesCommands:
    """Shows the cases, and does what she chooses; `show_item` goes to an item of the open meeting."""

    def __init__(self, window: Window, desk: Desk, show_item: Callable[[str], None]) -> None:
        self._window, self._desk, self._show_item = window, desk, show_item

    def show_open_cases(self) -> None:
        """List what is open in every forum."""
        self.dialog().exec()

    def dialog(self) -> OpenCasesDialog:
        """Return the list, ready to be shown."""
        made = OpenCasesDialog(self._window)
        made.wanted.connect(lambda case: self._go_to(case, made))
        made.taken_in.connect(lambda case: self._take_in(case, made))
        made.task_done.connect(lambda case: self._finish(case, made))
        self._fill(made)
        return made

    def _fill(self, dialog: OpenCasesDialog) -> None:
        store, here = self._desk.store, self._desk.meeting

        def read() -> tuple[list[Case], set[str]]:
            of_forum = open_cases.open_cases(store, here.forum_id) if here else ()
            takes_in = {case.item_id for case in of_forum if here and case.meeting_id != here.id}
            return [*open_cases.open_tasks(store), *open_cases.open_cases(store)], takes_in

        fetch(self._desk, "Henter åbne sager", read, lambda found: dialog.show_cases(found[0], found[1], date.today()))

    def _go_to(self, case: Case, dialog: OpenCasesDialog) -> None:
        dialog.accept()
        if self._desk.meeting is None or self._desk.meeting.id != case.meeting_id:
            self._desk.open(case.meeting_id)
        self._show_item(case.item_id)

    def _take_in(self, case: OpenCase, dialog: OpenCasesDialog) -> None:
        if not self._desk.do(open_cases.take_in, case, self._desk.here or None):
            return
        dialog.accept()
        meeting = self._desk.meeting
        taken = next((item.id for item in meeting.items if item.continues == case.item_id), "") if meeting else ""
        if taken:
            self._show_item(taken)

    def _finish(self, case: OpenTask, dialog: OpenCasesDialog) -> None:
        store = self._desk.store
        changes = self._desk.attempt(lambda: tasks.finish_task(store, case.meeting_id, case.task.id, date.today()))
        if not changes:
            return
        self._desk.made(changes)
        self._window.status.show_words(f"»{case.task.text}« er udført")
        self._fill(dialog)
