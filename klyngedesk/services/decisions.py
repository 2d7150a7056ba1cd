"""Decisions while people talk: an outcome is offered, words are drafted, and only what she confirms counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from klyngedesk.model.agenda import AgendaItem, Outcome, Recommendation
from klyngedesk.services.agenda import edit_item
from klyngedesk.services.changes import Changes, change
from klyngedesk.store.store import Store

Edit = Callable[[Recommendation], Recommendation]


def offer_outcome(store: Store, meeting_id: str, line_id: str, outcome: Outcome) -> Changes:
    """Offer the outcome for the line; what is confirmed stays until this is."""
    return _edit_lines(store, meeting_id, "sæt udfald", {line_id: lambda line: replace(line, offered=outcome)})


def withdraw_outcome(store: Store, meeting_id: str, line_id: str) -> Changes:
    """Take away what is offered, or where nothing is, what was confirmed."""

    def edit(line: Recommendation) -> Recommendation:
        if line.waits:
            return replace(line, offered=None, draft="")
        return replace(line, outcome=None, note="")

    return _edit_lines(store, meeting_id, "fjern udfald", {line_id: edit})


def write_draft(store: Store, meeting_id: str, line_id: str, draft: str) -> Changes:
    """Keep what she has typed so far; no document shows it."""
    return _edit_lines(store, meeting_id, "skriv beslutning", {line_id: lambda line: replace(line, draft=draft)})


def confirm_decisions(store: Store, meeting_id: str, words: Mapping[str, str]) -> Changes:
    """Make the sentences, by line id, the decisions; words without an outcome are a decision in other words."""

    def confirm(sentence: str) -> Edit:
        return lambda line: replace(
            line, outcome=line.offered or line.outcome or Outcome.OTHER, note=sentence.strip(), offered=None, draft=""
        )

    return _edit_lines(store, meeting_id, "bekræft beslutning", {id_: confirm(told) for id_, told in words.items()})


def offer_followed(store: Store, meeting_id: str, item_id: str) -> Changes:
    """Offer "fulgt" for every line that has no outcome and nothing offered."""
    return edit_item(store, meeting_id, item_id, "alle linjer fulgt", lambda item: _with_offers(item, Outcome.FOLLOWED))


def _with_offers(item: AgendaItem, outcome: Outcome) -> AgendaItem:
    lines = (line if line.outcome or line.waits else replace(line, offered=outcome) for line in item.recommendations)
    return replace(item, recommendations=tuple(lines))


def _edit_lines(store: Store, meeting_id: str, label: str, edits: Mapping[str, Edit]) -> Changes:
    def edit(item: AgendaItem) -> AgendaItem:
        lines = (edits[line.id](line) if line.id in edits else line for line in item.recommendations)
        return replace(item, recommendations=tuple(lines))

    return change(store, meeting_id, label, lambda meeting: meeting.with_each_item(edit))
