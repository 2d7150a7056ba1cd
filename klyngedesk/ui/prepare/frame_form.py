"""The meeting's own page: when, where, by whom, and who takes part."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from klyngedesk.model.danish import clock, read_clock, read_day, write_day
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import Participant, Presence
from klyngedesk.ui.folded_section import FoldedSection
from klyngedesk.ui.level_labels import level_labels
from klyngedesk.ui.prepare.annex_pane import AnnexPane
from klyngedesk.ui.row_table import ROW, RowTable

SAVE_WITHIN_MILLISECONDS = 120
LEAST_PEOPLE = 9  # rows in sight, with the heading
PEOPLE = ("Navn", "Titel", "Organisation", "Rolle", "Mail", "Gruppe", "Afbud")
Person = tuple[str, Participant, str]


class FrameForm(QScrollArea):
    """Signals: `frame_edited` with the fields that changed, `people_edited` with what became of whom.

    A day or a time that cannot be read stands there as she wrote it; `edited` says that there are others of those.
    """

    frame_edited = Signal(object)
    people_edited = Signal(object)
    edited = Signal()
    was_confirmed = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Mødet")
        self._meeting: Meeting | None = None
        self._unread: dict[str, str] = {}
        self._unsaved = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._unsaved.timeout.connect(self._hand_over)
        self._people_due = QTimer(self, singleShot=True, interval=0)  # not while a cell is being written
        self._people_due.timeout.connect(self._tell_people)
        names = ("title", "date", "start", "end", "place", "chair", "minute_taker", "case_number", "document_number")
        words = ("Titel", "Dato", "Begynder", "Slutter", "Sted", "Mødeleder", "Referent", "Sagsnr.", "Dokumentnr.")
        self.fields = {name: QLineEdit() for name in names}
        self.people = RowTable(PEOPLE, widths=(5, 4, 5, 3, 5, 4, 1))
        self.people.set_least_widths({**dict.fromkeys(range(len(PEOPLE)), 110), 0: 150, len(PEOPLE) - 1: 56})
        # Beside the name, where it is always seen; what is pasted still comes in the order of the headings.
        self.people.horizontalHeader().moveSection(len(PEOPLE) - 1, 1)
        self.people.setAccessibleName("Deltagere")
        self.people.setMinimumHeight(LEAST_PEOPLE * ROW)
        self.annexes = AnnexPane()
        form = QFormLayout()
        for name, label in zip(names, words, strict=True):
            self.fields[name].setAccessibleName(label)
            form.addRow(label, self.fields[name])
            self.fields[name].textEdited.connect(self._soon)
            self.fields[name].editingFinished.connect(self._edited)
        level_labels(form)
        self.fields["date"].setPlaceholderText("for eksempel 8.3.2027")
        self._told = QLabel()
        self._told.setObjectName("problem")
        heading = QLabel("Deltagere (skriv x under Afbud)")
        heading.setProperty("strong", True)
        page = QWidget()
        page.setObjectName("formPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addWidget(heading)
        column.addWidget(self.people, 1)
        self.annex_section = FoldedSection("Tillæg", self.annexes)
        column.addWidget(self.annex_section)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.rows_edited.connect(self._people_due.start)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the meeting's frame and people."""
        other = self._meeting is None or self._meeting.id != meeting.id
        if other:
            self._let_go()
        self._meeting = meeting
        for name, field in self.fields.items():
            shown = self._unread.get(name) or _shown(getattr(meeting, name))
            if field.text() != shown and (other or not self._is_written_in(name)):
                field.setText(shown)
        rows = [(p.id, _person_row(p, group.title)) for group in meeting.groups for p in group.people]
        self.people.show_rows(rows)
        self.annexes.show_meeting(meeting)
        self.annex_section.show_count(len(meeting.annexes))

    def _is_written_in(self, name: str) -> bool:
        """Return whether the field has the keyboard, and letters that wait or that read as the meeting does."""
        if not self.fields[name].hasFocus() or self._meeting is None:
            return False
        try:
            read = _read(name, self.fields[name].text().strip())
        except ValueError:
            return True
        return self._unsaved.isActive() or bool(read == _as_read(self._meeting, name))

    def _let_go(self) -> None:
        """Forget what was being written in another meeting: it was handed over before this one came."""
        self._unread = {}
        self._told.clear()
        self._unsaved.stop()
        self._people_due.stop()
        self.people.leave_cell()
        self.annexes.titles.leave_cell()

    def _soon(self) -> None:
        if not self._unsaved.isActive():
            self._unsaved.start()

    def settle(self) -> None:
        """Hand over now what has been typed and not been told of; a day that is half written is not told of yet."""
        self.people.settle()
        self.annexes.titles.settle()
        if self._people_due.isActive():
            self._tell_people()
        if self._unsaved.isActive():
            self._hand_over()

    def _edited(self) -> None:
        self._told.setText("\n".join(self._hand_over()))

    def _hand_over(self) -> list[str]:
        """Tell of the fields that say something else; return what is wrong with the others."""
        self._unsaved.stop()
        if self._meeting is None:
            return []
        now: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for name, field in self.fields.items():
            try:
                now[name] = _read(name, field.text().strip())
            except ValueError as error:
                wrong[name] = str(error)
        self._keep_unread({name: self.fields[name].text() for name in wrong})
        changed = {name: value for name, value in now.items() if _as_read(self._meeting, name) != value}
        if changed:
            self.frame_edited.emit(changed)
        return list(wrong.values())

    def _keep_unread(self, unread: dict[str, str]) -> None:
        if unread != self._unread:
            self._unread = unread
            self.edited.emit()

    def written(self) -> dict[str, Any]:
        """Return what cannot be read yet, by field."""
        return dict(self._unread)

    def write_again(self, told: Any) -> None:
        """Show what could not be read, as it was told, and what is wrong with it."""
        for name in self.fields.keys() & told.keys():
            self.fields[name].setText(str(told[name]))
        self._edited()

    def _tell_people(self) -> None:
        self._people_due.stop()
        self.people_edited.emit([(key, _person(words), words[5]) for key, words in self.people.rows()])


def _person_row(person: Participant, group: str) -> tuple[str, ...]:
    mark = "x" if person.presence is Presence.EXCUSED else ""
    return (person.name, person.title, person.organisation, person.role, person.email, group, mark)


def _person(words: list[str]) -> dict[str, Any]:
    names = ("name", "title", "organisation", "role", "email")
    excused = bool(words[6])
    return dict(zip(names, words[:5], strict=True)) | {"presence": Presence.EXCUSED if excused else Presence.PRESENT}


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return write_day(value)
    return clock(value) if isinstance(value, time) else str(value or "")


def _as_read(meeting: Meeting, name: str) -> Any:
    """Return the field as the form reads what it shows: a space around it is no change of hers."""
    value = getattr(meeting, name)
    return value.strip() if isinstance(value, str) else value


def _read(name: str, words: str) -> Any:
    """Return the value of a field; ValueError with a Danish sentence where it makes no sense."""
    if name == "date":
        return read_day(words)
    if name in ("start", "end"):
        return read_clock(words)
    return words
