"""How a hit is drawn: the item, where and when it was, and the words around what was found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from klyngedesk.model.danish import short_date
from klyngedesk.store.search_index import Hit
from klyngedesk.ui.row_painting import draw_words, ink, paint_background
from klyngedesk.ui.theme import sized

Index = QModelIndex | QPersistentModelIndex
HIT = Qt.ItemDataRole.UserRole
_ROW = 62


class SearchDelegate(QStyledItemDelegate):
    """Three lines: title, place, words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: Hit = index.data(HIT)
        selected = paint_background(painter, option)
        place = option.rect.adjusted(12, 0, -12, 0)
        lines = (
            (5, title_words(hit), 1.0, "ink"),
            (23, place_words(hit), 0.92, "ink_3"),
            (41, hit.snippet, 0.92, "ink_2"),
        )
        for top, words, size, token in lines:
            row = QRect(place.x(), place.y() + top, place.width(), 18)
            draw_words(painter, row, words, sized(option.font, size, strong=top == lines[0][0]), ink(token, selected))


def title_words(hit: Hit) -> str:
    """Return the item with its number, or what the meeting is called."""
    if not hit.item_id:
        return hit.title or "Mødets oplysninger"
    return f"{hit.number} {hit.title}".strip() + (" (lukket)" if hit.closed else "")


def place_words(hit: Hit) -> str:
    return ", ".join(filter(None, (hit.forum, short_date(hit.date) if hit.date else "")))
