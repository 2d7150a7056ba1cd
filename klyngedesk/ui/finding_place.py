"""The way from a finding to the very field that it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from klyngedesk.model.checks.finding import Finding, Place
from klyngedesk.ui.scopes import LIVE, PREPARE
from klyngedesk.ui.window import Window

_AT_THE_MEETING = (Place.MINUTES, Place.DECISIONS)
_FRAME_FIELDS = {Place.DATE: "date", Place.TIME: "start", Place.FRAME: "title"}


def go_to_place(window: Window, show_view: Callable[[str], None], finding: Finding) -> None:
    """Show the view that holds the field, and put the caret in it."""
    name = LIVE if finding.place in _AT_THE_MEETING else PREPARE
    show_view(name)
    view: Any = window.view(name)
    if finding.item_id:
        view.choose_item(finding.item_id)
        if finding.place is Place.DECISIONS:
            view.lines.choose(finding.part_id)
            return
        field = view.minutes if name == LIVE else _item_field(view, finding)
    else:
        view.edit_frame()
        field = _frame_field(view, finding)
    field.setFocus(Qt.FocusReason.OtherFocusReason)


def _item_field(view: Any, finding: Finding) -> QWidget:
    form = view.form
    fields: dict[Place, QWidget] = {
        Place.TITLE: form.title,
        Place.PRESENTERS: form.presenters,
        Place.MINUTES_PLANNED: form.minutes,
        Place.BACKGROUND: form.background,
        Place.RECOMMENDATIONS: form.recommendations,
        Place.ATTACHMENTS: form.attachments,
        Place.PUBLIC_TITLE: form.public_title,
        Place.PUBLIC_TEXT: form.public_text,
        Place.TASKS: form.extras.tasks,
        Place.LINKS: form.extras.links,
    }
    section = {Place.TASKS: "tasks", Place.LINKS: "links"}.get(finding.place)
    if section:
        form.extras.sections[section].open()
    if finding.place is Place.ATTACHMENTS and finding.part_id:
        form.attachments.choose(finding.part_id)
    found: QWidget = fields.get(finding.place, form.title)
    return found


def _frame_field(view: Any, finding: Finding) -> Any:
    frame = view.frame
    if finding.place is Place.PEOPLE:
        return frame.people
    if finding.place is Place.ANNEX:
        frame.annex_section.open()
        return frame.annexes
    return frame.fields[_FRAME_FIELDS.get(finding.place, "title")]
