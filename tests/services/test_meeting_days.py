"""A new meeting is proposed on the forum's weekday, after its last meeting."""

from __future__ import annotations

from datetime import date

import pytest

from klyngedesk.model.people import Member
from klyngedesk.services import forums, meetings
from klyngedesk.services.meeting_days import suggested_day
from klyngedesk.store.store import Store

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        ([], date(2026, 12, 9)),
        ([date(2027, 1, 11)], date(2027, 2, 8)),
        ([date(2026, 11, 30), date(2027, 1, 11)], date(2027, 2, 22)),
        ([date(2025, 3, 4)], date(2026, 12, 15)),
        ([date(2020, 1, 6), date(2026, 12, 7)], date(2027, 1, 4)),
    ],
)
def test_the_day_follows_the_last_meeting(store: Store, held: list[date], wanted: date) -> None:
    forum = forums.create_forum(store, "Havneudvalget")
    other = forums.create_forum(store, "Bådlauget")
    meetings.plan_meeting(store, other.id, date(2028, 1, 1))
    for day in held:
        meetings.plan_meeting(store, forum.id, day)
    proposed = suggested_day(store, forum.id, TODAY)
    assert proposed == wanted
    assert not held or proposed.weekday() == held[-1].weekday()


def test_those_who_hold_the_offices_lead_and_write(store: Store) -> None:
    members = (Member("Åse", role="Formand"), Member("Sif", role="Sekretær"))
    forum = forums.create_forum(store, "Havneudvalget", members=members)
    made = meetings.plan_meeting(store, forum.id, TODAY)
    assert (made.chair, made.minute_taker) == ("Åse", "Sif")
