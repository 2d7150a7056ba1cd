"""The command that searches everything, and goes where she wants."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QTimer

from klyngedesk.services.searching import open_index
from klyngedesk.store.search_index import Hit, SearchIndex
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.hit_place import select_words
from klyngedesk.ui.jobs import Job
from klyngedesk.ui.scopes import LIVE, PREPARE
from klyngedesk.ui.search_dialog import SearchDialog
from klyngedesk.ui.window import Window

READY_AFTER_MILLISECONDS = 20_000


class SearchCommands:
    """Keeps the index open once it was used; `open_meeting` and `show_item` go to a hit."""

    def __init__(
        self,
        window: Window,
        desk: Desk,
        open_meeting: Callable[[str], None],
        show_item: Callable[[str], None],
        show_view: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._window, self._desk, self._show_view = window, desk, show_view
        self._open_meeting, self._show_item = open_meeting, show_item
        self._index: SearchIndex | None = None
        self._opening = threading.Lock()
        self._words = ""
        QTimer.singleShot(READY_AFTER_MILLISECONDS, window, self.make_ready)

    def make_ready(self) -> None:
        """Bring the index up to date beside the window, so that the first search need not wait for it."""
        if not self._window.isHidden():
            self._desk.jobs.run("Søgningen gøres klar", lambda job: _renewed(self._opened(), self._desk, job), _forget)

    def _opened(self) -> SearchIndex:
        with self._opening:
            self._index = self._index or open_index(self._desk.store)
            return self._index

    def search_everything(self) -> None:
        """Show the dialog at once; the index is brought up to date beside it."""
        index = self._opened()
        self._desk.hand_over()  # whoever reads the store finds it written
        dialog = SearchDialog(index.search, self._words, self._window)
        dialog.chosen.connect(lambda hit: self.go_to(hit, dialog.field.text()))
        job = self._desk.jobs.run("Søgningen gøres klar", lambda job: _renewed(index, self._desk, job), _forget)
        job.finished.connect(dialog.ready)  # a dialog that is gone by then is asked no more
        dialog.exec()
        self._words = dialog.field.text()

    def go_to(self, hit: Hit, words: str = "") -> None:
        """Open the meeting, and show the item in it with the words selected, in the view that holds them."""
        self._open_meeting(hit.meeting_id)
        if hit.item_id and self._desk.item(hit.item_id) is not None:
            self._show_item(hit.item_id)
            self._select(hit.item_id, words)

    def _select(self, item_id: str, words: str) -> None:
        here = self._window.view_name()
        if not words or here is None or select_words(self._window.view(here), words):
            return
        other = LIVE if here == PREPARE else PREPARE
        for name in (other, here):
            self._show_view(name)
            self._show_item(item_id)
            if select_words(self._window.view(name), words):
                return


def _forget(_: object) -> None:
    """Nobody waits for how many meetings were read."""


def _renewed(index: SearchIndex, desk: Desk, job: Job) -> int:
    return index.renew(desk.store, job.cancelled)
