"""The line over a meeting that somebody else is writing in."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from klyngedesk.model.danish import clock, short_date
from klyngedesk.store.handovers import Handover


class PenBanner(QFrame):
    """Says who has the pen, and has the button that takes it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("penBanner")
        self._words, self.back = QLabel(), QPushButton("Tag mødet tilbage")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self.back)
        self.hide()

    def show_holder(self, handover: Handover | None) -> None:
        """Say who has the meeting and since when; nothing where it is here."""
        self.setVisible(handover is not None)
        if handover is not None:
            words = away_words(handover)
            self._words.setText(words)
            self.setAccessibleName(words)


def away_words(handover: Handover) -> str:
    """Return the sentence that says where the meeting is."""
    since = handover.moment.astimezone()
    when = f"{short_date(since.date())} kl. {clock(since.time())}"
    return f"Mødet ligger hos {handover.holder} siden {when}. Det kan læses her, men ikke rettes."
