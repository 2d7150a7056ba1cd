"""Checks run beside the window; only the newest wish is answered."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from klyngedesk.services.checks import check_meeting
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.jobs import Job

QUIET_MILLISECONDS = 300


class Checking(QObject):
    """`found` carries what the checks found in the meeting on the desk."""

    found = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._again = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._start)

    def soon(self) -> None:
        """Look again when it has been quiet for a moment."""
        self._quiet.start()

    def _start(self) -> None:
        meeting = self._desk.meeting
        if meeting is None:
            return
        if self._job is not None:
            self._again = True
            return
        store, meeting_id = self._desk.store, meeting.id
        self._job = Job("Kontrollerer", lambda job: check_meeting(store, meeting_id, cancelled=job.cancelled))
        self._job.setParent(self)
        self._job.finished.connect(self._told)
        self._job.failed.connect(self._told)
        self._job.start()

    def _told(self, found: object) -> None:
        self._job = None
        if self._again:
            self._again = False
            self._start()
        elif not isinstance(found, Exception):
            self.found.emit(found)

    def stop(self) -> None:
        """Stop looking, and wait for the work to notice."""
        self._quiet.stop()
        if self._job is not None:
            self._job.cancel()
            self._job.wait(5)
