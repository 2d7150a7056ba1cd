"""The menu of a misspelt word: it opens at once, and the suggestions come into it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit, QWidget

from klyngedesk.ui.writing.speller import Speller


class SpellingMenu(QMenu):
    """Offers words in place of the one under the cursor; it never waits for them."""

    def __init__(
        self, field: QTextEdit | QPlainTextEdit, word: QTextCursor, speller: Speller, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent or field)
        self._field, self._cursor, self._speller = field, word, speller
        self._word = word.selectedText()
        self._waiting = self.addAction("Henter forslag …")
        self._waiting.setEnabled(False)
        self.addSeparator()
        self._learn = self.addAction(f"Føj »{self._word}« til ordbogen")
        self._learn.triggered.connect(lambda: speller.learn(self._word))
        speller.suggested.connect(self._show_suggestions)

    def open_at(self, place: QPoint) -> None:
        """Open, and ask for suggestions."""
        self.popup(place)
        self._speller.suggest(self._word)

    def _show_suggestions(self, word: str, suggestions: list[str]) -> None:
        if word != self._word or not self._waiting.isVisible():
            return
        self._waiting.setVisible(False)
        before = self.actions()[1]
        if not suggestions:
            none = self.addAction("Ingen forslag")
            none.setEnabled(False)
            self.insertAction(before, none)
        for each in suggestions:
            action = self.addAction(each)
            action.triggered.connect(lambda _=False, words=each: self._replace(words))
            self.insertAction(before, action)
        if suggestions:
            self.setActiveAction(self.actions()[1])

    def _replace(self, words: str) -> None:
        if self._cursor.selectedText() == self._word:
            self._field.document().setModified(False)  # a step of its own to undo
            self._cursor.insertText(words)
