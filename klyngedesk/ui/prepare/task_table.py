"""The tasks of an item as rows: what, who and until when."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from klyngedesk.model.danish import read_day
from klyngedesk.ui.row_table import RowTable

_DAY = 2


class TaskTable(RowTable):
    """Tells itself what cannot be saved yet: rows without a first word, and days that cannot be read."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(["Opgave", "Hvem", "Senest"], 6, parent=parent)
        self.hint("Hvad skal gøres", "Navn", "8.3.2027")
        self.rows_edited.connect(self.edited)

    def written(self) -> dict[str, Any]:
        """Return what cannot be saved yet, as JSON: the rows, and the days by task."""
        days = {key: words[_DAY] for key, words in self.rows() if key and trouble_of(words[_DAY])}
        return {"rows": self.untold(), "days": days}

    def write_again(self, told: Any) -> None:
        """Show what was told: the rows at the end, and each day at its task."""
        self.show_untold(told["rows"])
        days = told.get("days", {})
        for row in range(self.rowCount()):
            cell, key = self.item(row, _DAY), self._key(row)
            if cell is not None and key in days:
                cell.setText(str(days[key]))


def trouble_of(day: str) -> str:
    """Return what is wrong with the words for a day; empty where they are one."""
    try:
        read_day(day)
    except ValueError as error:
        return str(error)
    return ""
