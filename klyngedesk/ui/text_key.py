"""Which text of the meeting a widget shows, told to the widget itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from klyngedesk.model.texts import Key

_OWNER, _FIELD = "text_owner", "text_field"


def set_key(widget: QWidget, key: Key) -> None:
    widget.setProperty(_OWNER, key[0])
    widget.setProperty(_FIELD, key[1])


def key_of(widget: QWidget | None) -> Key | None:
    """Return the text that the widget shows, or None where it shows none."""
    owner = widget.property(_OWNER) if widget is not None else None
    return (str(owner), str(widget.property(_FIELD))) if widget is not None and owner else None
