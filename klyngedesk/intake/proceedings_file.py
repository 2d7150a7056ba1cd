"""What happened at a meeting, in and out of a meeting file: the timeline, votes, statements, comments, acts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from klyngedesk.intake.checked import Checked
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import Act, Comment, MinutesState
from klyngedesk.model.timeline import Entry, Step, Timeline, with_entry
from klyngedesk.model.votes import Ballot, Stance, Statement, Vote

MEETING_KEYS = ("timeline", "minutes_state", "acts")
ITEM_KEYS = ("votes", "statements", "comments", "postponed", "postponed_to", "continues")
_STEPS = [step.value for step in Step]
_TOTALS = ("for", "against", "neither")
Form = dict[str, Any]


def read_meeting_proceedings(where: Checked) -> dict[str, Any]:
    """Return the fields of the meeting that the file tells of what happened."""
    told = where.one_of("minutes_state", [state.value for state in MinutesState], MinutesState.DRAFT.value)
    return {
        "timeline": _timeline(where),
        "minutes_state": MinutesState(told),
        "acts": tuple(_act(each) for each in where.parts("acts", "handling")),
    }


def read_item_proceedings(where: Checked) -> dict[str, Any]:
    """Return the fields of the item that the file tells of what happened."""
    return {
        "votes": tuple(_vote(each) for each in where.parts("votes", "afstemning")),
        "statements": tuple(_statement(each) for each in where.parts("statements", "mindretalsudtalelse")),
        "comments": tuple(_comment(each) for each in where.parts("comments", "kommentar")),
        "postponed": where.truth("postponed"),
        "postponed_to": where.words("postponed_to"),
        "continues": where.words("continues"),
    }


def _timeline(where: Checked) -> Timeline:
    found: Timeline = ()
    for each in where.parts("timeline", "hændelse"):
        each.allow(("id", "at", "what", "item", "person"))
        step = Step(each.one_of("what", _STEPS, ""))
        entry = Entry(_instant(each), step, each.words("item"), each.words("person"), each.identity())
        found = with_entry(found, entry)
    return found


def _instant(where: Checked) -> datetime:
    where.need("at")
    value = where.words("at")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is not None or "T" not in value:
        raise where.wrong("at", f"dag og tid som 2027-03-08T13:05:00, ikke »{value[:30]}«")
    return moment


def _vote(where: Checked) -> Vote:
    where.allow(("id", "line", "ballots", *_TOTALS))
    for_, against, neither = (where.whole_number(key) or 0 for key in _TOTALS)
    ballots = tuple(_ballot(each) for each in where.parts("ballots", "stemme"))
    numbers = (0, 0, 0) if ballots else (for_, against, neither)
    return Vote(where.words("line"), ballots, numbers, where.identity())


def _ballot(where: Checked) -> Ballot:
    where.allow(("person", "name", "vote"))
    where.need("name")
    return Ballot(
        where.words("person"),
        where.words("name"),
        Stance(where.one_of("vote", [stance.value for stance in Stance], "")),
    )


def _statement(where: Checked) -> Statement:
    where.allow(("id", "person", "text"))
    return Statement(where.words("person"), where.words("text"), where.identity())


def _comment(where: Checked) -> Comment:
    where.allow(("id", "author", "text"))
    return Comment(where.words("author"), where.words("text"), where.identity())


def _act(where: Checked) -> Act:
    where.allow(("id", "at", "what", "words"))
    return Act(_instant(where), where.words("what"), where.words("words"), where.identity())


def meeting_proceedings(meeting: Meeting) -> Form:
    """Return the keys of the meeting that tell what happened; empty ones are for the caller to leave out."""
    state = meeting.minutes_state
    return {
        "minutes_state": None if state is MinutesState.DRAFT else state.value,
        "timeline": [_entry_form(entry) for entry in meeting.timeline],
        "acts": [
            {"id": act.id, "at": act.at.isoformat(), "what": act.what} | ({"words": act.words} if act.words else {})
            for act in meeting.acts
        ],
    }


def _entry_form(entry: Entry) -> Form:
    form = {"id": entry.id, "at": entry.at.isoformat(), "what": entry.step.value}
    return form | {key: value for key, value in (("item", entry.item_id), ("person", entry.person_id)) if value}


def item_proceedings(item: AgendaItem) -> Form:
    """Return the keys of the item that tell what happened; empty ones are for the caller to leave out."""
    return {
        "votes": [_vote_form(vote) for vote in item.votes],
        "statements": [{"id": each.id, "person": each.person, "text": each.text} for each in item.statements],
        "comments": [{"id": each.id, "author": each.author, "text": each.text} for each in item.comments],
        **{name: getattr(item, name) for name in ("postponed", "postponed_to", "continues")},
    }


def _vote_form(vote: Vote) -> Form:
    form: Form = {"id": vote.id} | ({"line": vote.line_id} if vote.line_id else {})
    if vote.ballots:
        ballots = ({"person": b.person_id, "name": b.name, "vote": b.stance.value} for b in vote.ballots)
        form["ballots"] = [{key: value for key, value in ballot.items() if value} for ballot in ballots]
    return form | dict(zip(_TOTALS, vote.totals, strict=True))
