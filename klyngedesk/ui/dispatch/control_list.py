"""The Kontrol list: Enter, a double click or "Gå til" leads to the place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from klyngedesk.model.checks.every import Checked
from klyngedesk.model.checks.finding import Finding
from klyngedesk.ui.dispatch.control_delegate import RIGHT, ControlDelegate
from klyngedesk.ui.dispatch.control_model import CONTROL_ROW, ControlModel


class ControlList(QListView):
    """Signals: `place_wanted` and `seen_wanted`, each with the finding."""

    place_wanted = Signal(object)
    seen_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kontrol")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._rows = ControlModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(ControlDelegate(self))
        self.doubleClicked.connect(lambda _: self._go())

    def show_checked(self, found: Checked | None) -> None:
        """Show what was found; the finding she was at stays current where it is still there."""
        before = self.finding()
        self._rows.show(found)
        places = [number for number, row in enumerate(self._rows.rows) if row.finding]
        again = [number for number in places if before and self._rows.rows[number].finding == before]
        if places:
            self.setCurrentIndex(self._rows.index((again or places)[0]))

    def finding(self) -> Finding | None:
        """Return the finding she is at, or None."""
        row = self.currentIndex().data(CONTROL_ROW)
        return row.finding if row else None

    def _go(self) -> None:
        finding = self.finding()
        if finding is not None:
            self.place_wanted.emit(finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        on_the_words = event.position().x() > self.viewport().width() - RIGHT - 16
        index = self.indexAt(event.position().toPoint())
        if on_the_words and event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self._go()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        finding = self.finding()
        if finding is None:
            return
        menu = QMenu(self)
        menu.addAction("Gå til stedet", self._go)
        menu.addAction("Det må stå …", lambda: self.seen_wanted.emit(finding))
        menu.exec(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
