"""What the room sees: pages are released by a key, and a closed item is covered before it is opened."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from klyngedesk.model.danish import clock
from klyngedesk.model.released import RoomPage, is_closed, room_page
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.room_window import RoomWindow


class RoomScreen(QObject):
    """Keeps what was released of each item, and the window on the screen that is not hers.

    `shown` says whether the room sees anything.
    """

    shown = Signal(bool)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self._released: dict[str, RoomPage] = {}
        self._wanted = False
        self.window = RoomWindow()
        owner.destroyed.connect(self.window.deleteLater)
        desk.meeting_opened.connect(lambda _: self._forget())
        desk.changed.connect(lambda _: self._cover_closed())
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(lambda _: self._place())
            application.screenRemoved.connect(self._screen_removed)

    def show_room(self) -> None:
        """Show what is confirmed of the current item now; the window opens if it was hidden."""
        self._desk.hand_over()
        item_id = self._desk.here
        meeting, item = self._desk.meeting, self._desk.item(item_id)
        if meeting is None or item is None:
            return
        self._released[item_id] = room_page(meeting, item, with_decisions=True)
        self._wanted = True
        self.window.show_page(self._released[item_id])
        self._place()

    def hide_room(self) -> None:
        """Show the room nothing."""
        self._wanted = False
        self.window.hide()
        self.shown.emit(False)

    def follow(self, item_id: str) -> None:
        """Go to the item with her: as it was released, else as the agenda has it; a closed one is covered."""
        meeting, item = self._desk.meeting, self._desk.item(item_id)
        if not self._wanted or meeting is None or item is None:
            return
        page = room_page(meeting, item, with_decisions=False)
        self.window.show_page(page if page.is_closed else self._released.get(item_id, page))

    def show_time(self, now: datetime) -> None:
        self.window.show_clock(clock(now.time()))

    def close(self) -> None:
        """Take the window away for good."""
        self.hide_room()
        self.window.close()

    def _cover_closed(self) -> None:
        meeting, page = self._desk.meeting, self.window.page
        if meeting is not None and not page.is_closed and is_closed(meeting, page.item_id):
            self.follow(page.item_id)

    def _forget(self) -> None:
        self._released.clear()
        self.hide_room()
        self.window.show_page(RoomPage(""))

    def _screen_removed(self, screen: QScreen) -> None:
        # Qt moves the window to a screen that is left, and that may be hers.
        if self.window.windowHandle() is not None and self._other_screen() is None:
            self.window.hide()
            self.shown.emit(False)
        else:
            self._place()

    def _place(self) -> None:
        """Put the window over the other screen; with one screen only it is a window that can be shared."""
        if not self._wanted:
            return
        other = self._other_screen()
        if other is None:
            self.window.showNormal()
            self.window.lower()  # a shared window may lie under hers, and must not lie over it
        else:
            self.window.setScreen(other)
            self.window.setGeometry(other.geometry())
            self.window.showFullScreen()
        self.shown.emit(True)

    def _other_screen(self) -> QScreen | None:
        own = self._owner.window().screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not own), None)
