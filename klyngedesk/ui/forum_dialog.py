"""A forum: its name, its members and its standing items."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.danish import read_day, write_day
from klyngedesk.model.forum import AttachmentNumbering, Forum, Profile, StandingItem
from klyngedesk.model.people import Member
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.model.quorum_rule import QuorumRule
from klyngedesk.ui.level_labels import level_labels
from klyngedesk.ui.primary_button import make_primary
from klyngedesk.ui.row_table import RowTable

_FIRST_ITEMS = (
    StandingItem("Godkendelse af dagsorden", minutes_planned=5, recommendations=("godkender dagsordenen",)),
    StandingItem("Eventuelt", minutes_planned=5),
)


class ForumDialog(QDialog):
    """Edits a forum; `forum()` gives it back as it now is."""

    def __init__(self, forum: Forum | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ret mødeforum" if forum else "Opret mødeforum")
        self.resize(960, 680)
        self._before = forum or Forum("", standing_items=_FIRST_ITEMS)
        self.name, self.place = QLineEdit(self._before.name), QLineEdit(self._before.default_place)
        self.numbering = QComboBox()
        self.numbering.addItem("forfra for hvert punkt", AttachmentNumbering.PER_ITEM)
        self.numbering.addItem("gennem hele mødet", AttachmentNumbering.THROUGH_MEETING)
        self.members = RowTable(
            ["Navn", "Titel", "Organisation", "Rolle", "Mail", "Gruppe", "Fra", "Til"], widths=(5, 4, 5, 3, 5, 4, 2, 2)
        )
        self.standing = RowTable(["Fast punkt", "Minutter", "Indstilling"], widths=(5, 2, 9))
        self.deadline, self.votes, self.can_close = QSpinBox(), QComboBox(), QCheckBox("Punkter kan lukkes for andre")
        self.style_choice = QComboBox()
        for style in PhraseStyle:
            self.style_choice.addItem(style.danish, style.value)
        self.style_choice.setAccessibleName("Beslutninger skrives")
        self.deadline.setRange(0, 30)
        self.deadline.setSuffix(" hverdage før mødet")
        self.votes.addItem("ved enighed", False)
        self.votes.addItem("ved afstemning, når det er nødvendigt", True)
        self.quorum, self.seated = QComboBox(), QLineEdit(", ".join(self._before.profile.seated_groups))
        for rule in QuorumRule:
            self.quorum.addItem(rule.danish, rule)
        self.seated.setPlaceholderText("Alle undtagen sekretariat, administration, gæster og observatører")
        self.joined = QCheckBox("Én sætning, når alle linjer er fulgt: »Indstillingerne blev fulgt.«")
        self.told = QLabel()
        self.told.setObjectName("problem")
        self.told.setWordWrap(True)
        self.told.hide()
        self._fill()
        self._lay_out()

    def _profile(self) -> Profile:
        return replace(
            self._before.profile,
            attachment_numbering=AttachmentNumbering(self.numbering.currentData()),
            deadline_weekdays=self.deadline.value(),
            votes=bool(self.votes.currentData()),
            phrase_style=PhraseStyle(self.style_choice.currentData()),
            can_close_items=self.can_close.isChecked(),
            quorum=QuorumRule(self.quorum.currentData()),
            joined_decisions=self.joined.isChecked(),
            seated_groups=tuple(filter(None, (each.strip() for each in self.seated.text().split(",")))),
        )

    def _fill(self) -> None:
        profile = self._before.profile
        self.numbering.setCurrentIndex(self.numbering.findData(profile.attachment_numbering))
        self.deadline.setValue(profile.deadline_weekdays)
        self.votes.setCurrentIndex(int(profile.votes))
        self.style_choice.setCurrentIndex(self.style_choice.findData(profile.phrase_style.value))
        self.joined.setChecked(profile.joined_decisions)
        self.can_close.setChecked(profile.can_close_items)
        self.quorum.setCurrentIndex(list(QuorumRule).index(profile.quorum))
        self.members.set_rows([(member.id, _member_row(member)) for member in self._before.members])
        self.standing.set_rows([(s.id, (s.title, *_shown(s))) for s in self._before.standing_items])

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("Navn", self.name)
        form.addRow("Sted", self.place)
        form.addRow("Bilag nummereres", self.numbering)
        form.addRow("Dagsordenen sendes", self.deadline)
        form.addRow("Beslutninger tages", self.votes)
        form.addRow("Beslutningsdygtigt", self.quorum)
        form.addRow("Grupper med sæde", self.seated)
        form.addRow("Beslutninger skrives", self.style_choice)
        form.addRow("", self.joined)
        form.addRow("", self.can_close)
        level_labels(form)
        for field, name in ((self.name, "Navn"), (self.place, "Sted"), (self.members, "Medlemmer")):
            field.setAccessibleName(name)
        self.standing.setAccessibleName("Faste punkter")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keep = buttons.addButton("Gem mødeforummet", QDialogButtonBox.ButtonRole.AcceptRole)
        make_primary(keep)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.addLayout(form)
        column.addWidget(_heading("Medlemmer"))
        column.addWidget(_hint("Kopiér gerne rækker fra et regneark, og sæt dem ind. Alt+Shift+↑↓ flytter en række."))
        column.addWidget(self.members, 3)
        column.addWidget(_heading("Faste punkter på hver dagsorden"))
        column.addWidget(self.standing, 2)
        column.addWidget(self.told)
        column.addWidget(buttons)

    def accept(self) -> None:
        """Close where everything can be read; else say in place what cannot."""
        try:
            made = self.forum()
        except ValueError as error:
            self._tell(str(error))
            return
        if not made.name:
            self._tell("Mødeforummet skal have et navn. Skriv det øverst.")
            return
        super().accept()

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()

    def forum(self) -> Forum:
        """Return the forum as it stands in the fields; what they do not show is kept.

        ValueError with a sentence where a day cannot be read.
        """
        members = {member.id: member for member in self._before.members}
        standing = {item.id: item for item in self._before.standing_items}
        return replace(
            self._before,
            name=self.name.text().strip(),
            default_place=self.place.text().strip(),
            profile=self._profile(),
            members=tuple(_member(members.get(key), words) for key, words in self.members.rows()),
            standing_items=tuple(_item(standing.get(key), words) for key, words in self.standing.rows()),
        )


def _shown(item: StandingItem) -> tuple[str, str]:
    return str(item.minutes_planned or ""), "; ".join(item.recommendations)


def _member_row(member: Member) -> tuple[str, ...]:
    told = (member.name, member.title, member.organisation, member.role, member.email, member.group)
    return (*told, write_day(member.since), write_day(member.until))


def _member(before: Member | None, words: list[str]) -> Member:
    names = ("name", "title", "organisation", "role", "email", "group")
    fields: dict[str, Any] = dict(zip(names, words, strict=False))
    return replace(before or Member(words[0]), **fields, since=read_day(words[6]), until=read_day(words[7]))


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


def _hint(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("secondary", True)
    return label
