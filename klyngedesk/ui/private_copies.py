"""Copies that other programs open: in a private folder beside the store, gone at close or at the next start."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

FOLDER = "åbnede bilag"


def private_copies(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """Return a folder of its own for copies, for her alone; it goes away with the program."""
    place = folder / FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix="klyngedesk-", dir=place, ignore_cleanup_errors=True)


def clear_private_copies(folder: Path) -> None:
    """Take away what a program that was killed has left."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
