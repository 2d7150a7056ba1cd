"""How an item is drawn in the agenda."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from klyngedesk.model.agenda import ItemKind
from klyngedesk.model.danish import clock
from klyngedesk.ui.icons import pixmap
from klyngedesk.ui.prepare.agenda_model import AGENDA_ROW, AgendaRow
from klyngedesk.ui.row_painting import draw_words, ink, paint_background
from klyngedesk.ui.theme import sized

NUMBER_WIDTH, RIGHT = 26, 34
Index = QModelIndex | QPersistentModelIndex


class AgendaDelegate(QStyledItemDelegate):
    """An item in two lines, a break in one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: AgendaRow = index.data(AGENDA_ROW)
        return QSize(160, 28 if row.item.is_break else 40 if row.parent_id else 44)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: AgendaRow = index.data(AGENDA_ROW)
        selected = paint_background(painter, option, plain="window" if row.item.is_break else "")
        painter.save()
        if row.item.is_break:
            self._paint_break(painter, option, row, selected)
        else:
            self._paint_item(painter, option, row, selected)
        painter.restore()

    def _paint_break(self, painter: QPainter, option: QStyleOptionViewItem, row: AgendaRow, selected: bool) -> None:
        place = option.rect.adjusted(10, 0, -10, 0)
        color = ink("ink_3", selected)
        painter.drawPixmap(place.x(), place.center().y() - 7, pixmap("coffee", color.name(), 14))
        words = row.item.title or "Pause"
        start = f" · {clock(row.slot.start)}" if row.slot else ""
        draw_words(painter, place.adjusted(NUMBER_WIDTH, 0, -RIGHT, 0), words + start, sized(option.font, 1), color)
        draw_words(painter, place, row.minutes, sized(option.font, 0.92), color, right=True)

    def _paint_item(self, painter: QPainter, option: QStyleOptionViewItem, row: AgendaRow, selected: bool) -> None:
        place = option.rect.adjusted(10, 3, -10, -3)
        top = QRect(place.x(), place.y(), place.width(), place.height() // 2 + 1)
        strong = row.item.kind is ItemKind.THEME
        draw_words(painter, top, row.label.own, sized(option.font, 1, strong=not row.parent_id), ink("ink_2", selected))
        title = row.item.title or "Uden titel"
        words = sized(option.font, 1, strong=strong)
        draw_words(painter, top.adjusted(NUMBER_WIDTH, 0, -RIGHT, 0), title, words, ink("ink", selected))
        draw_words(painter, top, row.minutes, sized(option.font, 0.92), ink("ink_3", selected), right=True)
        below = QRect(place.x() + NUMBER_WIDTH, top.bottom(), place.width() - NUMBER_WIDTH, place.height() // 2)
        used = self._paint_marks(painter, option, row, below, selected)
        font = sized(option.font, 0.92)
        draw_words(painter, below.adjusted(0, 0, -used - 6, 0), second_line(row), font, ink("ink_3", selected))

    def _paint_marks(
        self, painter: QPainter, option: QStyleOptionViewItem, row: AgendaRow, place: QRect, selected: bool
    ) -> int:
        """Draw bilag and padlock at the right end, and return the width they took."""
        color, used = ink("ink_2", selected), 0
        if row.item.attachments:
            font = sized(option.font, 0.92)
            used += draw_words(painter, place, str(len(row.item.attachments)), font, color, right=True) + 18
            icon_place = place.right() - used + 2
            painter.drawPixmap(icon_place, place.center().y() - 6, pixmap("paperclip", color.name(), 13))
        if row.item.closed:
            used += self._paint_closed(painter, option, place.adjusted(0, 0, -used - 4, 0))
        return used

    def _paint_closed(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect) -> int:
        font = sized(option.font, 0.85, strong=True)
        chip = QRect(place.right() - 62, place.y() + 1, 62, place.height() - 2)
        painter.fillRect(chip, ink("closed", False))
        color = ink("on_closed", False)
        painter.drawPixmap(chip.x() + 5, chip.center().y() - 5, pixmap("lock", color.name(), 11))
        draw_words(painter, chip.adjusted(19, 0, -2, 0), "Lukket", font, color)
        return 68


def second_line(row: AgendaRow) -> str:
    """Return start, presenters or purpose, as far as they are known."""
    start = clock(row.slot.start) if row.slot else ""
    who = ", ".join(row.item.presenters) or (row.item.purpose.danish if row.item.purpose else "")
    return " · ".join(part for part in (start, row.sent, who) if part)
