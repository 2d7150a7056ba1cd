"""How a finding is drawn: its sign, what is wrong, where, and the way there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from klyngedesk.ui.dispatch.control_model import CONTROL_ROW, ControlRow, is_error
from klyngedesk.ui.icons import pixmap
from klyngedesk.ui.row_painting import draw_words, ink, paint_background
from klyngedesk.ui.theme import current_theme, sized

Index = QModelIndex | QPersistentModelIndex
LEFT, RIGHT, LINE = 42, 60, 20
GO = "Gå til"


class ControlDelegate(QStyledItemDelegate):
    """Headings of one line, findings as high as their words."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ControlRow = index.data(CONTROL_ROW)
        if row.finding is None:
            return QSize(200, 30 if row.is_heading else 36)
        width = max(160, self._view.viewport().width() - LEFT - 16)
        lines = sum(_height(option, words, room, factor) for words, room, factor in _texts(row, width))
        return QSize(200, lines + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ControlRow = index.data(CONTROL_ROW)
        painter.save()
        if row.is_heading:
            painter.fillRect(option.rect, current_theme().color("window"))
            place = option.rect.adjusted(16, 0, -8, 0)
            draw_words(painter, place, row.words, sized(option.font, 0.92, strong=True), ink("ink_2", False))
        elif row.finding is None:
            self._sign(painter, option.rect, "check", "ok", selected=False)
            place = option.rect.adjusted(LEFT, 0, -8, 0)
            draw_words(painter, place, row.words, option.font, ink("ink_2", False))
        else:
            self._finding(painter, option, row)
        painter.setPen(current_theme().color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _finding(self, painter: QPainter, option: QStyleOptionViewItem, row: ControlRow) -> None:
        selected = paint_background(painter, option)
        error = is_error(row)
        sign, token = ("circle-alert", "error") if error else ("triangle-alert", "warn")
        top = QRect(option.rect.left(), option.rect.top() + 6, option.rect.width(), LINE)
        self._sign(painter, top, sign, token, selected=selected)
        width = option.rect.width() - LEFT - 16
        place = QRect(option.rect.left() + LEFT, option.rect.top() + 7, width, option.rect.height())
        for words, room, factor in _texts(row, width):
            painter.setFont(sized(option.font, factor))
            painter.setPen(ink("ink" if factor == 1 else "ink_2", selected))
            box = QRect(place.left(), place.top(), room, _height(option, words, room, factor))
            painter.drawText(box, Qt.TextFlag.TextWordWrap, words)
            place.moveTop(place.top() + box.height())
        draw_words(
            painter,
            top.adjusted(0, 0, -16, 0),
            GO,
            sized(option.font, 0.92, strong=True),
            ink("accent", selected),
            right=True,
        )

    def _sign(self, painter: QPainter, rect: QRect, name: str, token: str, *, selected: bool) -> None:
        color = ink(token, selected)
        painter.drawPixmap(rect.left() + 16, rect.center().y() - 7, pixmap(name, color.name(), 16))


def _texts(row: ControlRow, width: int) -> tuple[tuple[str, int, float], ...]:
    advice = row.finding.advice if row.finding else ""
    return ((row.words, width - RIGHT, 1.0), (advice, width, 0.92))


def _height(option: QStyleOptionViewItem, words: str, width: int, factor: float) -> int:
    metrics = QFontMetrics(sized(option.font, factor))
    return metrics.boundingRect(0, 0, width, 2000, int(Qt.TextFlag.TextWordWrap), words).height()
