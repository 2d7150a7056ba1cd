"""Who is here, who has left and who sent excuses, as rows under headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from klyngedesk.model.danish import clock
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import Participant, Presence

PRESENCE_ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """A heading (without a person) or a person with the remark beside the name."""

    heading: str = ""
    person: Participant | None = None
    remark: str = ""

    @property
    def spoken(self) -> str:
        return self.heading or f"{self.person.name if self.person else ''}, {self.remark}".strip(", ")


def remark_of(person: Participant) -> str:
    """Return what is worth knowing of the person here: times first, then whom they stand in for."""
    times = [f"kom {clock(person.arrived)}"] if person.arrived else []
    times += [f"gik {clock(person.left)}"] if person.left else []
    if times:
        return ", ".join(times)
    if person.substitute_for:
        return f"for {person.substitute_for}"
    return person.role or person.organisation or person.title


def section_of(person: Participant) -> str:
    """Return the heading the person stands under."""
    if person.presence is Presence.EXCUSED:
        return "Afbud"
    if person.presence is Presence.ABSENT:
        return "Fraværende"
    return "Ude af lokalet" if person.left else "Til stede"


def presence_rows(meeting: Meeting, wanted: str = "") -> Iterator[PresenceRow]:
    """Yield headings and people; `wanted` keeps those whose name or organisation holds it."""
    people = [person for person in meeting.people() if _matches(person, wanted)]
    for heading in ("Til stede", "Ude af lokalet", "Afbud", "Fraværende"):
        here = [person for person in people if section_of(person) == heading]
        if here:
            yield PresenceRow(heading)
            yield from (PresenceRow(person=person, remark=remark_of(person)) for person in here)


def present_count(meeting: Meeting) -> tuple[int, int]:
    """Return how many are in the room, and how many are listed."""
    people = list(meeting.people())
    return sum(section_of(person) == "Til stede" for person in people), len(people)


def _matches(person: Participant, wanted: str) -> bool:
    return wanted.casefold() in f"{person.name} {person.organisation}".casefold()


class PresenceModel(QAbstractListModel):
    """The rows of the presence list; headings cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PresenceRow, ...] = ()

    def show(self, meeting: Meeting | None, wanted: str = "") -> None:
        self.beginResetModel()
        self._rows = tuple(presence_rows(meeting, wanted)) if meeting else ()
        self.endResetModel()

    def row_of(self, person_id: str) -> int:
        """Return the row of that person, or -1."""
        ids = (row.person.id if row.person else "" for row in self._rows)
        return next((number for number, found in enumerate(ids) if found == person_id), -1)

    def first_person(self) -> int:
        """Return the first row that is a person, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.person), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].person is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.heading or (row.person.name if row.person else "")
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return row.person.description if row.person else None
            case _ if role == PRESENCE_ROW:
                return row
        return None
