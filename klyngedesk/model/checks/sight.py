"""A meeting with what the rules look up in it again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.danish import capitalised
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import ItemLabel, Slot, attachment_numbers, item_labels, slots
from klyngedesk.text.blocks import Table, Text
from klyngedesk.text.plain import plain


@dataclass(frozen=True, slots=True)
class Written:
    """One text of the meeting as plain words, and the field it stands in."""

    words: str
    place: Place
    item: AgendaItem | None = None
    part_id: str = ""
    blocks: Text | None = None

    def sentences(self) -> Iterator[str]:
        yield from (found for found in re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])|\n", self.words) if found.strip())

    def tables(self) -> Iterator[Table]:
        return (block for block in (self.blocks.blocks if self.blocks else ()) if isinstance(block, Table))


@dataclass(frozen=True)
class Sight:
    """The meeting as the rules see it; `unreadable` are the bilag whose file is gone from the object folder."""

    meeting: Meeting
    profile: Profile
    today: date
    other_meetings: frozenset[date] = frozenset()
    unreadable: frozenset[str] = frozenset()
    has_been_sent: bool = False
    closed_ids: frozenset[str] = field(init=False)
    labels: Mapping[str, ItemLabel] = field(init=False)
    numbers: Mapping[str, int] = field(init=False)
    slots: Mapping[str, Slot] = field(init=False)
    texts: tuple[Written, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "closed_ids", self.meeting.closed_ids())
        object.__setattr__(self, "labels", item_labels(self.meeting))
        object.__setattr__(self, "numbers", attachment_numbers(self.meeting, self.profile.attachment_numbering))
        object.__setattr__(self, "slots", slots(self.meeting))
        object.__setattr__(self, "texts", tuple(_texts(self.meeting)))

    @property
    def items(self) -> Iterator[AgendaItem]:
        """Yield every item that is no break."""
        return (item for item in self.meeting.walk() if not item.is_break)

    @property
    def is_over(self) -> bool:
        """Return whether the meeting has been held, so that its decisions should stand there."""
        return bool(self.meeting.ended) or (
            self.meeting.document == "referat" and bool(self.meeting.day and self.meeting.day < self.today)
        )

    def is_closed(self, item: AgendaItem) -> bool:
        """Return whether the item, or the one above it, is closed."""
        return item.id in self.closed_ids

    def hides(self, attachment: Attachment, item: AgendaItem) -> bool:
        """Return whether the bilag, or the item it stands on, is closed."""
        return attachment.closed or self.is_closed(item)

    def is_public(self, written: Written) -> bool:
        """Return whether the public reads that text: all but what is closed, and what stands in its place."""
        item = written.item
        if item is None:
            return True
        if self.is_closed(item):
            return item.closed and written.place in (Place.PUBLIC_TITLE, Place.PUBLIC_TEXT)
        if written.place in (Place.PUBLIC_TITLE, Place.PUBLIC_TEXT):
            return False
        return not any(one.id == written.part_id and one.closed for one in item.attachments)

    def name(self, item: AgendaItem) -> str:
        """Return for instance "punkt 3", or the title of an item without a number."""
        label = self.labels[item.id].full
        return f"punkt {label}" if label else f"»{item.title}«"

    def bilag(self, attachment: Attachment, item: AgendaItem) -> str:
        """Return for instance "Bilag 4 til punkt 3"."""
        return f"Bilag {self.numbers[attachment.id]} til {self.name(item)}"

    def finding(
        self,
        rule: str,
        message: str,
        advice: str,
        place: Place,
        item: AgendaItem | None = None,
        part_id: str = "",
        *,
        severity: Severity = Severity.WARNING,
        stops_public: bool = False,
        mark: str = "",
    ) -> Finding:
        """Return a finding about that field of that item, or of the meeting's own page."""
        item_id, label = (item.id, self.labels[item.id].full) if item else ("", "")
        return Finding(rule, severity, message, advice, place, item_id, label, part_id, stops_public, mark)

    def about(
        self,
        written: Written,
        rule: str,
        message: str,
        advice: str,
        *,
        severity: Severity = Severity.WARNING,
        stops_public: bool = False,
        mark: str = "",
    ) -> Finding:
        """Return a finding about the field in which something is written."""
        told = f"{capitalised(self.name(written.item))}: {advice}" if written.item else advice
        return self.finding(
            rule,
            message,
            told,
            written.place,
            written.item,
            written.part_id,
            severity=severity,
            stops_public=stops_public,
            mark=mark,
        )


def _texts(meeting: Meeting) -> Iterator[Written]:
    """Yield everything that is written in the meeting, from top to bottom."""
    yield Written(meeting.title, Place.FRAME)
    yield Written(meeting.place, Place.FRAME)
    for item in meeting.walk():
        yield from _texts_of(item)
    for annex in meeting.annexes:
        yield Written(f"{annex.title}\n{plain(annex.text)}", Place.ANNEX, part_id=annex.id, blocks=annex.text)


def _texts_of(item: AgendaItem) -> Iterator[Written]:
    yield Written(item.title, Place.TITLE, item)
    yield Written(item.public_title, Place.PUBLIC_TITLE, item)
    yield Written(plain(item.background), Place.BACKGROUND, item, blocks=item.background)
    yield Written(plain(item.public_text), Place.PUBLIC_TEXT, item, blocks=item.public_text)
    for line in item.recommendations:
        yield Written(line.text, Place.RECOMMENDATIONS, item, line.id)
        yield Written(line.note, Place.DECISIONS, item, line.id)
    yield Written(plain(item.minutes), Place.MINUTES, item, blocks=item.minutes)
    for attachment in item.attachments:
        yield Written(attachment.title, Place.ATTACHMENTS, item, attachment.id)
    for link in item.links:
        yield Written(f"{link.title} {link.url}", Place.LINKS, item)
    for task in item.action_items:
        yield Written(f"{task.text} {task.owner}", Place.TASKS, item, task.id)
