"""What is known of a bilag before it is opened: its kind, and the look that somebody has taken at it.

This is asked for every row of a list, so it opens no file of the bilag's own kind.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from klyngedesk.intake.office import office_version
from klyngedesk.intake.sniff import FileKind, sniff
from klyngedesk.model.agenda import Attachment
from klyngedesk.store.store import Store

_VERSION = "look3"
_LENGTH = 64  # of a sha256 in letters
MAIL_MAKER = "mail2"


class BilagState(StrEnum):
    READY = "ready"
    WAITING = "waiting"
    MAKING = "making"
    LOCKED = "locked"
    NOT_SHOWN = "not shown"
    MISSING = "missing"

    @property
    def danish(self) -> str:
        return _DANISH[self]

    @property
    def is_known(self) -> bool:
        """Whether somebody has looked."""
        return self not in (BilagState.WAITING, BilagState.MAKING)


_DANISH = {
    BilagState.READY: "Klar",
    BilagState.WAITING: "Ses efter",
    BilagState.MAKING: "Laves til PDF",
    BilagState.LOCKED: "Låst",
    BilagState.NOT_SHOWN: "Kan ikke vises",
    BilagState.MISSING: "Mangler fil",
}


@dataclass(frozen=True)
class BilagLook:
    """The state and pages of a bilag; `told` is what to know and do, `barriers` why not everyone can read it.

    `inside` names the files that it carries, `forbidden` what its owner forbids;
    `shrinks` is about how many bytes smaller pictures would save.
    """

    state: BilagState
    pages: int = 0
    told: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    shrinks: int = 0


def known_look(store: Store, attachment: Attachment) -> BilagLook:
    """Return what is known of the bilag without opening it; it is waiting or made where nobody has looked yet."""
    kind = kind_of(store, attachment)
    if kind is None:
        return BilagLook(BilagState.MISSING)
    is_made = kind in (FileKind.OFFICE, FileKind.MAIL)
    return _read(look_file(store, attachment, kind)) or BilagLook(BilagState.MAKING if is_made else BilagState.WAITING)


def kind_of(store: Store, attachment: Attachment) -> FileKind | None:
    """Return the kind by content; the object has no name, so its ending comes from the bilag's file name."""
    if not store.objects.has(attachment.object_id):
        return None
    return sniff(store.objects.path(str(attachment.object_id)), Path(attachment.file_name).suffix)


def maker_of(kind: FileKind | None) -> str:
    """Return a word that changes when what is made of such files does."""
    return {FileKind.OFFICE: office_version(), FileKind.MAIL: MAIL_MAKER}.get(kind, "") if kind else ""


def made_folder(store: Store) -> Path:
    """Return the folder of what can be made again."""
    folder = store.folder / "made"
    with contextlib.suppress(OSError):  # what cannot be kept is made again
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def forget_what_is_gone(store: Store) -> None:
    """Take away what was made of files that the store no longer has."""
    for path in made_folder(store).iterdir():
        if path.is_file() and not store.objects.has(path.name[:_LENGTH]):
            path.unlink(missing_ok=True)


def look_file(store: Store, attachment: Attachment, kind: FileKind) -> Path:
    """Return where the look at such a bilag is kept."""
    return made_folder(store) / f"{attachment.object_id}-{_VERSION}{maker_of(kind)}.json"


def _read(place: Path) -> BilagLook | None:
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        told = json.loads(place.read_text(encoding="utf-8"))
        lists = {name: tuple(map(str, told[name])) for name in ("told", "barriers", "inside", "forbidden")}
        return BilagLook(BilagState(told["state"]), int(told["pages"]), **lists, shrinks=int(told["shrinks"]))
    return None
