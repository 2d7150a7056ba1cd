"""Two texts in one: what came is underlined, what went is struck out, and both have a colour too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from klyngedesk.text.differ import Piece, PieceKind, compared
from klyngedesk.ui.theme import current_theme


class CompareView(QTextEdit):
    """Shows plain words, or the difference between two of them; nothing can be written in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)

    def compare(self, before: str, after: str) -> None:
        """Show what leads from one text to the other."""
        self.show_pieces(compared(before, after))

    def show_pieces(self, pieces: Iterable[Piece]) -> None:
        self.clear()
        cursor = self.textCursor()
        last = ""
        for piece in pieces:
            if last and not (last[-1].isspace() or piece.words[:1].isspace()) and piece.kind is PieceKind.ADDED:
                cursor.insertText(" ", _look(PieceKind.SAME))  # the word that went and the one that came are two words
            cursor.insertText(piece.words, _look(piece.kind))
            last = piece.words if piece.kind is PieceKind.REMOVED else ""
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _look(kind: PieceKind) -> QTextCharFormat:
    look, theme = QTextCharFormat(), current_theme()
    if kind is PieceKind.ADDED:
        look.setFontUnderline(True)
        look.setForeground(theme.color("ok"))
        look.setBackground(theme.color("ok_soft"))
    elif kind is PieceKind.REMOVED:
        look.setFontStrikeOut(True)
        look.setForeground(theme.color("error"))
        look.setBackground(theme.color("error_soft"))
    return look
