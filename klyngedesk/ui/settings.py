"""What the window remembers between two starts: its place and its theme."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QMainWindow

MAIL_LIMIT = 25


class Settings:
    """A small file beside the store."""

    def __init__(self, folder: Path) -> None:
        # Qt's file dialog notes the folders she looked into, whose names tell: here, and not where all programs read.
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))
        self._file = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def restore(self, window: QMainWindow) -> None:
        """Give the window its last place; the first time all of a small screen, or a part of a large one."""
        place = self._file.value("window/geometry")
        if place is not None and window.restoreGeometry(place):
            return
        window.resize(1366, 768)
        room = window.screen().availableGeometry()
        if room.width() <= 1440 or room.height() <= 840:
            window.setWindowState(Qt.WindowState.WindowMaximized)

    def keep(self, window: QMainWindow) -> None:
        self._file.setValue("window/geometry", window.saveGeometry())
        self._file.sync()
        kept = Path(self._file.fileName())
        if os.name != "nt" and kept.is_file():
            kept.chmod(0o600)

    @property
    def theme(self) -> str:
        """Return the name of the theme she chose; empty where the system decides."""
        return str(self._file.value("window/theme", ""))

    @theme.setter
    def theme(self, name: str) -> None:
        self._file.setValue("window/theme", name)
        self._file.sync()

    @property
    def mail_limit(self) -> int:
        """Return the largest file, in megabytes, that the mail can carry."""
        return int(str(self._file.value("dispatch/mail_limit", MAIL_LIMIT)))

    @mail_limit.setter
    def mail_limit(self, megabytes: int) -> None:
        self._file.setValue("dispatch/mail_limit", megabytes)
        self._file.sync()
