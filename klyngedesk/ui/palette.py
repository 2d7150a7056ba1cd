"""The command palette: a few letters of any command, item or meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from klyngedesk.model.folding import begins_a_part, folded, matches
from klyngedesk.ui.palette_delegate import KEYS, PaletteDelegate


@dataclass(frozen=True)
class Choice:
    """A line of the palette: what it says, its key, and what it does."""

    label: str
    hint: str
    act: Callable[[], object]


class Palette(QDialog):
    """A field over a list; Enter does the chosen line."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Kommando eller søgning")
        self.resize(560, 420)
        self._choices = choices
        self.field, self.list = QLineEdit(), QListWidget()
        self.field.setPlaceholderText("Skriv en kommando, et punkt eller et møde")
        self.field.setAccessibleName("Kommando eller søgning")
        self.list.setAccessibleName("Fundne kommandoer")
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._do)
        self.list.itemClicked.connect(lambda _: self._do())
        self.field.installEventFilter(self)
        self._search("")

    def _search(self, wanted: str) -> None:
        self.list.clear()
        found = [choice for choice in self._choices if matches(wanted, choice.label)]
        for choice in sorted(found, key=lambda each: _distance(wanted, each.label)):
            line = QListWidgetItem(choice.label)
            line.setData(Qt.ItemDataRole.UserRole, choice)
            line.setData(KEYS, choice.hint)
            line.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (choice.label, choice.hint))))
            self.list.addItem(line)
        self.list.setCurrentRow(0)

    def _do(self) -> None:
        line = self.list.currentItem()
        self.accept()
        if line is not None:
            line.data(Qt.ItemDataRole.UserRole).act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step:
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
        return False


def _distance(wanted: str, label: str) -> int:
    """Return 0 where the label begins so, 1 where one of its words does, 2 where the letters stand inside one."""
    if folded(label).startswith(folded(wanted.strip())):
        return 0
    return 1 if all(begins_a_part(word, label) for word in wanted.split()) else 2
