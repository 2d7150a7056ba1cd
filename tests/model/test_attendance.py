"""Who was there when, the sentences that say so, and whether the meeting could decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from klyngedesk.model.agenda import AgendaItem, ItemKind
from klyngedesk.model.attendance import moves_of, present
from klyngedesk.model.attendance_words import item_sentences, list_mark, remark_words
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.model.quorum import seat_count, voters
from klyngedesk.model.quorum_rule import QuorumRule
from klyngedesk.model.timeline import Entry, Step, Timeline, with_entry

ASE, BO, VIKAR = Participant("Åse Bæk"), Participant("Bo Dahl"), Participant("Vikar Øst", substitute_for="bo dahl")
ONE, TWO, THREE = AgendaItem("Et"), AgendaItem("To"), AgendaItem("Tre")


def at(clock: str) -> datetime:
    return datetime.combine(date(2027, 3, 8), time.fromisoformat(clock))


def happened(*told: tuple[str, Step, str]) -> Timeline:
    """Return a timeline of clock, step and id; the id is an item's or a person's as the step wants it."""
    timeline: Timeline = ()
    for clock, step, id_ in told:
        entry = Entry(at(clock), step, id_) if step.is_of_the_clock else Entry(at(clock), step, "", id_)
        timeline = with_entry(timeline, entry)
    return timeline


def meeting(*told: tuple[str, Step, str], people: tuple[Participant, ...] = (ASE, BO)) -> Meeting:
    opened = (("13:00", Step.OPENED, ONE.id), ("13:10", Step.OPENED, TWO.id), ("14:00", Step.OPENED, THREE.id))
    groups = (AttendanceGroup("Medlemmer", people), AttendanceGroup("Sekretariat", (Participant("Signe"),)))
    day = date(2027, 3, 8)
    return Meeting("", "Rådet", date=day, groups=groups, items=(ONE, TWO, THREE), timeline=happened(*opened, *told))


def names(people: tuple[Participant, ...]) -> list[str]:
    return [person.name for person in people if person.name != "Signe"]


def test_one_who_leaves_under_an_item_is_gone_from_it_on_and_the_minutes_say_when() -> None:
    found = meeting(("13:45", Step.LEFT, ASE.id))
    assert names(present(found, ONE.id)) == ["Åse Bæk", "Bo Dahl"]
    assert names(present(found, TWO.id)) == names(present(found, THREE.id)) == ["Bo Dahl"]
    assert item_sentences(found) == {TWO.id: ("Åse Bæk forlod mødet kl. 13.45 under behandling af punkt 2.",)}


def test_one_who_comes_late_was_not_there_before() -> None:
    found = meeting(("13:20", Step.CAME, ASE.id))
    assert names(present(found, ONE.id)) == ["Bo Dahl"]
    assert names(present(found, TWO.id)) == ["Åse Bæk", "Bo Dahl"]
    assert item_sentences(found)[TWO.id] == ("Åse Bæk kom til mødet kl. 13.20 under behandling af punkt 2.",)


def test_one_who_goes_and_comes_back_several_times_has_a_sentence_for_each() -> None:
    steps = (("13:12", Step.LEFT), ("13:20", Step.CAME), ("13:30", Step.LEFT), ("14:05", Step.CAME))
    found = meeting(*((clock, step, BO.id) for clock, step in steps))
    assert item_sentences(found)[THREE.id] == (
        "Bo Dahl vendte tilbage til mødet kl. 14.05 under behandling af punkt 3.",
    )
    assert len(item_sentences(found)[TWO.id]) == 3
    assert remark_words(moves_of(found, BO.id)) == "gik 13.12, kom igen 13.20, gik 13.30, kom igen 14.05"
    assert names(present(found, TWO.id)) == ["Åse Bæk"]


def test_those_who_leave_together_share_a_sentence() -> None:
    found = meeting(("13:45", Step.LEFT, ASE.id), ("13:45:20", Step.LEFT, BO.id))
    (sentence,) = item_sentences(found)[TWO.id]
    assert sentence == "Bo Dahl og Åse Bæk forlod mødet kl. 13.45 under behandling af punkt 2."


def test_the_recused_take_no_part_in_their_item_and_in_no_other() -> None:
    found = meeting()
    found = replace(found, timeline=(*found.timeline, Entry(at("14:01"), Step.RECUSED, TWO.id, ASE.id)))
    assert names(present(found, TWO.id)) == ["Bo Dahl"]
    assert names(present(found, THREE.id)) == ["Åse Bæk", "Bo Dahl"]
    sentence = "Åse Bæk deltog ikke i behandlingen af punktet på grund af inhabilitet."
    assert item_sentences(found)[TWO.id] == (sentence,)
    assert list_mark(found, ASE) == "inhabil ved punkt 2"


def test_a_public_list_does_not_tell_who_was_recused_behind_closed_doors() -> None:
    found = meeting()
    entry = Entry(at("14:01"), Step.RECUSED, TWO.id, ASE.id)
    closed = replace(found, items=(ONE, replace(TWO, closed=True), THREE), timeline=(*found.timeline, entry))
    assert list_mark(closed, ASE, closed_too=False) == ""


def test_leaving_in_a_break_is_leaving_after_the_item() -> None:
    found = meeting(("13:50", Step.PAUSED, ""), ("13:55", Step.LEFT, ASE.id))
    assert item_sentences(found)[TWO.id] == ("Åse Bæk forlod mødet kl. 13.55 i pausen efter punkt 2.",)
    assert names(present(found, TWO.id)) == ["Åse Bæk", "Bo Dahl"]


def test_an_item_dealt_with_out_of_order_had_those_who_were_there_then() -> None:
    found = meeting(("14:10", Step.LEFT, ASE.id), ("14:20", Step.OPENED, ONE.id))
    assert names(present(found, ONE.id)) == ["Bo Dahl"]
    assert names(present(found, TWO.id)) == ["Åse Bæk", "Bo Dahl"]


def test_a_sentence_follows_its_item_when_that_is_moved() -> None:
    found = meeting(("13:45", Step.LEFT, ASE.id))
    moved = replace(found, items=(TWO, ONE, THREE))
    assert item_sentences(moved)[TWO.id][0].endswith("punkt 1.")


def test_times_told_in_the_list_of_people_stand_under_the_item_planned_then() -> None:
    items = (replace(ONE, minutes_planned=15), AgendaItem("Pause", ItemKind.BREAK, minutes_planned=10), TWO)
    late = replace(ASE, arrived=time(13, 18))
    groups = (AttendanceGroup("", (late, BO)),)
    found = Meeting("", "Rådet", start=time(13), groups=groups, items=items)
    assert item_sentences(found) == {ONE.id: ("Åse Bæk kom til mødet kl. 13.18 under behandling af punkt 1.",)}


@pytest.mark.parametrize("presence", [Presence.EXCUSED, Presence.ABSENT])
def test_one_who_is_away_is_away_whatever_was_noted(presence: Presence) -> None:
    found = meeting(("13:20", Step.CAME, ASE.id), people=(replace(ASE, presence=presence), BO))
    assert names(present(found)) == ["Bo Dahl"]
    assert item_sentences(found) == {}


def test_a_substitute_fills_the_seat_of_the_one_who_is_away_and_no_other() -> None:
    away = replace(BO, presence=Presence.EXCUSED)
    found = meeting(people=(ASE, away, VIKAR))
    assert (seat_count(found, Profile()).present, seat_count(found, Profile()).seats) == (2, 2)
    both = meeting(people=(ASE, BO, VIKAR))
    assert seat_count(both, Profile()).present == 2
    assert names(voters(both, Profile(), ONE.id)) == ["Åse Bæk", "Bo Dahl"]


def test_one_who_stands_in_for_a_substitute_makes_no_seat_of_their_own() -> None:
    away = (replace(BO, presence=Presence.EXCUSED), replace(VIKAR, presence=Presence.EXCUSED))
    found = meeting(people=(ASE, *away, Participant("Vikar Vest", substitute_for="Vikar Øst")))
    assert (seat_count(found, Profile()).present, seat_count(found, Profile()).seats) == (2, 2)


def test_two_who_stand_in_for_each_other_are_counted_and_nothing_hangs() -> None:
    round_ = (Participant("A", substitute_for="B"), Participant("B", substitute_for="A"))
    assert seat_count(meeting(people=round_), Profile()).present == 2


@pytest.mark.parametrize(
    ("rule", "seats", "needed"),
    [
        (QuorumRule.MAJORITY, 4, 3),
        (QuorumRule.MAJORITY, 5, 3),
        (QuorumRule.HALF, 5, 3),
        (QuorumRule.TWO_THIRDS, 6, 4),
        (QuorumRule.TWO_THIRDS, 7, 5),
        (QuorumRule.NONE, 7, 0),
        (QuorumRule.MAJORITY, 0, 0),
    ],
)
def test_a_rule_wants_so_many_seats_filled(rule: QuorumRule, seats: int, needed: int) -> None:
    assert rule.needed(seats) == needed


def test_the_profile_may_say_which_groups_have_seats() -> None:
    profile = Profile(seated_groups=("sekretariat",))
    assert seat_count(meeting(), profile).seats == 1
