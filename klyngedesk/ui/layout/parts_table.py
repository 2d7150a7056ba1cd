"""The parts of an item in their order: what stands over each, and which documents show it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from klyngedesk.model.layout import ItemPart, Layout
from klyngedesk.model.papers import DocumentKind
from klyngedesk.ui.typed_cells import TypedCells

KINDS = (DocumentKind.DAGSORDEN, DocumentKind.REFERAT, DocumentKind.BESLUTNINGSREFERAT, DocumentKind.UDSKRIFT)
_HEADS = ("Del", "Overskrift", "Dagsorden", "Referat", "Beslutninger", "Udskrift")
_PART, _WORD, _FIRST_KIND = 0, 1, 2
_EDITABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_CHECKABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
_NO_WORD = frozenset({ItemPart.ITEMS})


class PartsTable(QTableWidget):
    """A row for each part, moved up and down; `itemChanged` says that something is another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(len(ItemPart), len(_HEADS), parent)
        self.setHorizontalHeaderLabels(list(_HEADS))
        self.setAccessibleName("Punktets dele i rækkefølge")
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_WORD, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(28)
        self.setItemDelegate(TypedCells(self))

    def sizeHint(self) -> QSize:
        """Return room for every row, so that nothing scrolls inside what scrolls."""
        high = self.horizontalHeader().sizeHint().height() + 28 * self.rowCount() + 4
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_layout(self, layout: Layout) -> None:
        """Show the layout's parts."""
        self.blockSignals(True)
        for row, part in enumerate(layout.order):
            self._show_row(row, part, layout)
        self.blockSignals(False)

    def _show_row(self, row: int, part: ItemPart, layout: Layout) -> None:
        name = QTableWidgetItem(part.value.capitalize())
        name.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        name.setData(Qt.ItemDataRole.UserRole, part.value)
        self.setItem(row, _PART, name)
        word = QTableWidgetItem(layout.word(part))
        word.setFlags(Qt.ItemFlag.ItemIsSelectable if part in _NO_WORD else _EDITABLE)
        self.setItem(row, _WORD, word)
        for column, kind in enumerate(KINDS, _FIRST_KIND):
            shown = QTableWidgetItem()
            shown.setFlags(_CHECKABLE)
            shown.setCheckState(Qt.CheckState.Checked if part in layout.shown(kind) else Qt.CheckState.Unchecked)
            shown.setToolTip(f"{name.text()} i {_HEADS[column].casefold()}")
            self.setItem(row, column, shown)

    def order(self) -> tuple[ItemPart, ...]:
        cells = (self._cell(row, _PART) for row in range(self.rowCount()))
        return tuple(ItemPart(cell.data(Qt.ItemDataRole.UserRole)) for cell in cells)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        """Return the cell; every row is filled, so it is always there."""
        return self.item(row, column) or QTableWidgetItem()

    def words(self) -> Mapping[ItemPart, str]:
        """Return what stands over each part; an empty word leaves the heading out."""
        rows = enumerate(self.order())
        return {part: self._cell(row, _WORD).text().strip() for row, part in rows if part not in _NO_WORD}

    def hidden(self) -> Mapping[DocumentKind, frozenset[ItemPart]]:
        """Return the parts that each kind leaves out; a kind that leaves none out is not there."""
        found = {kind: self._hidden(column) for column, kind in enumerate(KINDS, _FIRST_KIND)}
        return {kind: parts for kind, parts in found.items() if parts}

    def _hidden(self, column: int) -> frozenset[ItemPart]:
        rows = enumerate(self.order())
        return frozenset(part for row, part in rows if self._cell(row, column).checkState() == Qt.CheckState.Unchecked)

    def move_row(self, by: int) -> None:
        """Move the chosen part up or down, and the choice with it."""
        row, column = self.currentRow(), max(self.currentColumn(), 0)
        target = row + by
        if row < 0 or not 0 <= target < self.rowCount():
            return
        self.blockSignals(True)
        for each in range(self.columnCount()):
            here, there = self.takeItem(row, each), self.takeItem(target, each)
            self.setItem(row, each, there)
            self.setItem(target, each, here)
        self.setCurrentCell(target, column)
        self.blockSignals(False)
        self.itemChanged.emit(self.item(target, _PART))
