"""All that helps while she writes: names, phrases and spelling, in the fields of one view."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.writing.aids import WritingAids
from klyngedesk.ui.writing.at_hand import away_of, names_of, phrase_of
from klyngedesk.ui.writing.spelling_help import SpellingHelp


class WritingHelp(QObject):
    """Helps in the given fields, and in those it is told to watch later."""

    def __init__(self, desk: Desk, *fields: QTextEdit | QPlainTextEdit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.aids = WritingAids(
            lambda: names_of(desk), lambda short: phrase_of(desk, short), self, lambda: away_of(desk)
        )
        self.spelling = SpellingHelp(desk, self)
        for field in fields:
            self.watch(field)

    def watch(self, field: QTextEdit | QPlainTextEdit) -> None:
        """Help in that field from now on."""
        self.aids.watch(field)
        self.spelling.watch(field)
