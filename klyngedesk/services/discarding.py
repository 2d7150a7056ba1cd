"""Putting what is deleted into the wastebasket, with the words for where it stood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.danish import short_date
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.store import wastebasket
from klyngedesk.store.patches import Patch
from klyngedesk.store.wastebasket import DiscardedKind


def discarding(kind: DiscardedKind, title: str, meeting: Meeting, patches: Iterable[Patch], place: str = "") -> Patch:
    """Return the patch that puts into the wastebasket what these patches delete from the meeting."""
    where = place or meeting_words(meeting)
    return wastebasket.discarding(kind, title, where, meeting.id, patches, datetime.now().astimezone())


def annexes_gone(meeting: Meeting, patches: Sequence[Patch]) -> list[Patch]:
    """Return the patches that put each annex which these patches delete into the wastebasket, with its text."""
    gone = {patch.id: patch for patch in patches if patch.after is None}
    listed = (annex for annex in meeting.annexes if annex.id in gone)
    return [discarding(DiscardedKind.ANNEX, annex.title, meeting, [gone[annex.id]]) for annex in listed]


def meeting_words(meeting: Meeting) -> str:
    """Return the forum's name and the day."""
    return f"{meeting.forum_name}, {short_date(meeting.day)}" if meeting.day else meeting.forum_name


def item_words(meeting: Meeting, item: AgendaItem) -> str:
    """Return for instance "punkt 3 Budget, Havnerådet, 8. marts 2027"."""
    return f"punkt {item_labels(meeting)[item.id].full} {item.title}, {meeting_words(meeting)}"
