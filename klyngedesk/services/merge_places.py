"""Where something stands in a meeting, in words that both sides know."""

from __future__ import annotations

from collections.abc import Sequence

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.services.merge_timeline import BETWEEN
from klyngedesk.services.merge_words import field_name
from klyngedesk.store.rows import Key


def place_words(meetings: Sequence[Meeting], key: Key, fields: tuple[str, ...]) -> str:
    """Return for instance "Udfald og beslutning, linje 2, punkt 3 Budget"; the first meeting that has it tells."""
    name = " og ".join([field_name(fields[0]), *(field_name(each).lower() for each in fields[1:2])])
    return f"{name}, {where_words(meetings, key)}"


def where_words(meetings: Sequence[Meeting], key: Key) -> str:
    """Return for instance "punkt 3 Budget"; the first meeting that has it tells."""
    return next((found for found in (_where(meeting, key) for meeting in meetings) if found), "mødet")


def _where(meeting: Meeting, key: Key) -> str:
    table, id_ = key
    if table == "agenda_item" and not id_:
        return "dagsordenens punkter"
    for item in meeting.walk():
        if table == "agenda_item" and item.id == id_:
            return _item(meeting, item)
        for number, line in enumerate(item.recommendations, 1):
            if line.id == id_:
                return f"linje {number}, {_item(meeting, item)}"
        for attachment in item.attachments:
            if attachment.id == id_:
                return f"bilaget »{attachment.title}«, {_item(meeting, item)}"
        if item.id == id_:
            return _item(meeting, item)
    return _beside_items(meeting, id_)


def _item(meeting: Meeting, item: AgendaItem) -> str:
    return f"punkt {item_labels(meeting)[item.id].full} {item.title}".replace("  ", " ").strip()


def _beside_items(meeting: Meeting, id_: str) -> str:
    for annex in meeting.annexes:
        if annex.id == id_:
            return f"tillægget »{annex.title}«"
    for group in meeting.groups:
        if group.id == id_:
            return f"gruppen »{group.title}«"
        for person in group.people:
            if person.id == id_.partition(BETWEEN)[0]:
                return person.name
    return ""
