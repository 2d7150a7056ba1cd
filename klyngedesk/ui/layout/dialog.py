"""How a forum's papers look, beside the very pages that come of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.forum import Profile
from klyngedesk.model.layout import Layout
from klyngedesk.model.layout_form import layout_form, layout_of
from klyngedesk.services.layouts import ReadyLayout
from klyngedesk.ui.key_sequence import key_sequence
from klyngedesk.ui.layout.choices_form import ChoicesForm
from klyngedesk.ui.layout.clothes_form import ClothesForm
from klyngedesk.ui.layout.parts_table import PartsTable
from klyngedesk.ui.layout.still_box import StillBox
from klyngedesk.ui.primary_button import make_primary


class LayoutDialog(QDialog):
    """Edits a forum's layout; `profile()` gives it back as it now is, and `changed` tells the preview."""

    changed = Signal()
    edited = Signal()

    def __init__(
        self,
        profile: Profile,
        ready: Sequence[ReadyLayout],
        preview: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Dokumenternes udseende")
        self.resize(1200, 700)
        self._before, self._ready = profile, ready
        self.ready_box, self.parts = StillBox(), PartsTable()
        self.choices, self.clothes = ChoicesForm(), ClothesForm()
        self.up, self.down = QPushButton("Flyt op"), QPushButton("Flyt ned")
        self._told = QLabel()
        self._told.setObjectName("problem")
        self._told.setWordWrap(True)
        self._told.hide()
        self._fill_ready()
        self._lay_out(preview)
        self._show(profile)
        self._connect()

    def _fill_ready(self) -> None:
        self.ready_box.setAccessibleName("Færdigt udseende")
        self.ready_box.addItem("Vælg et færdigt udseende …")
        for each in self._ready:
            self.ready_box.addItem(each.layout.name)

    def _lay_out(self, preview: QWidget | None) -> None:
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._fields())
        if preview is not None:
            splitter.addWidget(preview)
            splitter.setSizes([640, 500])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keep = buttons.addButton("Brug udseendet", QDialogButtonBox.ButtonRole.AcceptRole)
        make_primary(keep)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(splitter, 1)
        column.addWidget(self._told)
        column.addWidget(buttons)

    def _fields(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 8, 16, 8)
        column.setSpacing(12)
        top = QFormLayout()
        top.addRow("Begynd med", self.ready_box)
        column.addLayout(top)
        column.addWidget(_heading("Et punkts dele, oppefra og ned"))
        column.addWidget(self.parts)
        row = QHBoxLayout()
        row.addWidget(self.up)
        row.addWidget(self.down)
        row.addStretch()
        column.addLayout(row)
        for words, form in (("Skrivemåder og pladser", self.choices), ("Forummets eget", self.clothes)):
            column.addWidget(_heading(words))
            column.addWidget(form)
        column.addStretch()
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _connect(self) -> None:
        self.ready_box.activated.connect(self._wear_ready)
        self.up.clicked.connect(lambda: self.parts.move_row(-1))
        self.down.clicked.connect(lambda: self.parts.move_row(1))
        for keys, by in (("Alt+Shift+Up", -1), ("Alt+Shift+Down", 1)):
            shortcut = QShortcut(key_sequence(keys), self.parts)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.parts.move_row(by))
        self.parts.itemChanged.connect(lambda _: self.changed.emit())
        self.choices.changed.connect(self.changed)
        self.clothes.changed.connect(self.changed)
        self.changed.connect(self.edited)

    def _show(self, profile: Profile) -> None:
        self.parts.show_layout(profile.layout)
        self.choices.show_profile(profile)
        self.clothes.show_layout(profile.layout)

    def _wear_ready(self, index: int) -> None:
        if index > 0:
            self._before = self._ready[index - 1].worn_by(self.profile())
            self._show(self._before)
            self.changed.emit()

    def written(self) -> dict[str, Any]:
        """Return the layout as it stands, as JSON."""
        return layout_form(self.layout_now())

    def write_again(self, told: Any) -> None:
        """Show the layout that was told, and its pages."""
        self._show(replace(self.profile(), layout=layout_of(told)))
        self.changed.emit()

    def layout_now(self) -> Layout:
        return self.profile().layout

    def profile(self) -> Profile:
        """Return the profile as it stands in the fields."""
        worn = self.choices.worn_by(self._before)
        clothed, parts = self.clothes.worn_by(worn.layout), self.parts
        layout = replace(clothed, order=parts.order(), words=parts.words(), hidden=parts.hidden())
        return replace(worn, layout=layout)

    def accept(self) -> None:
        """Close where words in the chosen colour can be read; else say in place why not."""
        if self.clothes.problem.text():
            self._told.setText(self.clothes.problem.text())
            self._told.show()
            self.clothes.colour.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("strong", True)
    return label
