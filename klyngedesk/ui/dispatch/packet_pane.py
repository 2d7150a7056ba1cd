"""What the packet comes to: its files and their sizes, and what to do when it is too large for the mail."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.danish import counted, size
from klyngedesk.services.packet_plan import PlannedFile
from klyngedesk.ui.dispatch.parcel_bar import ParcelBar
from klyngedesk.ui.dispatch.parcel_mark import ParcelMark

MOST_ROWS = 7
SHRINK = "Gør billeder mindre"


class PacketPane(QWidget):
    """`changed` says that she wants it packed in another way."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total, self._bar, self._grid = QLabel(), ParcelBar(), QGridLayout()
        self.divide, self.shrink = QRadioButton("Del ved punkterne"), QRadioButton(SHRINK)
        self.divide.setChecked(True)
        self.limit, self.apart, self.password = QSpinBox(), QCheckBox("Lukket del for sig"), QLineEdit()
        self._password_row = QWidget()
        self._set_up()
        self._lay_out()

    def _set_up(self) -> None:
        self._total.setProperty("secondary", True)
        self.limit.setRange(1, 500)
        self.limit.setSuffix(" MB")
        self.limit.setAccessibleName("Mailgrænse")
        self.apart.setChecked(True)
        self.password.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self.password.setPlaceholderText("Adgangskode, mindst 8 tegn")
        self.password.setAccessibleName("Adgangskode til den lukkede del")
        self.divide.toggled.connect(lambda _: self.changed.emit())
        self.limit.valueChanged.connect(lambda _: self.changed.emit())
        self.apart.toggled.connect(lambda _: self.changed.emit())

    def _lay_out(self) -> None:
        head, choices, lock = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(self._password_row)
        name = QLabel("Pakken")
        name.setProperty("strong", True)
        for row, parts in (
            (head, (name, None, self._total, QLabel("Mailgrænse"), self.limit)),
            (choices, (self.divide, self.shrink, None)),
            (lock, (self.apart, self.password)),
        ):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(12)
            for part in parts:
                row.addStretch() if part is None else row.addWidget(part)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(self._grid)
        column.addLayout(choices)
        column.addWidget(self._password_row)

    def show_files(self, files: Sequence[PlannedFile], *, has_closed: bool) -> None:
        """Show the files that would be made."""
        total = sum(file.size for file in files)
        self._total.setText(f"ca. {size(total)} i {counted(len(files), 'fil', 'filer')}")
        self._bar.show_files(files)
        self._password_row.setVisible(has_closed)
        self.password.setEnabled(self.apart.isChecked())
        while self._grid.count():
            taken = self._grid.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for row, file in enumerate(files[:MOST_ROWS]):
            self._add_row(row, file)
        if len(files) > MOST_ROWS:
            self._grid.addWidget(QLabel(f"… og {counted(len(files) - MOST_ROWS, 'fil', 'filer')} til"), MOST_ROWS, 2)

    def show_shrunk(self, files: Sequence[PlannedFile]) -> None:
        """Say what smaller pictures would come to; nothing where that is not known yet."""
        total = sum(file.size for file in files)
        told = f": {counted(len(files), 'fil', 'filer')}, ca. {size(total)}" if files else ""
        self.shrink.setText(f"{SHRINK}{told}")

    def _add_row(self, row: int, file: PlannedFile) -> None:
        mark = ParcelMark(row, closed=file.closed)
        name, content, large = QLabel(file.name), QLabel(file.content), QLabel(f"ca. {size(file.size)}")
        name.setProperty("strong", True)
        large.setAlignment(Qt.AlignmentFlag.AlignRight)
        for column, widget in enumerate((mark, name, content, large)):
            self._grid.addWidget(widget, row, column)

    def keeps_closed_apart(self) -> bool:
        return self.apart.isChecked()
