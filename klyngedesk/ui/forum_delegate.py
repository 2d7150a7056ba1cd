"""How forums and meetings are drawn in the left pane."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from klyngedesk.ui.forum_model import MEETING_ID, SECOND_LINE
from klyngedesk.ui.row_painting import draw_words, ink, paint_background
from klyngedesk.ui.theme import sized

Index = QModelIndex | QPersistentModelIndex


class ForumDelegate(QStyledItemDelegate):
    """A forum in one strong line, a meeting in two."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 42 if index.data(MEETING_ID) else 30)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = paint_background(painter, option)
        place = option.rect.adjusted(8, 0, -8, 0)
        if not index.data(MEETING_ID):
            draw_words(painter, place, index.data(), sized(option.font, 1, strong=True), ink("ink", selected))
            return
        top = QRect(place.x(), place.y() + 3, place.width(), 18)
        below = QRect(place.x(), place.y() + 20, place.width(), 17)
        draw_words(painter, top, index.data(), sized(option.font, 1), ink("ink", selected))
        draw_words(painter, below, index.data(SECOND_LINE) or "", sized(option.font, 0.92), ink("ink_3", selected))
