"""A day is typed as people write it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from klyngedesk.ui.day_field import DayField


@pytest.mark.parametrize("typed", ["14.01.2027", "14.1.2027", "14012027", "14/1-2027", "14 01 2027", "14.01.2027."])
def test_a_day_typed_with_or_without_separators_is_that_day(qtbot: QtBot, typed: str) -> None:
    field = DayField()
    qtbot.addWidget(field)
    field.setDate(QDate(2026, 12, 9))
    field.show()
    field.setFocus()
    field.setSelectedSection(DayField.Section.DaySection)
    qtbot.keyClicks(field, typed)
    assert field.date() == QDate(2027, 1, 14)


def test_a_day_and_a_month_of_one_digit_end_at_the_separator(qtbot: QtBot) -> None:
    field = DayField()
    qtbot.addWidget(field)
    field.setDate(QDate(2026, 12, 9))
    field.show()
    field.setSelectedSection(DayField.Section.DaySection)
    qtbot.keyClicks(field, "1.2.2028")
    assert field.date() == QDate(2028, 2, 1)
