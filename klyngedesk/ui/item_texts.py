"""The rich texts of the item that is shown, each with an editor and an undo history of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.picture_commands import PictureCommands
from klyngedesk.ui.text.documents import OpenDocuments
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text_key import set_key


class ItemTexts(QObject):
    """Joins editors to the fields of an item; `written` says that a text is another."""

    written = Signal()

    def __init__(self, desk: Desk, editors: Mapping[str, TextEditor], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._editors = desk, editors
        self._shown, self._pictures = "", PictureCommands(desk)
        self._documents = OpenDocuments(desk.picture_file)
        desk.settling.connect(self.settle)
        desk.meeting_opened.connect(lambda _: self._documents.clear())
        for field, editor in editors.items():
            # letters typed after a change are a step of their own
            desk.undo_stack.indexChanged.connect(editor.end_undo_step)
            editor.text_edited.connect(partial(self._write, field))
            editor.pictures_offered.connect(partial(self._put_pictures, editor))
            editor.picture_wanted.connect(partial(self._pictures.insert_into, editor))

    def show_item(self, item: AgendaItem) -> None:
        """Show the texts of the item; an editor that shows it already keeps its caret."""
        self._shown = item.id
        for field, editor in self._editors.items():
            document = self._documents.document((item.id, field), getattr(item, field))
            set_key(editor, (item.id, field))
            if editor.document() is not document:
                editor.show_document(document)

    def settle(self) -> None:
        """Hand over every letter that has not been told of."""
        for editor in self._editors.values():
            editor.settle()

    def _put_pictures(self, editor: TextEditor, offered: list[Path] | QImage) -> None:
        self._pictures.put(editor, offered)

    def _write(self, field: str) -> None:
        item = self._desk.item(self._shown)
        if self._editors[field].isReadOnly() and item is not None:
            self.show_item(item)
            return
        self._desk.write_text(self._shown, field, self._editors[field].text())
        self.written.emit()
