"""The second window: one item in type that is read from the other end of the room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from klyngedesk.model.released import RoomLine, RoomPage
from klyngedesk.ui.icons import pixmap
from klyngedesk.ui.theme import current_theme

SMALL, LINE, DECISION, TITLE = 20, 26, 28, 44
LEAST = 20
MARGIN, INDENT, FOOT = 64, 56, 64
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


@dataclass
class _Pen:
    """Draws downwards from `top`, everything scaled with the height of the window."""

    painter: QPainter
    family: QFont
    scale: float
    width: int
    top: int

    def px(self, size: float) -> int:
        return round(size * self.scale)

    def font(self, size: int, *, strong: bool = False) -> QFont:
        made = QFont(self.family)
        made.setPixelSize(max(LEAST, self.px(size)))
        made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return made

    def write(self, words: str, font: QFont, color: QColor, left: int, *, after: float = 0) -> None:
        """Write the words at the left margin, wrapped, and move down below them."""
        if not words:
            return
        place = QRect(left, self.top, self.width - left - self.px(MARGIN), 10_000)
        needed = QFontMetrics(font).boundingRect(place, WRAP, words)
        self.painter.setFont(font)
        self.painter.setPen(color)
        self.painter.drawText(place, WRAP, words)
        self.top += needed.height() + self.px(after)


class RoomWindow(QWidget):
    """Shows a page; it never takes the focus, and knows nothing but the page."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWindowTitle("KlyngeDesk – i lokalet")
        self.resize(1280, 720)
        self.page = RoomPage("")
        self._clock = ""

    def show_page(self, page: RoomPage) -> None:
        """Show the page at once: what must not be seen is gone when this returns."""
        self.page = page
        self.setAccessibleName("Vist i lokalet")
        self.setAccessibleDescription(page.spoken)
        if self.isVisible():
            self.repaint()

    def show_clock(self, words: str) -> None:
        if words != self._clock:
            self._clock = words
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        painter.fillRect(self.rect(), theme.color("surface"))
        scale = self.height() / 720
        pen = _Pen(painter, self.font(), scale, self.width(), round(40 * scale))
        if self.page.is_closed:
            self._paint_closed(pen)
        else:
            self._paint_page(pen)
            self._paint_foot(pen)
        painter.end()

    def _paint_closed(self, pen: _Pen) -> None:
        theme = current_theme()
        font = pen.font(TITLE, strong=True)
        width = QFontMetrics(font).horizontalAdvance(self.page.title)
        left, middle = (self.width() - width) // 2, self.height() // 2
        size = pen.px(40)
        picture = pixmap("lock", theme.color("ink_2").name(), size)
        pen.painter.drawPixmap(self.width() // 2 - size // 2, middle - pen.px(100), picture)
        pen.top = middle - pen.px(30)
        pen.write(self.page.title, font, theme.color("ink"), left)

    def _paint_page(self, pen: _Pen) -> None:
        theme, page, margin = current_theme(), self.page, pen.px(MARGIN)
        quiet = theme.color("ink_2")
        small = pen.font(SMALL)
        right = QRect(0, pen.top, self.width() - margin, pen.px(30))
        pen.painter.setFont(small)
        pen.painter.setPen(quiet)
        pen.painter.drawText(right, Qt.AlignmentFlag.AlignRight, page.place)
        pen.write(page.head, small, quiet, margin, after=24)
        pen.write(page.title, pen.font(TITLE, strong=True), theme.color("ink"), margin, after=4)
        pen.write(page.presenters, small, quiet, margin, after=20)
        pen.top += pen.px(12)
        pen.write(page.stem, small, quiet, margin, after=10)
        if page.lines:
            pen.painter.fillRect(margin, pen.top, self.width() - 2 * margin, max(2, pen.px(2)), theme.color("ink"))
            pen.top += pen.px(20)
        for line in self._lines_that_fit(pen):
            self._paint_line(pen, line)

    def _lines_that_fit(self, pen: _Pen) -> tuple[RoomLine, ...]:
        """Return the lines, from the one before the current where all of them would not fit."""
        lines = self.page.lines
        width = self.width() - pen.px(2 * MARGIN + INDENT)
        metrics = QFontMetrics(pen.font(DECISION, strong=True))
        box = QRect(0, 0, width, 10_000)
        room = self.height() - pen.px(FOOT) - pen.top

        def height(line: RoomLine) -> int:
            told = (line.text, line.decision or ("x" if line.is_now else ""))
            return sum(metrics.boundingRect(box, WRAP, words).height() for words in told if words) + pen.px(36)

        now = next((n for n, line in enumerate(lines) if line.is_now), len(lines) - 1)
        first = 0
        while first < now and sum(height(line) for line in lines[first : now + 1]) > room:
            first += 1
        return lines[first:]

    def _paint_line(self, pen: _Pen, line: RoomLine) -> None:
        theme, margin = current_theme(), pen.px(MARGIN)
        left = margin + (pen.px(INDENT) if line.number else 0)
        start = pen.top
        quiet = theme.color("ink_2" if line.decision else "ink")
        pen.write(line.number, pen.font(LINE, strong=True), theme.color("ink"), margin)
        pen.top = start
        pen.write(line.text, pen.font(LINE), quiet, left, after=4)
        if line.decision:
            mark = pixmap("check", theme.color("ok").name(), pen.px(26))
            pen.painter.drawPixmap(left, pen.top + pen.px(5), mark)
            pen.write(line.decision, pen.font(DECISION, strong=True), theme.color("ink"), left + pen.px(38))
        elif line.is_now:
            pen.write("Behandles nu", pen.font(SMALL, strong=True), theme.color("accent"), left)
        pen.top += pen.px(15)
        pen.painter.fillRect(margin, pen.top, self.width() - 2 * margin, 1, theme.color("line"))
        pen.top += pen.px(17)

    def _paint_foot(self, pen: _Pen) -> None:
        theme, height, margin = current_theme(), pen.px(FOOT), pen.px(MARGIN)
        foot = QRect(0, self.height() - height, self.width(), height)
        pen.painter.fillRect(foot, theme.color("window"))
        pen.painter.fillRect(0, foot.top(), foot.width(), 1, theme.color("line"))
        inner = foot.adjusted(margin, 0, -margin, 0)
        pen.painter.setFont(pen.font(SMALL))
        pen.painter.setPen(theme.color("ink_2"))
        pen.painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.page.then)
        pen.painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._clock)
