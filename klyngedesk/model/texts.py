"""Every text of a meeting that has a history, each with its place in words.

What is a fact and no sentence has none: numbers, times, a place, who presents, who votes, the title of a bilag or an
annex, where an item is postponed to. Ctrl+Z and the copies of the store have those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.line_texts import LINE_TEXTS
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.text.blocks import EMPTY, Text, paragraph, text_of_lines
from klyngedesk.text.plain import plain

TEXT_NAMES = {
    "background": "Sagsfremstilling",
    "minutes": "Referat",
    "public_text": "Offentlig tekst",
    "note": "Beslutning",
    "draft": "Udkast til beslutning",
    "annex": "Tillæg",
    "title": "Titel",
    "public_title": "Offentlig titel",
    "internal_note": "Note til mødelederen",
    "recommendations": "Indstilling",
    "action_items": "Opgaver",
    "comments": "Kommentarer",
    "statements": "Tilført protokollen",
    "links": "Links",
}
_ITEM_TEXTS = ("background", "minutes", "public_text")
_ITEM_WORDS = ("title", "public_title", "internal_note")
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MeetingText:
    """A text, whose it is (an item, an annex, or a line of an indstilling), and where it stands in words."""

    owner_id: str
    field: str
    place: str
    text: Text

    @property
    def key(self) -> Key:
        return self.owner_id, self.field


def texts_of(meeting: Meeting) -> Iterator[MeetingText]:
    """Yield every text of the meeting in reading order, empty ones too."""
    labels = item_labels(meeting)
    for item in meeting.walk():
        place = f"punkt {labels[item.id].full} {item.title}".replace("  ", " ").strip()
        yield from _texts_of_item(item, place)
    for annex in meeting.annexes:
        yield MeetingText(annex.id, "annex", f"{TEXT_NAMES['annex']} {annex.title}".strip(), annex.text)


def _texts_of_item(item: AgendaItem, place: str) -> Iterator[MeetingText]:
    for field in _ITEM_TEXTS:
        yield MeetingText(item.id, field, f"{TEXT_NAMES[field]}, {place}", getattr(item, field))
    for field in _ITEM_WORDS:
        yield MeetingText(item.id, field, f"{TEXT_NAMES[field]}, {place}", _plain_words(getattr(item, field)))
    for field, lines in LINE_TEXTS.items():
        yield MeetingText(item.id, field, f"{TEXT_NAMES[field]}, {place}", text_of_lines(lines.written(item)))
    for number, line in enumerate(item.recommendations, 1):
        for field, words in (("note", line.note), ("draft", line.draft)):
            yield MeetingText(line.id, field, f"{TEXT_NAMES[field]} {number}, {place}", _plain_words(words))


def _plain_words(words: str) -> Text:
    return Text((paragraph(words),)) if words else EMPTY


def keys_of(meeting: Meeting, ids: Collection[str]) -> frozenset[Key]:
    """Return the texts of the items, annexes and lines of those ids; a line brings those of its item."""
    items = (item for item in meeting.walk() if item.id in ids or any(line.id in ids for line in item.recommendations))
    owners = {*ids, *(each for item in items for each in (item.id, *(line.id for line in item.recommendations)))}
    return frozenset(each.key for each in texts_of(meeting) if each.owner_id in owners)


def text_at(meeting: Meeting, key: Key) -> MeetingText | None:
    """Return the text with that owner and field, or None."""
    return next((each for each in texts_of(meeting) if each.key == key), None)


def with_text(meeting: Meeting, key: Key, text: Text) -> Meeting:
    """Return the meeting with that text in its place; a decision takes its plain words."""
    owner_id, field = key
    if field == "annex":
        annexes = (replace(each, text=text) if each.id == owner_id else each for each in meeting.annexes)
        return replace(meeting, annexes=tuple(annexes))
    return meeting.with_each_item(lambda item: _with_text(item, owner_id, field, text))


def _with_text(item: AgendaItem, owner_id: str, field: str, text: Text) -> AgendaItem:
    if field in ("note", "draft"):
        words: dict[str, Any] = {field: plain(text)}
        lines = (replace(line, **words) if line.id == owner_id else line for line in item.recommendations)
        return replace(item, recommendations=tuple(lines))
    if item.id != owner_id:
        return item
    if field in LINE_TEXTS:
        return LINE_TEXTS[field].read(item, plain(text))
    fields: dict[str, Any] = {field: plain(text) if field in _ITEM_WORDS else text}
    return replace(item, **fields)
