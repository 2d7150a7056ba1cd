"""The people of the meeting: who is here, and the keys that say who came, left or sent excuses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import Participant
from klyngedesk.ui.meeting.presence_delegate import PresenceDelegate
from klyngedesk.ui.meeting.presence_model import PRESENCE_ROW, PresenceModel, present_count

KEYS = {
    Qt.Key.Key_K: "came",
    Qt.Key.Key_G: "left",
    Qt.Key.Key_A: "excused",
    Qt.Key.Key_F: "absent",
    Qt.Key.Key_T: "present",
    Qt.Key.Key_S: "substitute",
}


class PresencePane(QWidget):
    """A list with a search field; `marked` carries the person's id and one of the words of `KEYS`."""

    marked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("presencePane")
        self._meeting: Meeting | None = None
        self._count = QLabel()
        self._count.setProperty("strong", True)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find en deltager (Ctrl+D)")
        self.search.setAccessibleName("Find en deltager")
        self.list = QListView()
        self._model = PresenceModel(self.list)
        self._set_up_list()
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)

    def _set_up_list(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(PresenceDelegate(self.list))
        self.list.setAccessibleName("Deltagere")
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setUniformItemSizes(True)

    def _lay_out(self) -> None:
        hint = QLabel("K kom · G gik · A afbud · F fravær · T til stede · S stedfortræder")
        hint.setWordWrap(True)
        hint.setProperty("secondary", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 8)
        for widget in (self._count, self.search, self.list, hint):
            column.addWidget(widget, 1 if widget is self.list else 0)

    def show_meeting(self, meeting: Meeting | None) -> None:
        """Show the people of the meeting; the selected person stays selected."""
        self._meeting = meeting
        chosen = self.person()
        self._model.show(meeting, self.search.text())
        here, listed = present_count(meeting) if meeting else (0, 0)
        self._count.setText(f"{here} af {listed} til stede" if listed else "Ingen deltagere endnu")
        if chosen:
            self._select(self._model.row_of(chosen.id))

    def person(self) -> Participant | None:
        """Return the selected person, or None."""
        row = self.list.currentIndex().data(PRESENCE_ROW)
        return row.person if row else None

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _search(self) -> None:
        self._model.show(self._meeting, self.search.text())
        self._select(self._model.first_person())

    def _select(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.search:
            return self._key_in_search(event)
        return self._key_in_list(event)

    def _key_in_search(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self._select(self.list.currentIndex().row() if self.person() else self._model.first_person())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _key_in_list(self, event: QKeyEvent) -> bool:
        word = KEYS.get(Qt.Key(event.key()))
        person = self.person()
        if word is None or person is None or event.modifiers():
            return False
        self.marked.emit(person.id, word)
        return True
