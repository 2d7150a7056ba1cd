"""A dispatch: what was sent, to whom, when, and why it went out although something was wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from klyngedesk.model.identity import new_id
from klyngedesk.model.papers import Audience


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it was sent; `object_id` is the sha256 under which its bytes are kept."""

    name: str
    object_id: str
    size: int
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Dispatch:
    """`document` is the Danish name of what was sent; `snapshot` is the object with the meeting as it then was."""

    meeting_id: str
    moment: datetime
    document: str
    audience: Audience
    recipients: tuple[tuple[str, str], ...] = ()
    files: tuple[SentFile, ...] = ()
    reason: str = ""
    snapshot: str | None = None
    id: str = field(default_factory=new_id)

    @property
    def size(self) -> int:
        """Return the bytes of all files."""
        return sum(file.size for file in self.files)
