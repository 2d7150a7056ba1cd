"""Åbne sager: what was postponed, and the tasks nobody has said are done, across all forums."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.danish import counted, short_date
from klyngedesk.services.open_cases import OpenCase, OpenTask
from klyngedesk.ui.choice_table import ChoiceTable
from klyngedesk.ui.primary_button import make_primary
from klyngedesk.ui.theme import current_theme

Case = OpenCase | OpenTask
_HEADINGS = ("", "Sag", "Hvem eller hvornår", "Frist", "Mødeforum")
_EMPTY = "Ingen åbne sager. Her står de punkter, der er udskudt, og de opgaver, der ikke er udført."


class OpenCasesDialog(QDialog):
    """A row for each case; Enter goes to it.

    `wanted` carries the case to go to, `taken_in` a postponed item for the open meeting, `task_done` a task.
    """

    wanted = Signal(object)
    taken_in = Signal(object)
    task_done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Åbne sager")
        self.resize(960, 480)
        self._cases: list[Case] = []
        self._takes_in: set[str] = set()
        self.told, self.table = QLabel(), ChoiceTable(_HEADINGS, stretched=(1,))
        self.told.setProperty("secondary", True)
        self.told.setWordWrap(True)
        self._buttons = QDialogButtonBox()
        self.take, self.finish = self._button("Tag med på mødet (T)"), self._button("Udført (U)")
        self._go = self._button("Gå til")
        make_primary(self._go)
        self._buttons.addButton("Luk", QDialogButtonBox.ButtonRole.RejectRole)
        self.table.setAccessibleName("Åbne sager, den nærmeste frist først")
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for widget in (self.told, self.table, self._buttons):
            column.addWidget(widget)

    def _button(self, words: str) -> QPushButton:
        button = self._buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        return button

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemActivated.connect(lambda _: self._tell(self.wanted))
        self._go.clicked.connect(lambda: self._tell(self.wanted))
        self.table.installEventFilter(self)
        self.take.clicked.connect(lambda: self._tell(self.taken_in))
        self.finish.clicked.connect(lambda: self._tell(self.task_done))
        self._buttons.rejected.connect(self.reject)

    def show_cases(self, cases: Sequence[Case], takes_in: set[str], today: date) -> None:
        """Show the cases; `takes_in` are the ids of the items that the open meeting could take in."""
        row = max(0, self.table.currentRow())
        self._cases, self._takes_in = list(cases), takes_in
        self.table.setRowCount(len(self._cases))
        for place, case in enumerate(self._cases):
            self._fill(place, case, today)
        self.told.setText(counted(len(cases), "åben sag", "åbne sager") if cases else _EMPTY)
        self.table.selectRow(min(row, len(self._cases) - 1))
        self._enable()

    def _fill(self, row: int, case: Case, today: date) -> None:
        late = isinstance(case, OpenTask) and case.task.deadline is not None and case.task.deadline < today
        self.table.show_row(row, _words(case, late=late))
        deadline = self.table.item(row, 3)
        if late and deadline is not None:
            deadline.setForeground(current_theme().color("warn"))

    def chosen(self) -> Case | None:
        row = self.table.currentRow()
        return self._cases[row] if 0 <= row < len(self._cases) else None

    def _enable(self) -> None:
        case = self.chosen()
        self._go.setEnabled(case is not None)
        self.take.setEnabled(isinstance(case, OpenCase) and case.item_id in self._takes_in)
        self.finish.setEnabled(isinstance(case, OpenTask))

    def _tell(self, signal: SignalInstance) -> None:
        case = self.chosen()
        if case is not None:
            signal.emit(case)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the letters of the two buttons before the table looks for a row that begins so."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and not event.modifiers():
            button = {Qt.Key.Key_T: self.take, Qt.Key.Key_U: self.finish}.get(Qt.Key(event.key()))
            if button is not None:
                button.click()
                return True
        return super().eventFilter(watched, event)


def _words(case: Case, *, late: bool) -> tuple[str, ...]:
    day = short_date(case.day) if case.day else "uden dato"
    if isinstance(case, OpenCase):
        target = f"til {case.postponed_to}" if case.postponed_to else f"fra {day}"
        return "Udskudt", case.title, target, "", f"{case.forum}, {day}"
    deadline = short_date(case.task.deadline) if case.task.deadline else ""
    return "Opgave", case.task.text, case.task.owner, f"{deadline} (over tiden)" if late else deadline, case.forum
