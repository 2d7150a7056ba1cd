"""A small table to write in, with an empty row waiting at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from klyngedesk.ui.typed_cells import TypedCells


class RowTable(QTableWidget):
    """Rows of words; Delete takes the selected row away, and empty rows are not told of.

    `rows_edited` says that she changed something. With `most` the table is as high as its rows, up to so many.
    """

    rows_edited = Signal()

    def __init__(self, headings: Sequence[str], most: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(0, len(headings), parent)
        self._most = most
        self.setHorizontalHeaderLabels(list(headings))
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setTabKeyNavigation(False)
        self._typed = TypedCells(self)
        self._typed.told.connect(self._commit)
        self.setItemDelegate(self._typed)
        self.itemChanged.connect(self._edited)
        self.set_rows([])

    def show_rows(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show the rows: each a key of its own and its words; where the words stand already, nothing moves."""
        if [list(words) for _, words in rows] != [words for _, words in self.rows()]:
            if self.state() is not QTableWidget.State.EditingState:
                self.set_rows(rows)
            return
        self.blockSignals(True)
        filled = [row for row in range(self.rowCount()) if self._words(row, 0)]
        for row, (key, _) in zip(filled, rows, strict=True):
            cell = self.item(row, 0)
            if cell is not None:
                cell.setData(Qt.ItemDataRole.UserRole, key)
        self.blockSignals(False)

    def settle(self) -> None:
        """Hand over now what is being typed in a cell."""
        self._typed.settle()

    def _commit(self, field: object) -> None:
        if isinstance(field, QWidget):
            self.commitData(field)

    def set_rows(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show the rows, and an empty one below them."""
        self.blockSignals(True)
        self.setRowCount(0)
        for key, words in rows:
            self._add(key, words)
        self._add("", [])
        self.blockSignals(False)
        self._fit()

    def _edited(self) -> None:
        self._keep_an_empty_row()
        self.rows_edited.emit()

    def _fit(self) -> None:
        if self._most:
            shown = min(self._most, self.rowCount())
            rows = shown * self.verticalHeader().defaultSectionSize()
            self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())

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
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self._edited()
            self._fit()
            return
        super().keyPressEvent(event)
