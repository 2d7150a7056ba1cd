"""What she does with the minutes after the meeting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from klyngedesk.model.minutes_state import Comment
from klyngedesk.services import minutes
from klyngedesk.services.versions import REPLACED
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.ask_bar import AskBar
from klyngedesk.ui.meeting.meeting_clock import MeetingClock

COMMENT, AMENDMENT = "Kommentar til punktet (navn: ordene)", "Den ændrede formulering"


class MinutesCommands:
    """Commands of the live view about the minutes as a whole; `choose` shows an item."""

    def __init__(self, desk: Desk, clock: MeetingClock, ask: AskBar, choose: Callable[[str], None]) -> None:
        self._desk, self._clock, self._ask, self._choose = desk, clock, ask, choose

    def send_to_hearing(self) -> None:
        self._desk.do(minutes.send_to_hearing, self._clock.now())

    def back_to_draft(self) -> None:
        self._desk.do(minutes.back_to_draft, self._clock.now())

    def approve_minutes(self) -> None:
        """Approve and lock; from here on only unlocking on purpose leads back, so there is nothing to undo."""
        self._desk.before_risk("godkendelse")
        if self._desk.do(minutes.approve_minutes, self._clock.now(), undoable=False):
            self._desk.undo_stack.clear()

    def unlock_minutes(self) -> None:
        """Ask why, and open the minutes; the reason stays with the meeting."""
        self._ask.ask("Hvorfor låses det godkendte referat op?", self._unlock)

    def _unlock(self, reason: str) -> bool:
        return bool(self._desk.do(minutes.unlock_minutes, self._clock.now(), reason, undoable=False))

    def add_comment(self) -> None:
        """Note what somebody wrote back about the current item."""
        here = self._desk.here
        self._ask.ask(COMMENT, partial(self._note_comment, here), item_id=here, text="comments")

    def _note_comment(self, item_id: str, words: str) -> bool:
        comment: Comment | None = self._desk.attempt(lambda: minutes.comment_from(words))
        return bool(comment and self._desk.do(minutes.add_comment, item_id, comment))

    def remove_comment(self) -> None:
        """Take out the item's first comment: it has been dealt with."""
        item = self._desk.item(self._desk.here)
        if item is not None and item.comments:
            self._desk.keeper.keep(REPLACED)
            self._desk.do(minutes.remove_comment, item.id, item.comments[0].id)

    def approve_previous(self) -> None:
        """Record on the current item that the last minutes were approved as they are."""
        self._approve_previous(self._desk.here, "")

    def amend_previous(self) -> None:
        """Ask for the amended wording, and record it with the approval of the last minutes."""
        here = self._desk.here
        self._ask.ask(AMENDMENT, partial(self._approve_previous, here), item_id=here)

    def _approve_previous(self, item_id: str, amendment: str) -> bool:
        self._desk.before_risk("godkendelse")
        return bool(self._desk.do(minutes.approve_previous, item_id, self._clock.now(), amendment))
