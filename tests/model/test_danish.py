"""Dates, times and sizes read as Danish."""

from __future__ import annotations

from datetime import date, time

import pytest

from klyngedesk.model.danish import capitalised, clock, long_date, read_day, short_date, size, sorting_key, span


def test_a_date_is_written_with_its_weekday() -> None:
    assert long_date(date(2027, 3, 8)) == "mandag den 8. marts 2027"
    assert short_date(date(2027, 3, 8)) == "8. marts 2027"


def test_a_time_has_a_full_stop_and_two_digits() -> None:
    assert clock(time(9, 5)) == "09.05"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [(time(13), time(15, 30), "13.00-15.30"), (time(13), None, "13.00"), (None, None, "")],
)
def test_a_span_shows_what_is_known(start: time | None, end: time | None, shown: str) -> None:
    assert span(start, end) == shown


@pytest.mark.parametrize(("count", "shown"), [(0, "0 kB"), (12, "1 kB"), (420_000, "420 kB"), (18_240_000, "18,2 MB")])
def test_sizes_have_a_decimal_comma(count: int, shown: str) -> None:
    assert size(count) == shown


def test_a_capital_is_put_first_and_nothing_else_is_touched() -> None:
    assert capitalised("økonomi i EU") == "Økonomi i EU"
    assert capitalised("") == ""


def test_danish_letters_come_last_and_in_their_own_order() -> None:
    names = ["Ærø", "Aalborg", "Østerbro", "Zoo", "ålen", "Anholt", "ærlig", "Øer"]
    assert sorted(names, key=sorting_key) == ["Anholt", "Zoo", "ærlig", "Ærø", "Øer", "Østerbro", "Aalborg", "ålen"]


@pytest.mark.parametrize("words", ["8.3.2", "8.3.20", "8.3.202", "8.3.20277", "8.3"])
def test_a_year_that_is_half_typed_is_no_day_yet(words: str) -> None:
    with pytest.raises(ValueError, match="kan ikke læses"):
        read_day(words)
