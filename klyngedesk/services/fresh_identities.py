"""The same meeting under new identities, with everything that names another part still naming it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.identity import new_id
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.votes import Vote


class _Names:
    """A new identity for each old one, the same one each time it is asked for; none for nothing."""

    def __init__(self) -> None:
        self._new: dict[str, str] = defaultdict(new_id)

    def of(self, old: str) -> str:
        return self._new[old] if old else ""


def with_new_identities(meeting: Meeting) -> Meeting:
    """Return the same meeting as another: a second import must not write over the first."""
    names = _Names()
    groups = (
        replace(
            group,
            id=names.of(group.id),
            people=tuple(replace(person, id=names.of(person.id)) for person in group.people),
        )
        for group in meeting.groups
    )
    timeline = (
        replace(entry, id=new_id(), item_id=names.of(entry.item_id), person_id=names.of(entry.person_id))
        for entry in meeting.timeline
    )
    return replace(
        meeting.with_each_item(lambda item: _item(item, names)),
        id=new_id(),
        groups=tuple(groups),
        annexes=tuple(replace(annex, id=new_id()) for annex in meeting.annexes),
        timeline=tuple(timeline),
        acts=tuple(replace(act, id=new_id()) for act in meeting.acts),
    )


def _item(item: AgendaItem, names: _Names) -> AgendaItem:
    return replace(
        item,
        id=names.of(item.id),
        recommendations=tuple(replace(line, id=names.of(line.id)) for line in item.recommendations),
        attachments=tuple(replace(one, id=new_id()) for one in item.attachments),
        action_items=tuple(replace(task, id=new_id()) for task in item.action_items),
        votes=tuple(_vote(vote, names) for vote in item.votes),
        statements=tuple(replace(each, id=new_id()) for each in item.statements),
        comments=tuple(replace(each, id=new_id()) for each in item.comments),
    )


def _vote(vote: Vote, names: _Names) -> Vote:
    ballots = (replace(ballot, person_id=names.of(ballot.person_id)) for ballot in vote.ballots)
    return replace(vote, id=new_id(), line_id=names.of(vote.line_id), ballots=tuple(ballots))
