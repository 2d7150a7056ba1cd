"""What the program makes is for her alone: its files, what it writes for a moment, and what a crash says."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType

from klyngedesk import __version__

PREFIX = "klyngedesk-nu-"
_IN_USE = "i brug"
_SOCKET = re.compile(r"klyngedesk-[0-9a-f]{24}")


@cache
def keep_to_herself() -> int:
    """Let all that is made from now on be for her alone, and return the umask that she had set.

    One setting of the process holds for every file, also those that libraries and processes of ours make.
    """
    return os.umask(0o077)


@contextmanager
def as_she_set_it() -> Iterator[None]:
    """Start other programs with the umask that is hers, since what they make is not ours."""
    ours = os.umask(keep_to_herself())
    try:
        yield
    finally:
        os.umask(ours)


def hand_to_her(path: Path) -> None:
    """Give a file or folder that she asked for the mode any program would; a folder for her alone keeps it so."""
    if os.name != "nt" and stat.S_IMODE(path.parent.stat().st_mode) & 0o077:
        with contextlib.suppress(OSError):  # some disks know no modes
            path.chmod((0o777 if path.is_dir() else 0o666) & ~keep_to_herself())


def make_her_folder(folder: Path, *, parents: bool = False) -> None:
    """Make a folder that she asked for, where it is missing."""
    if not folder.is_dir():
        folder.mkdir(parents=parents, exist_ok=True)
        hand_to_her(folder)


@contextmanager
def temporary_files_apart() -> Iterator[Path | None]:
    """Let every temporary file lie in one folder that goes away with the program, or at the next start after a crash.

    The folder is held as long as the program lives, so that no other start takes it for one left behind. None where
    the system has no place for such files: the store's own disk may have.
    """
    before, made = tempfile.tempdir, None
    with contextlib.suppress(OSError):
        _clear_what_was_left(Path(tempfile.gettempdir()))
        made = _held_folder()
    if made is None:
        yield None
        return
    folder, hold = made
    tempfile.tempdir = str(folder)
    try:
        yield folder
    finally:
        tempfile.tempdir = before
        os.close(hold)
        shutil.rmtree(folder, ignore_errors=True)


def _held_folder() -> tuple[Path, int]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        with contextlib.suppress(OSError):  # another start took it for one left behind
            hold = os.open(folder / _IN_USE, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
            if _is_held(hold):
                return folder, hold
            os.close(hold)


def _is_held(hold: int) -> bool:
    """Return whether this program holds the open file now; it lets go when it ends, however it ends."""
    if sys.platform == "win32":
        return True  # there an open file cannot be taken away
    import fcntl  # late: not on every system

    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return os.fstat(hold).st_nlink > 0


def _clear_what_was_left(place: Path) -> None:
    with contextlib.suppress(OSError), os.scandir(place) as listed:
        for found in listed:
            with contextlib.suppress(OSError):
                if not _is_ours(found):
                    continue
                if found.name.startswith(PREFIX) and found.is_dir(follow_symlinks=False):
                    _clear_if_dead(Path(found.path))
                elif _SOCKET.fullmatch(found.name) and stat.S_ISSOCK(found.stat(follow_symlinks=False).st_mode):
                    _clear_if_deaf(Path(found.path))


def _is_ours(found: os.DirEntry[str]) -> bool:
    return found.name.startswith("klyngedesk-") and (
        os.name == "nt" or found.stat(follow_symlinks=False).st_uid == os.getuid()
    )


def _clear_if_dead(folder: Path) -> None:
    if sys.platform == "win32":
        (folder / _IN_USE).unlink()  # refused while it is open
        shutil.rmtree(folder, ignore_errors=True)
        return
    try:
        hold = os.open(folder / _IN_USE, os.O_RDWR | os.O_NOFOLLOW)
    except FileNotFoundError:
        folder.rmdir()  # it was only just made; its program, if it lives, makes another
        return
    try:
        if _is_held(hold):
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(hold)


def _clear_if_deaf(place: Path) -> None:
    """Take away the name under which a window listened that is there no more."""
    import socket  # late: start-up time

    with socket.socket(socket.AF_UNIX) as caller:
        caller.setblocking(False)
        try:
            caller.connect(str(place))
        except ConnectionRefusedError:
            place.unlink()


def crash_report(kind: type[BaseException], trace: TracebackType | None, *parts: str) -> str:
    """Return the report: versions and the places in the program, without a word of any meeting."""
    import platform  # late: seldom needed
    import traceback  # late: seldom needed

    places = traceback.extract_tb(trace)
    lines = [f"{place.name} ({place.filename.rpartition('klyngedesk')[2]}:{place.lineno})" for place in places]
    system = ", ".join((f"KlyngeDesk {__version__}, Python {platform.python_version()}", *parts, sys.platform))
    return "\n".join([system, kind.__name__, *lines])


def crash_without_words() -> None:
    """Let whatever goes wrong unseen be told by its places alone, and no picture of the memory be kept."""
    sys.excepthook = lambda kind, _, trace: _tell(kind, trace)
    threading.excepthook = lambda told: _tell(told.exc_type, told.exc_traceback)
    sys.unraisablehook = lambda told: _tell(told.exc_type, told.exc_traceback)
    if sys.platform != "win32":
        import resource  # late: not on every system

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _tell(kind: type[BaseException], trace: TracebackType | None) -> None:
    if sys.stderr is not None and not issubclass(kind, SystemExit):
        sys.stderr.write(f"{crash_report(kind, trace)}\n")
