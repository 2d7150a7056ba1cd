"""What a power cut leaves of a whole folder, at worst: nothing stays that the program did not ask for.

A file keeps what was in it when it was last synced, and has a name only where its folder was synced since it got it.
Real disks keep more; a program that is safe here is safe there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from tests.store.disk import recording


class Lasting:
    """Follows what is durable below a folder; `after_sync` is called whenever that is more than before."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._contents: dict[int, bytes] = {}
        self._names: dict[int, dict[str, int]] = {}
        self.after_sync: Callable[[], None] = lambda: None
        self._take_all(root)

    def _take_all(self, folder: Path) -> None:
        self._sync(folder)
        for path in folder.iterdir():
            self._take_all(path) if path.is_dir() else self._sync(path)

    def _sync(self, path: Path) -> None:
        inode = path.stat().st_ino
        if path.is_dir():
            self._names[inode] = {entry.name: entry.inode() for entry in os.scandir(path)}
        else:
            self._contents[inode] = path.read_bytes()

    def synced(self, path: Path) -> None:
        """Hear that the file or folder was synced; SQLite syncs the folder of a journal with it."""
        if path.is_relative_to(self._root) and path.exists():
            self._sync(path)
            if path.name.endswith("-journal"):
                self._sync(path.parent)
            self.after_sync()

    def leave(self, target: Path) -> None:
        """Write the folder as the power leaves it."""
        self._leave(self._root.stat().st_ino, target)

    def _leave(self, inode: int, target: Path) -> None:
        if inode not in self._names:
            target.write_bytes(self._contents.get(inode, b""))
            return
        target.mkdir()
        for name, inside in self._names[inode].items():
            self._leave(inside, target / name)


@contextmanager
def followed(root: Path) -> Iterator[Lasting]:
    """Give what lasts below the folder while the program works in here."""
    lasting, sync = Lasting(root), os.fsync

    def fsync(handle: int) -> None:
        sync(handle)
        lasting.synced(Path(f"/proc/self/fd/{handle}").readlink())

    with recording("klyngedesk") as disk, patch("os.fsync", fsync):
        disk.synced = lasting.synced
        yield lasting
