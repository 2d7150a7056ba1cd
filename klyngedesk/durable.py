"""What has been written stays when the power goes: files, and the names of files and folders."""

from __future__ import annotations

import errno
import os
from pathlib import Path

# Some network disks know no such thing, and a folder above may be closed to her.
_NOT_POSSIBLE = (errno.EINVAL, errno.EOPNOTSUPP, errno.EACCES, errno.EPERM)


def sync_file(file: Path) -> None:
    """Make what is in the file durable."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Make the folder's entries durable, on systems that have such a thing."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NOT_POSSIBLE:
            raise


def sync_all(folder: Path) -> None:
    """Make the folder durable with all that is in it, where a file that may not be written can be synced."""
    if os.name == "nt":
        return
    for path in (*folder.rglob("*"), folder):
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb") as opened:
                os.fsync(opened.fileno())
    sync_folder(folder.parent)


def make_folder(folder: Path) -> None:
    """Make the folder where it is missing, for her alone, and for good."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    if not missing:
        return
    folder.mkdir(parents=True, exist_ok=True)
    if os.name != "nt":
        folder.chmod(0o700)
    for each in missing:
        sync_folder(each.parent)


def move_file(file: Path, target: Path) -> None:
    """Move the file so that it stands in one of the two places whatever happens."""
    file.replace(target)
    sync_folder(target.parent)
    sync_folder(file.parent)
