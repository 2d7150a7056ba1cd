"""The commands of forums: new ones, changed ones, and their next meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from klyngedesk.model.forum import Forum
from klyngedesk.services import forums, meetings
from klyngedesk.services.meeting_days import suggested_day
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.forum_dialog import ForumDialog
from klyngedesk.ui.meeting_dialog import MeetingDialog
from klyngedesk.ui.window import Window


class ForumCommands:
    """Asks for what a forum or a meeting needs; `refresh` and `prepare` show what was made."""

    def __init__(self, window: Window, desk: Desk, refresh: Callable[[], None], prepare: Callable[[], None]) -> None:
        self._window, self._desk, self._refresh, self._prepare = window, desk, refresh, prepare

    def new_forum(self) -> None:
        """Ask for a forum, and go on to its first meeting."""
        dialog = ForumDialog(parent=self._window)
        self._desk.half.watch(dialog, dialog.windowTitle)
        while dialog.exec():
            made = dialog.forum()
            if self._keep_forum(made):
                self.new_meeting(made.id)
                return

    def edit_forum(self, forum_id: str = "") -> None:
        """Show the forum's own page: the given one's, else that of the selected or the open meeting."""
        open_one = self._desk.meeting.forum_id if self._desk.meeting else ""
        wanted = forum_id or self._window.forums.forum_id() or open_one
        if not wanted:
            self._desk.prompts.tell("Vælg først et mødeforum i listen til venstre.")
            return
        before = self._desk.store.load_forum(wanted)
        dialog = ForumDialog(before, self._window)
        self._desk.half.watch(dialog, lambda: f"{dialog.windowTitle()} {before.name}")
        while dialog.exec():
            if self._keep_forum(dialog.forum()):
                return

    def _keep_forum(self, forum: Forum) -> bool:
        """Write the forum, and return whether that could be done; Ctrl+Z takes it back."""
        changes = self._desk.attempt(lambda: forums.change_forum(self._desk.store, forum))
        if changes:
            self._desk.made(changes)
        return changes is not None

    def new_meeting(self, forum_id: str = "") -> None:
        """Ask for day and place, and open the new meeting."""
        known = self._desk.store.forums()
        if not known:
            self.new_forum()
            return
        chosen, store = forum_id or self._window.forums.forum_id(), self._desk.store
        dialog = MeetingDialog(known, chosen, self._window, lambda id_: suggested_day(store, id_, date.today()))
        self._desk.half.watch(dialog, dialog.windowTitle)
        while dialog.exec():
            made = self._desk.attempt(
                lambda: meetings.plan_meeting(
                    self._desk.store, dialog.forum_id(), dialog.day(), dialog.start(), dialog.end(), dialog.place.text()
                )
            )
            if made:
                self._refresh()
                self._desk.open(made.id)
                self._prepare()
                return
