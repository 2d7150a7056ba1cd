"""The small list of names under the caret; it never takes the focus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

MOST_SHOWN = 7
NAME = Qt.ItemDataRole.UserRole


class NameList(QListWidget):
    """Shows names to choose from; `chosen` carries the name."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nameList")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Navne")
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(NAME)))
        self.hide()

    def show_names(self, names: Sequence[str], away: Mapping[str, str], over: QWidget, place: QPoint) -> None:
        """Show the names below that place of the widget, inside its window; who is away is marked with why."""
        window = over.window()
        if self.parent() is not window:
            self.setParent(window)
        self.clear()
        for name in names:
            added = QListWidgetItem(f"{name}  ({away[name]})" if name in away else name, self)
            added.setData(NAME, name)
        self.setCurrentRow(0)
        self.ensurePolished()
        row = max(self.fontMetrics().height() + 8, self.sizeHintForRow(0))
        width = self.sizeHintForColumn(0) + 28
        self.resize(max(200, width), row * min(MOST_SHOWN, len(names)) + 8)
        corner = over.mapTo(window, place)
        if corner.y() + self.height() > window.height():
            corner.setY(corner.y() - self.height() - 26)
        self.move(min(corner.x(), window.width() - self.width() - 8), corner.y())
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        self.setCurrentRow((self.currentRow() + by) % max(1, self.count()))

    def current(self) -> str:
        """Return the marked name."""
        item = self.currentItem()
        return str(item.data(NAME)) if item else ""
