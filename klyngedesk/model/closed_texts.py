"""Every string of a meeting, told apart: what only those with access may read, and what all may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.meeting import Meeting
from klyngedesk.text.blocks import Run, Text
from klyngedesk.text.plain import plain

# An object's id is its sha256; other ids may have been written by hand in a meeting file.
_NOT_WORDS = {"object_id"}


def closed_strings(meeting: Meeting) -> Iterator[str]:
    """Yield all that is written in closed items, and about closed bilag, and what was never meant for a document."""
    yield from (act.words for act in meeting.acts)
    for item in meeting.items:
        yield from _closed_in(item, below_closed=False)


def _closed_in(item: AgendaItem, *, below_closed: bool) -> Iterator[str]:
    if item.closed or below_closed:
        hidden = replace(item, public_title="", public_text=Text()) if item.closed and not below_closed else item
        yield from strings_in(hidden)
        return
    yield item.internal_note
    yield from strings_in(item.comments)
    yield from (line.draft for line in item.recommendations)
    for attachment in item.attachments:
        if attachment.closed:
            yield from strings_in(attachment)
    for child in item.items:
        yield from _closed_in(child, below_closed=False)


def open_strings(meeting: Meeting) -> Iterator[str]:
    """Yield all that the public may read."""
    yield from strings_in(replace(meeting, items=(), acts=()))
    for item in meeting.items:
        yield from _open_in(item)


def _open_in(item: AgendaItem) -> Iterator[str]:
    if item.closed:
        yield item.public_title
        yield from strings_in(item.public_text)
        return
    opened = tuple(each for each in item.attachments if not each.closed)
    lines = tuple(replace(line, draft="") for line in item.recommendations)
    shown = replace(item, attachments=opened, recommendations=lines, items=(), internal_note="", comments=())
    yield from strings_in(shown)
    for child in item.items:
        yield from _open_in(child)


def closed_bilag(meeting: Meeting) -> Iterator[Attachment]:
    """Yield the bilag whose content the public must not see."""
    return (each for each, hidden in _bilag(meeting.items, below_closed=False) if hidden)


def open_bilag(meeting: Meeting) -> Iterator[Attachment]:
    """Yield the bilag that the public gets."""
    return (each for each, hidden in _bilag(meeting.items, below_closed=False) if not hidden)


def _bilag(items: Iterable[AgendaItem], *, below_closed: bool) -> Iterator[tuple[Attachment, bool]]:
    for item in items:
        hidden = below_closed or item.closed
        for attachment in item.attachments:
            yield attachment, hidden or attachment.closed
        yield from _bilag(item.items, below_closed=hidden)


def strings_in(value: Any) -> Iterator[str]:
    """Yield every string in a part of the model, whatever fields it has; a rich text as its lines and its links."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, Text):
        yield from plain(value).split("\n")
        yield from (run.link or "" for run in _runs(value))
    elif isinstance(value, Mapping):
        yield from (found for each in value.values() for found in strings_in(each))
    elif isinstance(value, tuple | list | frozenset):
        yield from (found for each in value for found in strings_in(each))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in _NOT_WORDS:
                yield from strings_in(getattr(value, field.name))


def runs_in(value: Any) -> Iterator[str]:
    """Yield every run of every text by itself: a file that is taken apart may show part of a word alone."""
    return (run.text for run in _runs(value))


def _runs(value: Any) -> Iterator[Run]:
    if isinstance(value, Run):
        yield value
    elif isinstance(value, tuple):
        yield from (found for each in value for found in _runs(each))
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (found for field in fields(value) for found in _runs(getattr(value, field.name)))
