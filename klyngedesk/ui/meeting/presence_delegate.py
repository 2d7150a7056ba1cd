"""How people and headings are drawn in the presence list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from klyngedesk.ui.meeting.presence_model import PRESENCE_ROW, PresenceRow
from klyngedesk.ui.row_painting import draw_words, ink, paint_background
from klyngedesk.ui.theme import sized

Index = QModelIndex | QPersistentModelIndex


class PresenceDelegate(QStyledItemDelegate):
    """The name to the left, the remark to the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PresenceRow = index.data(PRESENCE_ROW)
        place = option.rect.adjusted(16, 0, -12, 0)
        painter.save()
        if row.person is None:
            draw_words(painter, place, row.heading, sized(option.font, 0.92, strong=True), ink("ink_3", False))
        else:
            selected = paint_background(painter, option)
            font = sized(option.font, 1)
            name = min(QFontMetrics(font).horizontalAdvance(row.person.name), place.width() * 2 // 3)
            draw_words(
                painter, place.adjusted(0, 0, name - place.width() + 4, 0), row.person.name, font, ink("ink", selected)
            )
            rest = place.adjusted(name + 12, 0, 0, 0)
            draw_words(painter, rest, row.remark, sized(option.font, 0.92), ink("ink_3", selected), right=True)
        painter.restore()
