"""What most items have none of: links, tasks, a document number, and a note for the chair alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from klyngedesk.model.agenda import ActionItem, AgendaItem, Link
from klyngedesk.model.danish import read_day, write_day
from klyngedesk.ui.folded_section import FoldedSection
from klyngedesk.ui.note_field import NoteField
from klyngedesk.ui.prepare.task_table import TaskTable, trouble_of
from klyngedesk.ui.row_table import RowTable
from klyngedesk.ui.text_key import set_key

SAVE_WITHIN_MILLISECONDS = 120


class ItemExtras(QWidget):
    """Folded sections below an item's form; `edited` carries the fields that now say something else.

    A deadline that is no day holds back nothing else, and stands there again when the item is shown again.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: AgendaItem | None = None
        self._unread: dict[str, str] = {}  # by task
        self.links, self.tasks = RowTable(["Adresse", "Ord i dokumentet"], 6), TaskTable()
        self.document_number, self.note = QLineEdit(), NoteField()
        self.links.hint("https://…", "Ord i dokumentet")
        self._unsaved = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._told = QLabel()
        self._told.setObjectName("problem")
        self._told.setWordWrap(True)
        self._told.hide()
        self.sections = {
            "links": FoldedSection("Links", self.links),
            "tasks": FoldedSection("Opgaver", self.tasks),
            "case": FoldedSection("Dokumentnummer og note til mødelederen", self._case()),
        }
        self._lay_out()
        self._connect()

    def _case(self) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow("Dokumentnr.", self.document_number)
        form.addRow("Note til mødelederen", self.note)
        self.note.setPlaceholderText("Står kun på mødelederens kørekort, aldrig i dagsorden eller referat")
        page.setFocusProxy(self.document_number)
        return page

    def _lay_out(self) -> None:
        for field, name in (
            (self.links, "Links"),
            (self.tasks, "Opgaver"),
            (self.document_number, "Dokumentnummer"),
            (self.note, "Note til mødelederen"),
        ):
            field.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        for section in self.sections.values():
            column.addWidget(section)
        column.addWidget(self._told)

    def fields(self) -> list[QWidget]:
        """Return what takes the keyboard, from the top down."""
        heads = {name: section.head for name, section in self.sections.items()}
        own = (heads["case"], self.document_number, self.note)
        return [heads["links"], self.links, heads["tasks"], self.tasks, *own]

    def _connect(self) -> None:
        self.links.rows_edited.connect(self.flush)
        self.tasks.rows_edited.connect(self.flush)
        self.document_number.textEdited.connect(self._soon)
        self.note.textChanged.connect(self._soon)
        self._unsaved.timeout.connect(self.flush)

    def _soon(self) -> None:
        if not self._unsaved.isActive():
            self._unsaved.start()

    def settle(self) -> None:
        """Hand over now what has been typed and not been told of."""
        for table in (self.links, self.tasks):
            table.settle()
        if self._unsaved.isActive():
            self.flush()

    def show_item(self, item: AgendaItem) -> None:
        """Show the item; what is being written keeps its words and its caret."""
        other = self._item is None or self._item.id != item.id
        self._item = item
        if other:
            self._unsaved.stop()
            self._told.hide()
            for table in (self.links, self.tasks):
                table.leave_cell()
        self.links.show_rows(_link_rows(item))
        self.tasks.show_rows(self._task_rows(item))
        set_key(self.note, (item.id, "internal_note"))
        set_key(self.tasks, (item.id, "action_items"))
        set_key(self.links, (item.id, "links"))
        if not self._unsaved.isActive():
            if self.document_number.text().strip() != item.document_number:
                self.document_number.setText(item.document_number)
            if self.note.toPlainText().strip() != item.internal_note:
                self._show_note(item.internal_note)
        if other:
            self._unfold(item)
        self._tell_unread()

    def _show_note(self, words: str) -> None:
        if self.note.toPlainText() != words:
            self.note.blockSignals(True)
            self.note.setPlainText(words)
            self.note.blockSignals(False)
            self.note.fit()

    def _unfold(self, item: AgendaItem) -> None:
        counts = (len(item.links), len(item.action_items), bool(item.document_number) + bool(item.internal_note))
        for section, count in zip(self.sections.values(), counts, strict=True):
            section.head.setChecked(False)
            section.show_count(count)

    def flush(self) -> None:
        """Tell which fields say something else than the item does; a day that is none is told of in place."""
        self._unsaved.stop()
        if self._item is None:
            return
        now = self._now()
        self._tell_unread()
        changed = {name: value for name, value in now.items() if self._is_other(name, value)}
        if changed:
            self.edited.emit(changed)

    def _is_other(self, name: str, value: Any) -> bool:
        """Return whether she changed the field: what merely reads otherwise, as a space at its end, is left alone."""
        before = getattr(self._item, name)
        if name == "links":
            return self.links.differ_from(_link_rows(self._item))
        if name == "action_items":
            return self.tasks.differ_from(self._task_rows(self._item)) and before != value
        return bool(before.strip() != value)

    def _now(self) -> dict[str, Any]:
        return {
            "links": tuple(Link(address, words) for _, (address, words) in self.links.rows()),
            "action_items": tuple(self._task(key, words) for key, words in self.tasks.rows()),
            "document_number": self.document_number.text().strip(),
            "internal_note": self.note.toPlainText().strip(),
        }

    def _task(self, key: str, words: list[str]) -> ActionItem:
        text, owner, deadline = words
        before = next((t for t in self._item.action_items if t.id == key), None) if self._item else None
        task = replace(before or ActionItem(text), text=text, owner=owner)
        self._unread.pop(task.id, None)
        try:
            return replace(task, deadline=read_day(deadline))
        except ValueError:
            self._unread[task.id] = deadline
            return task

    def _tell_unread(self) -> None:
        shown = {task.id for task in self._item.action_items} if self._item else set()
        told = [trouble_of(words) for id_, words in self._unread.items() if id_ in shown]
        self._told.setText("\n".join(told))
        self._told.setVisible(bool(told))

    def _task_rows(self, item: AgendaItem | None) -> list[tuple[str, tuple[str, ...]]]:
        tasks = item.action_items if item else ()
        return [(t.id, (t.text, t.owner, self._unread.get(t.id) or write_day(t.deadline))) for t in tasks]


def _link_rows(item: AgendaItem | None) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(n), (link.url, link.title)) for n, link in enumerate(item.links)] if item else []
