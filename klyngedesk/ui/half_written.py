"""Words in a form that is not done yet: on disk while she types, and back in it when it is opened after a crash."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLineEdit, QWidget

from klyngedesk.ui.row_table import RowTable

SAVE_WITHIN_MILLISECONDS = 120
FACT = "half_written"
Field = QComboBox | QDateTimeEdit | QLineEdit | RowTable


class HalfWritten(QObject):
    """Follows forms that nothing else saves until they are confirmed; one that she closes herself is forgotten.

    `kept` is what the store has of them, and `write` puts it on disk beside the window.
    """

    def __init__(self, kept: str, write: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept, self._write = _read(kept), write
        self._names: dict[QWidget, Callable[[], str]] = {}
        self._open: QWidget | None = None
        self._unsaved = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._unsaved.timeout.connect(self._keep)

    def waiting(self) -> tuple[str, ...]:
        """Return the names of the forms in which something waits for her."""
        return tuple(self._kept)

    def watch(self, form: QWidget, name: Callable[[], str]) -> None:
        """Follow the form each time it is shown, under the name it then has."""
        self._names[form] = name
        form.installEventFilter(self)
        form.destroyed.connect(lambda: self._names.pop(form, None))
        for field in _fields(form):
            field.textEdited.connect(lambda _: self._soon(form))
        for moment in form.findChildren(QDateTimeEdit):
            moment.dateTimeChanged.connect(lambda _: self._soon(form))
        for choice in form.findChildren(QComboBox):
            choice.activated.connect(lambda _: self._soon(form))
        for table in form.findChildren(RowTable):
            table.rows_edited.connect(lambda: self._soon(form))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and watched in self._names:
            if event.type() == QEvent.Type.Show and not event.spontaneous():
                self._give_back(watched)
            elif event.type() == QEvent.Type.Hide and watched.isHidden():  # not merely with its window
                self._forget(watched)
        return False

    def _give_back(self, form: QWidget) -> None:
        told = self._kept.get(self._names[form](), {})
        for name, field in _named(form).items():
            if name in told:
                _fill(field, told[name])

    def _soon(self, form: QWidget) -> None:
        self._open = form
        if not self._unsaved.isActive():
            self._unsaved.start()

    def _keep(self) -> None:
        if self._open is not None and not self._open.isHidden():
            self._kept[self._names[self._open]()] = {n: _words(field) for n, field in _named(self._open).items()}
            self._write(json.dumps(self._kept, ensure_ascii=False))

    def _forget(self, form: QWidget) -> None:
        self._unsaved.stop()
        if self._kept.pop(self._names[form](), None) is not None:
            self._write(json.dumps(self._kept, ensure_ascii=False) if self._kept else "")


def _fields(form: QWidget) -> list[QLineEdit]:
    found = form.findChildren(QLineEdit)
    shown = QLineEdit.EchoMode.Normal
    return [each for each in found if each.echoMode() == shown and not each.objectName().startswith("qt_")]


def _named(form: QWidget) -> dict[str, Field]:
    """Return what there is to fill in, by its name: first what is chosen, since a choice may fill in the rest."""
    parts: list[Field] = [
        *(each for each in form.findChildren(QComboBox) if not each.isEditable()),
        *form.findChildren(QDateTimeEdit),
        *_fields(form),
        *form.findChildren(RowTable),
    ]
    alone = [part for part in parts if not _is_cell(part)]
    return {part.accessibleName() or str(number): part for number, part in enumerate(alone)}


def _is_cell(field: QWidget) -> bool:
    around = field.parentWidget()
    return around is not None and isinstance(around.parentWidget(), RowTable)


def _words(field: Field) -> Any:
    if isinstance(field, RowTable):
        return field.rows()
    if isinstance(field, QDateTimeEdit):
        return field.dateTime().toString(Qt.DateFormat.ISODate)
    return field.currentText() if isinstance(field, QComboBox) else field.text()


def _fill(field: Field, told: Any) -> None:
    match field:
        case RowTable():
            field.set_rows([(str(key), tuple(words)) for key, words in told])
        case QDateTimeEdit():
            field.setDateTime(QDateTime.fromString(str(told), Qt.DateFormat.ISODate))
        case QComboBox():
            field.setCurrentIndex(max(field.findText(str(told)), 0))
        case _:
            field.setText(str(told))


def _read(kept: str) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(kept or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
