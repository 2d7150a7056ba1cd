"""What the meeting on the desk has at hand for her writing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from klyngedesk.model.danish import short_date
from klyngedesk.model.whereabouts import whereabouts
from klyngedesk.services.phrase_book import phrase
from klyngedesk.services.tasks import names_at_hand, next_meeting_day
from klyngedesk.ui.desk import Desk


def names_of(desk: Desk) -> tuple[str, ...]:
    """Return the names of the meeting, those present first."""
    return names_at_hand(desk.meeting, desk.forum) if desk.meeting else ()


def away_of(desk: Desk) -> Mapping[str, str]:
    """Return why a person is not present at the item she is at, by name."""
    return whereabouts(desk.meeting, desk.here) if desk.meeting else {}


def next_day_of(desk: Desk) -> date | None:
    """Return the day the forum meets again, or None where that is not planned."""
    return next_meeting_day(desk.store, desk.meeting) if desk.meeting else None


def phrase_of(desk: Desk, short: str) -> str | None:
    """Return the phrase of that short name, filled in for the meeting and the item she is at."""
    item, meeting = desk.item(desk.here), desk.meeting
    body = (item.recommendation_to if item else "") or (meeting.forum_name if meeting else "")
    return phrase(desk.store.folder, short, meeting, body, datetime.now(), _fields(desk))


def _fields(desk: Desk) -> Mapping[str, str]:
    item, label = desk.item(desk.here), desk.labels.get(desk.here)
    next_day = next_day_of(desk)
    found = {
        "punkt": label.full if label else "",
        "titel": item.title if item else "",
        "næste": short_date(next_day) if next_day else "",
    }
    return {name: words for name, words in found.items() if words}
