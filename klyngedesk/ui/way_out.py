"""Leaving: by the window, by the system's wish or at the end of a session, every word goes to disk first."""

from __future__ import annotations

import signal
import socket
from collections.abc import Sequence
from types import FrameType
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtWidgets import QApplication

from klyngedesk.services.safety import save_elsewhere
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.window import Window

# The last is what Esc means: no word is let go of by it.
_WAYS = ("Prøv igen", "Gem en kopi et andet sted …", "Luk uden at gemme", "Bliv her")


class WayOut(QObject):
    """Asked by the window before it closes; also hears of SIGTERM, SIGHUP and the end of a session."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._must = False
        window.leaving = self.may_close
        self._before: list[tuple[signal.Signals, Any]] = []
        self._ears, self._mouth = socket.socketpair()
        for end in (self._ears, self._mouth):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ears.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._told_to_end)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.commitDataRequest.connect(lambda _: self._desk.write_waiting())

    def listen(self, names: Sequence[str] = ("SIGTERM", "SIGHUP", "SIGINT")) -> None:
        """Hear the system's signals from now on."""
        signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        for name in names:
            if hasattr(signal, name):
                number = signal.Signals[name]
                self._before.append((number, signal.signal(number, _leave_it_to_the_window)))

    def close(self) -> None:
        """Give the signals back."""
        if self._before:
            signal.set_wakeup_fd(-1)
        for number, handler in self._before:
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._ears.close()
        self._mouth.close()

    def may_close(self) -> bool:
        """Return whether all is on disk; where the disk refuses, she decides what becomes of her words."""
        while not self._desk.write_waiting():
            if self._must:
                return True
            sentence = f"Det sidste, du skrev, er ikke gemt. {self._desk.store.trouble}"
            match _WAYS[self._desk.prompts.choose(sentence, _WAYS, 0)]:
                case "Luk uden at gemme":
                    return True
                case "Bliv her":
                    return False
                case "Gem en kopi et andet sted …":
                    if self._kept_elsewhere():
                        return True
        return True

    def _kept_elsewhere(self) -> bool:
        folder = self._desk.prompts.choose_folder("Vælg en mappe på en anden disk")
        if folder is None:
            return False
        path = self._desk.attempt(lambda: save_elsewhere(self._desk.store, self._desk.unsaved_texts(), folder))
        if path is not None:
            self._desk.prompts.tell(f"Alt er gemt i {path}. Hent det med »Hent sikkerhedskopi«, når disken er i orden.")
        return path is not None

    def _told_to_end(self) -> None:
        self._ears.recv(64)
        self._must = True
        self._window.close()
        QApplication.exit(0)


def _leave_it_to_the_window(number: int, frame: FrameType | None) -> None:
    """Python only has to know that the signal is heard."""
