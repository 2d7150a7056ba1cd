"""Cells whose letters are told of while they are typed, not only when the cell is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from klyngedesk.ui.row_painting import draw_words, ink

SAVE_WITHIN_MILLISECONDS = 120


class TypedCells(QStyledItemDelegate):
    """Makes the fields of a table, and hands over what is typed in them.

    `rows_pasted` carries what was pasted into a field and is more than one cell. `hints`, one for each column,
    stand in the empty last row.
    """

    rows_pasted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hints: tuple[str, ...] = ()
        self._field: QLineEdit | None = None
        self._unsaved = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._unsaved.timeout.connect(self._tell)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        last = index.row() == index.model().rowCount() - 1
        if self.hints and last and not index.data():
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            place = option.rect.adjusted(6, 0, -4, 0)
            draw_words(painter, place, self.hints[index.column()], option.font, ink("ink_3", selected))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        field = super().createEditor(parent, option, index)
        if isinstance(field, QLineEdit):
            self._field = field
            field.textEdited.connect(lambda _: None if self._unsaved.isActive() else self._unsaved.start())
        return field

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let cells that are pasted into a field become cells of the table."""
        if isinstance(editor, QLineEdit) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            copied = QApplication.clipboard().text()
            if event.matches(QKeySequence.StandardKey.Paste) and {"\t", "\n"} & set(copied.strip("\r\n")):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                self.rows_pasted.emit(copied)
                return True
        return super().eventFilter(editor, event)

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        self._field = None
        self._unsaved.stop()
        super().destroyEditor(editor, index)

    def leave(self) -> None:
        """Close the field that is open, as its cell is about to be another's; letters that were told of stand."""
        if self._field is not None:
            self.closeEditor.emit(self._field, QStyledItemDelegate.EndEditHint.NoHint)

    def settle(self) -> None:
        """Tell at once of letters that have not been told of."""
        if self._unsaved.isActive():
            self._tell()

    def _tell(self) -> None:
        self._unsaved.stop()
        if self._field is not None:
            self.commitData.emit(self._field)
