"""The window: the list of meetings to the left, the open meeting in one of three views."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeGuard

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.danish import long_date
from klyngedesk.store.listing import MeetingRow
from klyngedesk.ui.forum_pane import ForumPane
from klyngedesk.ui.key_sequence import key_sequence
from klyngedesk.ui.prompts import Prompts
from klyngedesk.ui.rail import Rail
from klyngedesk.ui.scopes import DISPATCH, LIVE, PREPARE
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.start_page import StartPage
from klyngedesk.ui.status_row import StatusRow
from klyngedesk.ui.top_row import TopRow

if TYPE_CHECKING:
    from klyngedesk.model.meeting import Meeting

# Below this width the list of meetings makes room for the form.
FORUMS_NEED = 1100
HINTS = "Alt+↑↓ næste punkt    F6 næste område    Ctrl+K kommando    F1 alle taster"


class Window(QMainWindow):
    """Holds the panes; what the commands do stands in `WindowCommands`. `view_added` carries each new view."""

    view_added = Signal(object)

    def __init__(self, settings: Settings, prompts: Prompts | None = None) -> None:
        super().__init__()
        self.settings = settings
        self._prompts = prompts
        self.setWindowTitle("KlyngeDesk")
        self.setMinimumSize(960, 540)  # a screen of 1024x600 less its title bar and task bar
        self.top, self.status = TopRow(), StatusRow()
        self.rail, self.forums, self.start_page = Rail(), ForumPane(), StartPage()
        self.pages, self.splitter = QStackedWidget(), QSplitter()
        self.views: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self.leaving: Callable[[], bool] = lambda: True
        self.tell_quietly: Callable[[str], bool] = lambda _: False
        self.watch_form: Callable[[QWidget, Callable[[], str]], None] = lambda *_: None
        self._fetched = False
        self._lay_out()
        self.status.show_hints(HINTS)
        self.top.show_view(None)
        self.rail.forums_wanted.connect(self.fetch_forums)
        QShortcut(key_sequence("F10"), self, self.top.open_menus)
        settings.restore(self)

    @property
    def prompts(self) -> Prompts:
        """Return who asks and tells over this window."""
        if self._prompts is None:
            from klyngedesk.ui.qt_prompts import QtPrompts  # late: start-up time

            self._prompts = QtPrompts(
                self, lambda sentence: self.tell_quietly(sentence), lambda form, name: self.watch_form(form, name)
            )
        return self._prompts

    def _lay_out(self) -> None:
        self.setMenuWidget(self.top)
        self.pages.addWidget(self.start_page)
        self.splitter.addWidget(self.forums)
        self.splitter.addWidget(self.pages)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([204, 1162])
        self.forums.setMinimumWidth(196)
        whole = QWidget()
        column = self._whole = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.splitter, 1)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def show_rows(self, rows: Sequence[MeetingRow], forums: Sequence[tuple[str, str]] = ()) -> None:
        """Show the meetings in the left pane."""
        self.forums.show_rows(rows, forums)
        self.start_page.show_for(has_forums=bool(rows or forums))

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Name the meeting in the title; without one, say what to do first."""
        if meeting is None:
            self.setWindowTitle("KlyngeDesk")
            self.pages.setCurrentWidget(self.start_page)
            self.top.show_view(None)
            self._give_way()
            return
        self.name_meeting(meeting)

    def name_meeting(self, meeting: Meeting) -> None:
        """Name the meeting in the title and mark it in the list."""
        day = f", {long_date(meeting.day)}" if meeting.day else ""
        self.setWindowTitle(f"{meeting.forum_name}{day} – KlyngeDesk")
        self.forums.select(meeting.id)

    def add_views(
        self, prepare: Callable[[], QWidget], live: Callable[[], QWidget], dispatch: Callable[[], QWidget]
    ) -> None:
        """Take in how the views of a meeting are made: each when it is first shown, or when there is time for it."""
        self._makers = {PREPARE: prepare, LIVE: live, DISPATCH: dispatch}

    def view(self, name: str) -> QWidget:
        """Return the view, made now where it was not yet."""
        if name not in self.views:
            view = self.views[name] = self._makers[name]()
            self.pages.addWidget(view)
            self.view_added.emit(view)
        return self.views[name]

    def put_above_pages(self, widget: QWidget) -> None:
        """Put a line above the views."""
        self._whole.insertWidget(0, widget)

    def view_name(self) -> str | None:
        """Return which view is shown, or None."""
        return next((name for name, view in self.views.items() if view is self.pages.currentWidget()), None)

    def show_page(self, name: str) -> None:
        self.pages.setCurrentWidget(self.view(name))
        self.top.show_view(name)
        self.fetch_forums(False)
        lead, keys = getattr(self.views[name], "status", (None, None))
        self.status.show_live(lead, keys)
        QTimer.singleShot(0, self, lambda: _give_keyboard(self.views[name]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def fetch_forums(self, wanted: bool) -> None:
        """Show the list of meetings though the window is narrow, or let it give way again."""
        self._fetched = wanted
        self._give_way()

    def can_show_forums(self) -> bool:
        """Return whether the list of meetings has a place here; while minutes are taken the width is the view's."""
        return self.view_name() != LIVE

    def _give_way(self) -> None:
        """Let the list of meetings become the rail where the width is wanted for something else."""
        view, narrow = self.view_name(), self.width() < FORUMS_NEED
        gives_way = view == DISPATCH or (view == PREPARE and narrow)
        self.forums.setVisible(self.can_show_forums() and (self._fetched or not gives_way))
        self.rail.setVisible(gives_way)
        self.rail.show_fetched(self._fetched)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the keyboard: Qt itself hears only the space bar there."""
        button = QApplication.focusWidget()
        if isinstance(button, QAbstractButton) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            button.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        for view in self.views.values():
            view.settle()  # type: ignore[attr-defined]
        quietly, self.tell_quietly = self.tell_quietly, lambda _: False  # who leaves must be told for certain
        if not self.leaving():
            self.tell_quietly = quietly
            event.ignore()
            return
        self.settings.keep(self)
        super().closeEvent(event)

    def give_keyboard_to_list(self) -> None:
        """Let the first area of the view that is shown have the keyboard."""
        view = self.views.get(self.view_name() or "")
        if view is not None:
            view.focus_areas()[0].setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[attr-defined]

    def bring_forward(self) -> None:
        """Come to the front, since someone started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()


def _give_keyboard(view: QWidget) -> None:
    """Let the view's last field, or the first time its first area, have the keyboard; a field that has it keeps it."""
    inside, last = QApplication.focusWidget(), view.focusWidget()
    if _is_field(inside) and view.isAncestorOf(inside):
        return
    first = next((area for area in view.focus_areas() if area.isVisible()), view)  # type: ignore[attr-defined]
    (last if _is_field(last) else first).setFocus(Qt.FocusReason.OtherFocusReason)


def _is_field(widget: QWidget | None) -> TypeGuard[QWidget]:
    """Return whether it is a place to be: Qt itself gives the keyboard to the first button of a new window."""
    return widget is not None and not isinstance(widget, QAbstractButton)
