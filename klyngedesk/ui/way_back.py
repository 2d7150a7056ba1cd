"""Back to where she was: Alt+Left goes through the places she worked at, latest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.place import put_caret, read_place
from klyngedesk.ui.window import Window

LOOK_EVERY_MILLISECONDS = 300
MOST_KEPT = 60
_WHERE = ("meeting", "view", "item")


class WayBack(QObject):
    """Remembers a place when she has left it; what was only passed on the way is none."""

    def __init__(self, window: Window, desk: Desk, place: Callable[[], str], show_view: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._desk, self._place, self._show_view = window, desk, place, show_view
        self._left: list[dict[str, Any]] = []
        self._here: dict[str, Any] = {}
        self._look = QTimer(self, interval=LOOK_EVERY_MILLISECONDS)
        self._look.timeout.connect(self.look)
        self._look.start()

    def look(self) -> None:
        """Note where she is; a place she was at before goes among those to come back to."""
        now = read_place(self._place())
        if not now:
            return
        if self._here and _where(now) != _where(self._here):
            self._left = [*self._left[-MOST_KEPT:], self._here]
        self._here = now

    def go_back(self) -> None:
        """Go to the last place that is not this one; nothing happens where there is none."""
        self.look()
        while self._left:
            place = self._left.pop()
            if _where(place) != _where(self._here) and self._go(place):
                self._here = read_place(self._place())
                return

    def _go(self, place: dict[str, Any]) -> bool:
        meeting = self._desk.meeting
        if meeting is None or meeting.id != place["meeting"]:
            if place["meeting"] not in {row.id for row in self._desk.store.list_meetings()}:
                return False
            self._desk.open(place["meeting"])
        self._show_view(place["view"])
        view: Any = self._window.view(place["view"])
        if self._desk.item(place["item"]) and hasattr(view, "choose_item"):
            view.choose_item(place["item"])
        # The view takes the focus for itself first.
        QTimer.singleShot(0, self._window, lambda: put_caret(view, place["field"], place["caret"]))
        return True


def _where(place: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(place.get(name) for name in _WHERE)
