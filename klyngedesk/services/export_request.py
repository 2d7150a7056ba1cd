"""What is asked for when a document is to be written, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from klyngedesk.services.hand_edits import HandEdits

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class ExportRequest:
    """What to write and where; `document` is the front document of a packet or mail (else the meeting's own).

    `bilag_passwords` opens locked bilag, by their ids; they are kept nowhere. A `draft` says so on every page.
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
    bilag_passwords: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class ExportResult:
    """The written file, its pages (0 where it has none), and what the secretary should know of it.

    `hand_edits` tells of a file that was changed by hand and had to make room; it is kept beside.
    `beside` are the signed bilag that go along as they are.
    """

    path: Path
    pages: int = 0
    findings: tuple[str, ...] = ()
    hand_edits: HandEdits | None = None
    beside: tuple[Path, ...] = ()
