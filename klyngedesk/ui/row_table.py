"""A small table to write in, with an empty row waiting at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget


class RowTable(QTableWidget):
    """Rows of words; Delete empties the selected row, and empty rows are not told of."""

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(headings), parent)
        self.setHorizontalHeaderLabels(list(headings))
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(self._keep_an_empty_row)

    def set_rows(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show the rows: each a key of its own and its words."""
        self.blockSignals(True)
        self.setRowCount(0)
        for key, words in rows:
            self._add(key, words)
        self._add("", [])
        self.blockSignals(False)

    def rows(self) -> list[tuple[str, list[str]]]:
        """Return key and words of each row that has a first word; a new row's key is empty."""
        found = [
            (self._key(row), [self._words(row, c) for c in range(self.columnCount())]) for row in range(self.rowCount())
        ]
        return [(key, words) for key, words in found if words[0]]

    def _add(self, key: str, words: Sequence[str]) -> None:
        row = self.rowCount()
        self.insertRow(row)
        for column in range(self.columnCount()):
            cell = QTableWidgetItem(words[column] if column < len(words) else "")
            if column == 0:
                cell.setData(Qt.ItemDataRole.UserRole, key)
            self.setItem(row, column, cell)

    def _key(self, row: int) -> str:
        cell = self.item(row, 0)
        return cell.data(Qt.ItemDataRole.UserRole) or "" if cell else ""

    def _words(self, row: int, column: int) -> str:
        cell = self.item(row, column)
        return cell.text().strip() if cell else ""

    def _keep_an_empty_row(self) -> None:
        last = self.rowCount() - 1
        if last < 0 or any(self._words(last, column) for column in range(self.columnCount())):
            self.blockSignals(True)
            self._add("", [])
            self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self._keep_an_empty_row()
            return
        super().keyPressEvent(event)
