"""Showing a file in the program that the system has for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from klyngedesk.private import as_she_set_it


def opened_by_the_system(path: Path) -> bool:
    """Return whether there is a program for it."""
    with as_she_set_it():
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
