"""Where she is: meeting, view, item, field and caret; kept with her words, and found again after any end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from klyngedesk.ui.desk import Desk

if TYPE_CHECKING:
    from klyngedesk.ui.window import Window

LOOK_EVERY_MILLISECONDS = 400
BEAT_EVERY_MILLISECONDS = 30_000


class PlaceKeeper(QObject):
    """Tells the desk where she is; what she writes goes to disk together with that."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        desk.where = self.place
        self._look = QTimer(self, interval=LOOK_EVERY_MILLISECONDS)
        self._look.timeout.connect(self.keep)
        self._beat = QTimer(self, interval=BEAT_EVERY_MILLISECONDS)
        self._beat.timeout.connect(desk.keeper.beat)

    def start(self) -> None:
        """Follow her from now on."""
        self._look.start()
        self._beat.start()

    def keep(self) -> None:
        """Let where she is now go to disk, if it is another place."""
        place = self.place()
        if place:
            self._desk.write_place(place)

    def place(self) -> str:
        """Return where she is, as one line; empty while no meeting is open."""
        meeting, view = self._desk.meeting, self._window.view_name()
        if meeting is None or view is None:
            return ""
        field, caret = _field_and_caret(self._focused(), self._window.view(view))
        told = {"meeting": meeting.id, "view": view, "item": self._desk.here, "field": field, "caret": caret}
        return json.dumps(told, ensure_ascii=False)

    def _focused(self) -> QWidget | None:
        """Return her field; while a dialog or another program has the keyboard, the one it comes back to."""
        focused = QApplication.focusWidget()
        return focused if focused is not None and focused.window() is self._window else self._window.focusWidget()


def read_place(words: str) -> dict[str, Any]:
    """Return the parts of a kept place; nothing where it makes no sense."""
    try:
        found = json.loads(words)
    except ValueError:
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("meeting"), str) else {}


def put_caret(view: QWidget, field: str, caret: int) -> None:
    """Give the keyboard to the view's field of that name, with the caret where it was."""
    for widget in view.findChildren(QWidget):
        if field and widget.accessibleName() == field and widget.isVisibleTo(view):
            widget.setFocus()
            if isinstance(widget, QLineEdit):
                widget.setCursorPosition(caret)
            elif isinstance(widget, QTextEdit | QPlainTextEdit):
                cursor = widget.textCursor()
                cursor.setPosition(min(max(0, caret), widget.document().characterCount() - 1))
                widget.setTextCursor(cursor)
            return


def _field_and_caret(widget: QWidget | None, view: QWidget) -> tuple[str, int]:
    if widget is None or not view.isAncestorOf(widget):
        return "", 0
    if isinstance(widget, QLineEdit):
        return widget.accessibleName(), widget.cursorPosition()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.accessibleName(), widget.textCursor().position()
    return widget.accessibleName(), 0
