"""A forum: its name, its members and its standing items."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.forum import AttachmentNumbering, Forum, Profile, StandingItem
from klyngedesk.model.people import Member
from klyngedesk.ui.row_table import RowTable

_FIRST_ITEMS = (
    StandingItem("Godkendelse af dagsorden", minutes_planned=5, recommendations=("Godkender dagsordenen.",)),
    StandingItem("Eventuelt", minutes_planned=5),
)


class ForumDialog(QDialog):
    """Edits a forum; `forum()` gives it back as it now is."""

    def __init__(self, forum: Forum | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ret mødeforum" if forum else "Opret mødeforum")
        self.resize(820, 600)
        self._before = forum or Forum("", standing_items=_FIRST_ITEMS)
        self.name, self.place = QLineEdit(self._before.name), QLineEdit(self._before.default_place)
        self.numbering = QComboBox()
        self.numbering.addItem("forfra for hvert punkt", AttachmentNumbering.PER_ITEM)
        self.numbering.addItem("gennem hele mødet", AttachmentNumbering.THROUGH_MEETING)
        self.members = RowTable(["Navn", "Titel", "Organisation", "Rolle", "Mail", "Gruppe"])
        self.standing = RowTable(["Fast punkt", "Minutter", "Indstilling"])
        self._fill()
        self._lay_out()

    def _fill(self) -> None:
        self.numbering.setCurrentIndex(self.numbering.findData(self._before.profile.attachment_numbering))
        self.members.set_rows(
            [(m.id, (m.name, m.title, m.organisation, m.role, m.email, m.group)) for m in self._before.members]
        )
        self.standing.set_rows([(s.id, (s.title, *_shown(s))) for s in self._before.standing_items])

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("Navn", self.name)
        form.addRow("Sted", self.place)
        form.addRow("Bilag nummereres", self.numbering)
        for field, name in ((self.name, "Navn"), (self.place, "Sted"), (self.members, "Medlemmer")):
            field.setAccessibleName(name)
        self.standing.setAccessibleName("Faste punkter")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keep = buttons.addButton("Gem mødeforummet", QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setProperty("primary", True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.addLayout(form)
        column.addWidget(_heading("Medlemmer"))
        column.addWidget(self.members, 3)
        column.addWidget(_heading("Faste punkter på hver dagsorden"))
        column.addWidget(self.standing, 2)
        column.addWidget(buttons)

    def forum(self) -> Forum:
        """Return the forum as it stands in the fields; what they do not show is kept."""
        members = {member.id: member for member in self._before.members}
        standing = {item.id: item for item in self._before.standing_items}
        return replace(
            self._before,
            name=self.name.text().strip(),
            default_place=self.place.text().strip(),
            profile=replace(
                self._before.profile, attachment_numbering=AttachmentNumbering(self.numbering.currentData())
            ),
            members=tuple(_member(members.get(key), words) for key, words in self.members.rows()),
            standing_items=tuple(_item(standing.get(key), words) for key, words in self.standing.rows()),
        )

    def _profile(self) -> Profile:
        # Qt hands an enum of words back as bare words.
        numbering = AttachmentNumbering(self.numbering.currentData())
        return replace(self._before.profile, attachment_numbering=numbering)


def _shown(item: StandingItem) -> tuple[str, str]:
    return str(item.minutes_planned or ""), "; ".join(item.recommendations)


def _member(before: Member | None, words: list[str]) -> Member:
    name, title, organisation, role, email, group = words
    fields: dict[str, Any] = {
        "title": title,
        "organisation": organisation,
        "role": role,
        "email": email,
        "group": group,
    }
    return replace(before or Member(name), name=name, **fields)


def _item(before: StandingItem | None, words: list[str]) -> StandingItem:
    title, minutes, lines = words
    return replace(
        before or StandingItem(title),
        title=title,
        minutes_planned=int(minutes) if minutes.isdigit() else None,
        recommendations=tuple(line.strip() for line in lines.split(";") if line.strip()),
    )


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("strong", True)
    return label
