"""The rows of the Kontrol list: what must be solved, what to look at, and how many rules found nothing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from klyngedesk.model.checks.every import Checked
from klyngedesk.model.checks.finding import Finding, Severity

CONTROL_ROW = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A finding, or a heading, or what is said at the end."""

    words: str
    finding: Finding | None = None
    is_heading: bool = False

    @property
    def heard(self) -> str:
        """Return what a screen reader says."""
        if self.finding is None:
            return self.words
        return f"{self.finding.severity.danish}: {self.finding.message} {self.finding.advice}"


class ControlModel(QAbstractListModel):
    """Errors first, then warnings, each group under its heading."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ControlRow] = []

    def show(self, found: Checked | None) -> None:
        """Show what was found; None while nothing has been looked at yet."""
        self.beginResetModel()
        self.rows = [] if found is None else _rows(found)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == CONTROL_ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.heard
        if role == Qt.ItemDataRole.ToolTipRole and row.finding:
            return row.finding.advice
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.rows[index.row()]
        if row.finding is None:
            return Qt.ItemFlag.ItemIsEnabled if not row.is_heading else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _rows(found: Checked) -> list[ControlRow]:
    rows: list[ControlRow] = []
    groups = (("Skal løses, før pakken kan sendes", found.errors), ("Se på det her", found.warnings))
    for heading, findings in groups:
        if findings:
            rows.append(ControlRow(heading, is_heading=True))
            rows += [ControlRow(finding.message, finding) for finding in findings]
    quiet = f"{found.quiet_rules} andre kontroller fandt ingenting" if found.findings else "Alt er i orden"
    return [*rows, ControlRow(quiet)]


def is_error(row: ControlRow) -> bool:
    return row.finding is not None and row.finding.severity is Severity.ERROR
