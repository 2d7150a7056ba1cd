"""Papirkurv: what was deleted comes back whole, with one choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import IntegrityError

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.services.changes import Changes, change
from klyngedesk.store import wastebasket
from klyngedesk.store.mapping import TABLES
from klyngedesk.store.patches import Patch
from klyngedesk.store.rows import annex_of, attachment_of, items_of
from klyngedesk.store.store import Store
from klyngedesk.store.values import Row
from klyngedesk.store.wastebasket import Discarded, DiscardedKind, out_of_basket

Rows = Sequence[tuple[str, Row]]


def in_wastebasket(store: Store) -> tuple[Discarded, ...]:
    """Return what lies there, last deleted first."""
    return wastebasket.discarded(store)


def bring_back(store: Store, entry: Discarded) -> Changes:
    """Put the thing back where it stood, with all that was in it; UserError where that place is gone."""
    try:
        match entry.kind:
            case DiscardedKind.ITEM:
                return _bring_back_item(store, entry)
            case DiscardedKind.ATTACHMENT:
                return _bring_back_attachment(store, entry)
            case DiscardedKind.ANNEX:
                return _bring_back_annex(store, entry)
            case _:
                return _bring_back_rows(store, entry)
    except IntegrityError as error:
        raise UserError(f"»{entry.title}« er her allerede, så det kan ikke hentes frem en gang til.") from error


def _bring_back_rows(store: Store, entry: Discarded) -> Changes:
    known = {forum.id for forum in store.forums()}
    rows = [(table, row) for table, row in entry.rows if table != "forum" or row["id"] not in known]
    patches = [Patch(table, row["id"], None, row) for table, row in rows]
    done = store.apply([*patches, out_of_basket(entry)])
    return Changes(entry.meeting_id, done, "hent fra papirkurv")


def _bring_back_item(store: Store, entry: Discarded) -> Changes:
    root = entry.rows[0][1]
    item = _items_in(entry.rows)[0]

    def edit(meeting: Meeting) -> Meeting:
        parent = next((each for each in meeting.items if each.id == root["parent_id"]), None)
        if parent is None or item.items:
            return replace(meeting, items=_put(meeting.items, item, root["position"]))
        below = replace(parent, items=_put(parent.items, item, root["position"]))
        return replace(meeting, items=tuple(below if each.id == parent.id else each for each in meeting.items))

    return _change(store, entry, edit)


def _bring_back_attachment(store: Store, entry: Discarded) -> Changes:
    row = entry.rows[0][1]

    def edit(meeting: Meeting) -> Meeting:
        def put(item: AgendaItem) -> AgendaItem:
            if item.id != row["item_id"]:
                return item
            return replace(item, attachments=_put(item.attachments, attachment_of(row), row["position"]))

        if row["item_id"] not in {item.id for item in meeting.walk()}:
            raise UserError(f"Punktet, som »{entry.title}« lå på, er slettet. Hent punktet frem først.")
        return meeting.with_each_item(put)

    return _change(store, entry, edit)


def _bring_back_annex(store: Store, entry: Discarded) -> Changes:
    row = entry.rows[0][1]
    annex = annex_of(row)
    return _change(store, entry, lambda now: replace(now, annexes=_put(now.annexes, annex, row["position"])))


def _change(store: Store, entry: Discarded, edit: Any) -> Changes:
    try:
        return change(store, entry.meeting_id, "hent fra papirkurv", edit, beside=lambda *_: [out_of_basket(entry)])
    except KeyError as error:
        raise UserError(f"Mødet, som »{entry.title}« hørte til, er slettet. Hent mødet frem først.") from error


def _items_in(rows: Rows) -> tuple[AgendaItem, ...]:
    """Return the items of these rows, the first of them at the top."""
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    for table, row in rows:
        tables[table].append(row)
    for found in tables.values():
        found.sort(key=lambda row: row.get("position", 0))
    top = rows[0][1]
    items = [row | {"parent_id": None} if row is top else row for row in tables["agenda_item"]]
    return items_of({**tables, "agenda_item": items})


def _put(listed: tuple[Any, ...], part: Any, place: int) -> tuple[Any, ...]:
    return (*listed[:place], part, *listed[place:])
