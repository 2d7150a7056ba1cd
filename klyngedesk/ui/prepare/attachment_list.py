"""The bilag of an item: dropped or chosen files, named, ordered, opened and removed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.danish import size
from klyngedesk.ui.icons import icon

ROW = 28


class AttachmentList(QListWidget):
    """A line for each bilag. F2 renames, Delete removes, Enter opens, Alt+Shift+arrows move.

    Signals carry ids, `files_dropped` paths, `moved` also a place.
    """

    files_dropped = Signal(object)
    rename_wanted = Signal(str)
    removed = Signal(str)
    opened = Signal(str)
    moved = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Bilag")
        self.setAcceptDrops(True)
        self.setIconSize(QSize(16, 16))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(lambda line: self.opened.emit(self._of(line).id))

    def show_item(self, item: AgendaItem | None, numbers: Mapping[str, int]) -> None:
        """Show the item's bilag; the selected one stays selected."""
        chosen = self.attachment()
        self.blockSignals(True)
        self.clear()
        for attachment in item.attachments if item else ():
            self.addItem(self._line(attachment, numbers[attachment.id]))
            if chosen and attachment.id == chosen.id:
                self.setCurrentRow(self.count() - 1)
        if not self.count():
            empty = QListWidgetItem("Ingen bilag endnu. Træk filer hertil, eller tryk Ctrl+Shift+B.")
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(empty)
        self.blockSignals(False)
        self.setFixedHeight(ROW * self.count() + 6)

    def _line(self, attachment: Attachment, number: int) -> QListWidgetItem:
        state = size(attachment.size) if attachment.object_id else "mangler fil"
        marks = ["lukket"] if attachment.closed else []
        marks += ["eftersendt"] if attachment.late else []
        line = QListWidgetItem(f"{number}  {attachment.title}   ({', '.join([state, *marks])})")
        line.setIcon(_icon(attachment))
        line.setData(Qt.ItemDataRole.UserRole, attachment)
        line.setToolTip(attachment.file_name)
        return line

    def _of(self, line: QListWidgetItem) -> Attachment:
        found: Attachment = line.data(Qt.ItemDataRole.UserRole)
        return found

    def attachment(self) -> Attachment | None:
        """Return the selected bilag, or None."""
        line = self.currentItem()
        return self._of(line) if line else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        attachment = self.attachment()
        if attachment is None:
            super().keyPressEvent(event)
            return
        alt_shift = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.modifiers() == alt_shift and step:
            self.moved.emit(attachment.id, max(0, self.currentRow() + step))
        elif event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit(attachment.id)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(attachment.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(attachment.id)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)


def _icon(attachment: Attachment) -> QIcon:
    ending = Path(attachment.file_name).suffix.casefold()
    if not attachment.object_id:
        return icon("triangle-alert", "warn")
    names = {
        ".xlsx": "file-spreadsheet",
        ".xls": "file-spreadsheet",
        ".png": "image",
        ".jpg": "image",
        ".jpeg": "image",
    }
    return icon(names.get(ending, "file-text"))
