"""What the rows of every list share: background, bar of the current row, and text cut to its width."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from klyngedesk.ui.theme import current_theme

BAR = 3


def paint_background(painter: QPainter, option: QStyleOptionViewItem, *, plain: str = "") -> bool:
    """Paint the row's ground, and return whether the row is the selected one."""
    theme = current_theme()
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    over = bool(option.state & QStyle.StateFlag.State_MouseOver)
    token = "selection" if selected else "hover" if over else plain
    if token:
        painter.fillRect(option.rect, theme.color(token))
    if selected:
        bar = QRect(option.rect)
        bar.setWidth(BAR)
        painter.fillRect(bar, theme.color("on_selection" if theme.name == "contrast" else "accent"))
    return selected


def ink(token: str, selected: bool) -> QColor:
    """Return the colour of words in a row; high contrast has one colour on its selection."""
    theme = current_theme()
    return theme.color("on_selection" if selected and theme.name == "contrast" else token)


def draw_words(painter: QPainter, place: QRect, words: str, font: QFont, color: QColor, *, right: bool = False) -> int:
    """Draw the words in one line, cut with three dots; return the width they took."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)
