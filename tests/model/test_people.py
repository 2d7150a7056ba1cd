"""Members serve for a period; participants have one presence."""

from __future__ import annotations

from datetime import date

from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import AttendanceGroup, Member, Participant, Presence


def test_only_those_who_serve_on_the_day_are_members() -> None:
    before = Member("Åse Ørnholt", until=date(2026, 12, 31))
    after = Member("Ærø Vang", since=date(2027, 1, 1))
    forum = Forum("Havnerådet", members=(before, after))
    assert forum.members_on(date(2026, 12, 31)) == (before,)
    assert forum.members_on(date(2027, 1, 1)) == (after,)


def test_without_a_day_those_with_an_open_period_are_members() -> None:
    assert not Member("Åse", until=date(2026, 12, 31)).serves_on(None)
    assert Member("Ærø").serves_on(None)


def test_the_excused_are_found_across_groups() -> None:
    away = Participant("Bo", presence=Presence.EXCUSED)
    groups = (AttendanceGroup("Politikere", (Participant("Al"),)), AttendanceGroup("Gæster", (away,)))
    assert Meeting("f", "Havnerådet", groups=groups).excused() == (away,)


def test_a_description_leaves_out_what_is_empty() -> None:
    assert Participant("Bo", title="direktør", organisation="Klitsø").description == "direktør, Klitsø"
