"""The annexes of a meeting: a row for each title, and the text of the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.ui.row_table import RowTable
from klyngedesk.ui.text.documents import OpenDocuments
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text.toolbar import TextToolbar
from klyngedesk.ui.text_key import set_key


class AnnexPane(QWidget):
    """`titles_edited` carries pairs of id and title, `text_edited` an annex's id and its text."""

    titles_edited = Signal(object)
    text_edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annexes: tuple[Annex, ...] = ()
        self._documents = OpenDocuments()
        self.titles, self.text = RowTable(["Titel på tillæg"], 5), TextEditor("text")
        self.titles.setAccessibleName("Tillæg")
        self.text.setAccessibleName("Tillæggets tekst")
        self.text.setMinimumHeight(140)
        self._toolbar = TextToolbar(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.titles, self._toolbar, self.text):
            column.addWidget(widget)
        self.setFocusProxy(self.titles)
        self.titles.rows_edited.connect(lambda: self.titles_edited.emit([(k, w[0]) for k, w in self.titles.rows()]))
        self.titles.currentCellChanged.connect(lambda *_: self._show_text())
        self.text.text_edited.connect(self._tell)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the annexes; the chosen one stays chosen."""
        self._annexes = meeting.annexes
        self.titles.show_rows([(annex.id, (annex.title,)) for annex in meeting.annexes])
        self._show_text()

    def forget(self) -> None:
        """Let go of the documents of the meeting that was shown."""
        self._documents.clear()

    def _chosen(self) -> Annex | None:
        row = max(0, self.titles.currentRow())
        return self._annexes[row] if row < len(self._annexes) else None

    def _show_text(self) -> None:
        self.text.settle()
        annex = self._chosen()
        for widget in (self.text, self._toolbar):
            widget.setVisible(annex is not None)
        if annex is not None:
            document = self._documents.document((annex.id, "annex"), annex.text)
            set_key(self.text, (annex.id, "annex"))
            if self.text.document() is not document:
                self.text.show_document(document)

    def _tell(self) -> None:
        annex = self._chosen()
        if annex is not None:
            self.text_edited.emit(annex.id, self.text.text())
