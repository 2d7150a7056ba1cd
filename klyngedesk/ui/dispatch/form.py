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
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.ui.dispatch.audience_switch import AudienceSwitch
from klyngedesk.ui.dispatch.packet_pane import PacketPane
from klyngedesk.ui.dispatch.recipient_chips import RecipientChips
from klyngedesk.ui.flow_row import FlowRow
from klyngedesk.ui.icons import icon
from klyngedesk.ui.pane_head import PaneHead

KINDS = (DocumentKind.DAGSORDEN, DocumentKind.REFERAT, DocumentKind.BESLUTNINGSREFERAT)
SUPPLEMENT = "tillaeg"


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
        self.setMinimumWidth(480)
        self.head = PaneHead("Udsendelse")
        self.document, self.reader = QComboBox(), AudienceSwitch()
        self._fitting = DocumentKind.DAGSORDEN
        self.chips, self.packet = RecipientChips(), PacketPane()
        self.all_attachments = QCheckBox("Med alle bilag")
        self.all_attachments.setChecked(True)
        for kind in KINDS:
            self.document.addItem(kind.danish, kind.value)
        self.document.addItem("Tillægsdagsorden (kun det nye)", SUPPLEMENT)
        self._closed, self._result, self._held = QLabel(), QLabel(), QLabel()
        self.word = _button("file-text", "Eksportér Word")
        self.pdf = _button("download", "Eksportér PDF")
        self.mail = _button("mail", "Opret mailkladde", primary=True)
        self._folder = _button("folder-open", "Vis i mappe")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("formPage")
        form = QFormLayout()
        form.setContentsMargins(24, 16, 24, 0)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.document.setAccessibleName("Dokument")
        form.addRow("Dokument", _across(self.document, self.all_attachments, None))
        form.addRow("Læser", self.reader)
        form.addRow("Modtagere", self.chips)
        rule = QFrame()
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(form)
        for widgets in ((self._closed,), (rule,), (self.packet,), (self._result, self._folder)):
            row = QHBoxLayout()
            row.setContentsMargins(24, 0, 24, 0)
            for number, widget in enumerate(widgets):
                row.addWidget(widget, 0 if number else 1)
            inside.addLayout(row)
        inside.addStretch()
        area = QScrollArea()
        area.setAccessibleName("Udsendelse")
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(area, 1)
        column.addWidget(self._bottom())

    def _bottom(self) -> QWidget:
        for label in (self._closed, self._result, self._held):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._closed.setProperty("secondary", True)
        self._held.setObjectName("problem")
        bottom = QFrame()
        bottom.setObjectName("stemRow")
        column = QVBoxLayout(bottom)
        column.setContentsMargins(24, 10, 24, 12)
        column.setSpacing(8)
        column.addWidget(self._held)
        buttons = FlowRow(8)
        for button in (self.word, self.pdf, self.mail):
            buttons.addWidget(button)
        column.addLayout(buttons)
        return bottom

    def _connect(self) -> None:
        self.document.currentIndexChanged.connect(self._choose_another)
        for part in (self.reader.chosen, self.chips.changed, self.packet.changed, self.all_attachments.toggled):
            part.connect(lambda *_: self.changed.emit())
        self.word.clicked.connect(self.word_wanted)
        self.pdf.clicked.connect(self.pdf_wanted)
        self.mail.clicked.connect(self.mail_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self.chips.copy_wanted.connect(self.copy_wanted)

    def _choose_another(self) -> None:
        """What was told of the document before is about another one."""
        self.show_result("", found=False)
        self.changed.emit()

    def kind(self) -> DocumentKind:
        """Return the kind of the document; a supplement is an agenda."""
        return DocumentKind.DAGSORDEN if self.is_supplement() else DocumentKind(self.document.currentData())

    def is_supplement(self) -> bool:
        return bool(self.document.currentData() == SUPPLEMENT)

    def audience(self) -> Audience:
        return self.reader.audience()

    def with_attachments(self) -> bool:
        return self.all_attachments.isChecked()

    def choose(self, kind: DocumentKind) -> None:
        """Choose it for her."""
        self._fitting = kind
        self.document.setCurrentIndex(self.document.findData(kind.value))

    def follow(self, kind: DocumentKind) -> None:
        """Choose what fits the meeting once that is another than before; what she chose since then stands."""
        if kind is not self._fitting:
            self.choose(kind)

    def show_closed(self, closed: Sequence[str], *, new_is_apart: bool = False) -> None:
        """Say what becomes of what is closed; `new_is_apart` says so of a supplement."""
        self._closed.setVisible(bool(closed))
        if self.audience() is Audience.OFFENTLIG:
            told = "er ikke med. Offentligheden ser kun den offentlige titel og tekst."
        elif new_is_apart:
            told = "– det nye af det får sin egen fil med adgangskode, som kun går til dem, der har adgang."
        elif self.packet.keeps_closed_apart() and self.is_supplement():
            told = "er ikke med i tillægsdagsordenen."
        elif self.packet.keeps_closed_apart():
            told = "får sin egen fil med adgangskode, som kun går til dem, der har adgang."
        else:
            told = "er med og må kun nå dem, der har adgang."
        self._closed.setText(f"Lukket: {', '.join(closed)} {told}")

    def hold_back(self, reason: str) -> None:
        """Say beside the button why the mail waits; nothing where it does not."""
        self._held.setText(reason)
        self._held.setVisible(bool(reason))
        self.mail.setIcon(icon("mail", "ink_2" if reason else "on_accent"))
        self.mail.setText(" Send alligevel …" if reason else " Opret mailkladde")
        self.mail.setProperty("primary", not reason)
        self.mail.style().unpolish(self.mail)
        self.mail.style().polish(self.mail)

    def show_lack(self, reason: str) -> None:
        """Say why there is nothing to make; nothing where there is."""
        if reason:
            self.show_result(reason, found=False)
        for button in (self.word, self.pdf, self.mail):
            button.setEnabled(not reason)

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
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    for part in parts:
        row.addStretch() if part is None else row.addWidget(part)
    return row
