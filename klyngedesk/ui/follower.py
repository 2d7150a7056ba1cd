"""A view behind another one is not drawn anew at every change; it catches up when it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from klyngedesk.ui.desk import Desk


class Follower(QObject):
    """Calls `refresh` when the meeting is another: at once where the view is shown, else by `catch_up`."""

    def __init__(self, desk: Desk, view: QWidget, refresh: Callable[[], None]) -> None:
        super().__init__(view)
        self._view, self._refresh, self._is_behind = view, refresh, False
        desk.changed.connect(self._take_in)

    def _take_in(self, changes: object) -> None:
        self._is_behind = not self._view.isVisible() and self._view.window().isVisible()
        if not self._is_behind:
            self._refresh()

    def catch_up(self) -> None:
        """Show what has happened meanwhile."""
        behind, self._is_behind = self._is_behind, False
        if behind:
            self._refresh()
