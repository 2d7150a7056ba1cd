"""Taking a vote by name or by number, under the lines and without a dialog."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.people import Participant
from klyngedesk.model.votes import Ballot, Stance, Vote, disagreement
from klyngedesk.ui.key_hints import KeyHints

STANCES = {Qt.Key.Key_F: Stance.FOR, Qt.Key.Key_I: Stance.AGAINST, Qt.Key.Key_H: Stance.NEITHER}
WORDS = {Stance.FOR: "For", Stance.AGAINST: "Imod", Stance.NEITHER: "Hverken for eller imod"}
_HINTS = [("F I H", "for, imod, hverken"), ("Tab", "kun tal"), ("Enter", "Gem"), ("Esc", "Fortryd")]


class VotePane(QFrame):
    """Everyone begins as for; `voted` carries the vote once its totals agree with those who may vote."""

    voted = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("votePane")
        self._voters: tuple[Participant, ...] = ()
        self._stances: dict[str, Stance] = {}
        self._line_id, self._by_name, self.was_confirmed = "", True, False
        self._back: QWidget | None = None
        self._title, self.told = QLabel(), QLabel()
        self._title.setProperty("strong", True)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setObjectName("finding")
        self.told.setWordWrap(True)
        self.names = QListWidget()
        self.names.setAccessibleName("De stemmeberettigede")
        self.names.setMaximumHeight(168)
        self.numbers = {stance: QSpinBox() for stance in Stance}
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        head, totals = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(KeyHints(_HINTS))
        for stance, field in self.numbers.items():
            label = QLabel(WORDS[stance])
            label.setBuddy(field)
            field.setRange(0, 999)
            field.setAccessibleName(WORDS[stance])
            field.valueChanged.connect(self._counted)
            field.installEventFilter(self)
            totals.addWidget(label)
            totals.addWidget(field)
        totals.addStretch()
        self.names.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addLayout(head)
        column.addWidget(self.names)
        column.addLayout(totals)
        column.addWidget(self.told)

    def open(self, title: str, line_id: str, voters: tuple[Participant, ...], before: Vote | None) -> None:
        """Show who may vote, as they voted before if they did."""
        self.was_confirmed = False
        self.hide()  # a vote that was not kept is laid aside
        known = {ballot.person_id: ballot.stance for ballot in before.ballots} if before else {}
        self._title.setText(title)
        self._voters, self._line_id = voters, line_id
        self._stances = {person.id: known.get(person.id, Stance.FOR) for person in voters}
        self._by_name = before is None or bool(before.ballots)
        self._show_names()
        self._show_numbers(before.totals if before and not before.ballots else None)
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._back = focused
        self.show()
        self.names.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def name(self) -> str:
        """Return what the vote is called, and which line it is about."""
        return f"{self._title.text()}\n{self._line_id}"

    def written(self) -> dict[str, Any]:
        """Return how far she has come, as JSON."""
        numbers = [field.value() for field in self.numbers.values()]
        return {"numbers": numbers, "stances": dict(self._stances), "by_name": self._by_name}

    def write_again(self, told: Any) -> None:
        """Show the vote as it was told; who may not vote any more is left out."""
        stances = {id_: Stance(stance) for id_, stance in told["stances"].items() if id_ in self._stances}
        self._stances |= stances
        self._by_name = bool(told["by_name"])
        self._show_names()
        for_, against, neither = told["numbers"]
        self._show_numbers(None if self._by_name else (for_, against, neither))

    def vote(self) -> Vote:
        """Return the vote as it stands."""
        if self._by_name:
            ballots = (Ballot(each.id, each.name, self._stances[each.id]) for each in self._voters)
            return Vote(self._line_id, tuple(ballots))
        for_, against, neither = (field.value() for field in self.numbers.values())
        return Vote(self._line_id, (), (for_, against, neither))

    def _show_names(self) -> None:
        row = max(0, self.names.currentRow())
        self.names.clear()
        for person in self._voters:
            stance = WORDS[self._stances[person.id]] if self._by_name else "–"
            self.names.addItem(QListWidgetItem(f"{person.name}: {stance}"))
        self.names.setCurrentRow(min(row, self.names.count() - 1))

    def _show_numbers(self, numbers: tuple[int, int, int] | None = None) -> None:
        for field, total in zip(self.numbers.values(), numbers or self.vote().totals, strict=True):
            field.blockSignals(True)
            field.setValue(total)
            field.blockSignals(False)
        self._tell()

    def _counted(self) -> None:
        self._by_name = False
        self._show_names()
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        self.told.setText(disagreement(self.vote(), self._voters))
        self.told.setVisible(bool(self.told.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._keep()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        elif watched is self.names and key in STANCES and not event.modifiers():
            self._say(STANCES[key])
        else:
            return False
        return True

    def _say(self, stance: Stance) -> None:
        """Let the person in hand vote so, and go to the next."""
        row = self.names.currentRow()
        if 0 <= row < len(self._voters):
            self._by_name = True
            self._stances[self._voters[row].id] = stance
            self._show_names()
            self.names.setCurrentRow(min(row + 1, len(self._voters) - 1))
            self._show_numbers()
            self.edited.emit()

    def _keep(self) -> None:
        if not disagreement(self.vote(), self._voters):
            vote = self.vote()
            self.was_confirmed = True
            self.leave()
            self.voted.emit(vote)

    def leave(self) -> None:
        """Close, and give the focus back to where it was."""
        self.hide()
        back, self._back = self._back, None
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
