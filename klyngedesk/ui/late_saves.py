"""Telling of words that have waited for the disk for too long, while nobody can say yet whether it will take them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from klyngedesk.ui.saver import TextSaver

LATE_SECONDS = 1.0
LOOK_EVERY_MILLISECONDS = 250


class LateSaves(QObject):
    """`late` carries a sentence as long as it lasts, `saved` the time of day once the disk keeps up again."""

    late = Signal(str)
    saved = Signal(str)

    def __init__(self, saver: TextSaver, parent: QObject) -> None:
        super().__init__(parent)
        self._saver = saver
        self._refused = False  # that has a sentence of its own
        saver.saved.connect(self._saved)
        saver.failed.connect(self._failed)
        self._look = QTimer(self, interval=LOOK_EVERY_MILLISECONDS)
        self._look.timeout.connect(self._tell)
        self._look.start()

    def _tell(self) -> None:
        waited = self._saver.unsaved_for()
        if waited >= LATE_SECONDS and not self._refused:
            self.late.emit(late_sentence(waited))

    def _saved(self, moment: str) -> None:
        self._refused = False
        keeps_up = self._saver.last_waited < LATE_SECONDS or not self._saver.unsaved_for()
        if keeps_up:  # else it would turn red again in a moment
            self.saved.emit(moment)

    def _failed(self, _: str) -> None:
        self._refused = True


def late_sentence(seconds: float) -> str:
    """Return what to say of words that have waited so long."""
    told = "1 sekund" if seconds < 2 else f"{int(seconds)} sekunder"
    return f"Ikke gemt i {told}: disken svarer ikke. Skriv videre, det gemmes, når den svarer."
