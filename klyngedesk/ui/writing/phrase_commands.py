"""The command of her own phrases."""

from __future__ import annotations

from klyngedesk.services import phrase_book
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.window import Window
from klyngedesk.ui.writing.phrases_dialog import PhrasesDialog


class PhraseCommands:
    """Shows the dialog of phrases, and keeps what she wrote."""

    def __init__(self, window: Window, desk: Desk) -> None:
        self._window, self._desk = window, desk

    def edit_phrases(self) -> None:
        """Show her phrases until they can be kept or she gives up."""
        folder = self._desk.store.folder
        dialog = PhrasesDialog(phrase_book.own_phrases(folder), phrase_book.shipped_phrases(), self._window)
        self._desk.half.watch(dialog, dialog.windowTitle)

        def keep() -> bool:
            phrase_book.keep_phrases(folder, dialog.phrases())
            return True

        while dialog.exec():
            if self._desk.attempt(keep):
                return
