"""The rich text editor: it shows a text, and gives back nothing but a text."""

from __future__ import annotations

import time

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QFocusEvent, QFont, QFontInfo, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from klyngedesk.text.blocks import Text, text_of_lines
from klyngedesk.ui.file_drop import dropped_files
from klyngedesk.ui.swallow import is_left_to_the_window
from klyngedesk.ui.text import editing, formats
from klyngedesk.ui.text.copying import OWN_FORMAT, mime_of, own_text, selected_text
from klyngedesk.ui.text.paste import html_to_text
from klyngedesk.ui.text.pictures import offered_pictures
from klyngedesk.ui.text.reader import from_document
from klyngedesk.ui.text.verbs import AskLink, TextVerbs, ask_for_link
from klyngedesk.ui.text.writer import to_document
from klyngedesk.ui.theme import current_theme

# A pause this long ends a step of undo; Qt would else take back a whole paragraph at once.
UNDO_STEP_MILLISECONDS = 900
LONGEST_STEP_MILLISECONDS = 3000
SETTLE_MILLISECONDS = 120
AT_ONCE_MILLISECONDS = 15
LETTER_SIZES = {"text": 1.08, "referat": 1.23}
MEASURE_LETTERS = 40
ZOOM_STEP, LEAST_ZOOM, MOST_ZOOM = 1.1, 0.7, 2.5


class TextEditor(TextVerbs):
    """Edits one text; `text_edited` comes soon after each change she makes, never later than a blink.

    `role` is "text" or "referat": the size of its letters. `zoomed` tells the zoom she chose, `closed` whether
    the text can only be read now, `pictures_offered` the files or the picture that were pasted or dropped: they must
    be kept somewhere before they are put in.
    """

    text_edited = Signal()
    pictures_offered = Signal(object)
    picture_wanted = Signal()
    zoomed = Signal(float)
    closed = Signal(object)

    def __init__(self, role: str = "text", parent: QWidget | None = None, ask_link: AskLink = ask_for_link) -> None:
        super().__init__(ask_link, parent)
        self.setProperty("role", role)
        self._role, self._zoom, self._theme = role, 1.0, current_theme().name
        self._filling = False
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        first = AT_ONCE_MILLISECONDS if role == "referat" else SETTLE_MILLISECONDS
        self._told = QTimer(self, singleShot=True, interval=first)
        self._told.timeout.connect(self.text_edited)
        self._pause = QTimer(self, singleShot=True, interval=UNDO_STEP_MILLISECONDS)
        self._pause.timeout.connect(self.end_undo_step)
        self._step = QElapsedTimer()
        self._step.start()
        self.textChanged.connect(self._changed)
        self.set_text(Text())

    def set_text(self, text: Text) -> None:
        """Show the text; what was typed before can no longer be undone."""
        self._filling = True
        to_document(text, self.document())
        self._dress()
        self._filling = False

    def text(self) -> Text:
        """Return the text as it stands."""
        began = time.perf_counter()
        text = from_document(self.document())
        if self._role == "referat":  # minutes are told of at once, as long as reading them costs nothing
            cost = int(1000 * (time.perf_counter() - began))
            self._told.setInterval(min(SETTLE_MILLISECONDS, AT_ONCE_MILLISECONDS + 8 * cost))
        return text

    def show_document(self, document: QTextDocument) -> None:
        """Show another document, with its own undo history; what was not told is settled before."""
        self._filling = True
        self._told.stop()
        self.end_undo_step()
        self.setDocument(document)
        self._dress()
        self._filling = False

    def settle(self) -> None:
        """Tell at once of a change that has not been told yet."""
        if self._told.isActive():
            self._told.stop()
            self.text_edited.emit()

    def _changed(self) -> None:
        if self._filling:
            return
        self._pause.start()
        if not self._told.isActive():
            self._told.start()

    def end_undo_step(self) -> None:
        self.document().setModified(False)
        self._step.restart()

    @property
    def zoom(self) -> float:
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the letters that many times their size."""
        self._zoom = min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._dress()
        self.zoomed.emit(self._zoom)

    def _dress(self) -> None:
        """Give the document its letters, and the minutes lines no longer than the eye follows."""
        letters = QFont(self.font())
        letters.setPointSizeF(QFontInfo(QApplication.font()).pointSizeF() * LETTER_SIZES[self._role] * self._zoom)
        if self.document().defaultFont() != letters:
            self.document().setDefaultFont(letters)
        self.document().setIndentWidth(formats.INDENT_WIDTH * self._zoom)
        measure = QFontInfo(letters).pixelSize() * MEASURE_LETTERS
        if self._role == "referat" and self.viewport().width() > measure:
            self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
            self.setLineWrapColumnOrWidth(measure)
        else:
            self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and editing.is_level_key(self, event):
            event.accept()  # in a list the key moves the item, not the agenda's row
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ReadOnlyChange:
            self.closed.emit(self.isReadOnly())
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            return
        if self._theme != current_theme().name:
            self._theme = current_theme().name
            place = self.textCursor().position()
            self.set_text(self.text())  # links and tables carry their colours
            editing.place_caret(self, place)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_left_to_the_window(event):
            event.ignore()
            return
        if self._zooms(event) or editing.handled(self, event):
            return
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._leave(forward=event.key() == Qt.Key.Key_Tab)
            return
        if event.text().isspace() and self._step.elapsed() > LONGEST_STEP_MILLISECONDS:
            self.end_undo_step()
        editing.step_out_of_link(self, event)
        lines = self.document().blockCount()
        super().keyPressEvent(event)
        if self.document().blockCount() < lines:
            editing.mend_weight(self.textCursor())

    def _leave(self, *, forward: bool) -> None:
        """Give the keyboard to the next field, which QTextEdit does only while it says so."""
        self.setTabChangesFocus(True)
        self.focusNextPrevChild(forward)
        self.setTabChangesFocus(False)

    def _zooms(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP}
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._role != "referat" or held != Qt.KeyboardModifier.ControlModifier or event.key() not in steps:
            return False
        self.set_zoom(self._zoom * steps[Qt.Key(event.key())])
        return True

    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of(selected_text(self.textCursor()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if offered_pictures(source) is not None:
            return True
        if source.hasUrls() and any(url.isLocalFile() for url in source.urls()):
            return False  # a dropped file becomes a bilag, outside the text
        return source.hasHtml() or source.hasText() or source.hasFormat(OWN_FORMAT)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        dropped_files(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        offered = offered_pictures(source)
        if offered is not None:
            self.pictures_offered.emit(offered)
            return
        text = own_text(source)
        if text is None and source.hasHtml():
            text = html_to_text(source.html())
        self.end_undo_step()
        self.insert(text or text_of_lines(source.text()))
