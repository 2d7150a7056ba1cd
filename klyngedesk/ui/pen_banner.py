"""The line over a meeting that somebody else is writing in."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from klyngedesk.model.danish import clock, short_date
from klyngedesk.store.handovers import Handover

ANSWERS_FOR_MILLISECONDS = 2000
LOCKED_WORDS = (
    "Referatet er godkendt og låst. Mødet kan læses, men ikke rettes. Skal det rettes, så vælg »Lås referatet op« i "
    "menuen Møde."
)


class PenBanner(QFrame):
    """Says why the meeting cannot be written in: who has the pen, with the button that takes it back, or the lock."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("penBanner")
        self._words, self.back = QLabel(), QPushButton("Tag mødet tilbage")
        self._answers = QTimer(self, singleShot=True, interval=ANSWERS_FOR_MILLISECONDS)
        self._answers.timeout.connect(lambda: self._stand_out(False))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self.back)
        self.hide()

    def show_holder(self, handover: Handover | None) -> None:
        """Say who has the meeting and since when; nothing where it is here."""
        self._say(away_words(handover) if handover is not None else "")
        self.back.setVisible(handover is not None)

    def show_lock(self) -> None:
        """Say that the minutes are approved, and what to do where they must be changed all the same."""
        self._say(LOCKED_WORDS)
        self.back.hide()

    def answer(self) -> None:
        """Stand out for a moment, and let a screen reader say it: she just tried to write."""
        self._stand_out(True)
        self._answers.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def is_answering(self) -> bool:
        return self._answers.isActive()

    def _stand_out(self, stands_out: bool) -> None:
        if self.property("answers") != stands_out:
            for widget in (self, self._words):
                widget.setProperty("answers", stands_out)
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _say(self, words: str) -> None:
        self.setVisible(bool(words))
        self._words.setText(words)
        self.setAccessibleName(words)


def away_words(handover: Handover) -> str:
    """Return the sentence that says where the meeting is."""
    since = handover.moment.astimezone()
    when = f"{short_date(since.date())} kl. {clock(since.time())}"
    return f"Mødet ligger hos {handover.holder} siden {when}. Det kan læses her, men ikke rettes."
