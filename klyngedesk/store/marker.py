"""A small file that stands beside the store while it is open: by whom, and since when.

Left behind it tells of an end that was not clean; from another computer it tells that somebody works there now.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from klyngedesk.durable import sync_folder
from klyngedesk.store.faults import Fault, StoreFault

FILE_NAME = "klyngedesk.open"
ALIVE_WITHIN_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the store open."""

    computer: str
    person: str
    since: str
    is_copy: bool
    quiet_seconds: float


class Marker:
    """The file of one folder."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE_NAME

    def holder(self) -> Holder | None:
        """Return who left the file; None where there is none."""
        try:
            told, found = json.loads(self.file.read_text("utf-8")), self.file.stat()
            quiet = self._now() - found.st_mtime
            return Holder(told["computer"], told["person"], told["since"], told["place"] != found.st_ino, quiet)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            return Holder(platform.node(), "", "", True, 0)

    def refuse_other_computer(self) -> None:
        """StoreFault where someone at another computer has given sign of life within two minutes."""
        holder = self.holder()
        if holder is None or holder.is_copy or holder.computer == platform.node():
            return
        # A sign from the future is of a clock that was set back, and whoever lives has given another since.
        if abs(holder.quiet_seconds) < ALIVE_WITHIN_SECONDS:
            raise StoreFault(
                Fault.OTHER_COMPUTER,
                f"Møderne er åbne på computeren »{holder.computer}« ({holder.person}) siden {holder.since}. "
                "Luk KlyngeDesk der, og prøv igen.",
            )

    def set(self) -> None:
        """Say that the store is open here."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with contextlib.suppress(OSError), os.fdopen(os.open(self.file, flags, 0o600), "w", encoding="utf-8") as opened:
            place = os.fstat(opened.fileno()).st_ino
            told = {"computer": platform.node(), "person": _person(), "since": _clock(), "place": place}
            json.dump(told | {"process": os.getpid()}, opened, ensure_ascii=False)
            opened.flush()
            os.fsync(opened.fileno())
            sync_folder(self.file.parent)

    def beat(self) -> None:
        """Give a sign of life."""
        with contextlib.suppress(OSError):
            os.utime(self.file)

    def clear(self) -> None:
        """Say that the store was closed in good order."""
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)

    def _now(self) -> float:
        """Return the time by the clock of the disk, which may be that of a server."""
        probe = self.file.with_name(f".{uuid.uuid4().hex}.now")
        try:
            probe.touch()
            return probe.stat().st_mtime
        except OSError:
            return datetime.now().timestamp()
        finally:
            with contextlib.suppress(OSError):
                probe.unlink(missing_ok=True)


def _clock() -> str:
    return f"den {datetime.now():%d.%m. kl. %H.%M}"


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "ukendt bruger"
