"""How a line of the palette is drawn: what it does to the left, its keys to the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from klyngedesk.ui.row_painting import draw_words, ink, paint_background
from klyngedesk.ui.theme import sized

Index = QModelIndex | QPersistentModelIndex
KEYS = Qt.ItemDataRole.UserRole + 1
_GAP = 16


class PaletteDelegate(QStyledItemDelegate):
    """One line, as high as its words need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = paint_background(painter, option)
        place = option.rect.adjusted(12, 0, -12, 0)
        small = sized(option.font, 0.92)
        used = draw_words(painter, place, index.data(KEYS) or "", small, ink("ink_3", selected), right=True)
        words = place.adjusted(0, 0, -(used + _GAP if used else 0), 0)
        draw_words(painter, words, index.data(), sized(option.font, 1.0), ink("ink", selected))
