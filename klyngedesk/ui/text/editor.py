"""The rich text editor: it shows a text, and gives back nothing but a text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QInputDialog, QTextEdit, QWidget

from klyngedesk.text.blocks import Text, text_of_lines
from klyngedesk.ui.swallow import is_left_to_the_window
from klyngedesk.ui.text import editing, lists
from klyngedesk.ui.text.insertion import insert_text
from klyngedesk.ui.text.paste import html_to_text
from klyngedesk.ui.text.reader import from_document
from klyngedesk.ui.text.writer import to_document

# A pause this long ends a step of undo; Qt would else take back a whole paragraph at once.
UNDO_STEP_MILLISECONDS = 900
SETTLE_MILLISECONDS = 120
AskLink = Callable[[QWidget, str], str | None]


def ask_for_link(over: QWidget, proposed: str) -> str | None:
    """Return the address she wrote, or None."""
    words, well = QInputDialog.getText(over, "Link", "Adresse:", text=proposed or "https://")
    return words.strip() if well else None


class TextEditor(QTextEdit):
    """Edits one text; `text_edited` comes soon after each change she makes, never later than a blink.

    `role` is "text" or "referat": the size of its letters.
    """

    text_edited = Signal()

    def __init__(self, role: str = "text", parent: QWidget | None = None, ask_link: AskLink = ask_for_link) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._ask_link = ask_link
        self._filling = False
        self.setAcceptRichText(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(False)
        self._told = QTimer(self, singleShot=True, interval=SETTLE_MILLISECONDS)
        self._told.timeout.connect(self.text_edited)
        self._step = QTimer(self, singleShot=True, interval=UNDO_STEP_MILLISECONDS)
        self._step.timeout.connect(lambda: self.document().setModified(False))
        self.textChanged.connect(self._changed)

    def set_text(self, text: Text) -> None:
        """Show the text; what was typed before can no longer be undone."""
        self._filling = True
        self.document().setDefaultFont(self.font())
        to_document(text, self.document())
        self._filling = False

    def text(self) -> Text:
        """Return the text as it stands."""
        return from_document(self.document())

    def show_document(self, document: QTextDocument) -> None:
        """Show another document, with its own undo history."""
        self._filling = True
        document.setDefaultFont(self.font())
        self.setDocument(document)
        self._filling = False

    def settle(self) -> None:
        """Tell at once of a change that has not been told yet."""
        if self._told.isActive():
            self._told.stop()
            self.text_edited.emit()

    def _changed(self) -> None:
        if self._filling:
            return
        self._step.start()
        if not self._told.isActive():
            self._told.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_left_to_the_window(event):
            event.ignore()
            return
        if editing.handled(self, event):
            return
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if source.hasUrls() and any(url.isLocalFile() for url in source.urls()):
            return False
        return source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = html_to_text(source.html()) if source.hasHtml() else text_of_lines(source.text())
        insert_text(text or text_of_lines(source.text()), self.textCursor())
        self.ensureCursorVisible()

    def paste_plain(self) -> None:
        """Paste the words alone."""
        from PySide6.QtWidgets import QApplication  # late: only here

        insert_text(text_of_lines(QApplication.clipboard().text()), self.textCursor())

    def toggle_bold(self) -> None:
        self.setFontWeight(400 if self.fontWeight() > 500 else 700)

    def toggle_italic(self) -> None:
        self.setFontItalic(not self.fontItalic())

    def toggle_heading(self) -> None:
        editing.toggle_heading(self.textCursor())

    def toggle_bullets(self) -> None:
        lists.toggle_list(self.textCursor(), ordered=False)

    def toggle_numbers(self) -> None:
        lists.toggle_list(self.textCursor(), ordered=True)

    def insert_table(self) -> None:
        """Put in a table of three by two; Tab in its last cell adds a row."""
        editing.insert_table(self.textCursor(), 3, 2)

    def edit_link(self) -> None:
        """Ask for the address of the selected words; an empty one takes the link away."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        address = self._ask_link(self, cursor.charFormat().anchorHref())
        if address is not None:
            editing.set_link(cursor, address)
