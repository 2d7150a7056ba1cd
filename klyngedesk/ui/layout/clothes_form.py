"""The forum's own clothes: colour, font, logo and Word template."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from klyngedesk.model.colour import accent_problem, is_colour
from klyngedesk.model.layout import FONTS, Layout
from klyngedesk.ui.layout.still_box import StillBox


class ClothesForm(QWidget):
    """Fields for what a forum wears; files are asked for by signals, and given back with `set_logo`, `set_template`."""

    changed = Signal()
    logo_wanted = Signal()
    template_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour, self.font_box, self.problem = QLineEdit(), StillBox(), QLabel()
        self._swatch = QPushButton("Vælg …")
        self._logo_words, self._template_words = QLabel(), QLabel()
        self.no_logo, self.no_template = QPushButton("Fjern"), QPushButton("Fjern")
        self._logo, self._template = "", ""
        for name, word_name in FONTS.items():
            self.font_box.addItem(f"{word_name} ({name})", name)
        for label in (self.problem, self._logo_words, self._template_words):
            label.setWordWrap(True)
        self.problem.setObjectName("problem")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        self.colour.setMaximumWidth(110)
        self.logo, self.template = QPushButton("Vælg logo …"), QPushButton("Hent skabelon …")
        self.save = QPushButton("Gem skabelon som …")
        form.addRow("Farve", _across(self.colour, self._swatch))
        form.addRow("", self.problem)
        form.addRow("Skrift", self.font_box)
        form.addRow("Logo", self._logo_words)
        form.addRow("", _across(self.logo, self.no_logo))
        form.addRow("Word-skabelon", self._template_words)
        form.addRow("", _across(self.template, self.save, self.no_template))
        for field, name in ((self.colour, "Farve"), (self.font_box, "Skrift"), (self._swatch, "Vælg farve")):
            field.setAccessibleName(name)
        self.no_logo.setAccessibleName("Fjern logo")
        self.no_template.setAccessibleName("Fjern skabelon")

    def _connect(self) -> None:
        self.colour.textChanged.connect(lambda _: self._tell())
        self.font_box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._swatch.clicked.connect(self._pick)
        self.logo.clicked.connect(self.logo_wanted)
        self.template.clicked.connect(self.template_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.no_logo.clicked.connect(lambda: self.set_logo(""))
        self.no_template.clicked.connect(lambda: self.set_template(""))

    def _tell(self) -> None:
        problem = accent_problem(self.colour.text().strip())
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.changed.emit()

    def _pick(self) -> None:
        now = self.colour.text().strip()
        picked = QColorDialog.getColor(QColor(now if is_colour(now) else "#1F4E96"), self, "Farve")
        if picked.isValid():
            self.colour.setText(picked.name().upper())

    def set_logo(self, object_id: str) -> None:
        self._logo = object_id
        self._logo_words.setText("Logoet står øverst på første side." if object_id else "Intet logo")
        self.no_logo.setVisible(bool(object_id))
        self.changed.emit()

    def set_template(self, object_id: str, told: str = "") -> None:
        """Take the template; `told` says what it lacks."""
        self._template = object_id
        own = "Forummets egen skabelon bruges til Word." if object_id else "Ingen; KlyngeDesks eget udseende bruges."
        self._template_words.setText(f"{own} {told}".strip())
        self.no_template.setVisible(bool(object_id))
        self.changed.emit()

    def show_layout(self, layout: Layout) -> None:
        """Show what the layout wears, and say nothing of it."""
        self.blockSignals(True)
        self.colour.setText(layout.accent)
        self.font_box.setCurrentIndex(max(0, self.font_box.findData(layout.font)))
        self.set_logo(layout.logo)
        self.set_template(layout.template)
        self._tell()
        self.blockSignals(False)

    def worn_by(self, layout: Layout) -> Layout:
        """Return the layout in these clothes."""
        font = str(self.font_box.currentData())
        accent = self.colour.text().strip().upper()
        return replace(layout, accent=accent, font=font, logo=self._logo, template=self._template)


def _across(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field)
    row.addStretch()
    return row
