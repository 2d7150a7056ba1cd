"""Keeping the numbers that were sent from ever meaning something else."""

from __future__ import annotations

import json

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.spent_numbers import sparing, spent_numbers
from klyngedesk.store.store import Store

_FACT = "sent-numbers-{}"


def remember_numbers(store: Store, meeting: Meeting) -> None:
    """Remember which numbers have now been sent."""
    numbering = store.load_forum(meeting.forum_id).profile.attachment_numbering
    found = spent_numbers(meeting, numbering, _known(store, meeting.id))
    store.keep_fact(_FACT.format(meeting.id), json.dumps(found))


def spare_numbers(store: Store, before: Meeting, after: Meeting) -> Meeting:
    """Return the meeting as it is to be written: what came since gets no number that something was sent under."""
    if _places(before) == _places(after):
        return after
    known = _known(store, after.id)
    if not known:
        return after
    return sparing(after, known, store.load_forum(after.forum_id).profile.attachment_numbering)


def _known(store: Store, meeting_id: str) -> dict[str, int]:
    found: dict[str, int] = json.loads(store.fact(_FACT.format(meeting_id)) or "{}")
    return found


def _places(meeting: Meeting) -> frozenset[tuple[str, str]]:
    """Return what stands where, whatever its order."""
    found: set[tuple[str, str]] = set()

    def look(item: AgendaItem, above: str) -> None:
        found.add((above, item.id))
        found.update((item.id, one.id) for one in item.attachments)
        for child in item.items:
            look(child, item.id)

    for item in meeting.items:
        look(item, "")
    return frozenset(found)
