"""The clock of the meeting: it runs for the item that is current, and tells when a minute has gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from klyngedesk.model.meeting import Meeting
from klyngedesk.model.pace import running
from klyngedesk.ui.desk import Desk

# One who steps through the list passes items; the clock waits until she stays.
STAY_MILLISECONDS = 400


class MeetingClock(QObject):
    """Follows the current item; `ticked` when a number on the screen may be another.

    Items passed within a moment are not written; what waits is written before anything else is.
    """

    ticked = Signal()

    def __init__(self, desk: Desk, now: Callable[[], datetime] = datetime.now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self.now = desk, now
        self._waiting: tuple[str, datetime] | None = None
        self._shown = ""
        self._stay = QTimer(self, singleShot=True, interval=STAY_MILLISECONDS)
        self._stay.timeout.connect(self.settle)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._second)
        self._tick.start()
        desk.settling.connect(self.settle)

    def choose(self, item_id: str) -> None:
        """Let the clock run for the item, if the meeting is on."""
        if self.is_running():
            self._waiting = (item_id, self.now())
            self._stay.start()

    def is_running(self) -> bool:
        """Return whether the meeting is on and not over; a break counts as on."""
        meeting: Meeting | None = self._desk.meeting
        return meeting is not None and meeting.ended is None and running(meeting.timeline) is not None

    def settle(self) -> None:
        """Write which item the clock runs for, if it is another."""
        self._stay.stop()
        waiting, self._waiting = self._waiting, None
        if waiting:
            self._desk.keep_time(*waiting)
            self.ticked.emit()

    def _second(self) -> None:
        shown = f"{self.now():%H.%M.}{self.now().second // 10}"
        if shown != self._shown:
            self._shown = shown
            self.ticked.emit()
