"""A task in one line: who, what and when, as they are said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngedesk.model.danish import WEEKDAYS, short_date
from klyngedesk.model.folding import names_beginning
from klyngedesk.model.task_days import said_day
from klyngedesk.model.task_words import TaskWords, read_task

TODAY = date(2026, 11, 24)  # a Tuesday
NEXT = date(2027, 2, 2)
NAMES = ("Jeppe Rævdal", "Ærø-Julie Søby", "Malik Ørnfeldt", "Jeppe Holm", "Søren Mølgaard-Lind")


@pytest.mark.parametrize(
    ("words", "owner", "text", "deadline"),
    [
        ("Jeppe Rævdal, skriver udkast, senest 11. december", "Jeppe Rævdal", "skriver udkast", date(2026, 12, 11)),
        (
            "Malik skriver udkast til kriterier senest 11. december",
            "Malik Ørnfeldt",
            "skriver udkast til kriterier",
            date(2026, 12, 11),
        ),
        ("malik ørnfeldt: indkalder parterne inden fredag", "Malik Ørnfeldt", "indkalder parterne", date(2026, 11, 27)),
        ("@ju rydder op uge 50", "Ærø-Julie Søby", "rydder op", date(2026, 12, 11)),
        ("@so finder lokale 5.1.2027", "Søren Mølgaard-Lind", "finder lokale", date(2027, 1, 5)),
        ("Sekretariatet, sender materialet, næste møde", "Sekretariatet", "sender materialet", NEXT),
        (
            "Sekretariatet undersøger økonomien ultimo januar",
            "Sekretariatet",
            "undersøger økonomien",
            date(2027, 1, 31),
        ),
        ("Patientrådet, kommer med forslag til 3. marts", "Patientrådet", "kommer med forslag", date(2027, 3, 3)),
        ("Undersøg priserne på 2 taxaer", "", "Undersøg priserne på 2 taxaer", None),
        ("Jeppe laver oplæg", "", "Jeppe laver oplæg", None),
        ("Malik, laver oplæg om 14 dage", "Malik Ørnfeldt", "laver oplæg", date(2026, 12, 8)),
        ("Malik skriver til uge 53 i Ærø", "Malik Ørnfeldt", "skriver til uge 53 i Ærø", None),
        ("MØ ringer til PLO i morgen", "Malik Ørnfeldt", "ringer til PLO", date(2026, 11, 25)),
        ("fredag", "", "Fredag", None),
        ("Malik", "", "Malik", None),
        ("at kommissoriet rettes til", "", "Kommissoriet rettes til", None),
        ("opgave: Malik, ringer til PLO, fredag", "Malik Ørnfeldt", "ringer til PLO", date(2026, 11, 27)),
        ("Opgave - Malik - ringer - 1/12", "Malik Ørnfeldt", "ringer", date(2026, 12, 1)),
        (
            "ansvarlig: Malik, opgave: booker lokale, frist: fredag",
            "Malik Ørnfeldt",
            "booker lokale",
            date(2026, 11, 27),
        ),
        ("Malik rykker kommunen 1/12", "Malik Ørnfeldt", "rykker kommunen", date(2026, 12, 1)),
        ("Malik rykker kommunen (1/12)", "Malik Ørnfeldt", "rykker kommunen", date(2026, 12, 1)),
        ("Malik retter pkt. 2.3", "Malik Ørnfeldt", "retter pkt. 2.3", None),
        ("Malik ringer kl. 10", "Malik Ørnfeldt", "ringer kl. 10", None),
        (
            "Malik og Søren laver oplæg, uge 50",
            "Malik Ørnfeldt og Søren Mølgaard-Lind",
            "laver oplæg",
            date(2026, 12, 11),
        ),
        (
            "Malik, Søren og Jeppe Holm: laver oplæg",
            "Malik Ørnfeldt, Søren Mølgaard-Lind og Jeppe Holm",
            "laver oplæg",
            None,
        ),
        ("Malik og @ju, laver oplæg", "Malik Ørnfeldt og Ærø-Julie Søby", "laver oplæg", None),
        ("Malik/Søren mødes på næste møde", "Malik Ørnfeldt og Søren Mølgaard-Lind", "mødes", NEXT),
        ("Jeppe H, rydder op", "Jeppe Holm", "rydder op", None),
        ("Region Fjord leverer data senest 1. februar", "Region Fjord", "leverer data", date(2027, 2, 1)),
        ("Alle kommuner, indmelder projekter", "Alle kommuner", "indmelder projekter", None),
        ("Sekretariatet v/ Malik, sender brev, 4/1", "Sekretariatet v/ Malik", "sender brev", date(2027, 1, 4)),
        ("Find et lokale, Malik, fredag", "Malik Ørnfeldt", "Find et lokale", date(2026, 11, 27)),
        ("Malik følger op snarest", "Malik Ørnfeldt", "følger op snarest", None),
        ("Malik følger op inden for 14 dage", "Malik Ørnfeldt", "følger op", date(2026, 12, 8)),
        ("Malik følger op i løbet af januar", "Malik Ørnfeldt", "følger op", date(2027, 1, 31)),
        ("Malik følger op i næste uge", "Malik Ørnfeldt", "følger op", date(2026, 12, 4)),
        ("Malik følger op inden jul", "Malik Ørnfeldt", "følger op", date(2026, 12, 24)),
        ("Malik følger op den 15.", "Malik Ørnfeldt", "følger op", date(2026, 12, 15)),
        ("Malik følger op 2027-01-15", "Malik Ørnfeldt", "følger op", date(2027, 1, 15)),
        ("Malik følger op, 31/2", "Malik Ørnfeldt", "følger op, 31/2", None),
        ("Inden fredag rykker Malik kommunen", "", "Inden fredag rykker Malik kommunen", None),
    ],
)
def test_who_what_and_when_are_understood(words: str, owner: str, text: str, deadline: date | None) -> None:
    read = read_task(words, NAMES, TODAY, NEXT)
    assert (read.owner, read.text, read.deadline) == (owner, text, deadline)


def test_the_next_meeting_is_kept_in_words_while_it_has_no_day() -> None:
    assert read_task("Malik skriver oplæg til næste møde", NAMES, TODAY).text == "skriver oplæg til næste møde"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("næste fredag", date(2026, 12, 4)),
        ("tirsdag", date(2026, 12, 1)),
        ("24. nov", date(2026, 11, 24)),
        ("1/3", date(2027, 3, 1)),
        ("31. februar", None),
        ("uge 2", date(2027, 1, 15)),
        ("om en måned", date(2026, 12, 24)),
        ("medio marts 2028", date(2028, 3, 15)),
        ("onsdag den 2. december", date(2026, 12, 2)),
    ],
)
def test_days_are_the_coming_ones(words: str, day: date | None) -> None:
    assert said_day(words, TODAY, None) == day


@given(st.dates(TODAY, date(2100, 1, 1)), st.sampled_from(["senest", "inden", "til", "senest den"]))
def test_any_whole_date_is_read_back(day: date, lead: str) -> None:
    read = read_task(f"Malik skriver notat {lead} {short_date(day)}", NAMES, TODAY)
    assert read == TaskWords("skriver notat", "Malik Ørnfeldt", day)


@given(st.sampled_from(WEEKDAYS), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_a_weekday_is_within_the_week_to_come(weekday: str, today: date) -> None:
    day = said_day(weekday, today, None)
    assert day is not None
    assert today < day <= today + timedelta(days=7)
    assert WEEKDAYS[day.weekday()] == weekday


@given(st.text(max_size=80))
def test_no_word_of_a_task_is_lost(words: str) -> None:
    read = read_task(words, (), TODAY)
    if read.deadline is None and not read.owner:
        kept = "".join(c for c in read.text.casefold() if c.isalnum())
        said = "".join(c for c in " ".join(words.split()).casefold() if c.isalnum())
        assert said in (kept, f"at{kept}")


@pytest.mark.parametrize(
    ("wanted", "first"), [("ju", "Ærø-Julie Søby"), ("so", "Søren Mølgaard-Lind"), ("ae", "Ærø-Julie Søby")]
)
def test_names_are_found_by_any_part_and_without_danish_letters(wanted: str, first: str) -> None:
    assert names_beginning(wanted, NAMES)[0] == first
