"""Søg i alt: a field over what was found in every meeting; Enter goes there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from klyngedesk.store.search_index import Hit
from klyngedesk.ui.search_delegate import HIT, SearchDelegate, place_words, title_words

_PAUSE_MILLISECONDS = 60
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class SearchDialog(QDialog):
    """`chosen` carries the hit she goes to."""

    chosen = Signal(object)

    def __init__(self, search: Callable[[str], tuple[Hit, ...]], words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Søg i alt")
        self.resize(720, 560)
        self._search, self._is_ready = search, False
        self.field, self.list, self.told = QLineEdit(words), QListWidget(), QLabel()
        self.field.setPlaceholderText("Skriv et eller flere ord, også midt i ord")
        self.field.setAccessibleName("Søg i alle møder")
        self.field.selectAll()
        self.list.setAccessibleName("Fundet")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(SearchDelegate(self.list))
        self.told.setProperty("secondary", True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.returnPressed.connect(self._go)
        self.list.itemClicked.connect(lambda _: self._go())
        self.field.installEventFilter(self)
        column = QVBoxLayout(self)
        for widget in (self.field, self.list, self.told):
            column.addWidget(widget)
        self.look()

    def ready(self) -> None:
        """Say that the index now holds everything, and look again."""
        self._is_ready = True
        self.look()

    def look(self) -> None:
        """Show what the words in the field find; the row she is on stays, where it is still there."""
        self._pause.stop()
        hits = self._search(self.field.text())
        before = self.list.currentRow()
        self.list.clear()
        for hit in hits:
            line = QListWidgetItem(self.list)
            line.setData(HIT, hit)
            line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title_words(hit)}, {place_words(hit)}, {hit.snippet}")
        self.list.setCurrentRow(max(0, min(before, len(hits) - 1)))
        self.told.setText(self._words(len(hits)))

    def _words(self, count: int) -> str:
        if not self._is_ready:
            return "Søgningen gøres klar. Det, der mangler, kommer om et øjeblik."
        if not self.field.text().strip():
            return "Der søges i dagsordener, referater, beslutninger, opgaver og navne på bilag."
        return f"{count} steder. Enter går derhen." if count else "Intet fundet. Prøv færre eller kortere ord."

    def _go(self) -> None:
        if self._pause.isActive():
            self.look()
        line = self.list.currentItem()
        if line is not None:
            self.accept()
            self.chosen.emit(line.data(HIT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step:
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
        return False
