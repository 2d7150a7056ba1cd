"""The minutes tell when things were in hand, the agenda when they were planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import BreakLine, ItemHeading
from klyngedesk.documents.proceedings import ended
from klyngedesk.model.agenda import AgendaItem, ItemKind
from klyngedesk.model.forum import Profile
from klyngedesk.model.held_times import held_times
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.model.timeline import Entry, Step

FIRST, PAUSE, SECOND = "første", "pause", "anden"
PLANNED = Meeting(
    "forum",
    "Havneudvalget",
    start=time(13),
    items=(
        AgendaItem("Kajen", minutes_planned=30, id=FIRST),
        AgendaItem("Kaffe", ItemKind.BREAK, minutes_planned=15, id=PAUSE),
        AgendaItem("Taksten", minutes_planned=30, id=SECOND),
    ),
)


def held(*beats: tuple[str, Step, str]) -> Meeting:
    entries = (Entry(datetime.fromisoformat(f"2026-11-25T{at}"), step, id_) for at, step, id_ in beats)
    return replace(PLANNED, started=time(13, 5), timeline=tuple(entries))


def told(meeting: Meeting, kind: DocumentKind) -> list[str]:
    shown = outline(meeting, kind, Audience.INTERN, Profile()).parts
    return [
        f"{part.title} {part.meta}".strip() if isinstance(part, ItemHeading) else f"{part.title} {part.slot}".strip()
        for part in shown
        if isinstance(part, ItemHeading | BreakLine)
    ]


def test_minutes_tell_when_each_item_was_in_hand_and_when_there_was_a_break() -> None:
    meeting = held(
        ("13:05", Step.OPENED, FIRST),
        ("13:50", Step.PAUSED, PAUSE),
        ("14:00", Step.OPENED, SECOND),
        ("14:20", Step.STOPPED, ""),
    )
    assert told(meeting, DocumentKind.REFERAT) == [
        "Kajen kl. 13.05-13.50",
        "Kaffe 13.50-14.00",
        "Taksten kl. 14.00-14.20",
    ]
    assert told(meeting, DocumentKind.BESLUTNINGSREFERAT) == ["Kajen kl. 13.05-13.50", "Taksten kl. 14.00-14.20"]
    assert told(meeting, DocumentKind.DAGSORDEN)[0] == "Kajen kl. 13.00-13.30"


def test_what_the_clock_does_not_know_has_no_time_and_a_break_not_held_is_not_told_of() -> None:
    meeting = held(
        ("13:05", Step.OPENED, FIRST),
        ("13:20", Step.PAUSED, ""),
        ("13:30", Step.OPENED, FIRST),
        ("13:50", Step.STOPPED, ""),
    )
    assert told(meeting, DocumentKind.REFERAT) == ["Kajen kl. 13.05-13.50", "Pause 13.20-13.30", "Taksten"]


def test_an_item_that_was_taken_up_twice_tells_both_times() -> None:
    meeting = held(
        ("13:05", Step.OPENED, FIRST),
        ("13:20", Step.OPENED, SECOND),
        ("13:40", Step.OPENED, FIRST),
        ("13:50", Step.STOPPED, ""),
    )
    assert told(meeting, DocumentKind.REFERAT)[0] == "Kajen kl. 13.05-13.20 og 13.40-13.50"


def test_an_item_still_in_hand_has_no_time_yet() -> None:
    assert FIRST not in held_times(held(("13:05", Step.OPENED, FIRST)))


def test_a_meeting_held_without_the_clock_keeps_its_printed_times() -> None:
    printed = replace(PLANNED, started=time(13, 5), document="referat")
    assert told(printed, DocumentKind.REFERAT) == told(printed, DocumentKind.DAGSORDEN)


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("Udvalget godkendte regnskabet", "Udvalget godkendte regnskabet."),
        ("Udvalget godkendte  kaj 3 ", "Udvalget godkendte  kaj 3."),
        ("Udvalget udskød sagen.", "Udvalget udskød sagen."),
        ("Hvad nu?", "Hvad nu?"),
        ("Han sagde »ja tak.«", "Han sagde »ja tak.«"),
        ("Godkendt", "Godkendt"),
        ("", ""),
    ],
)
def test_a_sentence_in_the_papers_ends_in_a_full_stop(note: str, wanted: str) -> None:
    assert ended(note) == wanted
