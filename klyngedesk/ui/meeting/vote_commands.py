"""Votes and statements of the current item."""

from __future__ import annotations

from functools import partial

from klyngedesk.model.quorum import voters
from klyngedesk.model.votes import Vote
from klyngedesk.services import votes
from klyngedesk.services.versions import REPLACED
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.ask_bar import AskBar
from klyngedesk.ui.meeting.recommendation_panel import RecommendationPanel
from klyngedesk.ui.meeting.vote_pane import VotePane

STATEMENT = "Ønsker tilført protokollen (navn: ordene)"


class VoteCommands:
    """Opens the pane and the question, about the line in hand or, where there are no lines, the item."""

    def __init__(self, desk: Desk, pane: VotePane, ask: AskBar, lines: RecommendationPanel) -> None:
        self._desk, self._pane, self._ask, self._lines = desk, pane, ask, lines
        self._voted_on = ""
        pane.voted.connect(self._record)

    def take_vote(self) -> None:
        """Vote on the line in hand, or on the item where it has no lines."""
        meeting, item = self._desk.meeting, self._desk.item(self._desk.here)
        if meeting is None or item is None:
            return
        if not self._desk.profile.votes:
            self._desk.prompts.tell("Forummet beslutter ved enighed. Slå afstemninger til under »Ret mødeforum«.")
            return
        line_id, self._voted_on = self._current_line(), item.id
        number = next((n for n, line in enumerate(item.recommendations, 1) if line.id == line_id), 0)
        before = next((vote for vote in item.votes if vote.line_id == line_id), None)
        title = f"Afstemning om linje {number}" if number else "Afstemning om punktet"
        self._pane.open(title, line_id, voters(meeting, self._desk.profile, item.id), before)

    def show_item(self, item_id: str) -> None:
        """Lay a vote aside that is about another item."""
        if item_id != self._voted_on:
            self._pane.leave()

    def _current_line(self) -> str:
        line = self._lines.current_line()
        return line.line.id if line else ""

    def remove_vote(self) -> None:
        """Take away the vote on the line in hand."""
        self._desk.do(votes.remove_vote, self._desk.here, self._current_line())

    def add_statement(self) -> None:
        """Put a member's words on record."""
        here = self._desk.here
        self._ask.ask(STATEMENT, partial(self._put_on_record, here), item_id=here, text="statements")

    def _put_on_record(self, item_id: str, words: str) -> bool:
        meeting = self._desk.meeting
        statement = self._desk.attempt(lambda: votes.statement_from(words, meeting)) if meeting else None
        return bool(statement and self._desk.do(votes.add_statement, item_id, statement))

    def remove_statement(self) -> None:
        """Take the item's last statement off the record."""
        item = self._desk.item(self._desk.here)
        if item is not None and item.statements:
            self._desk.keeper.keep(REPLACED)
            self._desk.do(votes.remove_statement, item.id, item.statements[-1].id)

    def _record(self, vote: Vote) -> None:
        self._desk.do(votes.record_vote, self._voted_on, vote, self._desk.profile)
