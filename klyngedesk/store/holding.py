"""What is in memory only: the meeting at hand, and the patches that wait for the disk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from klyngedesk.store.at_hand import MeetingAtHand
from klyngedesk.store.patches import Patch


class HoldingStore:
    """With `soon`, changes of the meeting at hand wait for a moment: it wakes who writes them, so that nobody who asks
    for a change has to wait for the disk. Whoever reads through SQL finds them written.

    `trouble` says why the disk refuses; nothing more is held then.
    """

    def __init__(self) -> None:
        self.soon: Callable[[], None] | None = None
        self.trouble = ""
        self._queue = threading.Lock()  # over what waits and what is at hand; never held while the disk works
        self._waiting: list[Patch] = []
        self._at_hand: MeetingAtHand | None = None

    def hold(self, patches: Sequence[Patch]) -> tuple[Patch, ...] | None:
        """Let the patches wait for whoever `soon` wakes, and return what they do; None where they must be written now,
        since they are not all of the meeting at hand or the disk refuses."""
        with self._queue:
            if self.soon is None or self._at_hand is None or self.trouble:
                return None
            done = self._at_hand.take(patches)
            if done is not None:
                self._waiting = [*self._waiting, *patches]
        if done is not None:
            self.soon()
        return done

    def leave(self, patches: Sequence[Patch]) -> bool:
        """Let the patches wait as long as the disk refuses; return whether it does."""
        with self._queue:
            if self.trouble:
                self._waiting = [*self._waiting, *patches]
            return bool(self.trouble)

    def waiting(self) -> tuple[Patch, ...]:
        """Return what is in memory only."""
        return tuple(self._waiting)

    def waits(self) -> bool:
        """Return whether anything is in memory only."""
        return bool(self._waiting)

    def _at_hand_with(self, id_: str) -> MeetingAtHand | None:
        """Return the meeting at hand where that id is its own, or that of its item or annex."""
        with self._queue:
            return self._at_hand if self._at_hand is not None and self._at_hand.holds(id_) else None

    def _let_go_of(self, before: Sequence[Patch]) -> None:
        """Keep the texts of what waited where the database will have none of it: the words must not wait for ever."""
        with self._queue:
            self._at_hand = None
            kept = [patch for patch in before if patch.before == {} and patch.after]
            self._waiting = [*kept, *self._waiting[len(before) :]]
