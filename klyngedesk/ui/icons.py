"""Icons of one set, drawn in a colour of the theme."""

from __future__ import annotations

import functools

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from klyngedesk import resources
from klyngedesk.ui.theme import current_theme


def icon(name: str, token: str = "ink_2", size: int = 16) -> QIcon:
    """Return the icon in that colour of the current theme."""
    return QIcon(pixmap(name, current_theme().color(token).name(), size))


@functools.lru_cache(512)
def pixmap(name: str, color: str, size: int) -> QPixmap:
    """Return the picture of an icon, drawn at twice its size for sharp screens."""
    drawing = resources.path(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    picture = QPixmap(size * 2, size * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size * 2, size * 2))
    painter.end()
    picture.setDevicePixelRatio(2)
    return picture
