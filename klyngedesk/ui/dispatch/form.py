"""The choices of a dispatch, and what follows from them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.ui.icons import icon
from klyngedesk.ui.pane_head import PaneHead

KINDS = (DocumentKind.DAGSORDEN, DocumentKind.REFERAT, DocumentKind.BESLUTNINGSREFERAT)


class DispatchForm(QFrame):
    """Document, audience and recipients, with the three things to press."""

    changed = Signal()
    word_wanted = Signal()
    pdf_wanted = Signal()
    mail_wanted = Signal()
    folder_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dispatchPane")
        self.document, self.reader = QComboBox(), QComboBox()
        self.all_attachments = QCheckBox("Med alle bilag i én fil")
        self.all_attachments.setChecked(True)
        for kind in KINDS:
            self.document.addItem(kind.danish, kind)
        self.reader.addItem("Intern: hele mødet", Audience.INTERN)
        self.reader.addItem("Offentlig: uden det lukkede", Audience.OFFENTLIG)
        self._to, self._closed, self._bilag, self._missing = QLabel(), QLabel(), QLabel(), QLabel()
        self._result = QLabel()
        self.word = _button("file-text", "Eksportér Word")
        self.pdf = _button("download", "Eksportér PDF")
        self.mail = _button("mail", "Opret mailkladde", primary=True)
        self._folder = _button("folder-open", "Vis i mappe")
        self._copy = _button("copy", "Kopiér modtagere")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PaneHead("Udsendelse"))
        form = QFormLayout()
        form.setContentsMargins(24, 16, 24, 8)
        form.setVerticalSpacing(12)
        for name, field in (("Dokument", self.document), ("Bilag", self.all_attachments), ("Læser", self.reader)):
            field.setAccessibleName(name)
            form.addRow(name, field)
        form.addRow("", self._closed)
        form.addRow("Modtagere", self._to)
        form.addRow("Pakken", self._bilag)
        form.addRow("", self._missing)
        self._missing.setObjectName("finding")
        for label in (self._to, self._closed, self._bilag, self._missing, self._result):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addLayout(form)
        column.addStretch()
        column.addLayout(_across(self._result, self._folder))
        column.addLayout(_across(self.word, self.pdf, None, self._copy, self.mail))

    def _connect(self) -> None:
        for field in (self.document, self.reader):
            field.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.word.clicked.connect(self.word_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.mail.clicked.connect(self.mail_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self._copy.clicked.connect(self.copy_wanted)

    def kind(self) -> DocumentKind:
        return DocumentKind(self.document.currentData())

    def audience(self) -> Audience:
        return Audience(self.reader.currentData())

    def with_attachments(self) -> bool:
        return self.all_attachments.isChecked()

    def choose(self, kind: DocumentKind) -> None:
        self.document.setCurrentIndex(self.document.findData(kind))

    def show_facts(
        self,
        to: Sequence[tuple[str, str]],
        listed: int,
        closed: Sequence[str],
        attachments: int,
        missing: Sequence[str],
    ) -> None:
        """Show who gets it, what is closed, and what is missing."""
        names = ", ".join(name for name, _ in to)
        self._to.setText(f"{len(to)} af {listed} har en mailadresse" + (f": {names}" if names else ""))
        self._closed.setVisible(bool(closed))
        told = "er ikke med" if self.audience() is Audience.OFFENTLIG else "er med og må kun nå dem, der har adgang"
        self._closed.setText(f"Lukket: {', '.join(closed)} {told}.")
        self._bilag.setText(f"{attachments} bilag")
        self._missing.setVisible(bool(missing))
        self._missing.setText("Mangler fil: " + ", ".join(missing))

    def show_result(self, words: str, *, found: bool) -> None:
        """Show what was written, and the way to it."""
        self._result.setText(words)
        self._folder.setVisible(found)


def _button(name: str, words: str, *, primary: bool = False) -> QPushButton:
    button = QPushButton(f" {words}")
    button.setIcon(icon(name, "on_accent" if primary else "ink_2"))
    button.setProperty("primary", primary)
    button.setAccessibleName(words)
    return button


def _across(*parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(24, 8, 24, 12)
    for part in parts:
        row.addStretch() if part is None else row.addWidget(part)
    return row
