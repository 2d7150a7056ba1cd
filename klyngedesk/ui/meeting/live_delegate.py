"""How an item is drawn in the live list."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from klyngedesk.model.danish import clock
from klyngedesk.ui.icons import pixmap
from klyngedesk.ui.meeting.live_model import LIVE_ROW, LiveRow
from klyngedesk.ui.row_painting import draw_words, ink, paint_background
from klyngedesk.ui.theme import current_theme, sized

Index = QModelIndex | QPersistentModelIndex
BAR_HEIGHT = 3


class LiveDelegate(QStyledItemDelegate):
    """One line: done or closed, number, title, minutes used and planned; the current one has a bar of its time."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: LiveRow = index.data(LIVE_ROW)
        return QSize(160, 32 if row.item.is_break else 36 if row.depth else 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LiveRow = index.data(LIVE_ROW)
        selected = paint_background(painter, option)
        place = option.rect.adjusted(10, 0, -12, 0)
        painter.save()
        _draw_mark(painter, place, row, selected)
        quiet = row.item.is_break or row.item.postponed or (row.done and not selected)
        color = ink("ink_3" if quiet else "ink", selected)
        number = place.adjusted(26 + 24 * row.depth, 0, 0, 0)
        draw_words(painter, number, row.label.own, sized(option.font, 1, strong=True), ink("ink", selected))
        taken = _draw_minutes(painter, place, option.font, row, selected)
        title = number.adjusted(24, 0, -taken - 6, 0)
        draw_words(painter, title, _words(row), sized(option.font, 1, strong=selected), color)
        if selected and row.used is not None and row.planned:
            _draw_bar(painter, number.adjusted(24, 0, 0, 0), row)
        painter.restore()


def _words(row: LiveRow) -> str:
    words = row.item.title or "Uden titel"
    if row.item.is_break and row.slot and row.used is None:
        return f"{words}, planlagt {clock(row.slot.start)}"
    return f"{words} (udskudt)" if row.item.postponed else words


def _draw_mark(painter: QPainter, place: QRect, row: LiveRow, selected: bool) -> None:
    mark = "coffee" if row.item.is_break else "lock" if row.item.closed else "check" if row.done else ""
    mark = mark or ("chevron-right" if selected else "")
    if mark:
        color = ink("ok" if mark == "check" else "ink_2", selected)
        painter.drawPixmap(place.x(), place.center().y() - 6, pixmap(mark, color.name(), 13))


def _draw_minutes(painter: QPainter, place: QRect, font: QFont, row: LiveRow, selected: bool) -> int:
    """Draw used and planned minutes at the right end; return the width they took."""
    used, planned = row.minutes
    small, strong = sized(font, 0.92), sized(font, 0.92, strong=True)
    after = draw_words(painter, place, planned, small, ink("ink_3", selected), right=True)
    color = ink("warn" if row.is_over else "ink", selected)
    before = draw_words(painter, place.adjusted(0, 0, -after, 0), used, strong, color, right=True) if used else 0
    return max(after + before, QFontMetrics(small).horizontalAdvance("00"))


def _draw_bar(painter: QPainter, place: QRect, row: LiveRow) -> None:
    theme = current_theme()
    whole = QRect(place.left(), place.bottom() - BAR_HEIGHT - 1, place.width(), BAR_HEIGHT)
    painter.fillRect(whole, theme.color("surface"))
    filled = QRect(whole)
    filled.setWidth(round(whole.width() * row.share))
    token = "warn" if row.is_over else "accent"
    painter.fillRect(filled, theme.color("on_selection" if theme.name == "contrast" else token))
