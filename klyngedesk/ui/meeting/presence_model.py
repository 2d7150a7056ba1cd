"""Who takes part in the current item, who is out of the room and who is away, as rows under headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from klyngedesk.model.attendance import moves, moves_until, present, recused
from klyngedesk.model.attendance_words import remark_words
from klyngedesk.model.folding import folded, matches
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.model.people import Participant, Presence
from klyngedesk.model.quorum import seated
from klyngedesk.model.timeline import Timeline

PRESENCE_ROW = Qt.ItemDataRole.UserRole + 1
OUT, EXCUSED, ABSENT = "Ude af lokalet", "Afbud", "Fraværende uden afbud"


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """A heading (without a person) or a person with the remark beside the name."""

    heading: str = ""
    person: Participant | None = None
    remark: str = ""

    @property
    def spoken(self) -> str:
        return self.heading or f"{self.person.name if self.person else ''}, {self.remark}".strip(", ")


@dataclass(frozen=True)
class _Room:
    """Everybody's whereabouts at one item."""

    meeting: Meeting
    item_id: str
    number: str
    here: frozenset[str]
    recused: frozenset[str]
    seated: frozenset[str]
    moves: Mapping[str, Timeline]
    until: datetime
    is_on: bool

    def section(self, person: Participant) -> str:
        """Return the heading under which the person stands."""
        if person.presence is Presence.EXCUSED:
            return EXCUSED
        if person.presence is Presence.ABSENT:
            return ABSENT
        if person.id not in self.here:
            return OUT
        return "" if person.id in self.seated else self.group(person)

    def group(self, person: Participant) -> str:
        return next((g.title or "Øvrige" for g in self.meeting.groups if person in g.people), "Øvrige")

    def remark(self, person: Participant) -> str:
        """Return what is worth knowing of the person here."""
        if person.id in self.recused:
            return f"inhabil, punkt {self.number}" if self.number else "inhabil"
        if person.presence is Presence.EXCUSED:
            stands_in = (p.name for p in self.meeting.people() if p.substitute_for.casefold() == person.name.casefold())
            return next((f"{name} møder" for name in stands_in), "ingen stedfortræder")
        own = self.moves.get(person.id, ())
        until = tuple(move for move in own if move.at <= self.until)
        if until:
            return remark_words(until).rpartition(", ")[2]
        if own and person.id not in self.here:
            return "ikke kommet endnu" if self.is_on else remark_words(own[:1])
        if person.substitute_for:
            return f"for {_short(person.substitute_for)}"
        return person.role or person.organisation or person.title


def _short(name: str) -> str:
    """Return the name with its first name as a letter, where there are several names."""
    first, _, rest = name.partition(" ")
    return f"{first[:1]}. {rest.split()[-1]}" if rest.split() else name


def _room(meeting: Meeting, profile: Profile, item_id: str) -> _Room:
    every = moves(meeting)
    label = item_labels(meeting).get(item_id)
    return _Room(
        meeting,
        item_id,
        label.full if label else "",
        frozenset(person.id for person in present(meeting, item_id)),
        frozenset(person.id for person in recused(meeting, item_id)),
        frozenset(person.id for person in seated(meeting, profile)),
        {id_: tuple(move for move in every if move.person_id == id_) for id_ in {move.person_id for move in every}},
        max((move.at for move in moves_until(meeting, item_id)), default=datetime.min),
        meeting.started is not None and meeting.ended is None,
    )


def presence_rows(meeting: Meeting, profile: Profile, item_id: str, wanted: str = "") -> Iterator[PresenceRow]:
    """Yield headings and people; `wanted` keeps those whose name or organisation holds it."""
    room = _room(meeting, profile, item_id)
    people = [p for p in meeting.people() if not wanted or matches(wanted, f"{p.name} {p.organisation}")]
    others = list(dict.fromkeys(group.title or "Øvrige" for group in meeting.groups))
    here = f"Med ved punkt {room.number}" if room.number else "Til stede"
    if not room.number and not moves(meeting) and meeting.started is None:
        here = "Ventes"
    for section in ("", OUT, EXCUSED, ABSENT, *others):
        found = [person for person in people if room.section(person) == section]
        if found:
            yield PresenceRow(section or here)
            yield from (PresenceRow(person=person, remark=room.remark(person)) for person in found)


class PresenceModel(QAbstractListModel):
    """The rows of the presence list; headings cannot be selected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PresenceRow, ...] = ()

    def show(self, rows: tuple[PresenceRow, ...]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row_of(self, person_id: str) -> int:
        """Return the row of that person, or -1."""
        ids = (row.person.id if row.person else "" for row in self._rows)
        return next((number for number, found in enumerate(ids) if found == person_id), -1)

    def best_person(self, wanted: str = "") -> int:
        """Return the row of the first person with a name that begins so, else of the first person, or -1."""
        people = [(number, row.person) for number, row in enumerate(self._rows) if row.person]
        names = ((number, folded(person.name).split()) for number, person in people)
        begun = (number for number, parts in names if any(part.startswith(folded(wanted)) for part in parts))
        return next(begun, people[0][0] if people else -1)

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
