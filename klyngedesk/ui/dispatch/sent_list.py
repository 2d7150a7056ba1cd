"""The mail drafts made before: newest first, each with its files, size and receivers.

Whether the mail program sent them is not known here, so no row says that.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from klyngedesk.model.danish import clock, counted, short_date, size
from klyngedesk.model.dispatch import Dispatch
from klyngedesk.ui.dispatch.sent_delegate import SentDelegate


class SentList(QListWidget):
    """`file_wanted` carries the sent file she wants to have again, `all_wanted` the dispatch with all its files."""

    file_wanted = Signal(object)
    all_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Mailkladder lavet før")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setObjectName("sentList")
        self.setWordWrap(True)
        self.setItemDelegate(SentDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda _: self.offer())

    def show_sent(self, sent: Sequence[Dispatch]) -> None:
        """Show them; where none was sent, say what will stand here."""
        self.clear()
        for each in sent:
            row = QListWidgetItem(told(each))
            row.setData(Qt.ItemDataRole.UserRole, each)
            row.setToolTip(f"Begrundelse: {each.reason}" if each.reason else "Enter henter en fil igen")
            self.addItem(row)
        self.setCurrentRow(0 if sent else -1)
        if not sent:
            row = QListWidgetItem("Ingen endnu. Her står hver mailkladde med de filer, den fik med.")
            row.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addItem(row)

    def offer(self) -> None:
        """Let her choose among the files of the current dispatch, beside its row: the other rows stay in sight."""
        row = self.currentItem()
        if row is not None:
            self._offer(self.viewport().mapToGlobal(self.visualItemRect(row).topRight()))

    def _offer(self, place: QPoint) -> None:
        row = self.currentItem()
        dispatch = row.data(Qt.ItemDataRole.UserRole) if row else None
        if dispatch is None:
            return
        menu = QMenu(self)
        for file in dispatch.files:
            menu.addAction(f"Hent igen: {file.name}", partial(self.file_wanted.emit, file))
        menu.addSeparator()
        menu.addAction("Hent alle filer til en mappe …", partial(self.all_wanted.emit, dispatch))
        menu.exec(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.offer()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.offer()
        else:
            self._offer(event.globalPos())


def told(dispatch: Dispatch) -> str:
    """Return for instance "Dagsorden, intern" over when its draft was made, receivers, files and size."""
    carried = [file for file in dispatch.files if not file.name.endswith(".eml")]
    large = size(sum(file.size for file in carried))
    files = f"{counted(len(carried), 'fil', 'filer')}, {large}"
    to = counted(len(dispatch.recipients), "modtager", "modtagere")
    day = f"Kladde lavet {short_date(dispatch.moment.date())} kl. {clock(dispatch.moment.time())}"
    return f"{dispatch.document}, {dispatch.audience}\n{day} · {to} · {files}"
