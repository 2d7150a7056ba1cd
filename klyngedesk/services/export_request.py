"""What is asked for when a document is to be written, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from klyngedesk.model.dispatch import SentFile
from klyngedesk.services.hand_edits import HandEdits

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class ExportRequest:
    """What to write and where; `document` is the front document of a packet or mail (else the meeting's own).

    `bilag_passwords` opens locked bilag, by their ids; `password` locks what is written. Both are kept nowhere.
    A `draft` says so on every page. With `max_mb` a packet is divided, or with `shrink` its pictures made smaller.
    With `closed_apart` what is closed goes into a file of its own, with `without_closed` into none. `recipients` are
    pairs of name and address.
    """

    kind: str
    format: str
    audience: str
    out: Path
    item: str | None = None
    max_mb: float | None = None
    overwrite: bool = False
    document: str | None = None
    draft: bool = False
    shrink: bool = False
    closed_apart: bool = False
    without_closed: bool = False
    password: str = field(default="", repr=False)
    bilag_passwords: Mapping[str, str] = field(default_factory=dict, repr=False)
    recipients: tuple[tuple[str, str], ...] | None = None

    @property
    def limit(self) -> int | None:
        """Return the largest file in bytes."""
        return None if self.max_mb is None else int(self.max_mb * 1_000_000)


@dataclass(frozen=True)
class Written:
    """A file that was written, its pages (0 where it has none), and what of it goes with a mail draft.

    `beside` are the bilag that go along as they are, signed or not to be shown.
    """

    path: Path
    pages: int = 0
    sent: tuple[SentFile, ...] = ()
    beside: tuple[Path, ...] = ()


@dataclass(frozen=True)
class ExportResult:
    """The written files, and what the secretary should know of them.

    `hand_edits` tells of a file that was changed by hand and had to make room; it is kept beside.
    """

    files: tuple[Written, ...]
    findings: tuple[str, ...] = ()
    hand_edits: HandEdits | None = None

    @property
    def path(self) -> Path:
        """Return the first file, or the folder."""
        return self.files[0].path

    @property
    def pages(self) -> int:
        return sum(file.pages for file in self.files)

    @property
    def beside(self) -> tuple[Path, ...]:
        """Return the bilag that lie beside the files, as they are."""
        return tuple(path for file in self.files for path in file.beside)
