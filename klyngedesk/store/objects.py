"""The object folder: immutable files named by the sha256 of what is in them."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from klyngedesk.durable import make_folder, sync_folder
from klyngedesk.model.errors import UserError, reason_of
from klyngedesk.store.reserve import is_short

CHUNK = 1 << 20


class ObjectFolder:
    """Files by their sha256, under `ab/abcd…`; a file is on disk before anyone gets its name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, object_id: str) -> Path:
        """Return where the object is or would be."""
        return self._folder / object_id[:2] / object_id

    def has(self, object_id: str | None) -> bool:
        """Return whether the object is there; one that may not be reached is not."""
        try:
            return bool(object_id) and self.path(str(object_id)).is_file()
        except OSError:
            return False

    def add(self, source: Path, copied: Callable[[int], None] = lambda size: None) -> tuple[str, int]:
        """Return the new object's id and size in bytes; UserError where the file cannot be read or kept.

        `copied` hears of each bit that has been read, and its size; what it raises ends the copying without a trace.
        """

        def read(file: BinaryIO) -> bytes:
            chunk = file.read(CHUNK)
            copied(len(chunk))
            return chunk

        try:
            _refuse_where_short(self._folder.parent, source.stat().st_size)
            with source.open("rb") as file:
                return self._keep(iter(lambda: read(file), b""))
        except OSError as error:
            raise self._failed(source, error) from error

    def _failed(self, source: Path, error: OSError) -> UserError:
        if error.errno == errno.ENOSPC:
            return UserError("Disken er fuld, så filen kunne ikke gemmes. Slet noget, og prøv igen.")
        if error.filename and self._folder in (Path(error.filename), *Path(error.filename).parents):
            why = f"»{source.name}« kunne ikke lægges i {self._folder}: {reason_of(error)}."
            return UserError(f"{why} Se efter mappen, og prøv igen.")
        return UserError(f"Filen »{source.name}« kan ikke læses. Se efter, om den findes, og om du må åbne den.")

    def add_bytes(self, data: bytes) -> tuple[str, int]:
        """Return the new object's id and size in bytes."""
        return self._keep([data])

    def _keep(self, chunks: Iterable[bytes]) -> tuple[str, int]:
        make_folder(self._folder)
        temporary = self._folder / f".{uuid.uuid4().hex}.part"
        try:
            object_id, size = _copy(chunks, temporary)
            self._put(temporary, self.path(object_id))
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        return object_id, size

    def _put(self, temporary: Path, target: Path) -> None:
        """Give the file its name; one of that name that is no longer what it was makes way."""
        if not is_whole(target, target.name):
            make_folder(target.parent)
            if target.exists():
                target.chmod(0o600)
            temporary.chmod(0o400)
            temporary.replace(target)
        sync_folder(target.parent)


def is_whole(file: Path, object_id: str) -> bool:
    """Return whether the file is there and is what its name says."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == object_id
    except OSError:
        return False


def _copy(chunks: Iterable[bytes], target: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as file:
        for chunk in chunks:
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def _refuse_where_short(folder: Path, size: int) -> None:
    """The last of the disk is for words."""
    if folder.is_dir() and is_short(folder, size):
        raise UserError("Disken er næsten fuld, så bilag og mails kan ikke gemmes. Slet noget, og prøv igen.")
