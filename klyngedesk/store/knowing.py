"""What the store knows by heart, so that nobody who asks waits for the disk: facts, forums and the list of meetings."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from klyngedesk.model.forum import Forum
from klyngedesk.store.holding import HoldingStore
from klyngedesk.store.known_meetings import KnownMeetings
from klyngedesk.store.patches import Patch


class KnowingStore(HoldingStore):
    """Follows every write; forums and the list are read when they are first asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._facts: dict[str, str] = dict(connection.execute("SELECT id, value FROM fact").fetchall())
        self._meetings: KnownMeetings | None = None
        self._forums: tuple[Forum, ...] | None = None

    def fact(self, name: str) -> str:
        """Return what the store knows under that name; empty where it knows nothing."""
        return self._facts.get(name, "")

    def _keep_known(self, written: Sequence[Patch]) -> None:
        if self._meetings is not None:
            self._meetings.take(written)
        if any(patch.table == "forum" for patch in written):
            self._forums = None
