"""The places and forms of a layout: where times, presenters, frame and bilag stand, and how they are written."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from klyngedesk.model.forum import AttachmentNumbering, Profile
from klyngedesk.model.layout import AttachmentForm, AttendanceForm, FrameForm, ListForm, Place, SubItemForm
from klyngedesk.ui.layout.still_box import StillBox

_CHOICES: tuple[tuple[str, str, tuple[tuple[str, StrEnum], ...]], ...] = (
    (
        "attachment_numbering",
        "Bilag tælles",
        (
            ("forfra for hvert punkt", AttachmentNumbering.PER_ITEM),
            ("gennem hele mødet", AttachmentNumbering.THROUGH_MEETING),
        ),
    ),
    (
        "attachments",
        "Bilag skrives",
        (
            ("Bilag 1 – Titel", AttachmentForm.BILAG),
            ("1. Titel", AttachmentForm.DOT),
            ("1) Titel", AttachmentForm.BRACKET),
            ("Bilag: Titel", AttachmentForm.COLON),
            ("Titel", AttachmentForm.TITLE),
        ),
    ),
    (
        "recommendations",
        "Indstillingens linjer",
        (
            ("tal, når der er flere", ListForm.BY_COUNT),
            ("altid tal", ListForm.NUMBERS),
            ("altid punkttegn", ListForm.BULLETS),
        ),
    ),
    (
        "slot",
        "Tidspunkt",
        (
            ("under overskriften", Place.BELOW),
            ("efter overskriften", Place.AFTER),
            ("foran, i stedet for nummer", Place.BEFORE),
            ("vises ikke", Place.NOWHERE),
        ),
    ),
    (
        "presenters",
        "Oplægsholder",
        (
            ("under overskriften", Place.BELOW),
            ("efter overskriften", Place.AFTER),
            ("vises ikke", Place.NOWHERE),
        ),
    ),
    (
        "sub_items",
        "Underpunkter",
        (("2 a) Titel", SubItemForm.FULL), ("a) Titel", SubItemForm.LETTER), ("Punkt 1: Titel", SubItemForm.NUMBER)),
    ),
    (
        "frame",
        "Mødets oplysninger",
        (("i to spalter", FrameForm.TABLE), ("på linjer", FrameForm.LINES), ("vises ikke", FrameForm.NOWHERE)),
    ),
    (
        "attendance",
        "Deltagere",
        (
            ("alle, i grupper", AttendanceForm.GROUPS),
            ("kun afbud", AttendanceForm.EXCUSED),
            ("vises ikke", AttendanceForm.NOWHERE),
        ),
    ),
)
_SWITCHES = (
    ("shows_contents", "Indholdsfortegnelse"),
    ("shows_purpose", "Om punktet er til beslutning, drøftelse eller orientering"),
    ("shows_breaks", "Pauser"),
)


class ChoicesForm(QWidget):
    """A field for each choice; `changed` when one is another."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        self.stem = QLineEdit()
        self.stem.setToolTip("{organ} bliver til den, der indstilles til")
        self.stem.setAccessibleName("Før indstillingens linjer")
        self.stem.textEdited.connect(lambda _: self.changed.emit())
        self.boxes = {name: self._box(label, options) for name, label, options in _CHOICES}
        self.switches = {name: self._switch(label) for name, label in _SWITCHES}
        form.addRow("Før indstillingens linjer", self.stem)
        for name, label, _ in _CHOICES:
            form.addRow(label, self.boxes[name])
        for switch in self.switches.values():
            form.addRow("", switch)

    def _box(self, label: str, options: tuple[tuple[str, StrEnum], ...]) -> QComboBox:
        box = StillBox()
        box.setAccessibleName(label)
        for words, value in options:
            box.addItem(words, value.value)
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        return box

    def _switch(self, label: str) -> QCheckBox:
        switch = QCheckBox(label)
        switch.toggled.connect(lambda _: self.changed.emit())
        return switch

    def show_profile(self, profile: Profile) -> None:
        """Show the choices of the profile, and say nothing of it."""
        self.blockSignals(True)
        self.stem.setText(profile.layout.stem)
        for name, box in self.boxes.items():
            owner = profile if name == "attachment_numbering" else profile.layout
            box.setCurrentIndex(max(0, box.findData(getattr(owner, name).value)))
        for name, switch in self.switches.items():
            switch.setChecked(bool(getattr(profile.layout, name)))
        self.blockSignals(False)

    def worn_by(self, profile: Profile) -> Profile:
        """Return the profile with what is chosen here."""
        layout = replace(
            profile.layout,
            stem=self.stem.text().strip(),
            slot=Place(self._chosen("slot")),
            presenters=Place(self._chosen("presenters")),
            frame=FrameForm(self._chosen("frame")),
            attendance=AttendanceForm(self._chosen("attendance")),
            recommendations=ListForm(self._chosen("recommendations")),
            attachments=AttachmentForm(self._chosen("attachments")),
            sub_items=SubItemForm(self._chosen("sub_items")),
            shows_contents=self.switches["shows_contents"].isChecked(),
            shows_purpose=self.switches["shows_purpose"].isChecked(),
            shows_breaks=self.switches["shows_breaks"].isChecked(),
        )
        numbering = AttachmentNumbering(self._chosen("attachment_numbering"))
        return replace(profile, layout=layout, attachment_numbering=numbering)

    def _chosen(self, name: str) -> str:
        return str(self.boxes[name].currentData())
