"""What the commands of the window do."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QTextEdit, QWidget

from klyngedesk import __version__
from klyngedesk.model.danish import short_date
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.services import exchange, forums, meetings
from klyngedesk.services.demo import load_demo
from klyngedesk.services.dispatch import propose_file_name
from klyngedesk.ui.actions import ANYWHERE, COMMANDS, MEETING_OPEN, PREPARE, Command
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.forum_dialog import ForumDialog
from klyngedesk.ui.keys_dialog import KeysDialog, shown_key
from klyngedesk.ui.meeting_dialog import MeetingDialog
from klyngedesk.ui.menus import build_menus
from klyngedesk.ui.palette import Choice, Palette
from klyngedesk.ui.theme import THEMES, apply_theme
from klyngedesk.ui.window import Window

KINDS = "Mødefiler (*.json)"


class WindowCommands(QObject):
    """Joins the window to the desk: every command of the table ends here or in the shown view."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._actions = build_menus(window, window.top.menus, self.do)
        window.top.view_chosen.connect(self.show_view)
        window.top.palette_wanted.connect(self.show_palette)
        window.forums.meeting_chosen.connect(self.open_meeting)
        window.forums.new_wanted.connect(self.new_meeting)
        window.forums.forum_chosen.connect(lambda _: None)
        window.start_page.wanted.connect(lambda name: getattr(self, name)())
        desk.meeting_opened.connect(self._meeting_opened)
        desk.list_changed.connect(self.refresh_list)
        desk.jobs.started.connect(window.status.show_job)
        desk.saved.connect(window.status.show_saved)
        desk.save_failed.connect(window.status.show_failed)
        self._enable()

    def do(self, command: Command) -> None:
        """Do the command: on the shown view where it has the method, else here."""
        view = self._window.views.get(self._window.view_name() or "")
        target: Any = view if hasattr(view, command.method) else self
        method = getattr(target, command.method, None)
        if method is None:
            return
        method() if command.argument is None else method(command.argument)

    def _enable(self) -> None:
        """Grey out what the shown view cannot do."""
        shown = self._window.view_name()
        for command, action in self._actions.items():
            scopes = command.scopes
            fits = ANYWHERE in scopes or (MEETING_OPEN in scopes and self._desk.meeting is not None) or shown in scopes
            action.setEnabled(fits)

    def refresh_list(self) -> None:
        """Read the list of meetings anew."""
        store = self._desk.store
        self._window.show_rows(meetings.list_meetings(store), [(forum.id, forum.name) for forum in store.forums()])
        if self._desk.meeting:
            self._window.forums.select(self._desk.meeting.id)

    def open_meeting(self, meeting_id: str) -> None:
        if self._desk.meeting is None or self._desk.meeting.id != meeting_id:
            self._desk.open(meeting_id)

    def _meeting_opened(self, meeting: object) -> None:
        self._window.show_meeting(self._desk.meeting)
        if meeting is not None and self._window.view_name() is None:
            self.show_view(PREPARE)
        self._enable()

    def show_view(self, name: str) -> None:
        if self._desk.meeting is None:
            return
        shown: Any = self._window.views.get(self._window.view_name() or "")
        if shown is not None:
            shown.settle()
        self._desk.flush_texts()
        self._window.show_page(name)
        self._enable()

    def step_view(self, by: int) -> None:
        names = list(self._window.views)
        shown = self._window.view_name()
        if shown:
            self.show_view(names[(names.index(shown) + by) % len(names)])

    def new_forum(self) -> None:
        """Ask for a forum, and go on to its first meeting."""
        dialog = ForumDialog(parent=self._window)
        while dialog.exec():
            made = dialog.forum()
            if self._keep_forum(made):
                self.refresh_list()
                self.new_meeting(made.id)
                return

    def edit_forum(self) -> None:
        if self._desk.meeting is None:
            return
        dialog = ForumDialog(self._desk.store.load_forum(self._desk.meeting.forum_id), self._window)
        while dialog.exec():
            if self._keep_forum(dialog.forum()):
                self.refresh_list()
                return

    def _keep_forum(self, forum: Forum) -> bool:
        def keep() -> bool:
            forums.change_forum(self._desk.store, forum)
            return True

        return bool(self._desk.attempt(keep))

    def new_meeting(self, forum_id: str = "") -> None:
        """Ask for day and place, and open the new meeting."""
        known = self._desk.store.forums()
        if not known:
            self.new_forum()
            return
        dialog = MeetingDialog(known, forum_id or self._window.forums.forum_id(), self._window)
        while dialog.exec():
            made = self._desk.attempt(
                lambda: meetings.plan_meeting(
                    self._desk.store, dialog.forum_id(), dialog.day(), dialog.start(), dialog.end(), dialog.place.text()
                )
            )
            if made:
                self.refresh_list()
                self._desk.open(made.id)
                self.show_view(PREPARE)
                return

    def import_file(self) -> None:
        found: list[Meeting] = []
        for path in self._window.prompts.choose_files("Hent mødefil", KINDS):
            found += self._desk.attempt(partial(exchange.import_meeting_file, self._desk.store, path)) or ()
        self.refresh_list()
        if found:
            self._desk.open(found[-1].id)

    def export_file(self) -> None:
        if self._desk.meeting is None:
            return
        self._desk.flush_texts()
        proposed = propose_file_name(self._desk.meeting, "møde", "json")
        path = self._window.prompts.choose_save_path("Gem mødefil", proposed, KINDS)
        meeting_id = self._desk.meeting.id
        if path:
            self._desk.attempt(lambda: exchange.export_meeting_file(self._desk.store, meeting_id, path))

    def open_demo(self) -> None:
        """Take the demo's meetings in, to try things on."""
        meeting = self._desk.attempt(lambda: load_demo(self._desk.store))
        self.refresh_list()
        if meeting:
            self._desk.open(meeting.id)

    def delete_meeting(self) -> None:
        if self._desk.meeting is None:
            return
        asked = f"Slet mødet i {self._desk.meeting.forum_name} med dagsorden, referat og bilag?"
        if self._window.prompts.ask(asked, "Slet mødet", "Behold det"):
            self._desk.flush_texts()
            meetings.delete_meeting(self._desk.store, self._desk.meeting.id)
            self._desk.close_meeting()
            self._window.forums.show()
            self.refresh_list()

    def undo(self) -> None:
        """Undo in the text where the caret is in one, else the last change of the agenda."""
        field = QApplication.focusWidget()
        if (isinstance(field, QTextEdit | QPlainTextEdit) and field.document().isUndoAvailable()) or (
            isinstance(field, QLineEdit) and field.isUndoAvailable()
        ):
            field.undo()
        else:
            self._desk.undo_stack.undo()

    def redo(self) -> None:
        field = QApplication.focusWidget()
        if (isinstance(field, QTextEdit | QPlainTextEdit) and field.document().isRedoAvailable()) or (
            isinstance(field, QLineEdit) and field.isRedoAvailable()
        ):
            field.redo()
        else:
            self._desk.undo_stack.redo()

    def next_area(self, by: int) -> None:
        """Move the focus to the next pane that can be seen."""
        view = self._window.views.get(self._window.view_name() or "")
        areas: list[QWidget] = [self._window.forums.tree]
        areas += view.focus_areas() if view is not None else [self._window.start_page]  # type: ignore[attr-defined]
        seen = [area for area in areas if area.isVisible()]
        focused = QApplication.focusWidget()
        here = next(
            (n for n, area in enumerate(seen) if focused and (area is focused or area.isAncestorOf(focused))), -1
        )
        if seen:
            seen[(here + by) % len(seen)].setFocus(Qt.FocusReason.TabFocusReason)

    def wear(self, name: str) -> None:
        """Put on another theme, and remember it."""
        self._window.settings.theme = name
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, THEMES[name])

    def toggle_full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_keys(self) -> None:
        KeysDialog(self._window).exec()

    def show_about(self) -> None:
        words = f"KlyngeDesk {__version__}\n\nDagsorden, bilag, referat og beslutninger.\nLicens: MPL-2.0"
        QMessageBox.about(self._window, "Om KlyngeDesk", words)

    def close(self) -> None:
        self._window.close()

    def show_palette(self) -> None:
        """Offer every command that can be done now, every item, and every meeting."""
        Palette([*self._command_choices(), *self._item_choices(), *self._meeting_choices()], self._window).exec()

    def _command_choices(self) -> list[Choice]:
        usable = [c for c in COMMANDS if self._actions[c].isEnabled() and c.method != "show_palette"]
        return [
            Choice(c.label.removesuffix(" …"), ", ".join(map(shown_key, c.keys)), partial(self.do, c)) for c in usable
        ]

    def _item_choices(self) -> list[Choice]:
        view: Any = self._window.views.get(self._window.view_name() or "")
        if self._desk.meeting is None or not hasattr(view, "choose_item"):
            return []
        labels = self._desk.labels
        return [
            Choice(f"{labels[item.id].full} {item.title}", "", partial(view.choose_item, item.id))
            for item in self._desk.meeting.walk()
        ]

    def _meeting_choices(self) -> list[Choice]:
        return [
            Choice(
                f"{row.forum}, {short_date(row.date) if row.date else row.title}",
                "",
                partial(self.open_meeting, row.id),
            )
            for row in meetings.list_meetings(self._desk.store)
        ]
