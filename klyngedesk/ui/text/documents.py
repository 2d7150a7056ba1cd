"""One document for each text that was opened, kept with its undo history."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QTextDocument

from klyngedesk.text.blocks import Text
from klyngedesk.ui.text.pictures import PictureDocument, PictureFiles
from klyngedesk.ui.text.reader import from_document
from klyngedesk.ui.text.writer import to_document

MOST_KEPT = 60
Key = tuple[str, str]


class OpenDocuments:
    """Documents by item and field, the least used let go first."""

    def __init__(self, files: PictureFiles = lambda _: None) -> None:
        self._files = files
        self._kept: OrderedDict[Key, QTextDocument] = OrderedDict()

    def document(self, key: Key, text: Text) -> QTextDocument:
        """Return the document of that text; one that shows other words is filled anew."""
        document = self._kept.pop(key, None)
        if document is None:
            document = PictureDocument(self._files)
            document.setIndentWidth(22)
            to_document(text, document)
        elif from_document(document) != text:
            to_document(text, document)
        self._kept[key] = document
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        return document

    def clear(self) -> None:
        self._kept.clear()
