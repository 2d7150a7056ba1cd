"""What was written since the last safe copy, line by line in a file of its own.

If the store's file is lost, put back from an older copy or robbed of its journal, these lines hold what it lacks.
They come after the commit and are not synced: the store itself is what was promised, this is one more way back.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from klyngedesk.store.patches import Patch

FILE_NAME = "klyngedesk.redo"
LARGEST_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction: its number, when it was, and what it wrote."""

    number: int
    at: str
    patches: tuple[Patch, ...]


class RedoFile:
    """Appends entries; a file that cannot be written never stands in the way."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE_NAME
        self._kept = 0

    def append(self, number: int, at: str, patches: Sequence[Patch]) -> None:
        """Add one transaction."""
        line = json.dumps([number, at, [_form(patch) for patch in patches]], ensure_ascii=False)
        self._shorten()
        with contextlib.suppress(OSError):
            descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "ab") as opened:
                opened.write(f"\n{line}\n".encode("utf-8", "surrogatepass"))

    def _shorten(self) -> None:
        """Leave out what later lines repeat, where there is room for that; else the file grows on."""
        with contextlib.suppress(OSError):
            if self._size() > max(LARGEST_BYTES, 2 * self._kept):  # what no save repeats is not rewritten each time
                self._rewrite(_latest(self.entries()))
                self._kept = self._size()

    def entries(self, after: int = 0) -> list[Entry]:
        """Return the whole entries with a higher number, in order; half lines are left out."""
        return sorted((e for e in _read(self.file) if e.number > after), key=lambda entry: entry.number)

    def forget(self, up_to: int) -> None:
        """Let go of what a safe copy holds."""
        with contextlib.suppress(OSError):
            if self._size():
                self._rewrite(self.entries(up_to))

    def lay_aside(self) -> None:
        """Keep the entries of a store that is gone out of the way of a new one."""
        if self.file.exists():
            self.file.replace(self.file.with_name(f"{FILE_NAME}.{datetime.now():%Y%m%d-%H%M%S}"))

    def _size(self) -> int:
        return self.file.stat().st_size if self.file.exists() else 0

    def _rewrite(self, entries: Iterable[Entry]) -> None:
        lines = [json.dumps([e.number, e.at, [_form(p) for p in e.patches]], ensure_ascii=False) for e in entries]
        if not lines:
            self.file.unlink(missing_ok=True)
            return
        new = self.file.with_suffix(".redo-new")
        try:
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
                opened.write(("\n".join(lines) + "\n").encode("utf-8", "surrogatepass"))
            new.replace(self.file)
        except OSError:
            new.unlink(missing_ok=True)  # half of it only takes room
            raise


def _form(patch: Patch) -> list[Any]:
    return [patch.table, patch.id, patch.before is None, patch.after]


def _read(file: Path) -> Iterator[Entry]:
    try:
        content = file.read_bytes()
    except OSError:
        return
    for line in content.split(b"\n"):
        with contextlib.suppress(ValueError, TypeError):
            number, at, forms = json.loads(line)
            datetime.fromisoformat(at)
            if not isinstance(number, int):
                continue
            yield Entry(number, at, tuple(Patch(t, i, None if new else {}, after) for t, i, new, after in forms))


def _latest(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without updates that a later one of the same row repeats in full."""
    seen: set[tuple[str, str, str]] = set()
    kept: list[Entry] = []
    for entry in reversed(entries):
        patches = [patch for patch in reversed(entry.patches) if not _repeated(patch, seen)]
        if patches:
            kept.append(Entry(entry.number, entry.at, tuple(reversed(patches))))
    return kept[::-1]


def _repeated(patch: Patch, seen: set[tuple[str, str, str]]) -> bool:
    if patch.before is None or not patch.after:
        return False
    columns = {(patch.table, patch.id, name) for name in patch.after}
    if columns <= seen:
        return True
    seen |= columns
    return False
