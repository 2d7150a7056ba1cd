"""Words in a form that is not done yet: on disk while she types, and back in it when it is opened after a crash."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QDialog, QLineEdit, QSpinBox, QWidget

from klyngedesk.ui.row_table import RowTable

SAVE_WITHIN_MILLISECONDS = 120
MOST_KEPT = 40
FACT = "half_written"
_ASIDE = ""  # under this name stand the names of what she closed without confirming it
Field = QCheckBox | QComboBox | QDateTimeEdit | QLineEdit | QSpinBox | RowTable


@runtime_checkable
class OwnWords(Protocol):
    """A form that tells itself what it holds, as JSON, and says `edited`."""

    edited: Any

    def written(self) -> Any: ...

    def write_again(self, told: Any) -> None: ...


class HalfWritten(QObject):
    """Follows forms that nothing else saves until they are confirmed.

    What she closed without confirming it is laid aside: a line stands there again the next time, marked, so that new
    letters take its place; for a larger form `wants_back` asks her. `kept` is what the store has of it all, and
    `write` puts it on disk beside the window. A form's name is what she calls it; after a line break may stand what
    tells it from others of that name. One without a name is not kept. A table that is watched for itself holds its
    rows without a first word only: the others are saved.
    """

    def __init__(self, kept: str, write: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept, self._write = _read(kept), write
        self._aside: set[str] = set(self._kept.pop(_ASIDE, ()))
        self.wants_back: Callable[[str], bool] = lambda _: True
        self._names: dict[QWidget, Callable[[], str]] = {}
        self._shown: dict[QWidget, str] = {}
        self._handed_in: dict[QWidget, Any] = {}
        self._open: QWidget | None = None
        self._unsaved = QTimer(self, singleShot=True, interval=SAVE_WITHIN_MILLISECONDS)
        self._unsaved.timeout.connect(self._keep)

    def waiting(self) -> tuple[str, ...]:
        """Return the names of the forms in which something waits for her since the program ended."""
        return tuple(dict.fromkeys(_title(name) for name in self._kept if name not in self._aside))

    def about(self, title: str) -> str:
        """Return what tells the newest form of that name that waits for her from others of it."""
        names = (name for name in reversed(self._kept) if name not in self._aside and _title(name) == title)
        return next(names, "").partition("\n")[2]

    def watch(self, form: QWidget, name: Callable[[], str]) -> None:
        """Follow the form each time it is shown, under the name it then has."""
        if isinstance(form, QDialog) and not _is_line(form):
            self._ask_first(name())
        self._names[form] = name
        form.installEventFilter(self)
        form.destroyed.connect(lambda: self._let_go(form))
        for signal in _signals(form):
            signal.connect(lambda *_: self._soon(form))

    def turn(self, form: QWidget) -> None:
        """Keep what the form holds where its name tells that it is about to show something else."""
        if form in self._shown and self._names[form]() != self._shown[form]:
            self.lay_aside(form)

    def lay_aside(self, form: QWidget) -> None:
        """Keep what the form holds, since it is about to be emptied for something else."""
        if form in self._shown:
            self._close(form)

    def take_up(self, form: QWidget) -> None:
        """Fill a form that was emptied with what is kept of what it is about now."""
        if form not in self._shown and form.isVisible():
            self._give_back(form)

    def done(self, form: QWidget) -> None:
        """Forget what the form holds: it has been used."""
        if self._open is form:
            self._unsaved.stop()
        if self._shown.get(form) in self._kept:
            self._drop(self._shown[form])

    def _ask_first(self, name: str) -> None:
        question = f"Sidst du lukkede »{_title(name)}«, stod der noget, som ikke blev gemt. Skal det hentes frem?"
        if name in self._aside and not self.wants_back(question):
            self._drop(name)

    def _let_go(self, form: QWidget) -> None:
        for known in (self._names, self._shown, self._handed_in):
            known.pop(form, None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and watched in self._names:
            if event.type() == QEvent.Type.Show and not event.spontaneous():
                self._give_back(watched)
            elif event.type() == QEvent.Type.Hide and watched.isHidden():  # not merely with its window
                self._close(watched)
        return False

    def _give_back(self, form: QWidget) -> None:
        name = self._shown[form] = self._names[form]()
        if form in self._handed_in:  # what she confirmed could not be done
            self._kept[name] = self._handed_in.pop(form)
        elif name in self._kept:
            _fill_form(form, self._kept[name])
        elif isinstance(form, RowTable):
            form.show_untold([])

    def _soon(self, form: QWidget) -> None:
        if self._unsaved.isActive() and self._open is not form:
            self._keep()
        self._open = form
        if not self._unsaved.isActive():
            self._unsaved.start()

    def _keep(self) -> None:
        self._unsaved.stop()
        form = self._open
        name = self._shown.get(form, "") if form is not None else ""
        if form is None or not name:
            return
        before = self._kept.pop(name, None)
        self._aside.discard(name)
        told = form.written() if isinstance(form, OwnWords) else _words_of(form)
        if any(told.values()):
            self._kept[name] = told
        elif before is None:
            return
        while len(self._kept) > MOST_KEPT:
            self._aside.discard(oldest := next(iter(self._kept)))
            del self._kept[oldest]
        self._tell()

    def _close(self, form: QWidget) -> None:
        if self._unsaved.isActive() and self._open is form:
            self._keep()
        name = self._shown.pop(form, "")
        if name not in self._kept:
            return
        if _was_confirmed(form) or not any(self._kept[name].values()):
            if isinstance(form, QDialog):
                self._handed_in[form] = self._kept[name]
            self._drop(name)
        elif name not in self._aside:
            self._aside.add(name)
            self._tell()

    def _drop(self, name: str) -> None:
        del self._kept[name]
        self._aside.discard(name)
        self._tell()

    def _tell(self) -> None:
        told = self._kept | ({_ASIDE: sorted(self._aside)} if self._aside else {})
        self._write(json.dumps(told, ensure_ascii=False) if told else "")


def _title(name: str) -> str:
    return name.partition("\n")[0]


def _was_confirmed(form: QWidget) -> bool:
    if isinstance(form, QDialog):
        return form.result() == QDialog.DialogCode.Accepted
    if isinstance(form, RowTable):
        return False
    return bool(getattr(form, "was_confirmed", True))


def _signals(form: QWidget) -> Iterator[Any]:
    """Yield what the form says when she writes or chooses something in it."""
    if isinstance(form, OwnWords | RowTable):
        yield form.edited if isinstance(form, OwnWords) else form.rows_edited
        return
    yield from (field.textEdited for field in _fields(form))
    yield from (moment.dateTimeChanged for moment in form.findChildren(QDateTimeEdit))
    yield from (choice.activated for choice in form.findChildren(QComboBox))
    yield from (number.valueChanged for number in form.findChildren(QSpinBox))
    yield from (switch.clicked for switch in form.findChildren(QCheckBox))
    yield from (table.rows_edited for table in form.findChildren(RowTable))


def _is_line(form: QWidget) -> bool:
    return not isinstance(form, OwnWords) and [type(each) for each in _named(form).values()] == [QLineEdit]


def _words_of(form: QWidget) -> dict[str, Any]:
    if isinstance(form, RowTable):
        return {"rows": form.untold()}
    return {name: _words(field) for name, field in _named(form).items()}


def _fill_form(form: QWidget, told: dict[str, Any]) -> None:
    if isinstance(form, OwnWords):
        form.write_again(told)
        return
    if isinstance(form, RowTable):
        form.show_untold(told["rows"])
        return
    fields = _named(form)
    for name, field in fields.items():
        # a line may be called after what was asked last
        if name in told or len(fields) == len(told) == 1:
            _fill(field, told.get(name, next(iter(told.values()))))
            if len(fields) == 1 and isinstance(field, QLineEdit):
                field.selectAll()


def _fields(form: QWidget) -> list[QLineEdit]:
    found = form.findChildren(QLineEdit)
    shown = QLineEdit.EchoMode.Normal
    return [each for each in found if each.echoMode() == shown and not each.objectName().startswith("qt_")]


def _named(form: QWidget) -> dict[str, Field]:
    """Return what there is to fill in, by its name: first what is chosen, since a choice may fill in the rest."""
    parts: list[Field] = [
        *(each for each in form.findChildren(QComboBox) if not each.isEditable()),
        *form.findChildren(QDateTimeEdit),
        *form.findChildren(QSpinBox),
        *form.findChildren(QCheckBox),
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
        return [*field.rows(), *(("", words) for words in field.untold())]
    if isinstance(field, QDateTimeEdit):
        return field.dateTime().toString(Qt.DateFormat.ISODate)
    if isinstance(field, QSpinBox):
        return field.value()
    if isinstance(field, QCheckBox):
        return field.isChecked()
    return field.currentText() if isinstance(field, QComboBox) else field.text()


def _fill(field: Field, told: Any) -> None:
    match field:
        case RowTable():
            field.set_rows([(str(key), tuple(words)) for key, words in told])
        case QDateTimeEdit():
            field.setDateTime(QDateTime.fromString(str(told), Qt.DateFormat.ISODate))
        case QSpinBox():
            field.setValue(int(told))
        case QCheckBox():
            field.setChecked(bool(told))
        case QComboBox():
            field.setCurrentIndex(max(field.findText(str(told)), 0))
        case _:
            field.setText(str(told))


def _read(kept: str) -> dict[str, Any]:
    try:
        found = json.loads(kept or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
