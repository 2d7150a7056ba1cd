"""A day is typed as people write it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from klyngedesk.ui.day_field import DayField


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    made = DayField()
    qtbot.addWidget(made)
    made.setDate(QDate(2026, 12, 9))
    made.show()
    made.setFocus()
    made.setSelectedSection(DayField.Section.DaySection)
    return made


@pytest.mark.parametrize("typed", ["14.01.2027", "14.1.2027", "14012027", "14/1-2027", "14 01 2027", "14.01.2027."])
def test_a_day_typed_with_or_without_separators_is_that_day(qtbot: QtBot, field: DayField, typed: str) -> None:
    qtbot.keyClicks(field, typed)
    assert field.date() == QDate(2027, 1, 14)


def test_a_day_and_a_month_of_one_digit_end_at_the_separator(qtbot: QtBot, field: DayField) -> None:
    qtbot.keyClicks(field, "1.2.2028")
    assert field.date() == QDate(2028, 2, 1)
