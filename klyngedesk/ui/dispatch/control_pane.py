"""The left pane of the sending view: what the checks found, and what was sent before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSplitter, QVBoxLayout, QWidget

from klyngedesk.model.checks.every import Checked
from klyngedesk.model.danish import counted
from klyngedesk.model.dispatch import Dispatch
from klyngedesk.ui.dispatch.control_list import ControlList
from klyngedesk.ui.dispatch.sent_list import SentList
from klyngedesk.ui.pane_head import PaneHead


class ControlPane(QFrame):
    """Two lists over each other; the chips in the head tell how many of each there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("controlPane")
        self.head, self.findings, self.sent = PaneHead("Kontrol"), ControlList(), SentList()
        self._errors, self._warnings = QLabel(), QLabel()
        self._errors.setObjectName("errorChip")
        self._warnings.setObjectName("warnChip")
        for chip in (self._errors, self._warnings):
            chip.hide()
            self.head.row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sent_head = PaneHead("Mailkladder lavet før")
        self._fetch = sent_head.add_button("download", "Hent filerne fra den valgte kladde igen (Enter)", "Hent igen")
        self._fetch.clicked.connect(self.sent.offer)
        column.addWidget(sent_head)
        column.addWidget(self.sent)
        lists = QSplitter(Qt.Orientation.Vertical)
        lists.setHandleWidth(1)
        lists.setChildrenCollapsible(False)
        lists.addWidget(self.findings)
        lists.addWidget(below)
        lists.setSizes([460, 180])
        lists.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(lists)

    def show_checked(self, found: Checked | None) -> None:
        """Show what was found; None while the checks are at work."""
        self.head.remark.setText("Ser efter …" if found is None else "")
        if found is None:
            return
        self.findings.show_checked(found)
        for chip, count, one, more in (
            (self._errors, len(found.errors), "fejl", "fejl"),
            (self._warnings, len(found.warnings), "advarsel", "advarsler"),
        ):
            chip.setVisible(bool(count))
            chip.setText(counted(count, one, more))

    def show_sent(self, sent: Sequence[Dispatch]) -> None:
        self.sent.show_sent(sent)
        self._fetch.setVisible(bool(sent))
