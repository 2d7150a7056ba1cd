"""The labels of a form, each at the height of its field."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy


def level_labels(form: QFormLayout) -> None:
    """Let each label stand in the middle beside a field of one line; Qt puts it too high beside a tall one."""
    for row in range(form.rowCount()):
        name, held = form.itemAt(row, QFormLayout.ItemRole.LabelRole), form.itemAt(row, QFormLayout.ItemRole.FieldRole)
        label, field = name.widget() if name else None, held.widget() if held else None
        if isinstance(label, QLabel) and field is not None:
            field.ensurePolished()
            if field.sizePolicy().verticalPolicy() is QSizePolicy.Policy.Fixed:
                label.setMinimumHeight(field.sizeHint().height())
