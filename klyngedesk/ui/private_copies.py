"""Copies that other programs open: in a private folder beside the store, gone at close or at the next start."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

FOLDER = "åbnede bilag"


class PrivateCopies:
    """A folder of its own for copies, for her alone; it goes away with whoever holds it."""

    def __init__(self, folder: Path) -> None:
        place = folder / FOLDER
        place.mkdir(mode=0o700, exist_ok=True)
        self.name = tempfile.mkdtemp(prefix="klyngedesk-", dir=place)
        weakref.finalize(self, shutil.rmtree, self.name, ignore_errors=True)


def clear_private_copies(folder: Path) -> None:
    """Take away what a program that was killed has left."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
