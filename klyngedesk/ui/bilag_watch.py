"""Looks at the meeting's bilag beside the window, and remembers what was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from klyngedesk.documents.cancelled import Cancelled
from klyngedesk.model.agenda import Attachment
from klyngedesk.services.bilag_state import BilagLook, BilagState, known_look
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.jobs import Job

# milliseconds: typing and stepping about come first
_WAIT, _OFTEN = 600, 300
_Key = tuple[str, str]


class BilagWatch(QObject):
    """Knows the look of every bilag; says `seen` when there is news."""

    seen = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looks: dict[_Key, BilagLook] = {}
        self._job: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_WAIT)
        self._soon.timeout.connect(self._look)
        desk.changed.connect(lambda _: self._soon.start())
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(_OFTEN)
        self._news.timeout.connect(self.seen)

    def look_of(self, attachment: Attachment) -> BilagLook:
        """Return what is known; a bilag that nobody has looked at is waiting."""
        if attachment.object_id is None:
            return BilagLook(BilagState.MISSING)
        key = _key(attachment)
        if key not in self._looks:
            found = known_look(self._desk.store, attachment)
            if found.state is BilagState.MISSING or not found.state.is_known:
                return found
            self._looks[key] = found
        return self._looks[key]

    def look_soon(self) -> None:
        """Look in a moment at what nobody has looked at."""
        self._soon.start()

    def look_now(self) -> None:
        """Look at once at what nobody has looked at; says `seen` also where that is nothing."""
        self._look()
        if self._job is None:
            self.seen.emit()

    def remember(self, attachments: Sequence[Attachment], looks: Mapping[str, BilagLook]) -> None:
        """Take in what has been seen."""
        self._looks |= {_key(each): looks[each.id] for each in attachments if each.object_id and each.id in looks}
        self.seen.emit()

    def _waiting(self) -> tuple[Attachment, ...]:
        meeting = self._desk.meeting
        listed = [each for _, each in meeting.attachments()] if meeting else []
        return tuple(each for each in listed if not self.look_of(each).state.is_known)

    def _look(self) -> None:
        waiting = self._waiting()
        if not waiting or self._job is not None:
            return
        store = self._desk.store

        def work(job: Job) -> Mapping[str, BilagLook]:
            from klyngedesk.services.bilag_look import look_at  # late: start-up time

            try:
                return look_at(store, waiting, None, job.progress, job.cancelled)
            except (Cancelled, OSError):  # stopped, or no room to work in; the next change tries again
                return {}

        self._job = self._desk.jobs.run("Ser på bilag", work, lambda looks: self._looked(waiting, looks))
        self._job.failed.connect(self._gave_up)
        self._job.progressed.connect(lambda *_: self._news.start())

    def _looked(self, attachments: Sequence[Attachment], looks: Mapping[str, BilagLook]) -> None:
        self._job = None
        self.remember(attachments, looks)
        if looks and self._waiting():
            self._look()

    def _gave_up(self) -> None:
        self._job = None


def watch_of(desk: Desk) -> BilagWatch:
    """Return the watch that every view of the desk shares, so that no bilag is looked at twice."""
    return desk.findChild(BilagWatch) or BilagWatch(desk, desk)


def _key(attachment: Attachment) -> _Key:
    return str(attachment.object_id), Path(attachment.file_name).suffix.casefold()
