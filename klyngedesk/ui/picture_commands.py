"""The commands of pictures in a text: put in, pasted, dropped, and always asked what they show."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from klyngedesk.services import pictures
from klyngedesk.text.blocks import Figure, Paragraph, Text
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text_commands import editor_in_use

KINDS = "Billeder (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.webp)"
QUESTION = "Hvad viser billedet? Det læses højt for den, der ikke kan se det."


class PictureCommands:
    """Takes pictures into the object folder and puts them in the text that has the keyboard."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def insert_picture(self) -> None:
        """Ask for pictures and put them where the caret is."""
        editor = editor_in_use()
        if editor is not None:
            self.insert_into(editor)

    def insert_into(self, editor: TextEditor) -> None:
        """Ask for pictures and put them in that text."""
        self.put(editor, list(self._desk.prompts.choose_files("Indsæt billede", KINDS)))

    def put(self, editor: TextEditor, offered: list[Path] | QImage) -> None:
        """Put the pictures in; nothing is put in where a file is none or she changes her mind."""
        takes = [partial(self._take_image, offered)] if isinstance(offered, QImage) else self._takes(offered)
        for take in takes:
            object_id = self._desk.attempt(take)
            alt = self._desk.prompts.ask_text("Billede", QUESTION) if object_id else None
            if object_id and alt is not None:
                editor.insert(Text((Figure(object_id, alt.strip()), Paragraph())))

    def _takes(self, paths: list[Path]) -> list[partial[str]]:
        return [partial(pictures.take_picture, self._desk.store, path) for path in paths]

    def _take_image(self, image: QImage) -> str:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        return pictures.take_picture_bytes(self._desk.store, bytes(buffer.data().data()))
