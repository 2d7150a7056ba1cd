"""Her own phrases, with the shipped ones to look at."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from klyngedesk.ui.primary_button import make_primary
from klyngedesk.ui.row_table import RowTable


class PhrasesDialog(QDialog):
    """Edits phrases by short name; `phrases()` gives them back."""

    def __init__(self, own: Mapping[str, str], shipped: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fraser")
        self.resize(760, 560)
        self.own = RowTable(["Kort navn", "Frase"], widths=[1, 5])
        self.own.set_rows([(short, (short, words)) for short, words in own.items()])
        self.own.setAccessibleName("Egne fraser")
        told = QLabel(
            "Skriv ; og det korte navn i en tekst, og tryk mellemrum. {dato}, {klokken}, {organ}, {mødeleder}, "
            "{referent}, {punkt}, {titel} og {næste} (dagen for næste møde) udfyldes; "
            "det i [ ] skriver du selv, og Tab går til det næste."
        )
        told.setWordWrap(True)
        told.setProperty("secondary", True)
        fixed = QLabel("\n".join(f";{short}   {words}" for short, words in shipped.items()))
        fixed.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keep = buttons.addButton("Gem fraserne", QDialogButtonBox.ButtonRole.AcceptRole)
        make_primary(keep)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.addWidget(told)
        column.addWidget(_heading("Egne fraser"))
        column.addWidget(self.own, 1)
        column.addWidget(_heading("Fraser, der følger med (en egen med samme navn går forud)"))
        column.addWidget(_scrolled(fixed), 1)
        column.addWidget(buttons)

    def phrases(self) -> dict[str, str]:
        """Return her phrases as they stand; a leading ; in a short name is left out."""
        return {short.strip().lstrip(";"): words.strip() for _, (short, words) in self.own.rows()}


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("strong", True)
    return label


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    return area
