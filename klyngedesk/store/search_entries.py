"""What the index holds of a meeting: one entry for each item, and one for the meeting itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.store.store import Store
from klyngedesk.text.plain import plain

_TABLES = ("meeting", "agenda_item", "recommendation", "attachment", "annex")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item, or with an empty `item_id` the meeting; `day` is an ISO date or empty."""

    meeting_id: str
    item_id: str
    forum: str
    day: str
    number: str
    title: str
    closed: bool
    words: str


def entries_of(store: Store, meeting_id: str) -> tuple[Entry, ...]:
    """Return the entries of a meeting; none where it is gone."""
    try:
        return tuple(_entries(store.load_meeting(meeting_id)))
    except KeyError:
        return ()


def _entries(meeting: Meeting) -> Iterator[Entry]:
    day, labels = meeting.day.isoformat() if meeting.day else "", item_labels(meeting)
    frame = [meeting.title, meeting.place, meeting.chair, meeting.case_number, meeting.document_number]
    frame += [words for annex in meeting.annexes for words in (annex.title, plain(annex.text))]
    people = [person.name for person in meeting.people()]
    yield Entry(meeting.id, "", meeting.forum_name, day, "", meeting.title, False, _joined([*frame, *people]))
    for item in meeting.walk():
        label = labels[item.id].full
        yield Entry(meeting.id, item.id, meeting.forum_name, day, label, item.title, item.closed, _joined(_words(item)))


def _words(item: AgendaItem) -> Iterator[str]:
    yield from (plain(item.background), plain(item.minutes), plain(item.public_text), item.public_title)
    for line in item.recommendations:
        yield from (line.text, line.note)
    yield from (each.title for each in item.attachments)
    yield from (f"{task.text} {task.owner}" for task in item.action_items)
    yield from (item.case_number, item.internal_note, *item.presenters)


def _joined(words: Iterator[str] | list[str]) -> str:
    return "\n".join(each for each in words if each)


def stamps(store: Store) -> dict[str, str]:
    """Return a hash of each meeting's rows by its id: another hash, another meeting."""
    digests = {row.id: hashlib.sha256() for row in store.list_meetings()}
    for table in _TABLES:
        column = "id" if table == "meeting" else "meeting_id"
        query = (
            f"SELECT t.{column}, d.sha256 FROM {table} AS t JOIN digest AS d ON d.id = '{table}:' || t.id ORDER BY t.id"
        )
        with store.alone() as connection:
            rows = connection.execute(query).fetchall()
        for meeting_id, digest in rows:
            if meeting_id in digests:
                digests[meeting_id].update(f"{table}{digest}".encode())
    return {meeting_id: digest.hexdigest() for meeting_id, digest in digests.items()}
