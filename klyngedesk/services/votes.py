"""Votes on a line or an item, and what a minority wants on record."""

from __future__ import annotations

from dataclasses import replace

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.quorum import voters
from klyngedesk.model.votes import Statement, Vote, disagreement
from klyngedesk.services.agenda import edit_item, with_item
from klyngedesk.services.changes import Changes, change
from klyngedesk.store.store import Store


def record_vote(store: Store, meeting_id: str, item_id: str, vote: Vote, profile: Profile) -> Changes:
    """Record the vote, in place of an earlier one on the same line.

    UserError where the totals do not agree with those who are present and may vote.
    """

    def edit(meeting: Meeting) -> Meeting:
        wrong = disagreement(vote, voters(meeting, profile, item_id))
        if wrong:
            raise UserError(wrong)
        return replace(meeting, items=with_item(meeting.items, item_id, lambda item: _with_vote(item, vote)))

    return change(store, meeting_id, "afstemning", edit)


def _with_vote(item: AgendaItem, vote: Vote) -> AgendaItem:
    kept = tuple(each for each in item.votes if each.line_id != vote.line_id)
    return replace(item, votes=(*kept, vote))


def remove_vote(store: Store, meeting_id: str, item_id: str, line_id: str) -> Changes:
    """Take away the vote on that line, or with an empty id the one on the item as a whole."""

    def edit(item: AgendaItem) -> AgendaItem:
        return replace(item, votes=tuple(vote for vote in item.votes if vote.line_id != line_id))

    return edit_item(store, meeting_id, item_id, "fjern afstemning", edit)


def add_statement(store: Store, meeting_id: str, item_id: str, statement: Statement) -> Changes:
    """Put a member's words on record at the item."""
    return edit_item(
        store,
        meeting_id,
        item_id,
        "tilfør protokollen",
        lambda item: replace(item, statements=(*item.statements, statement)),
    )


def remove_statement(store: Store, meeting_id: str, item_id: str, statement_id: str) -> Changes:
    """Take a statement off the record."""

    def edit(item: AgendaItem) -> AgendaItem:
        return replace(item, statements=tuple(each for each in item.statements if each.id != statement_id))

    return edit_item(store, meeting_id, item_id, "fjern udtalelse", edit)


def statement_from(words: str, meeting: Meeting) -> Statement:
    """Return the statement written as "Navn: ordene"; UserError where it does not say who, or of whom it is not clear.

    A part of the name will do where only one person has it.
    """
    who, colon, text = words.partition(":")
    wanted = who.strip().casefold()
    found = [person.name for person in meeting.people() if wanted and wanted in person.name.casefold()]
    exact = [name for name in found if name.casefold() == wanted]
    if not colon or not text.strip():
        raise UserError("Skriv navnet, et kolon og ordene, for eksempel »Åse: Vi kan ikke støtte planen.«")
    if len(exact or found) != 1:
        told = "flere på deltagerlisten" if found else "ingen på deltagerlisten"
        raise UserError(f"»{who.strip()}« passer på {told}. Skriv hele navnet.")
    return Statement((exact or found)[0], text.strip())
