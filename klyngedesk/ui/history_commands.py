"""The commands of a text's history: mark a version, look at them, bring one back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from klyngedesk.model.texts import Key, text_at
from klyngedesk.services import history
from klyngedesk.store.revisions import Revision
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.fetching import fetch
from klyngedesk.ui.history_dialog import HistoryDialog
from klyngedesk.ui.scopes import LIVE
from klyngedesk.ui.text_key import key_of
from klyngedesk.ui.window import Window


class HistoryCommands(QObject):
    """Works on the text that had the caret last; without one, on the text of the view that is shown."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._last: Key | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._last = key_of(new) or self._last

    def _key(self) -> Key:
        meeting, last = self._desk.meeting, self._last
        if (
            meeting
            and last
            and text_at(meeting, last)
            and (last[0] == self._desk.here or last[1] in ("note", "draft", "annex"))
        ):
            return last
        return self._desk.here, "minutes" if self._window.view_name() == LIVE else "background"

    def save_version(self) -> None:
        """Mark the text with the caret as a version; all other texts are kept too where they changed."""
        if self._desk.meeting is None:
            return
        self._desk.hand_over()
        fetch(self._desk, "Gemmer version", self._desk.keeper.mark([self._key()]), self._marked)

    def _marked(self, count: int) -> None:
        told = f"Version gemt {datetime.now():%H.%M}" if count else "Teksten er tom, så der er ingen version at gemme"
        self._window.status.show_words(told)

    def show_history(self) -> None:
        """Show the versions of the text, and bring back the one she chooses."""
        desk, key = self._desk, self._key()

        def read() -> tuple[Revision, ...]:
            desk.keeper.wait()
            return history.versions_of(desk.store, key)

        if desk.meeting is not None and text_at(desk.meeting, key) is not None:
            fetch(desk, "Henter historikken", read, lambda versions: self._show(key, versions))

    def _show(self, key: Key, versions: Sequence[Revision]) -> None:
        found = text_at(self._desk.meeting, key) if self._desk.meeting else None
        if found is None:
            return
        dialog = HistoryDialog(versions, plain(found.text), found.place, self._window)
        chosen = dialog.chosen() if dialog.exec() else None
        if chosen is not None:
            self._desk.do(history.bring_back, chosen.number)
