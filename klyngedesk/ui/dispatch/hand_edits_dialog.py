"""What was changed by hand in a Word file that a new one took the place of."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from klyngedesk.services.hand_edits import HandEdits
from klyngedesk.text.differ import Piece, PieceKind
from klyngedesk.ui.compare_view import CompareView


class HandEditsDialog(QDialog):
    """Says where the changed file is, and shows the paragraphs that differ."""

    def __init__(self, edits: HandEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rettet i hånden")
        self.resize(720, 480)
        self.told = QLabel(edits.sentences[0])
        self.told.setWordWrap(True)
        self.shown = CompareView("Det, der blev rettet i hånden")
        self.shown.show_pieces(_with_breaks(edits))
        self.shown.setVisible(bool(edits.paragraphs))
        hint = QLabel(
            "Understreget er kommet til i hånden, overstreget er taget ud. Skriv det i KlyngeDesk, hvis det gælder."
        )
        hint.setWordWrap(True)
        hint.setVisible(bool(edits.paragraphs))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        for widget in (self.told, hint, self.shown):
            column.addWidget(widget)
        if not edits.paragraphs:
            column.addStretch()
        column.addWidget(buttons)


def _with_breaks(edits: HandEdits) -> list[Piece]:
    return [piece for paragraph in edits.paragraphs for piece in (*paragraph, Piece(PieceKind.SAME, "\n\n"))]
