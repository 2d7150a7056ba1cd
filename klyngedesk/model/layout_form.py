"""A layout as JSON: what the store keeps and what a layout's file holds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from klyngedesk.model.layout import (
    STANDARD,
    AttachmentForm,
    AttendanceForm,
    FrameForm,
    ItemPart,
    Layout,
    ListForm,
    Place,
    SubItemForm,
)
from klyngedesk.model.papers import DocumentKind

_CHOICES: Mapping[str, type[StrEnum]] = {
    "slot": Place,
    "presenters": Place,
    "frame": FrameForm,
    "attendance": AttendanceForm,
    "recommendations": ListForm,
    "attachments": AttachmentForm,
    "sub_items": SubItemForm,
}
_PLAIN = ("name", "stem", "shows_purpose", "shows_breaks", "shows_contents", "accent", "font", "logo", "template")


def layout_form(layout: Layout) -> dict[str, Any]:
    """Return the layout as JSON."""
    return {
        **{name: getattr(layout, name) for name in _PLAIN},
        **{name: getattr(layout, name).value for name in _CHOICES},
        "order": [part.value for part in layout.order],
        "words": {part.value: word for part, word in layout.words.items()},
        "hidden": {kind.value: sorted(part.value for part in parts) for kind, parts in layout.hidden.items()},
    }


def layout_of(form: Mapping[str, Any]) -> Layout:
    """Return the layout that the JSON tells; what it does not tell, or tells wrongly, is as in the standard one."""
    told: dict[str, Any] = {}
    for name in _PLAIN:
        if isinstance(form.get(name), type(getattr(STANDARD, name))):
            told[name] = form[name]
    for name, choices in _CHOICES.items():
        if form.get(name) in [choice.value for choice in choices]:
            told[name] = choices(form[name])
    told |= {"words": _words(form.get("words")), "hidden": _hidden(form.get("hidden"))}
    told["order"] = _order(form.get("order"))
    return Layout(**told)


def _words(told: Any) -> dict[ItemPart, str]:
    told = told if isinstance(told, Mapping) else {}
    return {part: str(told.get(part.value, word)) for part, word in STANDARD.words.items()}


def _hidden(told: Any) -> dict[DocumentKind, frozenset[ItemPart]]:
    told = told if isinstance(told, Mapping) else {}
    found = {DocumentKind(kind): _parts(parts) for kind, parts in told.items() if kind in list(DocumentKind)}
    return {**STANDARD.hidden, **{kind: frozenset(parts) for kind, parts in found.items()}}


def _order(told: Any) -> tuple[ItemPart, ...]:
    """Return the told order, with the parts that it forgets at their standard place at the end."""
    listed = _parts(told)
    return (*listed, *(part for part in STANDARD.order if part not in listed))


def _parts(told: Any) -> tuple[ItemPart, ...]:
    listed = told if isinstance(told, list) else []
    return tuple(dict.fromkeys(ItemPart(part) for part in listed if part in list(ItemPart)))
