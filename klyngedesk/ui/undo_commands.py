"""Ctrl+Z takes back what she did last: letters in the text she is in, or a change of the meeting."""

from __future__ import annotations

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.text.pictures import PictureDocument


class UndoCommands:
    """Undo and redo, of the field that has the keyboard or of the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._texts_undone: list[bool] = []

    def undo(self) -> None:
        """Take back the last letters of the field, or the last change where that came later."""
        field = QApplication.focusWidget()
        in_text = _can_undo(field) and not self._has_acted_since(field)
        self._texts_undone.append(in_text)
        if in_text:
            field.undo()  # type: ignore[union-attr]
        else:
            self._desk.undo_stack.undo()

    def redo(self) -> None:
        """Make again what was taken back last."""
        field, stack = QApplication.focusWidget(), self._desk.undo_stack
        was_text = self._texts_undone.pop() if self._texts_undone else True
        if _can_redo(field) and (was_text or not stack.canRedo()):
            field.redo()  # type: ignore[union-attr]
        else:
            stack.redo()

    def _has_acted_since(self, field: object) -> bool:
        document = field.document() if isinstance(field, QTextEdit) else None
        return isinstance(document, PictureDocument) and _acted_at(self._desk.undo_stack) > document.steps.last()


def _acted_at(stack: QUndoStack) -> float:
    """Return when the change was made that an undo would take back; 0 where there is none."""
    last = stack.command(stack.index() - 1) if stack.index() else None
    return float(getattr(last, "moment", 0.0))


def _can_undo(field: object) -> bool:
    if isinstance(field, QTextEdit | QPlainTextEdit):
        return not field.isReadOnly() and field.document().isUndoAvailable()
    return isinstance(field, QLineEdit) and field.isUndoAvailable()


def _can_redo(field: object) -> bool:
    if isinstance(field, QTextEdit | QPlainTextEdit):
        return not field.isReadOnly() and field.document().isRedoAvailable()
    return isinstance(field, QLineEdit) and field.isRedoAvailable()
