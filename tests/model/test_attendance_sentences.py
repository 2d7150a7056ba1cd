"""Whoever came, left, was back, stood aside or looked in is told of once, in the right item, in plain Danish."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from klyngedesk.model.agenda import AgendaItem, ItemKind
from klyngedesk.model.attendance import told_moves
from klyngedesk.model.attendance_words import item_sentences
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import AttendanceGroup, Participant
from klyngedesk.model.timeline import Entry, Step

NAMES = ("Bo Dahl", "Åse Bæk", "Ærø-Julie", "Vikar Vang")
HELD = "13.00 opened 1, 13.30 opened 2a, 14.00 paused K, 14.15 opened 3, 15.00 opened 4, 15.30 stopped"
MEETING = Meeting(
    "forum",
    "Rådet",
    date=date(2026, 11, 25),
    start=time(13),
    started=time(13),
    items=(
        AgendaItem("Ét", id="1"),
        AgendaItem("To", id="2", items=(AgendaItem("Et barn", id="2a"),)),
        AgendaItem("Kaffe", ItemKind.BREAK, id="K"),
        AgendaItem("Tre", id="3"),
        AgendaItem("Fire", id="4"),
    ),
    groups=(
        AttendanceGroup("Rådet", tuple(Participant(name, id=name.split()[0]) for name in NAMES)),
        AttendanceGroup("Gæster", (Participant("Gitte Gæst", id="Gitte"),)),
    ),
)


def entries(words: str) -> tuple[Entry, ...]:
    """Return what "13.05.30 left Bo 1" and the like tell, parted by commas; a + before the time is the next day."""
    found = []
    for number, each in enumerate(words.split(", ")):
        at, step, *rest = each.split()
        parts = [int(part) for part in at.strip("+").split(".")]
        moment = datetime(2026, 11, 26 if at.startswith("+") else 25, *parts)
        person, item = (rest[0], rest[1]) if len(rest) == 2 else ("", rest[0] if rest else "")
        found.append(Entry(moment, Step(step), item, person, str(number)))
    return tuple(sorted(found, key=lambda entry: entry.at))


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        ("12.50 came Bo 1", {}),
        ("13.05 came Bo 1", {"1": ["Bo Dahl kom til mødet kl. 13.05 under behandling af punkt 1."]}),
        ("13.35 left Bo 2a", {"2a": ["Bo Dahl forlod mødet kl. 13.35 under behandling af punkt 2 a)."]}),
        ("14.05 left Bo 2a", {"2a": ["Bo Dahl forlod mødet kl. 14.05 i pausen efter punkt 2 a)."]}),
        (
            "14.05 left Bo 2a, 14.20 came Bo 3",
            {
                "2a": ["Bo Dahl forlod mødet kl. 14.05 i pausen efter punkt 2 a)."],
                "3": ["Bo Dahl vendte tilbage til mødet kl. 14.20 under behandling af punkt 3."],
            },
        ),
        (
            "13.05 left Bo 1, 13.10 came Bo 1",
            {
                "1": [
                    "Bo Dahl forlod mødet kl. 13.05 under behandling af punkt 1.",
                    "Bo Dahl vendte tilbage til mødet kl. 13.10 under behandling af punkt 1.",
                ]
            },
        ),
        ("13.05.10 left Bo 1, 13.05.40 came Bo 1", {}),
        (
            "13.05.10 left Bo 1, 13.05.30 came Bo 1, 13.05.50 left Bo 1",
            {"1": ["Bo Dahl forlod mødet kl. 13.05 under behandling af punkt 1."]},
        ),
        (
            "14.20 left Ærø-Julie 3, 14.20.20 left Åse 3, 14.20.40 left Bo 3",
            {"3": ["Bo Dahl, Ærø-Julie og Åse Bæk forlod mødet kl. 14.20 under behandling af punkt 3."]},
        ),
        (
            "13.35 left Bo 2a, 13.35.20 came Vikar 2a",
            {
                "2a": [
                    "Bo Dahl forlod mødet kl. 13.35 under behandling af punkt 2 a).",
                    "Vikar Vang kom til mødet kl. 13.35 under behandling af punkt 2 a).",
                ]
            },
        ),
        (
            "13.31 recused Bo 2a",
            {"2a": ["Bo Dahl deltog ikke i behandlingen af punktet på grund af inhabilitet."]},
        ),
        (
            "13.31 recused Åse 2a, 13.32 recused Bo 2a",
            {"2a": ["Bo Dahl og Åse Bæk deltog ikke i behandlingen af punktet på grund af inhabilitet."]},
        ),
        ("15.40 left Bo 4", {"4": ["Bo Dahl forlod mødet kl. 15.40 efter punkt 4."]}),
        (
            "15.00.30 came Gitte 4, 15.20 left Gitte 4",
            {"4": ["Gitte Gæst deltog i mødet kl. 15.00-15.20 under behandling af punkt 4."]},
        ),
        (
            "14.20 came Gitte 3, 15.10 left Gitte 4",
            {
                "3": ["Gitte Gæst kom til mødet kl. 14.20 under behandling af punkt 3."],
                "4": ["Gitte Gæst forlod mødet kl. 15.10 under behandling af punkt 4."],
            },
        ),
        ("13.05 left Bo borte", {"1": ["Bo Dahl forlod mødet kl. 13.05 under behandling af punkt 1."]}),
    ],
)
def test_what_happened_is_told_once_and_in_the_right_item(happened: str, told: dict[str, list[str]]) -> None:
    meeting = replace(MEETING, timeline=entries(f"{HELD}, {happened}"))
    assert {item_id: list(sentences) for item_id, sentences in item_sentences(meeting).items()} == told


def test_a_meeting_that_goes_on_after_midnight_keeps_its_order() -> None:
    meeting = replace(MEETING, timeline=entries("22.00 opened 1, +0.05 opened 3, +0.10 left Bo 3, +0.30 stopped"))
    assert item_sentences(meeting) == {"3": ("Bo Dahl forlod mødet kl. 00.10 under behandling af punkt 3.",)}


def test_a_time_told_in_the_list_of_people_may_be_after_midnight() -> None:
    meeting = replace(MEETING, timeline=entries("22.00 opened 1, +0.05 opened 3, +0.30 stopped"))
    (left,) = told_moves(meeting, Participant("Åse Bæk", left=time(0, 10), id="Åse"))
    assert (left.at, left.item_id) == (datetime(2026, 11, 26, 0, 10), "3")
