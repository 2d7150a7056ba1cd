"""The lines of an indstilling: Enter makes the next, Backspace in an empty one takes it away."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from klyngedesk.model.agenda import Recommendation
from klyngedesk.ui.note_field import NoteField
from klyngedesk.ui.own_keys import STEPS, kept, key_of
from klyngedesk.ui.text_key import set_key

_OWN_NUMBER = re.compile(r"^\s*(?:\d+[.)]|[a-zæøå]\)|[•\-–*·])\s+")
SAVE_WITHIN_MILLISECONDS = 120


class LineField(NoteField):
    """One line; signals ask its list for what happens between lines."""

    next_wanted = Signal()
    merge_wanted = Signal()
    move_wanted = Signal(int)
    lines_pasted = Signal(object)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lineField")
        self.setPlaceholderText("Skriv næste linje")
        self.setPlainText(words)

    def event(self, event: QEvent) -> bool:
        return kept(event, STEPS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers():
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.merge_wanted.emit()
        elif key_of(event) in STEPS:
            self.move_wanted.emit(STEPS[key_of(event)])
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: object) -> None:
        lines = [_OWN_NUMBER.sub("", line).strip() for line in source.text().splitlines()]  # type: ignore[attr-defined]
        lines = [line for line in lines if line]
        if len(lines) > 1:
            self.lines_pasted.emit(lines)
        elif lines:
            self.insertPlainText(lines[0])


class RecommendationList(QWidget):
    """The numbered lines of one item.

    `edited` carries them at most 0.25 s after the first new letter; `rebuilt` says that other fields show them.
    """

    edited = Signal(object)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[Recommendation, LineField]] = []
        self._rows: list[QWidget] = []
        self._item_id = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._unsaved = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._unsaved.timeout.connect(self.flush)

    def name_item(self, item_id: str) -> None:
        """Take in whose lines these are."""
        self._item_id = item_id
        for field in self.fields():
            set_key(field, (item_id, "recommendations"))

    def show_lines(self, lines: tuple[Recommendation, ...]) -> None:
        """Show the lines and an empty one; fields that show the same words keep their caret."""
        if self._unsaved.isActive() or lines == self.lines():
            return
        self._rebuild([*lines, Recommendation("")])

    def lines(self) -> tuple[Recommendation, ...]:
        """Return the lines that hold words."""
        found = (replace(line, text=field.toPlainText().strip()) for line, field in self._lines)
        return tuple(line for line in found if line.text)

    def settle(self) -> None:
        """Hand over the lines now, if they have unsaved letters."""
        if self._unsaved.isActive():
            self.flush()

    def flush(self) -> None:
        """Hand over the lines."""
        self._unsaved.stop()
        self.edited.emit(self.lines())

    def _rebuild(self, lines: list[Recommendation], focus: int = -1) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self._lines = [], []
        for number, line in enumerate(lines, 1):
            self._add(number, line)
        self.rebuilt.emit()
        if focus >= 0:
            field = self._lines[min(focus, len(self._lines) - 1)][1]
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.moveCursor(QTextCursor.MoveOperation.End)

    def _add(self, number: int, line: Recommendation) -> None:
        row, field = QFrame(), LineField(line.text)
        row.setObjectName("lineRow")
        label = QLabel(f"{number}.")
        label.setProperty("strong" if line.text else "secondary", True)
        label.setFixedWidth(28)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setFixedHeight(field.fontMetrics().lineSpacing() + 14)
        field.setAccessibleName(f"Indstilling, linje {number}")
        set_key(field, (self._item_id, "recommendations"))
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(field)
        self._column.addWidget(row)
        self._rows.append(row)
        self._lines.append((line, field))
        place = number - 1
        field.textChanged.connect(self._changed)
        field.next_wanted.connect(lambda: self._next(place))
        field.merge_wanted.connect(lambda: self._merge(place))
        field.move_wanted.connect(lambda by: self._move(place, by))
        field.lines_pasted.connect(lambda pasted: self._paste(place, pasted))

    def _changed(self) -> None:
        if not self._unsaved.isActive():
            self._unsaved.start()
        if self._lines[-1][1].toPlainText():
            self._add(len(self._lines) + 1, Recommendation(""))
            self.rebuilt.emit()

    def _now(self) -> list[Recommendation]:
        return [replace(line, text=field.toPlainText()) for line, field in self._lines]

    def _next(self, place: int) -> None:
        lines = self._now()
        if not lines[place].text:
            self._lines[place][1].focusNextChild()
            return
        if place + 1 >= len(lines) or lines[place + 1].text:
            lines.insert(place + 1, Recommendation(""))
        self._rebuild(lines, place + 1)

    def _merge(self, place: int) -> None:
        lines = self._now()
        if len(lines) > 1 and place > 0:
            del lines[place]
            self._rebuild([*lines, Recommendation("")] if lines[-1].text else lines, place - 1)
            self.flush()

    def _move(self, place: int, by: int) -> None:
        lines, target = self._now(), place + by
        if 0 <= target < len(lines) - 1 and lines[place].text:
            lines[place], lines[target] = lines[target], lines[place]
            self._rebuild(lines, target)
            self.flush()

    def _paste(self, place: int, pasted: list[str]) -> None:
        lines = self._now()
        first = replace(lines[place], text=(lines[place].text + " " + pasted[0]).strip())
        lines[place : place + 1] = [first, *(Recommendation(words) for words in pasted[1:])]
        self._rebuild([*lines, Recommendation("")] if lines[-1].text else lines, place + len(pasted) - 1)
        self.flush()

    def fields(self) -> list[QWidget]:
        """Return the fields of the lines, in order."""
        return [field for _, field in self._lines]

    def first_field(self) -> QPlainTextEdit | None:
        """Return the field of the first line, or None."""
        return self._lines[0][1] if self._lines else None
