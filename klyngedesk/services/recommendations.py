"""The lines of an indstilling, and what the meeting made of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from klyngedesk.model.agenda import AgendaItem, Outcome, Recommendation
from klyngedesk.services.agenda import change_item, edit_item
from klyngedesk.services.changes import Changes, change
from klyngedesk.store.store import Store


def set_recommendations(store: Store, meeting_id: str, item_id: str, lines: tuple[Recommendation, ...]) -> Changes:
    """Give the item these lines in this order."""
    return replace(change_item(store, meeting_id, item_id, recommendations=lines), label="ret indstilling")


def record_outcome(store: Store, meeting_id: str, recommendation_id: str, outcome: Outcome | None) -> Changes:
    """Record what became of the line, or that nothing has yet."""
    return _edit_line(store, meeting_id, recommendation_id, "sæt udfald", outcome=outcome)


def record_note(store: Store, meeting_id: str, recommendation_id: str, note: str) -> Changes:
    """Record the sentence of the decision."""
    return _edit_line(store, meeting_id, recommendation_id, "skriv beslutning", note=note)


def follow_all(store: Store, meeting_id: str, item_id: str) -> Changes:
    """Record that every line without an outcome was followed."""

    def edit(item: AgendaItem) -> AgendaItem:
        lines = (replace(line, outcome=line.outcome or Outcome.FOLLOWED) for line in item.recommendations)
        return replace(item, recommendations=tuple(lines))

    return edit_item(store, meeting_id, item_id, "alle linjer fulgt", edit)


def _edit_line(store: Store, meeting_id: str, line_id: str, label: str, **fields: Any) -> Changes:
    def edit(item: AgendaItem) -> AgendaItem:
        lines = (replace(line, **fields) if line.id == line_id else line for line in item.recommendations)
        return replace(item, recommendations=tuple(lines))

    return change(store, meeting_id, label, lambda meeting: meeting.with_each_item(edit))
