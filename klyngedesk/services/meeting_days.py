"""The day a new meeting is proposed for."""

from __future__ import annotations

from datetime import date, timedelta

from klyngedesk.store.store import Store

WEEK, NOTICE, USUAL_WEEKS, MOST_WEEKS = timedelta(days=7), timedelta(days=14), 4, 27


def suggested_day(store: Store, forum_id: str, today: date) -> date:
    """Return the weekday of the forum's last meeting, as long after it as that was after the one before.

    A forum without meetings gets a day in two weeks; a day that has passed moves on by weeks until there is time.
    """
    days = sorted({row.date for row in store.list_meetings() if row.forum_id == forum_id and row.date})
    if not days:
        return today + NOTICE
    weeks = round((days[-1] - days[-2]) / WEEK) if len(days) > 1 else USUAL_WEEKS
    proposed = days[-1] + WEEK * (weeks if 1 <= weeks <= MOST_WEEKS else USUAL_WEEKS)
    while proposed < today + NOTICE and days[-1] < today:
        proposed += WEEK
    return proposed
