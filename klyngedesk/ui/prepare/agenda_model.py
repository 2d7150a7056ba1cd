"""The agenda as a tree: the meeting's own row on top, items, and sub-items below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import ItemLabel, Slot, item_labels, natural_labels, planned_minutes, slots

AGENDA_ROW = Qt.ItemDataRole.UserRole + 1
MIME = "application/x-klyngedesk-item"
FROZEN = "Dagsordenen er sendt, så punkterne beholder de numre, modtagerne har set."
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """What the tree shows of an item."""

    item: AgendaItem
    label: ItemLabel
    slot: Slot | None
    parent_id: str | None
    is_out_of_order: bool = False

    @property
    def sent(self) -> str:
        """Return under which number it was sent, where its place has become another."""
        return f"sendt som punkt {self.item.sent_label}" if self.item.sent_label and self.is_out_of_order else ""

    @property
    def told(self) -> str:
        """Return the title, and why its number stays where it has been sent."""
        return f"{self.item.title}\n{FROZEN}" if self.item.sent_label else self.item.title

    @property
    def minutes(self) -> str:
        minutes = planned_minutes(self.item)
        return "" if minutes is None else str(minutes)

    @property
    def spoken(self) -> str:
        closed = "lukket, " if self.item.closed else ""
        words = f"{closed}{self.label.full} {self.item.title}".strip()
        return f"{words}, {self.sent}" if self.sent else words


class AgendaModel(QAbstractItemModel):
    """Rows of the meeting by their ids; `move_wanted` carries item, parent (or None) and place."""

    move_wanted = Signal(str, object, int)
    files_dropped = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._meeting: Meeting | None = None
        self._rows: dict[str, AgendaRow] = {}
        self._children: dict[str, list[str]] = {}
        self._keys: dict[str, int] = {}
        self._ids: list[str] = []

    def show(self, meeting: Meeting | None) -> None:
        """Show the meeting; where only words changed, nothing moves."""
        rows, children = _rows_of(meeting) if meeting else ({}, {"": []})
        if children == self._children:
            self._rows = rows
            self._tell_all_changed()
            return
        self.beginResetModel()
        self._meeting, self._rows, self._children = meeting, rows, children
        self.endResetModel()

    def _tell_all_changed(self) -> None:
        for parent, below in self._children.items():
            if below:
                above = self.index_of(parent) if parent else QModelIndex()
                self.dataChanged.emit(self.index(0, 0, above), self.index(len(below) - 1, 0, above))

    def index_of(self, item_id: str) -> QModelIndex:
        """Return the index of that item; an invalid one where it is not there."""
        row = self._rows.get(item_id)
        if row is None:
            return QModelIndex()
        return self.createIndex(self._children[row.parent_id or ""].index(item_id), 0, self._key(item_id))

    def _key(self, item_id: str) -> int:
        if item_id not in self._keys:
            self._keys[item_id] = len(self._ids)
            self._ids.append(item_id)
        return self._keys[item_id]

    def _id(self, index: Index) -> str:
        return self._ids[index.internalId()] if index.isValid() else ""

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        below = self._children.get(self._id(parent), [])
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, self._key(below[row]))

    def parent(self, index: Index = QModelIndex()) -> Any:
        row = self._rows.get(self._id(index))
        return self.index_of(row.parent_id) if row and row.parent_id else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return len(self._children.get(self._id(parent), []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows.get(self._id(index))
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.item.title
            case Qt.ItemDataRole.ToolTipRole:
                return row.told
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _ if role == AGENDA_ROW:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return shown | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME, "text/uri-list"]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, self._id(indexes[0]).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Any, row: int, column: int, parent: Index) -> bool:
        return data.hasFormat(MIME) or (data.hasUrls() and parent.isValid())

    def dropMimeData(self, data: QMimeData, action: Any, row: int, column: int, parent: Index) -> bool:
        """Ask for the move, or for the files as bilag; the tree itself never moves rows."""
        parent_id = self._id(parent)
        if not data.hasFormat(MIME):
            self.files_dropped.emit(parent_id, [url.toLocalFile() for url in data.urls() if url.isLocalFile()])
            return False
        item_id = bytes(data.data(MIME).data()).decode()
        below = self._children.get(parent_id, [])
        place = len(below) if row < 0 else row
        if item_id in below and below.index(item_id) < place:
            place -= 1
        self.move_wanted.emit(item_id, parent_id or None, place)
        return False


def _rows_of(meeting: Meeting) -> tuple[dict[str, AgendaRow], dict[str, list[str]]]:
    labels, times = item_labels(meeting), slots(meeting)
    moved = {id_ for id_, label in natural_labels(meeting).items() if label != labels[id_]}
    rows: dict[str, AgendaRow] = {}
    children: dict[str, list[str]] = {"": [item.id for item in meeting.items]}
    for top in meeting.items:
        rows[top.id] = replace(_row(top, labels, times, None), is_out_of_order=top.id in moved)
        children[top.id] = [child.id for child in top.items]
        for child in top.items:
            rows[child.id] = replace(_row(child, labels, times, top.id), is_out_of_order=child.id in moved)
            children[child.id] = []
    return rows, children


def _row(item: AgendaItem, labels: Mapping[str, ItemLabel], times: Mapping[str, Slot], parent: str | None) -> AgendaRow:
    return AgendaRow(item, labels[item.id], times.get(item.id), parent)
