"""What the minutes of the item will say of themselves: who came and left, how the vote went, what is on record."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.attendance_words import item_sentences
from klyngedesk.model.meeting import Meeting
from klyngedesk.ui.meeting.wrapped_label import WrappedLabel


def told_sentences(meeting: Meeting, item: AgendaItem) -> tuple[str, ...]:
    """Return the sentences that stand in the item's minutes without anybody writing them."""
    votes = (vote.sentence for vote in item.votes)
    statements = (statement.sentence for statement in item.statements if statement.sentence)
    postponed = (item.postponed_sentence,) if item.postponed else ()
    return (*item_sentences(meeting).get(item.id, ()), *votes, *statements, *postponed)


class ToldRow(WrappedLabel):
    """The sentences in quiet type; nothing where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toldRow")
        self.hide()

    def show_item(self, meeting: Meeting | None, item: AgendaItem) -> None:
        words = "\n".join(told_sentences(meeting, item)) if meeting else ""
        self.setText(words)
        self.setVisible(bool(words))
