"""The versions of one text, each compared with how it stands now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.model.danish import capitalised, clock, short_date
from klyngedesk.store.revisions import Revision
from klyngedesk.text.differ import Piece, PieceKind
from klyngedesk.text.plain import plain
from klyngedesk.ui.compare_view import CompareView
from klyngedesk.ui.primary_button import make_primary

_LEGEND = "Understreget med grønt: kommet til siden. Overstreget med rødt: fjernet siden."


class HistoryDialog(QDialog):
    """A list over time; `chosen()` gives the number of the version she wants back."""

    def __init__(self, versions: Sequence[Revision], now: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Historik: {place}")
        self.resize(900, 560)
        self._versions, self._now = versions, now
        self.list, self.text = QListWidget(), CompareView("Udgaven sammenlignet med nu")
        self.list.setAccessibleName("Udgaver, den nyeste først")
        self.list.setSpacing(4)
        self.differences, self._told = QCheckBox("Vis forskelle fra nu"), QLabel(_LEGEND)
        self.differences.setChecked(True)
        self._told.setProperty("secondary", True)
        self._told.setWordWrap(True)
        self._lay_out()
        for version in versions:
            self.list.addItem(f"{_told_moment(version.moment)}\n{capitalised(version.reason)}")
        self.list.currentRowChanged.connect(lambda _: self._show())
        self.differences.toggled.connect(lambda _: self._show())
        self.list.itemActivated.connect(lambda _: self._accept_other())
        self.list.setCurrentRow(0)
        if not versions:
            self._show_none()

    def _lay_out(self) -> None:
        right, across = QVBoxLayout(), QHBoxLayout()
        right.addWidget(self.text)
        right.addWidget(self._told)
        across.addWidget(self.list, 1)
        across.addLayout(right, 3)
        self._buttons = QDialogButtonBox()
        self.back = self._buttons.addButton("Hent denne udgave frem", QDialogButtonBox.ButtonRole.AcceptRole)
        make_primary(self.back)
        self._buttons.addButton("Luk", QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.differences)
        foot.addStretch()
        foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(across)
        column.addLayout(foot)

    def chosen(self) -> Revision | None:
        row = self.list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _show(self) -> None:
        version = self.chosen()
        if version is None:
            return
        words, compares = plain(version.text), self.differences.isChecked()
        self._told.setVisible(compares)
        self.back.setEnabled(words != self._now)
        if compares:
            self._told.setText(_LEGEND if words != self._now else "Udgaven er som teksten nu.")
            self.text.compare(words, self._now)
        else:
            self.text.show_pieces([Piece(PieceKind.SAME, words)])

    def _show_none(self) -> None:
        """Say the one thing there is to say."""
        for widget in (self.list, self.differences, self._told, self.back):
            widget.hide()
        self.back.setEnabled(False)
        self.text.show_pieces([Piece(PieceKind.SAME, "Teksten har ingen tidligere udgaver endnu.")])

    def _accept_other(self) -> None:
        if self.back.isEnabled():
            self.accept()


def _told_moment(moment: datetime) -> str:
    """Return for instance "I dag 14.03"."""
    local = moment.astimezone()
    days = {date.today(): "i dag", date.today() - timedelta(1): "i går"}
    return capitalised(f"{days.get(local.date(), short_date(local.date()))} {clock(local.time())}")
