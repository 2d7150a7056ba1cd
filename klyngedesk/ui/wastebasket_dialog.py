"""Papirkurv: what was deleted, where from, and when; Enter brings it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.danish import clock, short_date
from klyngedesk.store.wastebasket import DAYS_KEPT, Discarded
from klyngedesk.ui.choice_table import ChoiceTable
from klyngedesk.ui.primary_button import make_primary


class WastebasketDialog(QDialog):
    """`chosen()` is the thing she wants back."""

    def __init__(self, entries: Sequence[Discarded], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Papirkurv")
        self.resize(900, 460)
        self._entries = entries
        self.table = ChoiceTable(["", "Navn", "Hvorfra", "Slettet"], stretched=(1, 2))
        self.table.setAccessibleName("Slettede ting, senest slettet først")
        self._told = QLabel(
            f"Det slettede ligger her i {DAYS_KEPT} dage og kommer helt tilbage, med bilag."
            if entries
            else "Papirkurven er tom. Her lander møder, punkter, bilag, tillæg og mødefora, når de slettes."
        )
        self._told.setProperty("secondary", True)
        self._told.setWordWrap(True)
        self._fill()
        self._lay_out()

    def _fill(self) -> None:
        table = self.table
        table.setRowCount(len(self._entries))
        for row, entry in enumerate(self._entries):
            at = entry.deleted_at.astimezone()
            words = (entry.kind.danish, entry.title, entry.place, f"{short_date(at.date())} {clock(at.time())}")
            table.show_row(row, words)
        table.selectRow(0)
        table.itemActivated.connect(lambda _: self.accept())

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        back = buttons.addButton("Hent frem", QDialogButtonBox.ButtonRole.AcceptRole)
        make_primary(back)
        back.setEnabled(bool(self._entries))
        buttons.addButton("Luk", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for widget in (self._told, self.table, buttons):
            column.addWidget(widget)

    def chosen(self) -> Discarded | None:
        row = self.table.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None
