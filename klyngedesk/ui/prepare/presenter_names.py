"""Names offered while presenters are written, several of them with commas between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit


class PresenterNames(QCompleter):
    """Completes the name after the last comma; it lives as long as its field, so that its list never takes a key."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field, self._names = field, QStringListModel(self)
        self.setModel(self._names)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        field.setCompleter(self)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names; where they are the same as before, nothing happens."""
        if self._names.stringList() != list(names):
            self._names.setStringList(list(names))

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        before, comma, _ = self._field.text().rpartition(",")
        return f"{before}{comma} {index.data()}" if comma else str(index.data())


def names_in(words: str) -> tuple[str, ...]:
    """Return the names of a list with commas between."""
    return tuple(name.strip() for name in words.split(",") if name.strip())
