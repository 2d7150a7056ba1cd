"""How a bilag is drawn on its list: number, kind, title, pages and state, each in its column."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from klyngedesk.model.agenda import Attachment
from klyngedesk.model.danish import counted
from klyngedesk.services.bilag_state import BilagLook, BilagState
from klyngedesk.ui.icons import pixmap
from klyngedesk.ui.row_painting import draw_words, ink, paint_background
from klyngedesk.ui.theme import sized

ROW = 28
ATTACHMENT, NUMBER, LOOK = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
NUMBER_WIDTH, PAGES_WIDTH, STATE_WIDTH, GAP = 30, 74, 130, 8
Index = QModelIndex | QPersistentModelIndex
_SIGNS = {
    BilagState.READY: ("check", "ok"),
    BilagState.WAITING: ("clock", "ink_2"),
    BilagState.MAKING: ("clock", "ink_2"),
    BilagState.LOCKED: ("lock", "warn"),
    BilagState.NOT_SHOWN: ("triangle-alert", "warn"),
    BilagState.MISSING: ("triangle-alert", "warn"),
}
_KINDS = {
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".csv", ".xlsm"), "file-spreadsheet"),
    **dict.fromkeys((".pptx", ".ppt", ".odp"), "presentation"),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic"), "image"),
    **dict.fromkeys((".eml", ".msg"), "mail"),
}


class AttachmentDelegate(QStyledItemDelegate):
    """A bilag in one line; a line without one says what to do."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        attachment: Attachment | None = index.data(ATTACHMENT)
        if attachment is None:
            super().paint(painter, option, index)
            return
        selected = paint_background(painter, option)
        painter.save()
        self._paint_columns(painter, option, index, selected)
        painter.setPen(ink("line", selected))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _paint_columns(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, selected: bool) -> None:
        attachment: Attachment = index.data(ATTACHMENT)
        look: BilagLook = index.data(LOOK)
        place, small = option.rect.adjusted(4, 0, -4, 0), sized(option.font, 0.92)
        number = QRect(place.x(), place.y(), NUMBER_WIDTH - GAP, place.height())
        draw_words(painter, number, str(index.data(NUMBER)), option.font, ink("ink_2", selected), right=True)
        color = ink("ink_2", selected).name()
        sign = place.x() + NUMBER_WIDTH
        painter.drawPixmap(sign, place.center().y() - 7, pixmap(kind_icon(attachment.file_name), color, 15))
        left, right = sign + 15 + GAP, place.right() - STATE_WIDTH
        pages = QRect(right - PAGES_WIDTH, place.y(), PAGES_WIDTH - 2 * GAP, place.height())
        draw_words(painter, pages, pages_in_words(look.pages), small, ink("ink_2", selected), right=True)
        title = QRect(left, place.y(), pages.x() - left - GAP, place.height())
        self._paint_title(painter, option, title, attachment, selected)
        self._paint_state(painter, option, QRect(right, place.y(), STATE_WIDTH, place.height()), look, selected)

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, attachment: Attachment, selected: bool
    ) -> None:
        marks, small = marks_of(attachment), sized(option.font, 0.92)
        kept = painter.fontMetrics().horizontalAdvance(marks) + GAP if marks else 0
        used = draw_words(painter, place.adjusted(0, 0, -kept, 0), attachment.title, option.font, ink("ink", selected))
        draw_words(painter, place.adjusted(used + GAP, 0, 0, 0), marks, small, ink("ink_3", selected))

    def _paint_state(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, look: BilagLook, selected: bool
    ) -> None:
        name, token = _SIGNS[look.state]
        color = ink(token, selected)
        painter.drawPixmap(place.x(), place.center().y() - 6, pixmap(name, color.name(), 13))
        draw_words(painter, place.adjusted(19, 0, 0, 0), look.state.danish, sized(option.font, 0.92), color)


def kind_icon(file_name: str) -> str:
    """Return the name of the icon for such a file."""
    return _KINDS.get(Path(file_name).suffix.casefold(), "file-text")


def pages_in_words(pages: int) -> str:
    """Return for instance "1 side" or "8 sider", and a dash where nobody knows."""
    return counted(pages, "side", "sider") if pages else "–"


def marks_of(attachment: Attachment) -> str:
    """Return "lukket" and "eftersendt" as far as they hold."""
    told = (("lukket", attachment.closed), ("eftersendt", attachment.late))
    return ", ".join(word for word, holds in told if holds)
