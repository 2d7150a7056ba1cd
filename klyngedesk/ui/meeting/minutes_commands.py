"""What she does with the minutes after the meeting, and with cases that wait."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication

from klyngedesk.model.danish import short_date
from klyngedesk.model.minutes_state import Comment
from klyngedesk.services import minutes, open_cases
from klyngedesk.services.open_cases import OpenCase
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.ask_bar import AskBar
from klyngedesk.ui.meeting.meeting_clock import MeetingClock
from klyngedesk.ui.palette import Choice, Palette


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
        if self._desk.do(minutes.approve_minutes, self._clock.now(), undoable=False):
            self._desk.undo_stack.clear()

    def unlock_minutes(self) -> None:
        """Ask why, and open the minutes; the reason stays with the meeting."""
        self._ask.ask("Hvorfor låses det godkendte referat op?", self._unlock)

    def _unlock(self, reason: str) -> None:
        self._desk.do(minutes.unlock_minutes, self._clock.now(), reason, undoable=False)

    def add_comment(self) -> None:
        """Note what somebody wrote back about the current item."""
        self._ask.ask("Kommentar til punktet (navn: ordene)", self._note_comment)

    def _note_comment(self, words: str) -> None:
        comment: Comment | None = self._desk.attempt(lambda: minutes.comment_from(words))
        if comment is not None:
            self._desk.do(minutes.add_comment, self._desk.here, comment)

    def remove_comment(self) -> None:
        """Take out the item's first comment: it has been dealt with."""
        item = self._desk.item(self._desk.here)
        if item is not None and item.comments:
            self._desk.do(minutes.remove_comment, item.id, item.comments[0].id)

    def approve_previous(self) -> None:
        """Record on the current item that the last minutes were approved as they are."""
        self._approve_previous("")

    def amend_previous(self) -> None:
        """Ask for the amended wording, and record it with the approval of the last minutes."""
        self._ask.ask("Den ændrede formulering", self._approve_previous)

    def _approve_previous(self, amendment: str) -> None:
        self._desk.do(minutes.approve_previous, self._desk.here, self._clock.now(), amendment, undoable=False)

    def show_open_cases(self) -> None:
        """List what the forum's meetings have postponed; Enter takes one in after the current item."""
        forum = self._desk.forum
        if forum is None:
            return
        cases = [case for case in open_cases.open_cases(self._desk.store, forum.id) if not self._is_here(case)]
        if not cases:
            self._desk.prompts.tell("Forummet har ingen åbne sager. Et punkt bliver en åben sag, når det udskydes.")
            return
        choices = [Choice(case.title, _from(case), partial(self._take_in, case)) for case in cases]
        dialog = Palette(choices, QApplication.activeWindow())
        dialog.setWindowTitle("Åbne sager: Enter tager en sag med på dette møde")
        dialog.exec()

    def _is_here(self, case: OpenCase) -> bool:
        return self._desk.meeting is not None and case.meeting_id == self._desk.meeting.id

    def _take_in(self, case: OpenCase) -> None:
        changes = self._desk.do(open_cases.take_in, case, self._desk.here or None)
        meeting = self._desk.meeting
        taken = next((item.id for item in meeting.items if item.continues == case.item_id), "") if meeting else ""
        if changes and taken:
            self._choose(taken)


def _from(case: OpenCase) -> str:
    day = f"udskudt {short_date(case.day)}" if case.day else "udskudt"
    return f"{day} til {case.postponed_to}" if case.postponed_to else day
