"""Spelling in every text of a view."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from klyngedesk.services.tasks import names_at_hand
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.writing.spelling_marks import SpellingMarks
from klyngedesk.ui.writing.spelling_menu import SpellingMenu


class SpellingHelp(QObject):
    """Marks fields, and goes to the next misspelt word of the one she is in."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.meeting_opened.connect(lambda _: self._show_names())
        self._show_names()

    def watch(self, field: QTextEdit | QPlainTextEdit) -> None:
        """Mark misspelt words in that field from now on."""
        marks = SpellingMarks(field, self._desk.speller)
        field.setProperty("spelling", marks)
        marks.menu_wanted.connect(lambda word, place: SpellingMenu(field, word, self._desk.speller).open_at(place))

    def next_misspelt(self) -> None:
        """Go to the next misspelt word of the text she is in."""
        focused = QApplication.focusWidget()
        marks = focused.property("spelling") if focused is not None else None
        if isinstance(marks, SpellingMarks):
            marks.next_misspelt()

    def _show_names(self) -> None:
        meeting = self._desk.meeting
        if meeting is None:
            return
        people = [words for person in meeting.people() for words in (person.name, person.title, person.organisation)]
        presenters = [name for item in meeting.walk() for name in item.presenters]
        groups = [group.title for group in meeting.groups]
        bodies = [item.recommendation_to for item in meeting.walk()]
        names = (*names_at_hand(meeting, self._desk.forum), *people, *presenters, *groups, *bodies)
        self._desk.speller.show_names([*names, meeting.forum_name, meeting.place, meeting.chair, meeting.minute_taker])
