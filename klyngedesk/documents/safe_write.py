"""Writing a file so that there is never half of it."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path

from klyngedesk.durable import sync_file, sync_folder
from klyngedesk.model.errors import UserError, reason_of
from klyngedesk.private import hand_to_her

# Nobody else calls a file so, and no export lies untouched that long.
_OURS = re.compile(r"\.klyngedesk-[0-9a-f]{32}(\.[^/\\]*)?")
_STALE_SECONDS = 3600


def written_safely(target: Path, write: Callable[[Path], None], *, for_her_alone: bool = False) -> Path:
    """Return the target once `write` has filled a file beside it and that file has taken its name.

    Its mode is the one any program would give it, unless it is for her alone, or the folder is.
    UserError where the folder is missing, read-only or full, or the target is open in another program.
    """
    if target.is_dir():
        raise UserError(f"»{target.name}« er en mappe. Skriv et filnavn.")
    if target.exists() and not target.is_file():  # a device of the system
        raise UserError(f"»{target.name}« er ikke en almindelig fil. Skriv et andet filnavn.")
    if not target.parent.is_dir():
        raise UserError(f"Mappen {target.parent} findes ikke. Vælg en anden mappe.")
    if target.exists() and not os.access(target, os.W_OK):
        raise _refused(target)
    temporary = target.with_name(f".klyngedesk-{uuid.uuid4().hex}{target.suffix}")
    try:
        write(temporary)
        if not for_her_alone:
            hand_to_her(temporary)
        sync_file(temporary)
        _sweep(temporary)
        temporary.replace(target)
        _sync_names(target.parent)
    except OSError as error:
        raise _told(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return target


def write_for_her_alone(target: Path, words: str) -> Path:
    """Return the target once it holds all the words and nobody else may read it; UserError where it cannot."""

    def write(beside: Path) -> None:
        beside.touch(0o600)
        beside.write_text(words, encoding="utf-8")

    return written_safely(target, write, for_her_alone=True)


def folder_written_safely(target: Path, write: Callable[[Path], None]) -> Path:
    """Return the target once `write` has filled a folder beside it and that folder has taken its name.

    UserError where there is no place for it; nothing is then left of it.
    """
    temporary = target.with_name(f".klyngedesk-{uuid.uuid4().hex}")
    try:
        temporary.mkdir()
        write(temporary)
        for path in (temporary, *temporary.rglob("*")):
            hand_to_her(path)
            _sync_names(path) if path.is_dir() else sync_file(path)
        _sweep(temporary)
        if target.is_dir():
            target.rmdir()
        temporary.replace(target)
        _sync_names(target.parent)
    except OSError as error:
        raise _told(target, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return target


def refuse_taken(targets: Iterable[Path]) -> None:
    """UserError, with its name, where one of these is there already and would be written over unasked."""
    for target in targets:
        if target.exists():
            raise UserError(f"»{target.name}« findes allerede. Vælg et andet navn, eller bed om at skrive over den.")


def _sweep(fresh: Path) -> None:
    """Take away what an export that was killed left in the folder, told old by the folder's own clock."""
    with contextlib.suppress(OSError), os.scandir(fresh.parent) as listed:
        oldest_kept = fresh.stat().st_mtime - _STALE_SECONDS
        for found in listed:
            if _OURS.fullmatch(found.name):
                _take_away(found, oldest_kept)


def _take_away(found: os.DirEntry[str], oldest_kept: float) -> None:
    with contextlib.suppress(OSError):  # where another program holds it, the next export tries again
        about = found.stat(follow_symlinks=False)
        if about.st_mtime >= oldest_kept:
            return
        if stat.S_ISREG(about.st_mode):
            Path(found.path).unlink()
        elif stat.S_ISDIR(about.st_mode) and not Path(found.name).suffix:
            shutil.rmtree(found.path)


def _sync_names(folder: Path) -> None:
    """Let the names in the folder last, where the disk can."""
    with contextlib.suppress(OSError):
        sync_folder(folder)


def _told(target: Path, error: OSError) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(f"Disken er fuld, så »{target.name}« kunne ikke skrives. Slet noget, og prøv igen.")
    if error.errno == errno.ENAMETOOLONG:
        return UserError("Filnavnet er for langt. Vælg et kortere.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EROFS):
        return _refused(target)
    return UserError(f"»{target.name}« kunne ikke skrives ({reason_of(error)}). Vælg et andet sted, og prøv igen.")


def _refused(target: Path) -> UserError:
    if not target.exists():
        return UserError(
            f"»{target.name}« kan ikke skrives i {target.parent}. Bed om skriveadgang, eller vælg en anden mappe."
        )
    return UserError(
        f"»{target.name}« kan ikke overskrives. Luk den, hvis den er åben i et andet program, eller vælg et andet navn."
    )
