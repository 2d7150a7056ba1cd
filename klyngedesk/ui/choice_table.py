"""A table to choose one row in: nothing is written in it, and Tab goes on to the next field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget


class ChoiceTable(QTableWidget):
    """Rows of words under headings; the columns that are `stretched` share the room that the others leave."""

    def __init__(self, headings: Sequence[str], stretched: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(0, len(headings), parent)
        self.setHorizontalHeaderLabels(list(headings))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in stretched:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def show_row(self, row: int, words: Sequence[str]) -> None:
        """Show the words in that row; each tells itself whole under the pointer."""
        for column, told in enumerate(words):
            cell = QTableWidgetItem(told)
            cell.setToolTip(told)
            self.setItem(row, column, cell)
