"""A small table to write in, with an empty row waiting at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from klyngedesk.ui.own_keys import F2, STEPS, kept, key_of
from klyngedesk.ui.typed_cells import TypedCells

ROW = 28
_KEY, _FIRST = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class RowTable(QTableWidget):
    """Rows of words; empty rows are not told of.

    A row whose first word she clears keeps the one it had until there is another: what hangs on it would be gone.
    Delete takes the selected row away, Alt+Shift+arrow moves it, and rows copied from a spreadsheet or a Word table
    are pasted from the selected cell on. `rows_edited` says that she changed something. `widths` are the columns'
    shares of the width. With `most` the table is as high as its rows, up to so many.
    """

    rows_edited = Signal()

    def __init__(
        self, headings: Sequence[str], most: int = 0, widths: Sequence[int] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(0, len(headings), parent)
        self._most, self._widths = most, list(widths) or [1] * len(headings)
        self.setHorizontalHeaderLabels(list(headings))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self._least: dict[int, int] = {}
        self.setTabKeyNavigation(False)
        self._typed = TypedCells(self)
        self._typed.rows_pasted.connect(self.paste)
        self._typed.closeEditor.connect(lambda *_: self._stand_again())
        self.setItemDelegate(self._typed)
        self.itemChanged.connect(self._edited)
        self.set_rows([])

    def set_least_widths(self, least: Mapping[int, int]) -> None:
        """Let those columns never be narrower, in pixels; the table is then moved sideways instead."""
        self._least = dict(least)

    def hint(self, *words: str) -> None:
        """Show what may be written, in the empty row."""
        self._typed.hints = words

    def show_rows(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Show the rows: each a key of its own and its words; where the words stand already, nothing moves."""
        if self.differ_from(rows):
            if self.state() is not QTableWidget.State.EditingState:
                self.set_rows([*rows, *(("", words) for words in self.untold())])
            return
        self.blockSignals(True)
        filled = [row for row in range(self.rowCount()) if self._told_words(row)]
        keys = [(key, words[0]) for key, words in rows if _is_told(key, words)]
        for row, (key, first) in zip(filled, keys, strict=True):
            cell = self.item(row, 0)
            if cell is not None:
                cell.setData(_KEY, key)
                cell.setData(_FIRST, first)
        self.blockSignals(False)

    def differ_from(self, rows: Sequence[tuple[str, Sequence[str]]]) -> bool:
        """Return whether the table says something else than these rows, as it reads them."""
        read = [[each.strip() for each in words] for key, words in rows if _is_told(key, words)]
        return read != [words for _, words in self.rows()]

    def settle(self) -> None:
        """Hand over now what is being typed in a cell."""
        self._typed.settle()

    def leave_cell(self) -> None:
        """Close the open cell: the rows of something else are about to stand here."""
        self._typed.leave()

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
        found = [(self._key(row), self._told_words(row)) for row in range(self.rowCount())]
        return [(key, words) for key, words in found if words]

    def untold(self) -> list[list[str]]:
        """Return the words of the new rows that have no first word yet."""
        rows = range(self.rowCount())
        found = [self._shown(row) for row in rows if not self._key(row)]
        return [words for words in found if any(words) and not words[0]]

    def show_untold(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows that have no first word yet, in place of those that stand here."""
        if self.untold() == [list(words) for words in rows]:
            return
        told = [row for row in range(self.rowCount()) if self._told_words(row)]
        self.set_rows([*((self._key(row), self._shown(row)) for row in told), *(("", words) for words in rows)])

    def _shown(self, row: int) -> list[str]:
        return [self._words(row, column) for column in range(self.columnCount())]

    def _told_words(self, row: int) -> list[str]:
        """Return the words of the row, with the first that it had where it was cleared; none where it says nothing."""
        words, cell = self._shown(row), self.item(row, 0)
        if cell is not None and self._key(row) and not words[0] and (any(words) or len(words) == 1):
            words[0] = cell.data(_FIRST) or ""
        return words if _is_told(self._key(row), words) else []

    def _stand_again(self) -> None:
        """Show the first word of a row again where she left it cleared."""
        self.blockSignals(True)
        for row in range(self.rowCount()):
            cell, words = self.item(row, 0), self._told_words(row)
            if cell is not None and words and not cell.text().strip():
                cell.setText(words[0])
        self.blockSignals(False)

    def _add(self, key: str, words: Sequence[str]) -> None:
        row = self.rowCount()
        self.insertRow(row)
        for column in range(self.columnCount()):
            cell = QTableWidgetItem(words[column] if column < len(words) else "")
            if column == 0:
                cell.setData(_KEY, key)
                cell.setData(_FIRST, cell.text())
            self.setItem(row, column, cell)

    def _key(self, row: int) -> str:
        cell = self.item(row, 0)
        return cell.data(_KEY) or "" if cell else ""

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

    def event(self, event: QEvent) -> bool:
        return (self.currentRow() >= 0 and kept(event, (F2, *STEPS))) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.removeRow(self.currentRow())
            self._edited()
            self._fit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QApplication.clipboard().text())
        elif key_of(event) in STEPS:
            self.move_row(STEPS[key_of(event)])
        else:
            super().keyPressEvent(event)

    def paste(self, copied: str) -> None:
        """Write the copied lines from the selected cell on; tabs part the columns, and rows are added as needed."""
        top, left = max(0, self.currentRow()), max(0, self.currentColumn())
        self.blockSignals(True)
        for down, line in enumerate(copied.rstrip("\r\n").splitlines()):
            while self.rowCount() <= top + down:
                self._add("", [])
            for across, words in enumerate(line.split("\t")[: self.columnCount() - left]):
                cell = self.item(top + down, left + across)
                if cell is not None:
                    cell.setText(words.strip())
        self.blockSignals(False)
        self._edited()

    def move_row(self, by: int) -> None:
        """Let the selected row change places with its neighbour; the empty row stays last."""
        here, column = self.currentRow(), self.currentColumn()
        there = here + by
        if min(here, there) < 0 or max(here, there) >= self.rowCount() - 1:
            return
        self.blockSignals(True)
        for place in range(self.columnCount()):
            one, other = self.takeItem(here, place), self.takeItem(there, place)
            self.setItem(here, place, other)
            self.setItem(there, place, one)
        self.blockSignals(False)
        self.setCurrentCell(there, column)
        self.rows_edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        for column, share in enumerate(self._widths):
            self.setColumnWidth(column, max(self._least.get(column, 0), room * share // sum(self._widths)))


def _is_told(key: str, words: Sequence[str]) -> bool:
    """Return whether the row says something: a known row of one column does, also without a word."""
    return bool(words[0].strip()) or (len(words) == 1 and bool(key))
