"""From a meeting to what one reader of one document sees; closed content is removed here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from klyngedesk.documents.parts import (
    AnnexHeading,
    Attached,
    Attendance,
    Audience,
    Body,
    BreakLine,
    Decided,
    DecisionLine,
    DocumentKind,
    ItemHeading,
    Label,
    Linked,
    ListedAttachment,
    Outline,
    Part,
    Recommended,
    Tasks,
)
from klyngedesk.model.agenda import AgendaItem, Recommendation
from klyngedesk.model.danish import capitalised, clock, long_date, short_date, span
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import ItemLabel, Slot, attachment_numbers, item_labels, slots
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.text.blocks import EMPTY

CLOSED_TITLE = "Lukket punkt"


def outline(
    meeting: Meeting, kind: DocumentKind, audience: Audience, profile: Profile, item_id: str | None = None
) -> Outline:
    """Return what the reader sees; `item_id` is the one item of an udskrift."""
    seen = _Seen(
        meeting,
        kind,
        audience,
        item_labels(meeting),
        slots(meeting),
        attachment_numbers(meeting, profile.attachment_numbering),
    )
    items = [item for item in meeting.items if item_id is None or item_id in [one.id for one in item.walk()]]
    parts = [part for item in items for part in seen.item(item, 1)]
    if item_id is None:
        parts += seen.annexes()
    return Outline(
        kind=kind,
        audience=audience,
        forum=meeting.forum_name,
        title=meeting.title,
        date_line=capitalised(_date_line(meeting)),
        frame=tuple((label, value) for label, value in _frame(meeting, kind) if value),
        attendance=tuple(_attendance(group, kind) for group in meeting.groups if group.people),
        parts=tuple(parts),
    )


def _date_line(meeting: Meeting) -> str:
    day = long_date(meeting.day) if meeting.day else ""
    times = span(meeting.start, meeting.end)
    return " ".join(part for part in (day, f"kl. {times}" if times else "") if part)


def _frame(meeting: Meeting, kind: DocumentKind) -> Iterator[tuple[str, str]]:
    yield "Sted", meeting.place
    if kind.shows_minutes:
        yield "Påbegyndt", f"kl. {clock(meeting.started)}" if meeting.started else ""
        yield "Afsluttet", f"kl. {clock(meeting.ended)}" if meeting.ended else ""
    yield "Mødeleder", meeting.chair
    yield "Referent", meeting.minute_taker
    yield "Afbud", ", ".join(person.name for person in meeting.excused())
    yield "Sagsnr.", meeting.case_number
    yield "Dokumentnr.", meeting.document_number


def _attendance(group: AttendanceGroup, kind: DocumentKind) -> Attendance:
    rows = ((person.name, person.description, _mark(person, kind)) for person in group.people)
    return Attendance(group.title, tuple(rows))


def _mark(person: Participant, kind: DocumentKind) -> str:
    if person.presence is Presence.EXCUSED:
        return "afbud"
    marks = [f"for {person.substitute_for}"] if person.substitute_for else []
    if kind.shows_minutes:
        marks += ["fraværende"] if person.presence is Presence.ABSENT else []
        marks += [f"kom kl. {clock(person.arrived)}"] if person.arrived else []
        marks += [f"gik kl. {clock(person.left)}"] if person.left else []
    return ", ".join(marks)


@dataclass(frozen=True)
class _Seen:
    """One reader's view of one meeting."""

    meeting: Meeting
    kind: DocumentKind
    audience: Audience
    labels: Mapping[str, ItemLabel]
    slots: Mapping[str, Slot]
    numbers: Mapping[str, int]

    def item(self, item: AgendaItem, level: int) -> Iterator[Part]:
        """Yield the parts of an item and of all below it."""
        if item.is_break:
            yield from self._break(item)
            return
        shown = public_version(item) if self.audience is Audience.OFFENTLIG else item
        yield self._heading(shown, level)
        yield from self._content(shown)
        for child in shown.items:
            yield from self.item(child, level + 1)

    def _break(self, item: AgendaItem) -> Iterator[Part]:
        if self.kind is DocumentKind.DAGSORDEN:
            slot = self.slots.get(item.id)
            yield BreakLine(item.title or "Pause", span(slot.start, slot.end) if slot else "")

    def _heading(self, item: AgendaItem, level: int) -> ItemHeading:
        label = self.labels[item.id]
        number = label.own if level == 1 else label.full
        return ItemHeading(f"punkt-{item.id}", number, item.title, self._meta(item), level, item.closed)

    def _meta(self, item: AgendaItem) -> str:
        slot = self.slots.get(item.id)
        parts = [f"kl. {span(slot.start, slot.end)}" if slot and slot.minutes else ""]
        parts.append(f"v/ {', '.join(item.presenters)}" if item.presenters else "")
        parts.append(item.purpose.danish if item.purpose else "")
        parts.append(f"Sagsnr. {item.case_number}" if item.case_number else "")
        parts.append(f"Dok.nr. {item.document_number}" if item.document_number else "")
        return " · ".join(part for part in parts if part)

    def _content(self, item: AgendaItem) -> Iterator[Part]:
        if self.kind is not DocumentKind.BESLUTNINGSREFERAT:
            yield from self._case(item)
        if self.kind.shows_minutes:
            yield from self._outcome(item)
        if self.kind is not DocumentKind.BESLUTNINGSREFERAT:
            yield from self._enclosed(item)

    def _case(self, item: AgendaItem) -> Iterator[Part]:
        if item.background:
            yield Label("Sagsfremstilling")
            yield Body(item.background)
        if item.recommendations:
            body = item.recommendation_to or self.meeting.forum_name
            yield Label("Indstilling")
            yield Recommended(f"Det indstilles, at {body}:", tuple(line.text for line in item.recommendations))

    def _outcome(self, item: AgendaItem) -> Iterator[Part]:
        if item.minutes and self.kind is not DocumentKind.BESLUTNINGSREFERAT:
            yield Label("Referat")
            yield Body(item.minutes)
        decided = decision_lines(item.recommendations)
        if decided:
            yield Label("Beslutning")
            yield Decided(decided)
        if item.action_items:
            yield Label("Opgaver")
            yield Tasks(
                tuple((t.text, t.owner, short_date(t.deadline) if t.deadline else "") for t in item.action_items)
            )

    def _enclosed(self, item: AgendaItem) -> Iterator[Part]:
        if item.links:
            yield Label("Links")
            yield Linked(tuple((link.title or link.url, link.url) for link in item.links))
        if item.attachments:
            yield Label("Bilag")
            label = self.labels[item.id].full
            anchor = f"punkt-{item.id}"
            yield Attached(
                tuple(ListedAttachment(one, self.numbers[one.id], anchor, label) for one in item.attachments)
            )

    def annexes(self) -> Iterator[Part]:
        """Yield the annexes, each under its own heading."""
        if self.kind is DocumentKind.BESLUTNINGSREFERAT:
            return
        for annex in self.meeting.annexes:
            yield AnnexHeading(f"tillaeg-{annex.id}", annex.title)
            yield Body(annex.text)


def decision_lines(lines: tuple[Recommendation, ...]) -> tuple[DecisionLine, ...]:
    """Return a line for each recommendation that has an outcome or a note, numbered where there are several."""
    return tuple(
        DecisionLine(str(number) if len(lines) > 1 else "", line.outcome.danish if line.outcome else "", line.note)
        for number, line in enumerate(lines, 1)
        if line.outcome or line.note.strip()
    )


def public_version(item: AgendaItem) -> AgendaItem:
    """Return what the public may see: of a closed item its public title and text, of an open one no closed bilag."""
    if not item.closed:
        return replace(item, attachments=tuple(one for one in item.attachments if not one.closed))
    return AgendaItem(
        title=item.public_title or CLOSED_TITLE,
        kind=item.kind,
        closed=True,
        background=item.public_text or EMPTY,
        minutes_planned=None,
        id=item.id,
    )
