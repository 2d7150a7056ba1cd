"""A small window that tells in words and numbers how far long work is, with a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from klyngedesk.ui.jobs import Job

SHOWN_AFTER_MILLISECONDS = 600


class ProgressWindow(QProgressDialog):
    """Shows itself only where the work takes a while, and goes away with it; the window behind stays live."""

    def __init__(self, job: Job, parent: QWidget) -> None:
        super().__init__(job.words, "Stop", 0, 0, parent)
        self.setWindowTitle("KlyngeDesk")
        self.setWindowModality(Qt.WindowModality.NonModal)
        self.setMinimumDuration(SHOWN_AFTER_MILLISECONDS)
        self.setMinimumWidth(420)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        job.progressed.connect(self._tell)
        job.finished.connect(self._end)
        job.failed.connect(self._end)
        self.canceled.connect(job.cancel)
        self.setValue(0)

    def _tell(self, words: str, done: int, total: int) -> None:
        if self.wasCanceled():
            return
        self.setLabelText(f"{words} ({done} af {total})" if total else words)
        self.setRange(0, total)
        self.setValue(done)

    def _end(self, _: object) -> None:
        self.canceled.disconnect()
        self.close()
        self.deleteLater()
