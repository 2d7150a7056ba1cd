"""The tasks of the current item, under its minutes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from klyngedesk.model.agenda import ActionItem
from klyngedesk.model.danish import short_date
from klyngedesk.model.task_sentence import task_words
from klyngedesk.ui.icons import icon


class TaskList(QWidget):
    """One line for each task; `removal_wanted` carries the id of one to take away."""

    removal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ActionItem, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_tasks(self, tasks: tuple[ActionItem, ...]) -> None:
        """Show the tasks; nothing where there are none."""
        self.setVisible(bool(tasks))
        if tasks == self._shown:
            return
        self._shown = tasks
        while self._column.count():
            entry = self._column.takeAt(0)
            widget = entry.widget() if entry else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for task in tasks:
            self._column.addWidget(self._row(task))

    def _row(self, task: ActionItem) -> QFrame:
        row = QFrame()
        row.setObjectName("taskRow")
        head, words, due = QLabel("☐  Opgave:"), QLabel(task_words(task.text, task.owner)), QLabel()
        head.setProperty("strong", True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        due.setText(f"senest {short_date(task.deadline)}" if task.deadline else "")
        due.setProperty("secondary", True)
        away = QToolButton()
        away.setIcon(icon("x"))
        away.setAccessibleName(f"Fjern opgaven {task.text}")
        away.setToolTip("Fjern opgaven")
        away.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        away.clicked.connect(lambda: self.removal_wanted.emit(task.id))
        across = QHBoxLayout(row)
        across.setContentsMargins(12, 2, 4, 2)
        across.addWidget(head)
        across.addWidget(words, 1)
        across.addWidget(due)
        across.addWidget(away)
        return row
