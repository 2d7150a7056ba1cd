"""What two people changed differently, side by side; every one is decided by hand before anything is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.services.merge_questions import Choice
from klyngedesk.services.merge_words import EMPTY_WORDS
from klyngedesk.services.merging import Clash
from klyngedesk.ui.compare_view import CompareView
from klyngedesk.ui.primary_button import make_primary

_TOLD = (
    "Understreget er kommet til, og overstreget er taget væk, siden mødet blev givet videre. "
    "Alt+H beholder det her, og Alt+D tager det fra filen. Esc lukker, og så er intet ændret."
)
_DECIDED = {Choice.MINE: "her", Choice.THEIRS: "fra filen", Choice.BOTH: "begge"}


class MergeDialog(QDialog):
    """`choices()` holds her decision on each clash by its id; »Flet« waits until all are there."""

    def __init__(self, clashes: Sequence[Clash], sender: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Flet to udgaver af mødet")
        self.resize(1060, 620)
        self._clashes = clashes
        self._choices: dict[str, Choice] = {}
        self.list = QListWidget()
        self.list.setAccessibleName("Steder, der er rettet forskelligt")
        self.list.setSpacing(4)
        self.list.setWordWrap(True)
        self.mine, self.theirs = CompareView("Sådan står det her"), CompareView("Sådan står det i filen")
        self._their_name = f"I filen fra {sender}" if sender else "I filen"
        self.buttons = {
            Choice.MINE: QPushButton("&Her beholdes"),
            Choice.THEIRS: QPushButton("&Det fra filen tages"),
            Choice.BOTH: QPushButton("&Begge beholdes"),
        }
        self._lay_out()
        for choice, button in self.buttons.items():
            button.clicked.connect(lambda _=False, chosen=choice: self.decide(chosen))
        self.list.currentRowChanged.connect(lambda _: self._show())
        for clash in clashes:
            self.list.addItem(clash.place)
        self.list.setCurrentRow(0)
        self._count()

    def _lay_out(self) -> None:
        sides = QGridLayout()
        for column, (name, view) in enumerate((("Her hos dig", self.mine), (self._their_name, self.theirs))):
            heading = QLabel(name)
            heading.setProperty("strong", True)
            sides.addWidget(heading, 0, column)
            sides.addWidget(view, 1, column)
        sides.addWidget(self.buttons[Choice.MINE], 2, 0, Qt.AlignmentFlag.AlignLeft)
        others = QHBoxLayout()
        others.addWidget(self.buttons[Choice.THEIRS])
        others.addWidget(self.buttons[Choice.BOTH])
        others.addStretch()
        sides.addLayout(others, 2, 1)
        told = QLabel(_TOLD)
        told.setWordWrap(True)
        told.setProperty("secondary", True)
        right, across = QVBoxLayout(), QHBoxLayout()
        right.addLayout(sides, 1)
        right.addWidget(told)
        across.addWidget(self.list, 1)
        across.addLayout(right, 3)
        self._left = QLabel()
        self._left.setProperty("secondary", True)
        foot = QDialogButtonBox()
        self.merge = foot.addButton("Flet", QDialogButtonBox.ButtonRole.AcceptRole)
        make_primary(self.merge)
        foot.addButton("Luk uden at flette", QDialogButtonBox.ButtonRole.RejectRole)
        foot.accepted.connect(self.accept)
        foot.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(self._left, 1)
        below.addWidget(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addLayout(across, 1)
        whole.addLayout(below)

    def choices(self) -> dict[str, Choice]:
        """Return what she has decided so far."""
        return dict(self._choices)

    def decide(self, choice: Choice) -> None:
        """Take that side of the shown clash, and go on to the next that is undecided."""
        row = self.list.currentRow()
        clash = self._clashes[row]
        self._choices[clash.id] = choice
        item = self.list.item(row)
        item.setText(f"✓ {clash.place}: {_DECIDED[choice]}")
        self._count()
        left = [place for place, each in enumerate(self._clashes) if each.id not in self._choices]
        if left:
            self.list.setCurrentRow(next((place for place in left if place > row), left[0]))
        else:
            self.merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        clash = self._clashes[self.list.currentRow()]
        before = "" if clash.base == EMPTY_WORDS else clash.base
        self.mine.compare(before, clash.mine)
        self.theirs.compare(before, clash.theirs)
        self.buttons[Choice.BOTH].setVisible(clash.can_be_both)

    def _count(self) -> None:
        left = len(self._clashes) - len(self._choices)
        self._left.setText(f"{left} af {len(self._clashes)} mangler at blive afgjort." if left else "Alt er afgjort.")
        self.merge.setEnabled(not left)
