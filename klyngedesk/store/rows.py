"""A meeting as the rows of its tables, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from klyngedesk.model.agenda import AgendaItem, Attachment, ItemKind, Link, Outcome, Purpose, Recommendation
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.model.timeline import Entry
from klyngedesk.store.proceedings import act, act_row, entry, entry_row, proceedings, proceedings_row
from klyngedesk.store.values import Row, action, action_row, day, iso, link_row, moment
from klyngedesk.text.blocks import Text
from klyngedesk.text.form import from_form, to_form
from klyngedesk.text.plain import plain

Key = tuple[str, str]
Rows = dict[Key, Row]
Tables = Mapping[str, Sequence[Row]]


def flatten(meeting: Meeting) -> Rows:
    """Return the meeting's rows by table and id, parents before children."""
    return {(table, row["id"]): row for table, row in _all_rows(meeting)}


def _all_rows(meeting: Meeting) -> Iterator[tuple[str, Row]]:
    yield "meeting", _meeting_row(meeting)
    for position, group in enumerate(meeting.groups):
        yield "attendance_group", _child(group, meeting, position) | {"title": group.title}
        for place, person in enumerate(group.people):
            yield "participant", _participant_row(person, group, meeting, place)
    yield from _item_rows(meeting, meeting.items, None)
    for position, annex in enumerate(meeting.annexes):
        yield "annex", _child(annex, meeting, position) | {"title": annex.title} | text_row("text", annex.text)
    for happened in meeting.timeline:
        yield "timeline", timeline_row(meeting, happened)


def timeline_row(meeting: Meeting, happened: Entry) -> Row:
    return {"meeting_id": meeting.id} | entry_row(happened)


def _child(part: Any, meeting: Meeting, position: int) -> Row:
    return {"id": part.id, "meeting_id": meeting.id, "position": position}


def text_row(name: str, text: Text) -> Row:
    """Return the columns of a text: its form and its plain twin."""
    return {name: to_form(text), f"{name}_plain": plain(text)}


def _meeting_row(meeting: Meeting) -> Row:
    texts = ("id", "forum_id", "title", "date_as_printed", "place", "chair", "minute_taker")
    numbers = ("case_number", "document_number", "document")
    row = {name: getattr(meeting, name) for name in (*texts, *numbers)}
    row |= {"minutes_state": meeting.minutes_state.value, "acts": [act_row(act) for act in meeting.acts]}
    times = ("date", "date_inferred", "start", "end", "started", "ended")
    return row | {name: iso(getattr(meeting, name)) for name in times}


def _participant_row(person: Participant, group: AttendanceGroup, meeting: Meeting, position: int) -> Row:
    names = ("name", "title", "organisation", "role", "email", "substitute_for")
    return _child(person, meeting, position) | {
        "group_id": group.id,
        **{name: getattr(person, name) for name in names},
        "presence": person.presence.value,
        "arrived": iso(person.arrived),
        "left": iso(person.left),
    }


def _item_rows(meeting: Meeting, items: Iterable[AgendaItem], parent: str | None) -> Iterator[tuple[str, Row]]:
    for position, item in enumerate(items):
        yield "agenda_item", _child(item, meeting, position) | {"parent_id": parent} | _item_row(item)
        for place, line in enumerate(item.recommendations):
            yield "recommendation", _child(line, meeting, place) | _recommendation_row(line, item)
        for place, attachment in enumerate(item.attachments):
            yield "attachment", _child(attachment, meeting, place) | _attachment_row(attachment, item)
        yield from _item_rows(meeting, item.items, item.id)


_PLAIN_ITEM = (
    *("title", "minutes_planned", "closed", "public_title", "case_number", "document_number"),
    *("recommendation_to", "internal_note", "printed_number", "sent_label"),
    *("postponed", "postponed_to", "continues"),
)


def _item_row(item: AgendaItem) -> Row:
    return {
        **{name: getattr(item, name) for name in _PLAIN_ITEM},
        "kind": item.kind.value,
        "purpose": item.purpose.value if item.purpose else None,
        "presenters": list(item.presenters),
        "fixed_start": iso(item.fixed_start),
        "fixed_end": iso(item.fixed_end),
        "public_text": to_form(item.public_text),
        **text_row("background", item.background),
        **text_row("minutes", item.minutes),
        "links": [link_row(link) for link in item.links],
        "action_items": [action_row(each) for each in item.action_items],
        **proceedings_row(item),
    }


def _recommendation_row(line: Recommendation, item: AgendaItem) -> Row:
    outcomes = {name: value.value if (value := getattr(line, name)) else None for name in ("outcome", "offered")}
    return {"item_id": item.id, "text": line.text, "note": line.note, "draft": line.draft, **outcomes}


def _attachment_row(attachment: Attachment, item: AgendaItem) -> Row:
    names = ("title", "object_id", "file_name", "size", "closed", "late", "printed_number", "sent_number")
    return {"item_id": item.id} | {name: getattr(attachment, name) for name in names}


def assemble(tables: Tables, forum_name: str) -> Meeting:
    """Return the meeting that the rows describe; each table's rows come sorted by position."""
    row = dict(tables["meeting"][0])
    return Meeting(
        **{
            **row,
            **{name: day(row[name]) for name in ("date", "date_inferred")},
            **{name: moment(row[name]) for name in ("start", "end", "started", "ended")},
            "minutes_state": MinutesState(row["minutes_state"]),
            "acts": tuple(act(each) for each in row["acts"]),
        },
        forum_name=forum_name,
        groups=tuple(_group(group, tables) for group in tables["attendance_group"]),
        items=items_of(tables),
        annexes=tuple(annex_of(row) for row in tables["annex"]),
        timeline=tuple(sorted((entry(row) for row in tables["timeline"]), key=lambda each: each.at)),
    )


def _group(row: Row, tables: Tables) -> AttendanceGroup:
    people = [_participant(person) for person in tables["participant"] if person["group_id"] == row["id"]]
    return AttendanceGroup(row["title"], tuple(people), row["id"])


def _participant(row: Row) -> Participant:
    kept = {name: row[name] for name in row if name not in ("meeting_id", "group_id", "position")}
    times = {"arrived": moment(row["arrived"]), "left": moment(row["left"])}
    return Participant(**(kept | times | {"presence": Presence(row["presence"])}))


def items_of(tables: Tables, parent: str | None = None) -> tuple[AgendaItem, ...]:
    """Return the items below that parent, or those at the top; each table's rows come sorted by position."""
    return tuple(_item(row, tables) for row in tables["agenda_item"] if row["parent_id"] == parent)


def _item(row: Row, tables: Tables) -> AgendaItem:
    return AgendaItem(
        **{name: row[name] for name in _PLAIN_ITEM},
        id=row["id"],
        kind=ItemKind(row["kind"]),
        purpose=Purpose(row["purpose"]) if row["purpose"] else None,
        presenters=tuple(row["presenters"]),
        fixed_start=moment(row["fixed_start"]),
        fixed_end=moment(row["fixed_end"]),
        public_text=from_form(row["public_text"]),
        background=from_form(row["background"]),
        minutes=from_form(row["minutes"]),
        links=tuple(Link(**link) for link in row["links"]),
        action_items=tuple(action(each) for each in row["action_items"]),
        **proceedings(row),
        recommendations=tuple(_recommendation(r) for r in _of(tables["recommendation"], row["id"])),
        attachments=tuple(attachment_of(r) for r in _of(tables["attachment"], row["id"])),
        items=items_of(tables, row["id"]),
    )


def _of(rows: Iterable[Row], item_id: str) -> Iterator[Row]:
    return (row for row in rows if row["item_id"] == item_id)


def _recommendation(row: Row) -> Recommendation:
    outcome, offered = (Outcome(row[name]) if row[name] else None for name in ("outcome", "offered"))
    return Recommendation(row["text"], outcome, row["note"], offered, row["draft"], row["id"])


def annex_of(row: Row) -> Annex:
    """Return the annex of that row."""
    return Annex(row["title"], from_form(row["text"]), row["id"])


def attachment_of(row: Row) -> Attachment:
    """Return the bilag of that row."""
    return Attachment(**{k: row[k] for k in row if k not in ("meeting_id", "item_id", "position")})
