"""The wavy lines under misspelt words: only where she looks, so that a long text costs no more than a short one."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from klyngedesk.services.spelling import words_of
from klyngedesk.ui.theme import current_theme
from klyngedesk.ui.writing.speller import Speller

Field = QTextEdit | QPlainTextEdit
Word = tuple[int, int, str]
MOST_LINES_KEPT = 2000


def qt_words(line: str) -> list[Word]:
    """Return the words of a line at Qt's positions, where an emoji takes two."""
    words = words_of(line)
    if line.isascii() or max(line, default="") < "\U00010000":
        return words
    return [(_units(line[:start]), _units(line[:end]), word) for start, end, word in words]


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


class SpellingMarks(QObject):
    """Marks one field; `menu_wanted` when a misspelt word is asked about, with its cursor and the place."""

    menu_wanted = Signal(object, object)

    def __init__(self, field: Field, speller: Speller) -> None:
        super().__init__(field)
        self._field, self._speller = field, speller
        self._words: OrderedDict[str, list[Word]] = OrderedDict()
        self._shown: list[tuple[int, int]] = []
        self._seek = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        field.textChanged.connect(self._soon.start)
        field.cursorPositionChanged.connect(self._soon.start)
        field.verticalScrollBar().valueChanged.connect(lambda _: self._soon.start())
        speller.answered.connect(self._answered)
        field.installEventFilter(self)
        field.viewport().installEventFilter(self)

    def _answered(self) -> None:
        self._soon.start()
        if self._seek:
            self.next_misspelt()

    def refresh(self) -> None:
        """Mark the misspelt words that can be seen, but not the one that is being typed."""
        if not self._field.isVisible():
            return
        found = [span for block in self._seen() for span in self._misspelt(block)]
        if found != self._shown:
            self._shown = found
            self._field.setExtraSelections([self._mark(start, end) for start, end in found])

    def _seen(self) -> list[QTextBlock]:
        area = self._field.viewport().rect()
        block = self._field.cursorForPosition(area.topLeft()).block()
        last = self._field.cursorForPosition(area.bottomRight()).blockNumber()
        seen = []
        while block.isValid() and block.blockNumber() <= last:
            seen.append(block)
            block = block.next()
        return seen

    def _words_in(self, block: QTextBlock) -> list[Word]:
        line = block.text()
        words = self._words.pop(line, None)
        if words is None:
            words = qt_words(line)
        self._words[line] = words
        if len(self._words) > MOST_LINES_KEPT:
            self._words.popitem(last=False)
        return words

    def _misspelt(self, block: QTextBlock) -> list[tuple[int, int]]:
        cursor = self._field.textCursor()
        caret = cursor.position() - block.position() if self._field.hasFocus() else -1
        return [
            (block.position() + start, block.position() + end)
            for start, end, word in self._words_in(block)
            if self._speller.is_right(word) is False and not start < caret <= end
        ]

    def _mark(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(current_theme().color("error"))
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._span(start, end)
        mark.format = look
        return mark

    def _span(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def misspelt_at(self, position: int) -> QTextCursor | None:
        """Return a cursor over the misspelt word there, or None."""
        block = self._field.document().findBlock(position)
        for start, end, word in self._words_in(block):
            if start <= position - block.position() <= end and self._speller.is_right(word) is False:
                return self._span(block.position() + start, block.position() + end)
        return None

    def next_misspelt(self) -> None:
        """Select the next misspelt word after the caret, from the top again at the end, and ask about it."""
        self._seek = False
        place = self._field.textCursor().selectionEnd()
        block = self._field.document().findBlock(place)
        for _ in range(self._field.document().blockCount() + 1):
            for start, end, word in self._words_in(block):
                if block.position() + start < place:
                    continue
                right = self._speller.is_right(word)
                if right is None:
                    self._ask_all(block)
                    return
                if right is False:
                    self._go_to(self._span(block.position() + start, block.position() + end))
                    return
            block = block.next()
            if not block.isValid():
                block = self._field.document().begin()
            place = block.position()

    def _ask_all(self, block: QTextBlock) -> None:
        """Ask for every word from there on, and go on when the answers come."""
        self._seek = True
        while block.isValid():
            for _, _, word in self._words_in(block):
                self._speller.is_right(word)
            block = block.next()

    def _go_to(self, cursor: QTextCursor) -> None:
        self._field.setTextCursor(cursor)
        self._field.ensureCursorVisible()
        corner = self._field.cursorRect().bottomLeft()
        self.menu_wanted.emit(cursor, self._field.viewport().mapToGlobal(corner + QPoint(0, 4)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.FocusOut, QEvent.Type.FocusIn):
            self._soon.start()
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._asked_for_menu(event)
        return False

    def _asked_for_menu(self, event: QContextMenuEvent) -> bool:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self._field.viewport().mapFromGlobal(event.globalPos())
        cursor = self._field.cursorForPosition(place) if by_mouse else self._field.textCursor()
        word = self.misspelt_at(cursor.position())
        if word is not None:
            self.menu_wanted.emit(word, event.globalPos())
        return word is not None
