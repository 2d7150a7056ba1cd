"""What happens to a line's decision: picked, drafted, confirmed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication

from klyngedesk.model.agenda import Outcome
from klyngedesk.services import decisions
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.recommendation_panel import RecommendationPanel


class DecisionCommands:
    """Passes what the panel of lines asks for on to the services."""

    def __init__(self, desk: Desk, lines: RecommendationPanel) -> None:
        self._desk, self._lines = desk, lines
        lines.outcome_picked.connect(self.pick)
        lines.draft_edited.connect(self.draft)
        lines.confirmed.connect(self.confirm)

    def step_line(self, by: int) -> None:
        """Make the line above (-1) or below (1) the current one; the caret goes along where it is in one."""
        focused = QApplication.focusWidget()
        in_line = focused is not None and self._lines.isAncestorOf(focused)
        self._lines.step(by)
        if in_line:
            self._lines.focus_note()

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
