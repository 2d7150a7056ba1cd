"""What the commands of the window do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from klyngedesk import __version__
from klyngedesk.services import meetings
from klyngedesk.ui.actions import COMMANDS, Command
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.finding_place import go_to_place
from klyngedesk.ui.forum_commands import ForumCommands
from klyngedesk.ui.history_commands import HistoryCommands
from klyngedesk.ui.keys_dialog import KeysDialog
from klyngedesk.ui.layout_commands import LayoutCommands
from klyngedesk.ui.meeting_files import MeetingFiles
from klyngedesk.ui.menus import build_menus, keep_alt_letters
from klyngedesk.ui.open_cases_commands import OpenCasesCommands
from klyngedesk.ui.palette import Palette
from klyngedesk.ui.palette_choices import palette_choices
from klyngedesk.ui.pen_commands import PenCommands
from klyngedesk.ui.picture_commands import PictureCommands
from klyngedesk.ui.scopes import ANYWHERE, LIVE, MEETING_OPEN, PREPARE, VIEWS
from klyngedesk.ui.search_commands import SearchCommands
from klyngedesk.ui.theme import THEMES, apply_theme
from klyngedesk.ui.undo_commands import UndoCommands
from klyngedesk.ui.wastebasket_commands import WastebasketCommands
from klyngedesk.ui.window import Window
from klyngedesk.ui.writing.phrase_commands import PhraseCommands


class WindowCommands(QObject):
    """Joins the window to the desk: every command of the table ends here or in the shown view."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk, self._opens_in = window, desk, PREPARE
        self._forums = ForumCommands(window, desk, self.refresh_list, lambda: self.show_view(PREPARE))
        self._files = MeetingFiles(window, desk, self.refresh_list)
        self._layouts, self._pictures = LayoutCommands(window, desk), PictureCommands(desk)
        self._undo = UndoCommands(desk)
        self._history = HistoryCommands(window, desk)
        self._wastebasket = WastebasketCommands(window, desk, self.show_item)
        self._pen = PenCommands(window, desk)
        self._files.take_in = self._pen.take_in
        search = SearchCommands(window, desk, self.open_meeting, self.show_item, self.show_view)
        cases = OpenCasesCommands(window, desk, self.show_item)
        self.more: list[object] = [PhraseCommands(window, desk), cases, search]
        self._actions = build_menus(window, window.top.menus, self.do)
        keep_alt_letters(window)
        window.top.view_chosen.connect(self.show_view)
        window.top.palette_wanted.connect(self.show_palette)
        window.forums.meeting_chosen.connect(self.open_meeting)
        window.forums.meeting_wanted.connect(self._forums.new_meeting)
        window.forums.forum_chosen.connect(self._forums.edit_forum)
        for pane in (window.forums, window.rail):
            pane.offer([command for command in COMMANDS if command.icon], self.do)
        window.start_page.wanted.connect(self._call)
        window.tell_quietly, window.watch_form = self._tell_quietly, desk.half.watch
        window.view_added.connect(self._take_in_view)
        desk.meeting_opened.connect(self._meeting_opened)
        desk.list_changed.connect(self.refresh_list)
        desk.jobs.started.connect(window.status.show_job)
        desk.saved.connect(window.status.show_saved)
        desk.save_failed.connect(window.status.show_failed)
        desk.save_late.connect(window.status.show_late)
        desk.news.connect(window.status.show_words)
        self._enable()

    def do(self, command: Command) -> None:
        """Do the command: on the shown view where it has the method, else here."""
        self._call(command.method, command.argument)

    def _call(self, name: str, argument: object = None) -> None:
        view: Any = self._window.views.get(self._window.view_name() or "")
        own = (
            self,
            self._forums,
            self._files,
            self._history,
            self._wastebasket,
            self._pen,
            self._layouts,
            self._pictures,
            self._undo,
        )
        targets = (*(view.commands() if view is not None else ()), *own, *self.more)
        method = next((getattr(target, name) for target in targets if hasattr(target, name)), None)
        if method is not None:
            method() if argument is None else method(argument)

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
            self._window.name_meeting(self._desk.meeting)

    def open_meeting(self, meeting_id: str, view: str = PREPARE) -> None:
        """Open the meeting, in that view where none is shown yet."""
        if self._desk.meeting is None or self._desk.meeting.id != meeting_id:
            self._opens_in = view
            self._desk.open(meeting_id)
            self._opens_in = PREPARE

    def _meeting_opened(self, meeting: object) -> None:
        self._window.show_meeting(self._desk.meeting)
        if meeting is not None and self._window.view_name() is None:
            self.show_view(self._opens_in)
        self._enable()

    def _take_in_view(self, view: Any) -> None:
        """Go where a view points to, and show it the meeting that is open already, closed where it may only be read."""
        if hasattr(view, "place_wanted"):
            view.place_wanted.connect(lambda finding: go_to_place(self._window, self.show_view, finding))
        if self._desk.meeting is not None:
            here = self._desk.here
            view.show_opened()
            view.refresh()
            if self._desk.item(here) is not None and hasattr(view, "choose_item"):
                view.choose_item(here)
            self._pen.close_texts()

    def _tell_quietly(self, sentence: str) -> bool:
        """Tell it in the live view where that is shown: while people talk no dialog takes the keyboard."""
        view: Any = self._window.views.get(LIVE)
        shown = self._window.view_name() == LIVE and QApplication.activeModalWidget() is None
        if shown:
            view.notice.tell(sentence)
        return shown

    def show_view(self, name: str) -> None:
        if self._desk.meeting is None:
            return
        shown: Any = self._window.views.get(self._window.view_name() or "")
        if shown is not None:
            shown.settle()
        self._desk.hand_over()
        self._window.show_page(name)
        self._enable()

    def step_view(self, by: int) -> None:
        names = list(VIEWS)
        shown = self._window.view_name()
        if shown:
            self.show_view(names[(names.index(shown) + by) % len(names)])

    def next_area(self, by: int) -> None:
        """Move the focus to the next pane that can be seen."""
        view = self._window.views.get(self._window.view_name() or "")
        tree = self._window.forums.tree
        areas: list[QWidget] = [tree]
        areas += view.focus_areas() if view is not None else [self._window.start_page]  # type: ignore[attr-defined]
        seen = [area for area in areas if area.isVisible() or (area is tree and self._window.can_show_forums())]
        focused = QApplication.focusWidget()
        here = next(
            (n for n, area in enumerate(seen) if focused and (area is focused or area.isAncestorOf(focused))), -1
        )
        if seen:
            reached = seen[(here + by) % len(seen)]
            self._window.fetch_forums(reached is tree)
            reached.setFocus(Qt.FocusReason.TabFocusReason)

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

    def leave(self) -> None:
        """Close the window and the program with it."""
        self._window.close()

    def show_palette(self) -> None:
        """Offer every command that can be done now, every item, and every meeting."""
        usable = [command for command in COMMANDS if self._actions[command].isEnabled()]
        Palette(palette_choices(self._desk, usable, self.do, self.show_item, self.open_meeting), self._window).exec()

    def show_item(self, item_id: str) -> None:
        """Show the item in the view that is open, or in the preparing one."""
        if self._window.view_name() not in (PREPARE, LIVE):
            self.show_view(PREPARE)
        view: Any = self._window.view(self._window.view_name() or PREPARE)
        view.choose_item(item_id)
