"""A table to write in: rows come from a spreadsheet, change places and go away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from klyngedesk.ui.row_table import RowTable

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    made = RowTable(["Navn", "Rolle"])
    qtbot.addWidget(made)
    made.set_rows([("a", ("Bo", "formand")), ("b", ("Åse", "læge"))])
    return made


def words(table: RowTable) -> list[list[str]]:
    return [row for _, row in table.rows()]


def opened(table: RowTable, row: int) -> QLineEdit:
    """Return the field of the row's first cell."""
    table.setCurrentCell(row, 0)
    table.editItem(table.item(row, 0))
    return table.findChild(QLineEdit)  # type: ignore[return-value]


def test_rows_copied_from_a_spreadsheet_are_added_where_the_cursor_is(qtbot: QtBot, table: RowTable) -> None:
    QApplication.clipboard().setText("Ærø-Julie\tborgmester\r\nSøren\t\tfor meget\r\n")
    table.setCurrentCell(2, 0)
    with qtbot.waitSignal(table.rows_edited):
        qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert words(table) == [["Bo", "formand"], ["Åse", "læge"], ["Ærø-Julie", "borgmester"], ["Søren", ""]]
    assert table.rowCount() == 5


def test_a_moved_row_keeps_its_key_and_the_empty_row_stays_last(qtbot: QtBot, table: RowTable) -> None:
    table.setCurrentCell(1, 1)
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT_SHIFT)
    assert table.rows() == [("b", ["Åse", "læge"]), ("a", ["Bo", "formand"])]
    table.setCurrentCell(1, 0)
    qtbot.keyClick(table, Qt.Key.Key_Down, ALT_SHIFT)
    assert [key for key, _ in table.rows()] == ["b", "a"]


def test_a_row_deleted_by_key_is_told_of(qtbot: QtBot, table: RowTable) -> None:
    table.setCurrentCell(0, 0)
    with qtbot.waitSignal(table.rows_edited):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert words(table) == [["Åse", "læge"]]


def test_the_empty_row_shows_what_may_be_written_in_it(qtbot: QtBot, table: RowTable) -> None:
    table.resize(400, 200)
    table.show()
    empty = table.visualItemRect(table.item(2, 0)).adjusted(2, 2, -2, -2)
    plain = table.viewport().grab(empty).toImage()
    table.hint("https://…", "Ord")
    table.viewport().update()
    assert table.viewport().grab(empty).toImage() != plain


def test_a_column_is_never_narrower_than_its_least(qtbot: QtBot, table: RowTable) -> None:
    table.set_least_widths({0: 300})
    table.resize(200, 200)
    table.show()
    assert table.columnWidth(0) == 300


def test_rows_pasted_into_an_open_cell_become_rows(qtbot: QtBot, table: RowTable) -> None:
    table.show()
    QApplication.clipboard().setText("Ærø-Julie\tborgmester\nSøren\tlæge\n")
    field = opened(table, 2)
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert words(table)[2:] == [["Ærø-Julie", "borgmester"], ["Søren", "læge"]]


def test_a_first_word_that_is_cleared_to_be_written_anew_keeps_its_row(qtbot: QtBot, table: RowTable) -> None:
    table.show()
    field = opened(table, 0)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    table.settle()
    assert table.rows() == [("a", ["Bo", "formand"]), ("b", ["Åse", "læge"])]
    table.show_rows([("a", ("Bo", "formand")), ("b", ("Åse", "læge"))])
    qtbot.keyClicks(field, "Ib")
    table.settle()
    assert table.rows()[0] == ("a", ["Ib", "formand"])


def test_a_first_word_that_is_left_cleared_stands_there_again(qtbot: QtBot, table: RowTable) -> None:
    table.show()
    field = opened(table, 0)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert table.item(0, 0).text() == "Bo"


def test_a_row_that_is_cleared_throughout_goes(table: RowTable) -> None:
    for column in (0, 1):
        table.item(0, column).setText("")
    assert words(table) == [["Åse", "læge"]]
