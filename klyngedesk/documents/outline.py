"""From a meeting to what one reader of one document sees; closed content is removed here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from klyngedesk.documents.parts import (
    AnnexHeading,
    Attached,
    Attendance,
    Body,
    BreakLine,
    Decided,
    ItemHeading,
    Label,
    Linked,
    ListedAttachment,
    Outline,
    Part,
    Recommended,
    Tasks,
)
from klyngedesk.documents.plan import plan
from klyngedesk.documents.proceedings import attendance_parts, decision_lines, presence_mark, statement_parts
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.attendance_words import item_sentences
from klyngedesk.model.danish import capitalised, clock, long_date, span
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Profile
from klyngedesk.model.held_times import Times, has_clock, held_times, planned_times, unplanned_breaks
from klyngedesk.model.layout import AttendanceForm, FrameForm, ItemPart, Layout, ListForm, Place, SubItemForm
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.model.numbering import ItemLabel, attachment_numbers, item_labels, letter_number, slots
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.model.task_sentence import task_sentence
from klyngedesk.text.blocks import EMPTY, Text

CLOSED_TITLE = "Lukket punkt"


def outline(
    meeting: Meeting, kind: DocumentKind, audience: Audience, profile: Profile, item_id: str | None = None
) -> Outline:
    """Return what the reader sees, as the forum's layout has it; `item_id` is the one item of an udskrift."""
    if kind is DocumentKind.KOEREKORT and audience is Audience.OFFENTLIG:
        raise UserError("Kørekortet er kun til mødelederen og findes ikke i en offentlig udgave. Vælg intern.")
    layout = profile.layout
    return Outline(
        kind=kind,
        audience=audience,
        forum=meeting.forum_name,
        title=meeting.title,
        date_line=capitalised(_date_line(meeting)),
        frame=_frame(meeting, kind, layout),
        attendance=_groups(meeting, kind, audience, layout),
        parts=tuple(_parts(meeting, kind, audience, profile, item_id)),
        layout=layout,
    )


def _parts(
    meeting: Meeting, kind: DocumentKind, audience: Audience, profile: Profile, item_id: str | None
) -> Iterator[Part]:
    labels = item_labels(meeting)
    if kind is DocumentKind.KOEREKORT:
        yield Body(plan(meeting, labels, slots(meeting)))
        return
    times = held_times(meeting) if kind.shows_minutes else planned_times(meeting)
    numbers = attachment_numbers(meeting, profile.attachment_numbering)
    seen = _Seen(meeting, kind, audience, profile.layout, labels, times, numbers)
    for item in meeting.items:
        if item_id is None or item_id in [one.id for one in item.walk()]:
            yield from seen.item(item, 1)
    if item_id is None:
        yield from seen.annexes()


def _date_line(meeting: Meeting) -> str:
    day = long_date(meeting.day) if meeting.day else ""
    times = span(meeting.start, meeting.end)
    return " ".join(part for part in (day, f"kl. {times}" if times else "") if part)


# Nothing is said of a draft: most offices send their minutes once, and never tell the program more of them.
_STATES = {MinutesState.HEARING: "et udkast i høring", MinutesState.APPROVED: "godkendt"}


def _frame(meeting: Meeting, kind: DocumentKind, layout: Layout) -> tuple[tuple[str, str], ...]:
    if layout.frame is FrameForm.NOWHERE:
        return ()
    return tuple((label, value) for label, value in _frame_rows(meeting, kind, layout) if value)


def _frame_rows(meeting: Meeting, kind: DocumentKind, layout: Layout) -> Iterator[tuple[str, str]]:
    yield "Sted", meeting.place
    if kind.shows_minutes:
        yield "Påbegyndt", f"kl. {clock(meeting.started)}" if meeting.started else ""
        yield "Afsluttet", f"kl. {clock(meeting.ended)}" if meeting.ended else ""
    yield "Mødeleder", meeting.chair
    yield "Referent", meeting.minute_taker
    if layout.attendance is not AttendanceForm.NOWHERE:
        yield "Afbud", ", ".join(person.name for person in meeting.excused())
    yield "Sagsnr.", meeting.case_number
    yield "Dokumentnr.", meeting.document_number
    if kind.shows_minutes:
        yield "Referatet er", _STATES.get(meeting.minutes_state, "")


def _groups(meeting: Meeting, kind: DocumentKind, audience: Audience, layout: Layout) -> tuple[Attendance, ...]:
    if layout.attendance is not AttendanceForm.GROUPS:
        return ()
    found = []
    for group in meeting.groups:
        rows = ((p.name, p.description, presence_mark(meeting, p, kind, audience)) for p in group.people)
        found.append(Attendance(group.title, tuple(rows)))
    return tuple(each for each in found if each.rows)


@dataclass(frozen=True)
class _Seen:
    """One reader's view of one meeting."""

    meeting: Meeting
    kind: DocumentKind
    audience: Audience
    layout: Layout
    labels: Mapping[str, ItemLabel]
    times: Times
    numbers: Mapping[str, int]

    def item(self, item: AgendaItem, level: int) -> Iterator[Part]:
        """Yield the parts of an item and of all below it."""
        if item.is_break:
            yield from self._break(item)
            return
        shown = public_version(item) if self.audience is Audience.OFFENTLIG else item
        yield self._heading(shown, level)
        told = self._told_before()
        for part in self.layout.shown(self.kind):
            if part is told:
                yield from self._attendance(item, shown, level)
            yield from self._part(part, shown, level)
            if part is ItemPart.DECISIONS:
                yield from statement_parts(shown)
        yield from self._unplanned_breaks(item, level)

    def _attendance(self, item: AgendaItem, shown: AgendaItem, level: int) -> Iterator[Part]:
        """Yield who came and left, under the heading of the minutes also where no other words stand there."""
        parts, word = self.layout.shown(self.kind), self.layout.word(ItemPart.MINUTES)
        told = tuple(attendance_parts(self._sentences.get(item.id, ()), item, self.audience))
        if told and word and not shown.minutes and ItemPart.MINUTES in parts:
            yield Label(word, level)
        yield from told

    @cached_property
    def _sentences(self) -> Mapping[str, tuple[str, ...]]:
        return item_sentences(self.meeting)

    def _told_before(self) -> ItemPart | None:
        """Return the part before which attendance is told: the decisions, or the first where those are left out."""
        parts = self.layout.shown(self.kind)
        if not self.kind.shows_minutes or not parts:
            return None
        return ItemPart.DECISIONS if ItemPart.DECISIONS in parts else parts[0]

    def _break(self, item: AgendaItem) -> Iterator[Part]:
        was_held = not self.kind.shows_minutes or not has_clock(self.meeting) or item.id in self.times
        if self._shows_breaks and was_held:
            yield BreakLine(item.title or "Pause", self._slot_words(item), self._time_before(item.id))

    def _unplanned_breaks(self, item: AgendaItem, level: int) -> Iterator[Part]:
        if self._shows_breaks and self.kind.shows_minutes and level == 1:
            for slot in unplanned_breaks(self.meeting, item):
                lead = f"Kl. {clock(slot.start)}:" if self.layout.slot is Place.BEFORE else ""
                yield BreakLine("Pause", span(slot.start, slot.end), lead)

    @property
    def _shows_breaks(self) -> bool:
        return self.layout.shows_breaks and self.kind in (DocumentKind.DAGSORDEN, DocumentKind.REFERAT)

    def _heading(self, item: AgendaItem, level: int) -> ItemHeading:
        return ItemHeading(
            anchor=self._anchor(item),
            lead=self._lead(item, level),
            title=item.title,
            tail=" ".join(self._tail(item)),
            meta=" · ".join(self._meta(item)),
            level=level,
            closed=item.closed and item.title != CLOSED_TITLE,  # the title says it already
            label=self.labels[item.id].full,
        )

    def _anchor(self, item: AgendaItem) -> str:
        """Return what names the place in links; the public gets no identity, which someone may have written by hand."""
        if self.audience is not Audience.OFFENTLIG:
            return f"punkt-{item.id}"
        return f"punkt-{self.labels[item.id].full}".replace(" ", "-").rstrip(")")

    def _lead(self, item: AgendaItem, level: int) -> str:
        if level == 1 and self._time_before(item.id):
            return self._time_before(item.id)
        label = self.labels[item.id]
        if level > 1:
            return self._sub_lead(label)
        return f"{label.own}." if label.own.isdigit() else label.own

    def _time_before(self, item_id: str) -> str:
        """Return what stands before the title where the layout wants the time there."""
        times = self.times.get(item_id)
        return f"Kl. {clock(times[0].start)}:" if times and self.layout.slot is Place.BEFORE else ""

    def _sub_lead(self, label: ItemLabel) -> str:
        match self.layout.sub_items:
            case SubItemForm.LETTER:
                return label.own
            case SubItemForm.NUMBER if label.own:
                return f"Punkt {letter_number(label.own.rstrip(')'))}:"
            case _:
                return label.full

    def _tail(self, item: AgendaItem) -> Iterator[str]:
        if self.layout.presenters is Place.AFTER and item.presenters:
            yield f"v/ {', '.join(item.presenters)}"
        if self.layout.slot is Place.AFTER and self._slot_words(item):
            yield f"– {self._slot_words(item)}"

    def _meta(self, item: AgendaItem) -> Iterator[str]:
        if self.layout.slot is Place.BELOW and self._slot_words(item):
            yield f"kl. {self._slot_words(item)}"
        if self.layout.presenters is Place.BELOW and item.presenters:
            yield f"v/ {', '.join(item.presenters)}"
        if self.layout.shows_purpose and item.purpose:
            yield item.purpose.danish
        if item.case_number:
            yield f"Sagsnr. {item.case_number}"
        if item.document_number:
            yield f"Dok.nr. {item.document_number}"

    def _slot_words(self, item: AgendaItem) -> str:
        return " og ".join(span(slot.start, slot.end) for slot in self.times.get(item.id, ()) if slot.minutes)

    def _part(self, part: ItemPart, item: AgendaItem, level: int) -> Iterator[Part]:
        """Yield one part of an item under its heading; nothing where the item has none of it."""
        if part is ItemPart.ITEMS:
            for child in item.items:
                yield from self.item(child, level + 1)
            return
        content = self._content(part, item)
        if content is None:
            return
        if self.layout.word(part):
            yield Label(self.layout.word(part), level)
        yield content

    def _content(self, part: ItemPart, item: AgendaItem) -> Part | None:
        match part:
            case ItemPart.BACKGROUND:
                return _body(item.background)
            case ItemPart.RECOMMENDATIONS:
                return self._recommended(item)
            case ItemPart.MINUTES:
                return _body(item.minutes)
            case ItemPart.DECISIONS:
                decided = decision_lines(item)
                return Decided(decided) if decided else None
            case ItemPart.ACTION_ITEMS:
                return _tasks(item)
            case ItemPart.LINKS:
                return Linked(tuple((link.title or link.url, link.url) for link in item.links)) if item.links else None
            case _:
                return self._attached(item)

    def _recommended(self, item: AgendaItem) -> Recommended | None:
        if not item.recommendations:
            return None
        lines = tuple(line.text for line in item.recommendations)
        form = self.layout.recommendations
        numbered = form is ListForm.NUMBERS or (form is ListForm.BY_COUNT and len(lines) > 1)
        stem = self.layout.stem_for(item.recommendation_to or self.meeting.forum_name)
        return Recommended(stem, lines, numbered)

    def _attached(self, item: AgendaItem) -> Attached | None:
        if not item.attachments:
            return None
        anchor, label = self._anchor(item), self.labels[item.id].full
        listed = (
            ListedAttachment(one, self.numbers[one.id], anchor, label, self.layout.attachments)
            for one in item.attachments
        )
        return Attached(tuple(listed))

    def annexes(self) -> Iterator[Part]:
        """Yield the annexes, each under its own heading."""
        if self.kind is DocumentKind.BESLUTNINGSREFERAT:
            return
        for number, annex in enumerate(self.meeting.annexes, 1):
            named = str(number) if self.audience is Audience.OFFENTLIG else annex.id
            yield AnnexHeading(f"tillaeg-{named}", annex.title)
            yield Body(annex.text)


def _body(text: Text) -> Body | None:
    return Body(text) if text else None


def _tasks(item: AgendaItem) -> Tasks | None:
    rows = (task_sentence(task.text, task.owner, task.deadline) for task in item.action_items)
    return Tasks(tuple(rows)) if item.action_items else None


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
