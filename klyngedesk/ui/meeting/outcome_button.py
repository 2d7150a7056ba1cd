"""A button of the outcome row: its key in a cap, and its word."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from klyngedesk.model.agenda import Outcome
from klyngedesk.ui.theme import current_theme, sized

CAP = 14
GAP = 4


class OutcomeButton(QToolButton):
    """Shows one outcome; the current line's is filled."""

    def __init__(self, outcome: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(outcome.short_danish)
        self._key = str(outcome.key)
        self.setToolTip(f"{outcome.danish} (Ctrl+{outcome.key})")
        self.setAccessibleName(outcome.danish)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _letters(self) -> QFont:
        return sized(self.font(), 0.88)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._letters()).horizontalAdvance(self.text())
        return QSize(2 * GAP + CAP + words + 5, 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, place = current_theme(), self.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.color("accent" if self.isChecked() else "hover"))
            painter.drawRoundedRect(place, 4, 4)
        off, on = "ink_2" if self.isEnabled() else "disabled", "on_accent"
        ink = theme.color(on if self.isChecked() else off)
        cap = QRect(GAP, (place.height() - CAP) // 2, CAP, CAP)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink if self.isChecked() else theme.color("control" if self.isEnabled() else off), 1))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(ink)
        painter.setFont(sized(self.font(), 0.8))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setFont(self._letters())
        words = place.adjusted(2 * GAP + CAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
