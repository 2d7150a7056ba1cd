"""The bottom row: when the words were last on disk, what runs, and the nearest keys."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from klyngedesk.ui.jobs import Job

SHOWN_MILLISECONDS = 8000
HEIGHT, LIVE_HEIGHT, LEAST = 28, 36, 110
EDGES, BETWEEN, JOB_NEEDS, UNBOUND = 48, 90, 230, 16_777_215
KEYS_NEED = 1200


class StatusRow(QFrame):
    """Shows one thing at each place, so that nothing moves its neighbours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusRow")
        self.setFixedHeight(HEIGHT)
        self._saved, self._words, self._hints, self._copy = QLabel(), QLabel(), QLabel(), QLabel()
        self._saved.setObjectName("saved")
        self._saved.setMinimumWidth(LEAST)
        self._words.setProperty("secondary", True)
        self._hints.setProperty("secondary", True)
        self._copy.setProperty("secondary", True)
        self._bar, self._stop = QProgressBar(), QToolButton()
        self._bar.setMaximumWidth(140)
        self._bar.setFixedHeight(14)
        self._bar.setTextVisible(False)  # the words beside it count
        self._stop.setText("Stop")
        self._job: Job | None = None
        self._held = ""  # told when a job began, and again when it has ended
        self._lasting, self._is_live = "", False
        self._fade = QTimer(self, singleShot=True, interval=SHOWN_MILLISECONDS)
        self._fade.timeout.connect(lambda: self.show_words(""))
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        self._lead, self._keys = QHBoxLayout(), QHBoxLayout()
        row.addLayout(self._lead)
        for widget in (self._saved, self._words, self._bar, self._stop):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self._copy)
        row.addSpacing(16)
        row.addWidget(self._hints)
        row.addLayout(self._keys)
        self._show_job(False)

    def show_saved(self, moment: str) -> None:
        self._set_saved(f"✓ Gemt {moment}", "")

    def show_late(self, sentence: str) -> None:
        """Tell in red that the disk does not answer, until it does."""
        self._set_saved(sentence, "error")

    def show_failed(self, reason: str) -> None:
        self.show_words("")
        self._set_saved(f"Kunne ikke gemme. {reason}", "error")

    def show_words(self, words: str) -> None:
        """Tell it for some seconds, and for those after a job that runs; what lasts comes back after it."""
        self._held = words if self._job is not None else ""
        self._words.setText(words or ("" if self._is_live else self._lasting))
        self._give_way()
        self._fade.stop()
        if words and self._job is None:
            self._fade.start()

    def show_lasting(self, words: str) -> None:
        """Tell it for as long as the window is open; other words and the live view pass over it."""
        self._lasting = words
        self._come_to_rest()
        self._give_way()

    def _come_to_rest(self) -> None:
        """Show what lasts where nothing else is being told."""
        if self._job is None and not self._fade.isActive():
            self.show_words("")

    def show_live(self, lead: QWidget | None, keys: QWidget | None) -> None:
        """Make room for the live view's own beginning and keys, or go back to the plain row."""
        for place, widget in ((self._lead, lead), (self._keys, keys)):
            held = place.takeAt(0)
            shown = held.widget() if held else None
            if shown is not None:
                shown.hide()
            if widget is not None:
                place.addWidget(widget)
                widget.show()
        self._is_live = keys is not None
        self._come_to_rest()
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Let the keys make room for what is told; for what is not saved all else does, and the row grows."""
        failed = self._saved.wordWrap()
        wide, own = self.width() >= KEYS_NEED and not failed, self._keys.itemAt(0)
        self._hints.setVisible(wide and not self._is_live and not self._lasting and self._has_room())
        self._copy.setVisible(not self._is_live and not failed)
        self._words.setVisible(not failed)
        keys = own.widget() if own else None
        if keys is not None:
            keys.setVisible(wide)
        self._grow()

    def _has_room(self) -> bool:
        """Return whether all that is told is whole beside the keys."""
        told = (self._saved, self._words, self._copy, self._hints)
        return sum(each.sizeHint().width() for each in told) + BETWEEN <= self.width()

    def _grow(self) -> None:
        """Be as high as a sentence that is not saved needs at this width."""
        lead = self._lead.itemAt(0)
        low = LIVE_HEIGHT if lead else HEIGHT
        if not self._saved.wordWrap():
            self.setFixedHeight(low)
            return
        shown = lead.widget() if lead else None
        beside = EDGES + (shown.sizeHint().width() if shown else 0) + (JOB_NEEDS if self._job else 0)
        whole = self._saved.fontMetrics().horizontalAdvance(self._saved.text()) + EDGES
        self._saved.setFixedWidth(max(LEAST, min(whole, self.width() - beside)))
        self.setFixedHeight(max(low, self._saved.heightForWidth(self._saved.width()) + 10))

    def show_copy(self, words: str) -> None:
        """Tell of the newest copy that was tried."""
        self._copy.setText(words)

    def show_hints(self, words: str) -> None:
        self._hints.setText(words)

    def show_job(self, job: Job) -> None:
        """Follow the job until it ends; one that was followed before goes on in silence."""
        held = self._held or (self._words.text() if self._fade.isActive() else "")
        self._follow_none()
        self._fade.stop()
        self._job, self._held = job, held
        self._words.setText(job.words)
        self._bar.setRange(0, 0)
        self._show_job(True)
        job.progressed.connect(self._progress)
        job.finished.connect(self._end)
        job.failed.connect(self._end)
        if job.ended is not None:  # at this very moment, and nobody heard it here
            self._end(None)

    def _follow_none(self) -> None:
        if self._job is not None:
            self._job.progressed.disconnect(self._progress)
            self._job.finished.disconnect(self._end)
            self._job.failed.disconnect(self._end)
        self._job = None

    def _progress(self, words: str, done: int, total: int) -> None:
        self._words.setText(f"{words} ({done} af {total})" if total else words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _end(self, _: object) -> None:
        self._follow_none()
        self._show_job(False)
        self.show_words(self._held)

    def _show_job(self, running: bool) -> None:
        self._bar.setVisible(running)
        self._stop.setVisible(running)
        self._give_way()

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()

    def _set_saved(self, words: str, state: str) -> None:
        self._saved.setText(words)
        # The sentence that matters most is never the one that is cut.
        self._saved.setWordWrap(state == "error")
        self._saved.setMaximumWidth(UNBOUND)
        self._saved.setMinimumWidth(max(LEAST, 0 if state == "error" else self._saved.sizeHint().width()))
        if self._saved.property("state") != state:
            self._saved.setProperty("state", state)
            self._saved.style().unpolish(self._saved)
            self._saved.style().polish(self._saved)
        self._give_way()
