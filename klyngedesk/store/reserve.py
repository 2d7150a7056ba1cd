"""Space kept back on the disk, so that words can be saved when everything else has filled it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FILE_NAME = "reserve.bin"
RESERVE_BYTES = 16 << 20
BILAG_NEED_FREE = 200 << 20
_CHUNK = bytes(1 << 20)


def free_bytes(folder: Path) -> int:
    """Return how much the disk of that folder can still take."""
    return shutil.disk_usage(folder).free


def is_short(folder: Path, wanted: int = 0, *, left: int = BILAG_NEED_FREE) -> bool:
    """Return whether the last of the disk would be touched: what is to be left, or a tenth of a small disk."""
    disk = shutil.disk_usage(folder)
    return disk.free - wanted < min(left, disk.total // 10)


def hold_reserve(folder: Path) -> int:
    """Return how many bytes are now kept back: 16 MB, or a quarter of what is free on a small disk."""
    file = folder / FILE_NAME
    try:
        wanted = min(RESERVE_BYTES, (free_bytes(folder) + _size(file)) // 4)
        if _size(file) >= wanted // 2:
            return _size(file)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
            for start in range(0, wanted, len(_CHUNK)):
                opened.write(_CHUNK[: wanted - start])
            opened.flush()
            os.fsync(opened.fileno())
    except OSError:
        release_reserve(folder)
    return _size(file)


def release_reserve(folder: Path) -> bool:
    """Give the space back, and return whether there was any."""
    file = folder / FILE_NAME
    held = _size(file) > 0
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return held


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
