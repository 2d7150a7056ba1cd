"""A form that can be read and not written in."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

_CHOSEN: tuple[type[QWidget], ...] = (QComboBox, QAbstractSpinBox, QCheckBox, QTableView)


def close_fields(form: QWidget, *, closed: bool) -> None:
    """Let every field of the form be read only, or open them all; texts can still be selected and copied."""
    written: list[QLineEdit | QTextEdit | QPlainTextEdit] = [*form.findChildren(QLineEdit)]
    written += [*form.findChildren(QTextEdit), *form.findChildren(QPlainTextEdit)]
    for field in written:
        if field.isReadOnly() != closed:
            field.setReadOnly(closed)
    for choice in (each for kind in _CHOSEN for each in form.findChildren(kind)):
        choice.setEnabled(not closed)
