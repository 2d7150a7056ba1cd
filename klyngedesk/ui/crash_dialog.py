"""A bug: told without blame, with a report to copy; the program goes on."""

from __future__ import annotations

from types import TracebackType

import PySide6
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from klyngedesk.model.errors import UserError
from klyngedesk.private import crash_report
from klyngedesk.store.faults import of_the_disk


def sentence_of(error: BaseException | None) -> str:
    """Return what to say of an error that is none of the program's: a mistake, or a disk that fails; else nothing."""
    if isinstance(error, UserError):
        return str(error)
    return of_the_disk(error) if error is not None else ""


def report_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the report, with the version of Qt."""
    return crash_report(kind, trace, f"Qt {PySide6.__version__}")


class CrashDialog(QDialog):
    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Noget gik galt i KlyngeDesk")
        self.resize(560, 360)
        told = QLabel(
            "Det er en fejl i programmet, ikke noget, du har gjort. Det, du har skrevet, er gemt. "
            "Kopiér rapporten, og send den til den, der hjælper jer. Der står intet fra mødet i den."
        )
        told.setWordWrap(True)
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName("Rapport")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Kopiér rapporten", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (told, shown, buttons):
            column.addWidget(widget)
