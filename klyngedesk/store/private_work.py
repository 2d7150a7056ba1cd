"""What the program writes for a moment: in a folder of the store's own, gone at the end and after a crash."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from pathlib import Path

from klyngedesk.durable import make_folder
from klyngedesk.store import opening
from klyngedesk.store.backup import OBJECTS
from klyngedesk.store.reserve import is_short
from klyngedesk.store.store import BACKUPS

FOLDER = "arbejdsfiler"
_HALF_MADE = re.compile(r"\.[0-9a-f]{32}\.(kopi|part|new|now)")


class PrivateWork:
    """Lets temporary files lie beside the store while it is open, where nobody else on the machine looks.

    On a disk that is nearly full, or in a folder that takes none, they stay where the system has them, if it does.
    """

    def __init__(self, folder: Path) -> None:
        self._place, self._before = folder / FOLDER, tempfile.tempdir
        self._is_only_place = not _system_has_place()
        clear_half_made(folder)
        shutil.rmtree(self._place, ignore_errors=True)
        self.choose()

    def choose(self) -> None:
        """Look anew where temporary files can lie, as the disk may have filled up, or be away, since."""
        chosen = self._before
        with contextlib.suppress(OSError):
            if self._is_only_place or not is_short(self._place.parent):
                make_folder(self._place)
                if os.access(self._place, os.W_OK | os.X_OK):
                    chosen = str(self._place)
        tempfile.tempdir = chosen

    def close(self) -> None:
        """Take it all away."""
        tempfile.tempdir = self._before
        shutil.rmtree(self._place, ignore_errors=True)


def _system_has_place() -> bool:
    try:
        return bool(tempfile.gettempdir())
    except OSError:
        return False


def clear_half_made(folder: Path) -> None:
    """Take away what a program that was killed had half written; nobody else writes in the folder now."""
    for place in (folder, folder / BACKUPS, folder / OBJECTS, folder / BACKUPS / OBJECTS):
        with contextlib.suppress(OSError):
            for file in list(place.iterdir()) if place.is_dir() else ():
                if _HALF_MADE.fullmatch(file.name):
                    file.unlink()
                elif file.name.startswith(opening.TRIAL):
                    shutil.rmtree(file, ignore_errors=True)
