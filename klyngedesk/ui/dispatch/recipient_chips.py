"""Who gets the mail: a chip for each group, on or off, and one for each address that was added."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from klyngedesk.documents.mail import is_address
from klyngedesk.model.danish import counted
from klyngedesk.model.meeting import Meeting
from klyngedesk.ui.flow_row import FlowRow
from klyngedesk.ui.icons import icon

Recipient = tuple[str, str]


class RecipientChips(QWidget):
    """`changed` says that others get it now; `add_wanted` and `copy_wanted` that she wants to.

    `edited` says that she chose or added somebody, which nothing keeps until the mail is made.
    """

    changed = Signal()
    edited = Signal()
    was_confirmed = False
    add_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[str, tuple[Recipient, ...]] = {}
        self._added: dict[str, Recipient] = {}
        self._off: set[str] = set()
        self._listed = 0
        self._chips, self._told = FlowRow(), QLabel()
        self._told.setProperty("secondary", True)
        self.add = QPushButton(icon("plus"), "Tilføj")
        self.add.setFlat(True)
        self.add.setAccessibleName("Tilføj modtager")
        self.add.clicked.connect(self.add_wanted)
        self.copy = QPushButton(icon("copy"), "Kopiér")
        self.copy.setFlat(True)
        self.copy.setAccessibleName("Kopiér modtagere")
        self.copy.setToolTip("Kopiér modtagernes adresser")
        self.copy.clicked.connect(self.copy_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._chips)
        line = QHBoxLayout()
        line.addWidget(self._told)
        line.addWidget(self.copy)
        line.addStretch()
        column.addLayout(line)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the groups of the meeting; what was switched off stays off."""
        self._groups = {
            group.title or "Deltagere": tuple((p.name, p.email.strip()) for p in group.people if p.name.strip())
            for group in meeting.groups
            if group.people
        }
        self._listed = sum(len(people) for people in self._groups.values())
        self._draw()

    def forget(self) -> None:
        """Forget what was switched off and added, for another meeting."""
        self._off, self._added = set(), {}

    def add_recipient(self, words: str) -> bool:
        """Add "Navn <adresse>" or an address, and return whether it was one."""
        name, _, rest = words.rpartition("<")
        mail = rest.strip(" <>")
        if not is_address(mail):
            return False
        self._added[mail] = (name.strip() or mail, mail)
        self._draw()
        self.changed.emit()
        self.edited.emit()
        return True

    def written(self) -> dict[str, Any]:
        """Return whom she added and switched off, as JSON."""
        return {"added": [list(each) for each in self._added.values()], "off": sorted(self._off)}

    def write_again(self, told: Any) -> None:
        """Show those she had added, and what she had switched off."""
        self._added |= {mail: (name, mail) for name, mail in told["added"]}
        self._off |= set(told["off"])
        self._draw()
        self.changed.emit()

    def recipients(self) -> tuple[Recipient, ...]:
        """Return those who are on and can be reached, each once."""
        people = [each for title, group in self._groups.items() if title not in self._off for each in group]
        people += [each for mail, each in self._added.items() if mail not in self._off]
        return tuple({mail: (name, mail) for name, mail in people if is_address(mail)}.values())

    def _draw(self) -> None:
        while self._chips.count():
            taken = self._chips.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None and widget is not self.add:
                widget.setParent(None)
                widget.deleteLater()
        for title, people in self._groups.items():
            self._chips.addWidget(self._chip(title, f"{title} {len(people)}"))
        for mail, (name, _) in self._added.items():
            self._chips.addWidget(self._chip(mail, name))
        self._chips.addWidget(self.add)
        self._tell()

    def _chip(self, key: str, words: str) -> QPushButton:
        chip = QPushButton(words)
        chip.setCheckable(True)
        chip.setChecked(key not in self._off)
        chip.setProperty("chip", True)
        chip.setToolTip("Klik for at slå til og fra")
        chip.toggled.connect(lambda is_on: self._toggle(key, is_on))
        return chip

    def _toggle(self, key: str, is_on: bool) -> None:
        self._off.discard(key) if is_on else self._off.add(key)
        self._tell()
        self.changed.emit()
        self.edited.emit()

    def _tell(self) -> None:
        chosen = sum(len(people) for title, people in self._groups.items() if title not in self._off)
        chosen += sum(1 for mail in self._added if mail not in self._off)
        reached = len(self.recipients())
        self._told.setText(f"{counted(chosen, 'modtager', 'modtagere')}, heraf {reached} med mailadresse")
