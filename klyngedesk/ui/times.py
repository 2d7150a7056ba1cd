"""Moments as a person says them."""

from __future__ import annotations

from datetime import datetime, timedelta

from klyngedesk.model.danish import short_date


def when(moment: datetime, now: datetime | None = None) -> str:
    """Return "i dag 16.04", "i går 16.04" or the day with the time."""
    today = (now or datetime.now()).date()
    days = {today: "i dag", today - timedelta(days=1): "i går"}
    return f"{days.get(moment.date(), short_date(moment.date()))} {moment:%H.%M}"
