"""What happens to a line's decision: picked, drafted, confirmed."""

from __future__ import annotations

from collections.abc import Mapping

from klyngedesk.model.agenda import Outcome
from klyngedesk.services import decisions
from klyngedesk.ui.desk import Desk


class DecisionCommands:
    """Passes what the panel of lines asks for on to the services."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def pick(self, line_id: str, outcome: Outcome | None) -> None:
        """Offer the outcome, or take it away."""
        if outcome is None:
            self._desk.do(decisions.withdraw_outcome, line_id)
        else:
            self._desk.do(decisions.offer_outcome, line_id, outcome)

    def draft(self, line_id: str, words: str) -> None:
        """Keep what she is typing; the field undoes its own letters, so that the agenda's history is not drowned."""
        self._desk.do(decisions.write_draft, line_id, words, undoable=False)

    def confirm(self, words: Mapping[str, str]) -> None:
        self._desk.do(decisions.confirm_decisions, words)
