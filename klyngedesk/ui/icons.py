"""Icons of one set, drawn in a colour of the theme."""

from __future__ import annotations

import functools

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from klyngedesk import resources
from klyngedesk.ui.theme import current_theme


def icon(name: str, token: str = "ink_2") -> QIcon:
    """Return the icon in that colour of whatever theme is worn when it is painted."""
    return QIcon(_Drawing(name, token))


class _Drawing(QIconEngine):
    """Draws one icon of the set."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.drawPixmap(rect, self._drawn(rect.size(), mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._drawn(size, mode)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._drawn(QSize(round(size.width() / scale), round(size.height() / scale)), mode)

    def _drawn(self, size: QSize, mode: QIcon.Mode) -> QPixmap:
        token = "disabled" if mode is QIcon.Mode.Disabled else self._token
        return pixmap(self._name, current_theme().color(token).name(), min(size.width(), size.height()))

    def clone(self) -> QIconEngine:
        return _Drawing(self._name, self._token)


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
