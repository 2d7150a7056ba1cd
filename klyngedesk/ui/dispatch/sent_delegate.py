"""How a mail draft made before is drawn: its words over the ground and the bar that every list has."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from klyngedesk.ui.row_painting import ink, paint_background

Index = QModelIndex | QPersistentModelIndex


class SentDelegate(QStyledItemDelegate):
    """The words are drawn as the list itself does, so that they wrap; the ground is ours."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        selected = paint_background(painter, option)
        painter.restore()
        plain = QStyleOptionViewItem(option)
        plain.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        plain.state &= ~QStyle.StateFlag.State_HasFocus
        plain.palette.setColor(QPalette.ColorRole.Text, ink("ink", selected))
        super().paint(painter, plain, index)
