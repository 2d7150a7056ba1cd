"""The copies of the store: what each holds, and the way back to it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.danish import short_date
from klyngedesk.model.errors import UserError
from klyngedesk.services.safety import look_inside
from klyngedesk.store.backup_plan import Copy
from klyngedesk.ui.primary_button import make_primary
from klyngedesk.ui.times import when

ROW = 28

NO_SECOND = "Der er intet ekstra sted. Går denne disk i stykker, går kopierne med."


class BackupDialog(QDialog):
    """`restore_wanted` carries the file of the chosen copy; the other signals say which button was pressed."""

    restore_wanted = Signal(object)
    copy_wanted = Signal()
    place_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, copies: list[Copy], second_place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sikkerhedskopier")
        self.resize(760, 460)
        self.copies, self.inside, self._saved = QListWidget(), QListWidget(), QLabel()
        self.copies.setAccessibleName("Sikkerhedskopier")
        self.inside.setAccessibleName("Møder i kopien")
        self.inside.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._second = QLabel(f"Ekstra sted: {second_place}" if second_place else NO_SECOND)
        self._second.setProperty("secondary", True)
        self._saved.setProperty("secondary", True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._lay_out()
        self.copies.currentRowChanged.connect(self._look)
        self.show_copies(copies)

    def _lay_out(self) -> None:
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.restore = self.buttons.addButton("Hent den tilbage …", action)
        self.restore.setEnabled(False)
        make_primary(self.restore)
        for words, wanted in (
            ("Lav en kopi nu", self.copy_wanted),
            ("Ekstra sted …", self.place_wanted),
            ("Hent fra en fil …", self.other_wanted),
        ):
            self.buttons.addButton(words, action).clicked.connect(wanted)
        self.restore.clicked.connect(self._wish)
        self.buttons.rejected.connect(self.reject)
        across = QHBoxLayout()
        for heading, listed in (("Prøvede kopier", self.copies), ("I kopien står", self.inside)):
            column, label = QVBoxLayout(), QLabel(heading)
            label.setProperty("strong", True)
            column.addWidget(label)
            column.addWidget(listed)
            across.addLayout(column)
            listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.addLayout(across)
        for widget in (self._saved, self._second, self.buttons):
            whole.addWidget(widget)

    def show_copies(self, copies: list[Copy]) -> None:
        """Show the copies, the newest chosen."""
        self.copies.clear()
        for copy in copies:
            line = _line(f"{when(copy.moment)}   {copy.reason}")
            line.setData(Qt.ItemDataRole.UserRole, str(copy.file))
            self.copies.addItem(line)
        self.copies.setCurrentRow(0)
        if not copies:
            self.inside.addItem("Ingen kopi endnu. Tryk Lav en kopi nu.")

    def _look(self) -> None:
        self.inside.clear()
        self.restore.setEnabled(False)
        file = self._file()
        if file is None:
            return
        try:
            held = look_inside(file)
        except UserError as error:
            self._saved.setText(str(error))
            return
        for row in held.meetings:
            day = short_date(row.date) if row.date else "uden dato"
            self.inside.addItem(_line(f"{day}   {row.forum}   {row.title}"))
        saved = when(datetime.fromisoformat(held.saved_at)) if held.saved_at else ""
        self._saved.setText(f"Kopien holder alt, der var gemt {saved}." if saved else "")
        self.restore.setEnabled(True)

    def _file(self) -> Path | None:
        line = self.copies.currentItem()
        return Path(line.data(Qt.ItemDataRole.UserRole)) if line else None

    def _wish(self) -> None:
        file = self._file()
        if file is not None:
            self.restore_wanted.emit(file)


def _line(words: str) -> QListWidgetItem:
    line = QListWidgetItem(words)
    line.setSizeHint(QSize(0, ROW))
    return line
