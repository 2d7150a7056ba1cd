"""The overview of keys, read from the table of commands."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from klyngedesk.ui.actions import COMMANDS


class KeysDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Taster")
        self.resize(560, 560)
        with_keys = [command for command in COMMANDS if command.keys]
        table = QTableWidget(len(with_keys), 2)
        table.setHorizontalHeaderLabels(["Kommando", "Tast"])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for row, command in enumerate(with_keys):
            table.setItem(row, 0, QTableWidgetItem(command.label))
            table.setItem(row, 1, QTableWidgetItem(" eller ".join(shown_key(key) for key in command.keys)))
        QVBoxLayout(self).addWidget(table)


def shown_key(key: str) -> str:
    """Return the key as a Danish keyboard names it."""
    for english, danish in (("Return", "Enter"), ("Up", "↑"), ("Down", "↓"), ("Right", "→"), ("Left", "←")):
        key = key.replace(english, danish) if not key.endswith(("PgUp", "PgDown")) else key
    return key.replace("PgDown", "PgDn")
