"""The people of the meeting: who takes part now, and the keys that say who came, left or is recused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.folding import matches
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import Participant
from klyngedesk.model.quorum import SeatCount, seat_count
from klyngedesk.ui.key_hints import KeyHints
from klyngedesk.ui.meeting.presence_delegate import PresenceDelegate
from klyngedesk.ui.meeting.presence_model import PRESENCE_ROW, PresenceModel, presence_rows

KEYS = {
    Qt.Key.Key_K: "came",
    Qt.Key.Key_G: "left",
    Qt.Key.Key_A: "excused",
    Qt.Key.Key_F: "absent",
    Qt.Key.Key_T: "present",
    Qt.Key.Key_I: "recused",
    Qt.Key.Key_S: "substitute",
    Qt.Key.Key_R: "moment",
    Qt.Key.Key_Delete: "forget",
}
CHOICES = {
    "came": "&Kom",
    "left": "&Gik",
    "excused": "&Afbud",
    "absent": "&Fravær uden afbud",
    "present": "&Til stede",
    "recused": "&Inhabil",
    "substitute": "&Stedfortræder …",
    "moment": "&Ret klokkeslæt …",
    "forget": "F&jern det sidste",
}
HINT = "K kom · G gik · I inhabil · S stedfortræder · A afbud · F fravær · T til stede · R ret klokkeslæt · Del fjern"


def quorum_words(count: SeatCount) -> str:
    """Return the word on the chip; nothing where the forum wants no quorum."""
    if not count.needed:
        return ""
    return "✓ Beslutningsdygtig" if count.is_enough else "Ikke beslutningsdygtig"


class PresencePane(QWidget):
    """A list that is searched by typing.

    A letter is a command only right after the person was found by typing: stray words change nothing. Otherwise Enter
    opens the choices. Signals: `marked` with the person's id and one of the words of `KEYS`; `looked_for` when she
    begins to look, `left` when she is done.
    """

    marked = Signal(str, str)
    looked_for = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("presencePane")
        self._meeting: Meeting | None = None
        self._profile, self._item_id = Profile(), ""
        self._back: QWidget | None = None
        self._is_found = False
        self._count, self.chip = QLabel(), QLabel()
        self.search = QLineEdit()
        self._search_row = QWidget()
        self._hint, self._foot = QLabel(HINT), KeyHints([("Ctrl+D", "Kom, gik, inhabil, stedfortræder")])
        self.list = QListView()
        self._model = PresenceModel(self.list)
        self._set_up_parts()
        self._lay_out()
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(lambda _: self._open_choices())

    def _set_up_parts(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(PresenceDelegate(self.list))
        self.list.setAccessibleName("Deltagere")
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.search.setPlaceholderText("Et par bogstaver af navnet")
        self.search.setAccessibleName("Find en deltager")
        self._count.setProperty("strong", True)
        self.chip.setObjectName("quorumChip")
        self._hint.setWordWrap(True)
        self._hint.setProperty("secondary", True)
        self._hint.hide()
        self._search_row.hide()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("paneHead")
        head.setFixedHeight(40)
        across = QHBoxLayout(head)
        across.setContentsMargins(16, 0, 12, 0)
        across.addWidget(self._count, 1)
        across.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        found = QHBoxLayout(self._search_row)
        found.setContentsMargins(12, 8, 12, 0)
        found.addWidget(self.search)
        below = QHBoxLayout()
        below.setContentsMargins(16, 8, 12, 8)
        below.addWidget(self._hint)
        below.addWidget(self._foot)
        below.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._search_row)
        column.addWidget(self.list, 1)
        column.addLayout(below)

    def show_meeting(self, meeting: Meeting | None, profile: Profile, item_id: str) -> None:
        """Show the people as they are at that item; the selected person stays selected."""
        self._meeting, self._profile, self._item_id = meeting, profile, item_id
        chosen = self.person()
        self._show_rows()
        self._show_count()
        if chosen:
            self._select(self._model.row_of(chosen.id))

    def _show_rows(self) -> None:
        meeting, wanted = self._meeting, self.search.text()
        rows = presence_rows(meeting, self._profile, self._item_id, wanted) if meeting else ()
        self._model.show(tuple(rows))

    def _show_count(self) -> None:
        count = seat_count(self._meeting, self._profile, self._item_id) if self._meeting else SeatCount(0, 0, 0)
        self._count.setText(f"{count.present} af {count.seats} til stede" if count.seats else "Ingen deltagere endnu")
        words = quorum_words(count)
        self.chip.setText(words)
        self.chip.setVisible(bool(words))
        self.chip.setToolTip(f"{count.needed} af {count.seats} skal være til stede" if words else "")
        self.chip.setProperty("state", "ok" if count.is_enough else "warn")
        self.chip.style().unpolish(self.chip)
        self.chip.style().polish(self.chip)

    def count_words(self) -> str:
        """Return how many of how many are here, and whether that is enough."""
        return f"{self._count.text()} {self.chip.text()}".strip()

    def is_searching(self) -> bool:
        """Return whether she is looking for a person."""
        return not self._search_row.isHidden()

    def person(self) -> Participant | None:
        """Return the selected person, or None."""
        row = self.list.currentIndex().data(PRESENCE_ROW)
        return row.person if row else None

    def find_person(self) -> None:
        """Begin to look for a person; the focus goes back when something was said of one."""
        focused = QApplication.focusWidget()
        if focused is not self.search and focused is not self.list:
            self._back = focused
        self._search_row.show()
        self._hint.show()
        self.show()
        self.looked_for.emit()
        self._foot.hide()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _leave(self) -> None:
        back, self._back, self._is_found = self._back, None, False
        self._search_row.hide()
        self._hint.hide()
        self._foot.show()
        self.search.clear()
        self.left.emit()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self) -> None:
        self._show_rows()
        if self.search.text():
            self._select(self._model.best_person(self.search.text()))

    def _select(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.list:
            self._is_found = False
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        return self._key_in_search(event) if watched is self.search else self._key_in_list(event)

    def _key_in_search(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._select(self.list.currentIndex().row() if self.person() else self._model.best_person())
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self._is_found = True
            return True
        return bool(self.search.text()) and not self._finds(event.text()) and self._mark(event)

    def _finds(self, letter: str) -> bool:
        """Return whether anybody is left when the letter is typed on; if not, the letter is a command."""
        people = self._meeting.people() if self._meeting else ()
        wanted = self.search.text() + letter
        return any(matches(wanted, f"{person.name} {person.organisation}") for person in people)

    def _key_in_list(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_choices()
            return True
        is_found = self._is_found
        self._is_found = is_found and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        # The list itself would look for a name that begins so, and move the choice.
        return not event.modifiers() and ((is_found and self._mark(event)) or bool(event.text().strip()))

    def choices(self) -> QMenu:
        """Return what can be said of the chosen person."""
        made, person = QMenu(self), self.person()
        for word, label in CHOICES.items() if person else ():
            made.addAction(label).setData(word)
        return made

    def _open_choices(self) -> None:
        place = self.list.visualRect(self.list.currentIndex()).bottomLeft()
        person, menu = self.person(), self.choices()
        chosen = menu.exec(self.list.viewport().mapToGlobal(place)) if person else None
        if person is not None and chosen is not None:
            self._leave()
            self.marked.emit(person.id, chosen.data())
        menu.deleteLater()

    def _mark(self, event: QKeyEvent) -> bool:
        word = KEYS.get(Qt.Key(event.key()))
        person = self.person()
        if word is None or person is None:
            return False
        self._leave()
        self.marked.emit(person.id, word)
        return True
