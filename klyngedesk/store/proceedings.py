"""What happened at a meeting, as the store keeps it: votes, statements, comments, acts and the timeline."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.minutes_state import Act, Comment
from klyngedesk.model.timeline import Entry, Step
from klyngedesk.model.votes import Ballot, Stance, Statement, Vote
from klyngedesk.store.values import Row


def entry_row(entry: Entry) -> Row:
    """Return the columns of an entry; its moment is kept to the microsecond, since the order hangs on it."""
    at = entry.at.isoformat(timespec="microseconds")
    return {"id": entry.id, "at": at, "step": entry.step.value, "item_id": entry.item_id, "person_id": entry.person_id}


def entry(row: Row) -> Entry:
    return Entry(datetime.fromisoformat(row["at"]), Step(row["step"]), row["item_id"], row["person_id"], row["id"])


def act_row(act: Act) -> Row:
    return {"id": act.id, "at": act.at.isoformat(), "what": act.what, "words": act.words}


def act(row: Row) -> Act:
    return Act(datetime.fromisoformat(row["at"]), row["what"], row["words"], row["id"])


def proceedings_row(item: AgendaItem) -> Row:
    """Return the columns of an item's votes, statements and comments."""
    return {
        "votes": [_vote_row(vote) for vote in item.votes],
        "statements": [{"id": each.id, "person": each.person, "text": each.text} for each in item.statements],
        "comments": [{"id": each.id, "author": each.author, "text": each.text} for each in item.comments],
    }


def proceedings(row: Row) -> dict[str, Any]:
    """Return the fields of the item that these columns hold."""
    return {
        "votes": tuple(_vote(each) for each in row["votes"]),
        "statements": tuple(Statement(**each) for each in row["statements"]),
        "comments": tuple(Comment(**each) for each in row["comments"]),
    }


def _vote_row(vote: Vote) -> Row:
    ballots = [[ballot.person_id, ballot.name, ballot.stance.value] for ballot in vote.ballots]
    return {"id": vote.id, "line_id": vote.line_id, "ballots": ballots, "numbers": list(vote.numbers)}


def _vote(row: Row) -> Vote:
    ballots = tuple(Ballot(person_id, name, Stance(stance)) for person_id, name, stance in row["ballots"])
    for_, against, neither = row["numbers"]
    return Vote(row["line_id"], ballots, (for_, against, neither), row["id"])
