"""Writing a file so that there is never half of it."""

from __future__ import annotations

import contextlib
import errno
import os
import uuid
from collections.abc import Callable
from pathlib import Path

from klyngedesk.model.errors import UserError, reason_of


def written_safely(target: Path, write: Callable[[Path], None]) -> Path:
    """Return the target once `write` has filled a file beside it and that file has taken its name.

    UserError where the folder is missing, read-only or full, or the target is open in another program.
    """
    if target.is_dir():
        raise UserError(f"»{target.name}« er en mappe. Skriv et filnavn.")
    if not target.parent.is_dir():
        raise UserError(f"Mappen {target.parent} findes ikke. Vælg en anden mappe.")
    if target.exists() and not os.access(target, os.W_OK):
        raise _refused(target)
    temporary = target.with_name(f".{uuid.uuid4().hex}{target.suffix}")
    try:
        write(temporary)
        _sync(temporary)
        temporary.replace(target)
    except OSError as error:
        raise _told(target, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return target


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _told(target: Path, error: OSError) -> UserError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(f"Disken er fuld, så »{target.name}« kunne ikke skrives. Slet noget, og prøv igen.")
    if error.errno == errno.ENAMETOOLONG:
        return UserError("Filnavnet er for langt. Vælg et kortere.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY, errno.EROFS):
        return _refused(target)
    return UserError(f"»{target.name}« kunne ikke skrives ({reason_of(error)}). Vælg et andet sted, og prøv igen.")


def _refused(target: Path) -> UserError:
    return UserError(
        f"»{target.name}« kan ikke overskrives. Luk den, hvis den er åben i et andet program, eller vælg et andet navn."
    )
