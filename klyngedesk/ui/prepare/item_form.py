"""The form of one item: title, presenter, time, case, indstilling and bilag."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.agenda import AgendaItem, Purpose
from klyngedesk.ui.prepare.attachment_delegate import pages_in_words
from klyngedesk.ui.prepare.attachment_list import AttachmentList
from klyngedesk.ui.prepare.item_extras import ItemExtras
from klyngedesk.ui.prepare.presenter_names import PresenterNames, names_in
from klyngedesk.ui.prepare.recommendation_list import RecommendationList
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text.toolbar import TextToolbar
from klyngedesk.ui.text_key import set_key

SAVE_WITHIN_MILLISECONDS = 120
STRETCHES = (3, 2, 3)


class ItemForm(QScrollArea):
    """Shows one item; `fields_edited` carries the fields that now say something else."""

    fields_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Punktet")
        self._item: AgendaItem | None = None
        self.title, self.presenters, self.minutes = QLineEdit(), QLineEdit(), QSpinBox()
        self.purpose, self.access, self.public_title = QComboBox(), QComboBox(), QLineEdit()
        self.case_number, self.body = QLineEdit(), QLineEdit()
        self.background, self.public_text = TextEditor("text"), TextEditor("text")
        self.public = QWidget()
        self.recommendations, self.attachments, self.extras = RecommendationList(), AttachmentList(), ItemExtras()
        self._labels: dict[QWidget, QLabel] = {}
        self._names = PresenterNames(self.presenters)
        self._unsaved = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._set_up_fields()
        self._lay_out()
        self._connect()

    def _set_up_fields(self) -> None:
        self.title.setObjectName("titleField")
        self.title.setPlaceholderText("Punktets titel")
        self.minutes.setRange(0, 600)
        self.minutes.setSpecialValueText("–")
        self.purpose.addItem("Ingen type", None)
        for purpose in Purpose:
            self.purpose.addItem(purpose.danish, purpose)
        self.access.addItem("Åbent", False)
        self.access.addItem("Lukket", True)
        self.public_title.setPlaceholderText("Offentlig titel, for eksempel »Lukket punkt«")
        self.background.setMinimumHeight(180)
        self.background.setAccessibleName("Sagsfremstilling")
        self.public_text.setAccessibleName("Offentlig tekst")
        self.public_text.setPlaceholderText("Hvad offentligheden må læse om punktet")
        self.public_text.setFixedHeight(72)
        shown = QVBoxLayout(self.public)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(4)
        for words, field in (
            ("Offentlig titel: det læser alle", self.public_title),
            ("Offentlig tekst", self.public_text),
        ):
            label = QLabel(words)
            label.setProperty("secondary", True)
            shown.addWidget(label)
            shown.addWidget(field)

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("formPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        self.title.setAccessibleName("Titel")
        column.addWidget(self.title)
        column.addLayout(self._fields())
        column.addWidget(self.public)
        self.public_title.setAccessibleName("Offentlig titel")
        self._text_head = _row(_heading("Sagsfremstilling"), None, TextToolbar(self.background))
        column.addWidget(self._text_head)
        column.addWidget(self.background, 1)
        self.body.setAccessibleName("Indstilles til")
        self.body.setMaximumWidth(280)
        self._recommendation_head = _row(_heading("Indstilling"), None, QLabel("Det indstilles, at"), self.body)
        column.addWidget(self._recommendation_head)
        column.addWidget(self.recommendations)
        self.attachment_sum = QLabel()
        self.attachment_sum.setProperty("secondary", True)
        self._attachment_head = _row(_heading("Bilag"), self.attachment_sum, None)
        column.addWidget(self._attachment_head)
        column.addWidget(self.attachments)
        column.addWidget(self.extras)
        column.addStretch()  # below a break, which has fewer fields
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _fields(self) -> QGridLayout:
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        fields: tuple[tuple[str, QWidget, int, int, int], ...] = (
            ("Oplægsholder", self.presenters, 0, 0, 2),
            ("Minutter", self.minutes, 0, 2, 1),
            ("Type", self.purpose, 2, 0, 1),
            ("Adgang", self.access, 2, 1, 1),
            ("Sagsnr.", self.case_number, 2, 2, 1),
        )
        for name, field, row, column, span in fields:
            label = QLabel(name)
            label.setProperty("secondary", True)
            label.setBuddy(field)
            self._labels[field] = label
            field.setAccessibleName(name)
            grid.addWidget(label, row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
        return grid

    def _connect(self) -> None:
        for field in (self.title, self.presenters, self.public_title, self.case_number, self.body):
            field.textEdited.connect(self._soon)
            field.editingFinished.connect(self.flush)
        self._names.activated.connect(lambda _: self._soon())
        self.minutes.valueChanged.connect(self._soon)
        self.purpose.activated.connect(lambda _: self.flush())
        self.access.activated.connect(lambda _: self.flush())
        self._unsaved.timeout.connect(self.flush)
        self.extras.edited.connect(self.fields_edited)
        for section in self.extras.sections.values():
            section.opened.connect(partial(self._bring_into_sight, section))
        self.recommendations.rebuilt.connect(self._order_fields)
        self._order_fields()

    def _bring_into_sight(self, section: QWidget) -> None:
        QTimer.singleShot(0, section, lambda: self.ensureWidgetVisible(section))

    def _order_fields(self) -> None:
        """Let Tab go through the page as it is read; the lines of the indstilling are made anew now and then."""
        fields = [self.title, self.presenters, self.minutes, self.purpose, self.access, self.case_number]
        fields += [self.public_title, self.public_text, self.background, self.body]
        fields += [*self.recommendations.fields(), self.attachments, *self.extras.fields()]
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)

    def _soon(self) -> None:
        """Hand over within the time, however long she goes on typing."""
        if not self._unsaved.isActive():
            self._unsaved.start()

    def settle(self) -> None:
        """Hand over now what has been typed and not been told of."""
        if self._unsaved.isActive():
            self.flush()
        self.extras.settle()
        self.recommendations.settle()

    def name_forum(self, name: str) -> None:
        """Show whose indstilling it is where nothing else is written."""
        self.body.setPlaceholderText(name)

    def show_item(self, item: AgendaItem, names: list[str]) -> None:
        """Show the item; a field that is being written in keeps its words and its caret."""
        typing = self._unsaved.isActive() and self._item is not None and self._item.id == item.id
        self._item = item
        if typing:
            self._show_parts(item, names)
            return
        self._unsaved.stop()
        for field, words in (
            (self.title, item.title),
            (self.presenters, ", ".join(item.presenters)),
            (self.public_title, item.public_title),
            (self.case_number, item.case_number),
            (self.body, item.recommendation_to),
        ):
            read = names_in if field is self.presenters else str.strip
            if field.text() != words and not (field.hasFocus() and read(field.text()) == read(words)):
                field.setText(words)
                field.setCursorPosition(0)
        for box in (self.minutes, self.purpose, self.access):
            box.blockSignals(True)
        self.minutes.setValue(item.minutes_planned or 0)
        self.purpose.setCurrentIndex(self.purpose.findData(item.purpose) if item.purpose else 0)
        self.access.setCurrentIndex(int(item.closed))
        for box in (self.minutes, self.purpose, self.access):
            box.blockSignals(False)
        self._show_parts(item, names)

    def show_attachment_sum(self, pages: list[int]) -> None:
        """Tell how many bilag there are, and how many pages they have together."""
        told = [f"{len(pages)} bilag"] if pages else []
        told += [pages_in_words(sum(pages))] if any(pages) else []
        self.attachment_sum.setText(", ".join(told))

    def _show_parts(self, item: AgendaItem, names: list[str]) -> None:
        self.public.setVisible(item.closed)
        set_key(self.title, (item.id, "title"))
        set_key(self.public_title, (item.id, "public_title"))
        self.recommendations.name_item(item.id)
        self.extras.show_item(item)
        self.extras.setVisible(not item.is_break)
        self.recommendations.show_lines(item.recommendations)
        self._names.offer(names)
        self._show_what_fits(item)

    def _show_what_fits(self, item: AgendaItem) -> None:
        """Leave out of a break what it has no use for; what holds something is always shown."""
        for held, parts in (
            (item.presenters, (self.presenters, self._labels[self.presenters])),
            (item.purpose, (self.purpose, self._labels[self.purpose])),
            (item.closed, (self.access, self._labels[self.access])),
            (item.case_number, (self.case_number, self._labels[self.case_number])),
            (item.background, (self._text_head, self.background)),
            (item.recommendations, (self._recommendation_head, self.recommendations)),
            (item.attachments, (self._attachment_head, self.attachments)),
        ):
            for part in parts:
                part.setHidden(item.is_break and not held)
        for column, stretch in enumerate((*STRETCHES, 0)):
            self._grid.setColumnStretch(column, int(not stretch) if item.is_break else stretch)

    def flush(self) -> None:
        """Tell which fields say something else than the item does."""
        self._unsaved.stop()
        if self._item is None:
            return
        changed = {name: value for name, value in self._now().items() if _as_read(self._item, name) != value}
        if changed:
            self.fields_edited.emit(changed)

    def _now(self) -> dict[str, Any]:
        before = self._item.minutes_planned if self._item else None
        minutes: int | None = self.minutes.value()
        return {
            "title": self.title.text().strip(),
            "presenters": names_in(self.presenters.text()),
            "minutes_planned": before if not minutes and not before else minutes,
            "purpose": Purpose(self.purpose.currentData()) if self.purpose.currentData() else None,
            "closed": self.access.currentData(),
            "public_title": self.public_title.text().strip(),
            "case_number": self.case_number.text().strip(),
            "recommendation_to": self.body.text().strip(),
        }


def _as_read(item: AgendaItem, name: str) -> Any:
    """Return the field as the form reads what it shows: a space around a title is no change of hers."""
    value = getattr(item, name)
    if name == "presenters":
        return names_in(", ".join(value))
    return value.strip() if isinstance(value, str) else value


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("strong", True)
    return label


def _row(*parts: QWidget | None) -> QWidget:
    """Return the widgets side by side; None is the gap that grows."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 4, 0, 0)
    for part in parts:
        row.addStretch() if part is None else row.addWidget(part)
    return whole
