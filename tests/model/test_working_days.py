"""Danish holidays and deadlines."""

from __future__ import annotations

from datetime import date

import pytest

from klyngedesk.model.cpr import cpr_numbers, masked
from klyngedesk.model.working_days import deadline_before, easter_sunday, is_holiday

EASTERS = [(2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2024, 3, 31), (2027, 3, 28), (2038, 4, 25), (2049, 4, 18)]


@pytest.mark.parametrize(("year", "month", "day"), EASTERS)
def test_easter_falls_where_the_almanac_has_it(year: int, month: int, day: int) -> None:
    assert easter_sunday(year) == date(year, month, day)


def test_store_bededag_is_no_holiday_any_more() -> None:
    assert is_holiday(date(2023, 5, 5))
    assert not is_holiday(date(2024, 4, 26))


@pytest.mark.parametrize(
    ("meeting", "days", "deadline"),
    [
        (date(2026, 11, 24), 5, date(2026, 11, 17)),
        (date(2022, 11, 8), 4, date(2022, 11, 2)),
        (date(2027, 3, 30), 4, date(2027, 3, 19)),  # Easter lies between
        (date(2027, 1, 4), 1, date(2026, 12, 30)),
        (date(2027, 3, 8), 0, date(2027, 3, 8)),
    ],
)
def test_a_deadline_counts_working_days_only(meeting: date, days: int, deadline: date) -> None:
    assert deadline_before(meeting, days) == deadline


@pytest.mark.parametrize("words", ["010203-1234", "0102031234", "010203 1234", "nr.290200–4321,", "(311299‑0000)"])
def test_a_cpr_number_is_seen_however_it_is_written(words: str) -> None:
    assert [masked(number) for number in cpr_numbers(words)] == [f"{words.strip('nr.(')[:6]}-xxxx"]


@pytest.mark.parametrize(
    "words", ["310203-1234", "00010203-1234", "010203-12345", "1.010203-1234", "2019-065072-9", ""]
)
def test_another_number_is_no_cpr_number(words: str) -> None:
    assert list(cpr_numbers(words)) == []
