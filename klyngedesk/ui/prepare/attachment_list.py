"""The bilag of an item: dropped or chosen files, named, ordered, opened and removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.danish import size
from klyngedesk.services.bilag_state import BilagLook
from klyngedesk.ui.file_drop import dropped_files
from klyngedesk.ui.own_keys import F2, STEPS, kept, key_of
from klyngedesk.ui.prepare.attachment_delegate import (
    ATTACHMENT,
    LOOK,
    NUMBER,
    ROW,
    AttachmentDelegate,
    marks_of,
    pages_in_words,
)


class AttachmentList(QListWidget):
    """A line for each bilag; keys, the mouse and a menu rename, open, mark, order and remove them.

    Signals carry ids, `files_dropped` paths, `moved` also a place.
    """

    files_dropped = Signal(object)
    rename_wanted = Signal(str)
    removed = Signal(str)
    opened = Signal(str)
    moved = Signal(str, int)
    closed_wanted = Signal(str)
    late_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Bilag")
        self.setAcceptDrops(True)
        self.setItemDelegate(AttachmentDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.itemDoubleClicked.connect(lambda line: self.opened.emit(self._of(line).id))

    def show_item(
        self, item: AgendaItem | None, numbers: Mapping[str, int], look_of: Callable[[Attachment], BilagLook]
    ) -> None:
        """Show the item's bilag; the selected one stays selected."""
        chosen = self.attachment()
        self.blockSignals(True)
        self.clear()
        for attachment in item.attachments if item else ():
            self.addItem(self._line(attachment, numbers[attachment.id], look_of(attachment)))
            if chosen and attachment.id == chosen.id:
                self.setCurrentRow(self.count() - 1)
        if not self.count():
            empty = QListWidgetItem("Ingen bilag endnu. Træk filer hertil, eller tryk Ctrl+Shift+B.")
            empty.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(empty)
        self.blockSignals(False)
        self.setFixedHeight(ROW * self.count() + 6)

    def _line(self, attachment: Attachment, number: int, look: BilagLook) -> QListWidgetItem:
        told = [pages_in_words(look.pages)] if look.pages else []
        words = ", ".join([attachment.title, *told, look.state.danish])
        marks = marks_of(attachment)
        line = QListWidgetItem(f"{number}  {words}" + (f" ({marks})" if marks else ""))
        line.setData(ATTACHMENT, attachment)
        line.setData(NUMBER, number)
        line.setData(LOOK, look)
        line.setToolTip("\n".join([f"{attachment.file_name} {_size(attachment)}".strip(), *look.told, *look.barriers]))
        return line

    def _of(self, line: QListWidgetItem) -> Attachment:
        found: Attachment = line.data(ATTACHMENT)
        return found

    def attachment(self) -> Attachment | None:
        """Return the selected bilag, or None."""
        line = self.currentItem()
        return self._of(line) if line else None

    def choose(self, attachment_id: str) -> None:
        """Select that bilag, where it is on the list."""
        for row in range(self.count()):
            listed = self.item(row).data(Qt.ItemDataRole.UserRole)
            if listed is not None and listed.id == attachment_id:
                self.setCurrentRow(row)

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride and self.attachment() is not None
        return (asked and kept(event, (*STEPS, *self._by_key()))) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        attachment = self.attachment()
        if attachment is None:
            super().keyPressEvent(event)
            return
        key = key_of(event)
        wanted = self._by_key().get(key)
        if key in STEPS:
            self.moved.emit(attachment.id, max(0, self.currentRow() + STEPS[key]))
        elif wanted is not None:
            wanted.emit(attachment.id)
        else:
            super().keyPressEvent(event)

    def _by_key(self) -> dict[QKeyCombination, SignalInstance]:
        """Return what the keys mean; letters only with Alt, so that words typed here by mistake do nothing."""
        return {
            QKeyCombination(Qt.Key.Key_Return): self.opened,
            QKeyCombination(Qt.Key.Key_Enter): self.opened,
            F2: self.rename_wanted,
            QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_L): self.closed_wanted,
            QKeyCombination(Qt.KeyboardModifier.AltModifier, Qt.Key.Key_E): self.late_wanted,
            QKeyCombination(Qt.Key.Key_Delete): self.removed,
        }

    def _show_menu(self, place: QPoint) -> None:
        attachment = self.attachment()
        if attachment is not None:
            self.menu(attachment).exec(self.viewport().mapToGlobal(place))

    def menu(self, attachment: Attachment) -> QMenu:
        """Return what can be done with the bilag, each with its key."""
        made = QMenu(self)
        for words, key, wanted in (
            ("Åbn", "Enter", self.opened),
            ("Omdøb …", "F2", self.rename_wanted),
            ("Åbent for alle" if attachment.closed else "Luk bilaget", "Alt+L", self.closed_wanted),
            ("Ikke eftersendt" if attachment.late else "Mærk som eftersendt", "Alt+E", self.late_wanted),
            ("Fjern", "Delete", self.removed),
        ):
            made.addAction(f"{words}\t{key}", partial(wanted.emit, attachment.id))
        return made

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is self:
            event.acceptProposedAction()
        elif not dropped_files(event):
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        attachment = self.attachment()
        if event.source() is self and attachment is not None:
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            self.moved.emit(attachment.id, self._place_at(event.position().toPoint()))
            return
        paths = dropped_files(event)
        if paths:
            self.files_dropped.emit(paths)

    def _place_at(self, point: QPoint) -> int:
        """Return the place among the others where the dragged line was let go."""
        above = [row for row in range(self.count()) if self.visualItemRect(self.item(row)).center().y() < point.y()]
        return len([row for row in above if row != self.currentRow()])


def _size(attachment: Attachment) -> str:
    return f"({size(attachment.size)})" if attachment.object_id else ""
