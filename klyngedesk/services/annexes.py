"""Annexes: texts of the meeting's own that stand after its items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.services.changes import Changes, change
from klyngedesk.services.discarding import annexes_gone
from klyngedesk.store.store import Store


def set_annexes(store: Store, meeting_id: str, titles: Sequence[tuple[str, str]]) -> Changes:
    """Make the list of annexes these pairs of id (empty for a new one) and title; texts stay with their annex.

    One that is not in the list rests in the wastebasket.
    """

    def edit(meeting: Meeting) -> Meeting:
        known = {annex.id: annex for annex in meeting.annexes}
        listed = (replace(known[id_], title=title) if id_ in known else Annex(title) for id_, title in titles)
        return replace(meeting, annexes=tuple(listed))

    return change(store, meeting_id, "ret tillæg", edit, beside=annexes_gone)
