"""Cells whose letters are told of while they are typed, not only when the cell is left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

SAVE_WITHIN_MILLISECONDS = 120


class TypedCells(QStyledItemDelegate):
    """Makes the fields of a table; `told` carries the field that holds new letters."""

    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field: QLineEdit | None = None
        self._unsaved = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._unsaved.timeout.connect(self._tell)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        field = super().createEditor(parent, option, index)
        if isinstance(field, QLineEdit):
            self._field = field
            field.textEdited.connect(lambda _: None if self._unsaved.isActive() else self._unsaved.start())
        return field

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        self._field = None
        self._unsaved.stop()
        super().destroyEditor(editor, index)

    def settle(self) -> None:
        """Tell at once of letters that have not been told of."""
        if self._unsaved.isActive():
            self._tell()

    def _tell(self) -> None:
        self._unsaved.stop()
        if self._field is not None:
            self.told.emit(self._field)
