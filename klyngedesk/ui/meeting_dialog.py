"""A new meeting: which forum, which day, where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.danish import capitalised, counted, long_date
from klyngedesk.model.forum import Forum
from klyngedesk.ui.day_field import DayField
from klyngedesk.ui.level_labels import level_labels
from klyngedesk.ui.primary_button import make_primary


class MeetingDialog(QDialog):
    """Asks for forum, day, time and place; `day`, `start`, `end`, `place` and `forum_id` hold the answers.

    `suggested` gives the day to begin with for a forum; a day she chose herself stands.
    """

    def __init__(
        self,
        forums: Sequence[Forum],
        chosen: str = "",
        parent: QWidget | None = None,
        suggested: Callable[[str], date] = lambda _: date.today() + timedelta(days=14),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nyt møde")
        self._forums = {forum.id: forum for forum in forums}
        self.forum, self.place = QComboBox(), QLineEdit()
        self._suggested, self._is_chosen, self.date = suggested, False, DayField()
        self.starts, self.ends = QTimeEdit(QTime(13, 0)), QTimeEdit(QTime(15, 0))
        for forum in forums:
            self.forum.addItem(forum.name, forum.id)
        self.forum.setCurrentIndex(max(0, self.forum.findData(chosen)))
        self.date.setCalendarPopup(True)
        for field in (self.starts, self.ends):
            field.setDisplayFormat("HH.mm")
        self._told = QLabel()
        self._told.setProperty("secondary", True)
        self._told.setWordWrap(True)
        self._lay_out()
        self.forum.currentIndexChanged.connect(self._choose_forum)
        self.date.dateChanged.connect(self._tell)
        self.date.userDateChanged.connect(self._keep_day)
        self._choose_forum()
        self.date.setFocus()
        self.date.setSelectedSection(QDateEdit.Section.DaySection)

    def _lay_out(self) -> None:
        form = QFormLayout()
        for name, field in (
            ("Mødeforum", self.forum),
            ("Dato", self.date),
            ("Begynder kl.", self.starts),
            ("Slutter kl.", self.ends),
            ("Sted", self.place),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        level_labels(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        make = buttons.addButton("Opret mødet", QDialogButtonBox.ButtonRole.AcceptRole)
        make_primary(make)
        make.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addWidget(buttons)
        self.setMinimumWidth(460)

    def _choose_forum(self) -> None:
        self.place.setText(self._forums[self.forum_id()].default_place)
        if not self._is_chosen:
            day = self._suggested(self.forum_id())
            self.date.blockSignals(True)
            self.date.setDate(QDate(day.year, day.month, day.day))
            self.date.blockSignals(False)
        self._tell()

    def _keep_day(self) -> None:
        self._is_chosen = True

    def _tell(self) -> None:
        forum = self._forums[self.forum_id()]
        people, items = len(forum.members_on(self.day())), len(forum.standing_items)
        comes = f"{counted(people, 'medlem', 'medlemmer')} og {counted(items, 'fast punkt', 'faste punkter')}"
        self._told.setText(f"{capitalised(long_date(self.day()))}.\n{comes} kommer med.")

    def forum_id(self) -> str:
        return str(self.forum.currentData())

    def day(self) -> date:
        chosen = self.date.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def start(self) -> time:
        return time(self.starts.time().hour(), self.starts.time().minute())

    def end(self) -> time:
        return time(self.ends.time().hour(), self.ends.time().minute())
