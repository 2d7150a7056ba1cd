"""A disk that writes down what the real SQLite asks of it, fails when told to, and can lose its power.

A VFS of our own is laid around the one that SQLite uses, in this process and through the very library that Python
links, so that the store's own code runs unchanged. No compiler and no other SQLite is needed.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

SECTOR = 512
FULL, WRITE_ERROR, SYNC_ERROR, TRUNCATE_ERROR = 13, 778, 1034, 1546
_library = ctypes.CDLL(_sqlite3.__file__)
_library.sqlite3_vfs_find.restype = ctypes.c_void_p
_library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
_library.sqlite3_vfs_register.argtypes = [ctypes.c_void_p, ctypes.c_int]
_library.sqlite3_vfs_unregister.argtypes = [ctypes.c_void_p]
_pointer = ctypes.c_void_p
# SQLite keeps the pointer to a name, so it must go through as it came.
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _pointer, _pointer, _pointer, ctypes.c_int, _pointer)
_DELETE = ctypes.CFUNCTYPE(ctypes.c_int, _pointer, _pointer, ctypes.c_int)
_CLOSE = ctypes.CFUNCTYPE(ctypes.c_int, _pointer)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _pointer, _pointer, ctypes.c_int, ctypes.c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(ctypes.c_int, _pointer, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _pointer, ctypes.c_int)


class _Vfs(ctypes.Structure):
    _fields_: ClassVar[Sequence[Any]] = [
        *(("version", ctypes.c_int), ("file_size", ctypes.c_int), ("longest_path", ctypes.c_int)),
        *(("next", _pointer), ("name", ctypes.c_char_p), ("data", _pointer), ("open", _pointer), ("delete", _pointer)),
        ("rest", _pointer * 14),
    ]


class _Methods(ctypes.Structure):
    _fields_: ClassVar[Sequence[Any]] = [
        *(("version", ctypes.c_int), ("close", _pointer), ("read", _pointer), ("write", _pointer)),
        *(("truncate", _pointer), ("sync", _pointer), ("rest", _pointer * 13)),
    ]


@dataclass(frozen=True, slots=True)
class Call:
    """What SQLite asked: "write", "truncate", "sync", "delete" or "open" of a file, or what the test marked."""

    kind: str
    name: str
    offset: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """Records the calls on files whose name begins with `prefix`; the n-th of them fails with `code`.

    `synced` hears of each file that SQLite has synced.
    """

    prefix: str
    calls: list[Call] = field(default_factory=list)
    fail_at: int = 0
    code: int = 0
    lasting: bool = False
    failed: int = 0
    synced: Callable[[Path], None] = lambda path: None
    _count: int = 0
    _names: dict[int, str] = field(default_factory=dict)
    _paths: dict[int, Path] = field(default_factory=dict)
    _kept: list[Any] = field(default_factory=list)
    _methods: dict[int, int] = field(default_factory=dict)

    def mark(self, name: str) -> None:
        """Put a mark among the calls."""
        self.calls.append(Call("mark", name))

    def arm(self, number: int, code: int, *, lasting: bool = False) -> None:
        """Let the call of that number from now on fail; with `lasting` all later ones too."""
        self.fail_at, self.code, self.lasting, self.failed, self._count = number, code, lasting, 0, 0

    def disarm(self) -> None:
        self.fail_at = 0

    def _refused(self, call: Call) -> int:
        """Write the call down; return the code it fails with, or 0."""
        self._count += 1
        if self.fail_at and (self._count == self.fail_at or (self.lasting and self._count > self.fail_at)):
            self.failed += 1
            return self.code
        self.calls.append(call)
        return 0

    def opened(self, path: Path, file: int) -> None:
        """Lay the recording methods over those of a file that was opened."""
        found = path.name
        if not found.startswith(self.prefix):
            return
        self._names[file], self._paths[file] = found, path
        place = ctypes.cast(file, ctypes.POINTER(_pointer))
        own = place[0] or 0
        if own not in self._methods:
            self._methods[own] = self._recording(own)
        place[0] = self._methods[own]
        self.calls.append(Call("open", found))

    def _recording(self, own: int) -> int:
        methods = _Methods.from_buffer_copy(ctypes.string_at(own, ctypes.sizeof(_Methods)))
        close, write = _CLOSE(methods.close), _WRITE(methods.write)
        truncate, sync = _TRUNCATE(methods.truncate), _SYNC(methods.sync)

        def on_write(file: int, data: int, size: int, offset: int) -> int:
            call = Call("write", self._names[file], offset, ctypes.string_at(data, size))
            return self._refused(call) or write(file, data, size, offset)

        def on_truncate(file: int, size: int) -> int:
            return self._refused(Call("truncate", self._names[file], size)) or truncate(file, size)

        def on_sync(file: int, flags: int) -> int:
            code: int = self._refused(Call("sync", self._names[file])) or sync(file, flags)
            if code == 0:
                self.synced(self._paths[file])
            return code

        made = (_CLOSE(close), _WRITE(on_write), _TRUNCATE(on_truncate), _SYNC(on_sync))
        for name, function in zip(("write", "truncate", "sync"), made[1:], strict=True):
            setattr(methods, name, ctypes.cast(function, _pointer))
        self._kept += [methods, *made]
        return ctypes.addressof(methods)


@contextmanager
def recording(prefix: str = "klyngedesk.db") -> Iterator[Disk]:
    """Give the disk under every connection that is opened in here."""
    disk = Disk(prefix)
    own = _library.sqlite3_vfs_find(None)
    vfs = _Vfs.from_buffer_copy(ctypes.string_at(own, ctypes.sizeof(_Vfs)))
    open_file, delete_file = _OPEN(vfs.open), _DELETE(vfs.delete)

    def on_open(this: int, name: int | None, file: int, flags: int, told: int) -> int:
        code: int = open_file(this, name, file, flags, told)
        if code == 0:
            disk.opened(_path(name), file)
        return code

    def on_delete(this: int, name: int, sync: int) -> int:
        disk.calls.append(Call("delete", _path(name).name))
        code: int = delete_file(this, name, sync)
        return code

    kept: tuple[Callable[..., int], ...] = (_OPEN(on_open), _DELETE(on_delete))
    vfs.name, vfs.next = b"recording", None
    vfs.open, vfs.delete = (ctypes.cast(each, _pointer) for each in kept)  # type: ignore[arg-type]
    _library.sqlite3_vfs_register(ctypes.addressof(vfs), 1)
    try:
        yield disk
    finally:
        _library.sqlite3_vfs_unregister(ctypes.addressof(vfs))
        _library.sqlite3_vfs_register(own, 1)


def _path(name: int | None) -> Path:
    return Path(ctypes.string_at(name).decode()) if name else Path()


@dataclass
class _File:
    """What is safe of a file, and what was asked since."""

    safe: bytes
    asked: list[Call] = field(default_factory=list)


def after_power_cut(before: dict[str, bytes], calls: Sequence[Call], chance: random.Random) -> dict[str, bytes]:
    """Return the files as the power leaves them: what was synced, and of the rest nothing, all, or some, torn."""
    files = {name: _File(content) for name, content in before.items()}
    for call in calls:
        file = files.setdefault(call.name, _File(b"")) if call.kind != "mark" else None
        if file is None:
            continue
        if call.kind == "sync":
            file.safe, file.asked = _written(file.safe, file.asked), []
        elif call.kind in ("write", "truncate", "delete"):
            file.asked.append(call)
    mood = chance.choice(("none", "all", "some", "some"))
    return {name: _survived(file, mood, chance) for name, file in files.items()}


def _survived(file: _File, mood: str, chance: random.Random) -> bytes:
    if mood == "none":
        return file.safe
    if mood == "all":
        return _written(file.safe, file.asked)
    kept = [_torn(call, chance) for call in file.asked if chance.random() < 0.5]
    return _written(file.safe, kept)


def _torn(call: Call, chance: random.Random) -> Call:
    """Return the call, or a whole number of its sectors."""
    if call.kind != "write" or len(call.data) <= SECTOR or chance.random() < 0.5:
        return call
    return Call("write", call.name, call.offset, call.data[: SECTOR * chance.randrange(1, len(call.data) // SECTOR)])


def _written(content: bytes, calls: Sequence[Call]) -> bytes:
    if not calls:
        return content
    made = bytearray(content)
    for call in calls:
        if call.kind == "write":
            made.extend(bytes(max(0, call.offset + len(call.data) - len(made))))
            made[call.offset : call.offset + len(call.data)] = call.data
        else:
            del made[call.offset if call.kind == "truncate" else 0 :]
    return bytes(made)
