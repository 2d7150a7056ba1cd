"""How an item is drawn in the live list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from klyngedesk.model.danish import clock
from klyngedesk.ui.icons import pixmap
from klyngedesk.ui.meeting.live_model import LIVE_ROW, LiveRow
from klyngedesk.ui.row_painting import draw_words, ink, paint_background
from klyngedesk.ui.theme import sized

Index = QModelIndex | QPersistentModelIndex


class LiveDelegate(QStyledItemDelegate):
    """One line: done or closed, number, title, planned minutes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: LiveRow = index.data(LIVE_ROW)
        return QSize(160, 32 if row.item.is_break else 36 if row.depth else 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LiveRow = index.data(LIVE_ROW)
        selected = paint_background(painter, option)
        place = option.rect.adjusted(10, 0, -12, 0)
        painter.save()
        mark = "coffee" if row.item.is_break else "lock" if row.item.closed else "check" if row.done else ""
        if mark:
            color = ink("ok" if mark == "check" else "ink_2", selected)
            painter.drawPixmap(place.x(), place.center().y() - 6, pixmap(mark, color.name(), 13))
        quiet = row.item.is_break or (row.done and not selected)
        color = ink("ink_3" if quiet else "ink", selected)
        number = place.adjusted(22 + 20 * row.depth, 0, 0, 0)
        draw_words(painter, number, row.label.own, sized(option.font, 1, strong=True), color)
        title = number.adjusted(28, 0, -34, 0)
        words = row.item.title or "Uden titel"
        if row.item.is_break and row.slot:
            words += f", planlagt {clock(row.slot.start)}"
        draw_words(painter, title, words, sized(option.font, 1, strong=selected), color)
        draw_words(painter, place, row.minutes, sized(option.font, 0.92), ink("ink_3", selected), right=True)
        painter.restore()
