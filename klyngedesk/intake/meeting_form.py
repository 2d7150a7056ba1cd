"""A meeting as the dict that its meeting file holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from klyngedesk.intake.proceedings_file import item_proceedings, meeting_proceedings
from klyngedesk.model.agenda import ActionItem, AgendaItem, Attachment, Link, Recommendation
from klyngedesk.model.attendance import moves_of
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.numbering import ItemLabel, Slot, item_labels, planned_minutes, slots
from klyngedesk.model.people import AttendanceGroup, Participant
from klyngedesk.model.timeline import Step
from klyngedesk.text.form import to_form

Form = dict[str, Any]


def meeting_form(
    meeting: Meeting, numbers: Mapping[str, int], files: Mapping[str, str], profile: Profile | None = None
) -> Form:
    """Return the meeting's form; `numbers` and `files` give each bilag's number and path by its id."""
    form: Form = {"id": meeting.id, "document": meeting.document, "forum": meeting.forum_name}
    form |= _filled({"profile": _profile(profile) if profile else None, "title": meeting.title})
    form |= _filled({"started": _clock(meeting.started), "ended": _clock(meeting.ended)})
    form |= _filled(meeting_proceedings(meeting))
    writer = _ItemWriter(item_labels(meeting), slots(meeting), numbers, files)
    return form | {
        "date": _day(meeting.date),
        "date_as_printed": meeting.date_as_printed,
        "date_inferred": _day(meeting.date_inferred),
        "start": _clock(meeting.start),
        "end": _clock(meeting.end),
        **{name: getattr(meeting, name) or None for name in ("place", "chair", "minute_taker")},
        **{name: getattr(meeting, name) or None for name in ("case_number", "document_number")},
        "groups": [_group(group, meeting) for group in meeting.groups],
        "items": [writer.item(item) for item in meeting.items],
        "annexes": [_annex(annex) for annex in meeting.annexes],
    }


@dataclass(frozen=True, slots=True)
class _ItemWriter:
    """Writes items, with what is derived from the whole meeting."""

    labels: Mapping[str, ItemLabel]
    slots: Mapping[str, Slot]
    numbers: Mapping[str, int]
    files: Mapping[str, str]

    def item(self, item: AgendaItem) -> Form:
        start, end = self._times(item)
        form: Form = {
            "id": item.id,
            "printed_number": _printed(item.printed_number, self.labels[item.id].own),
            "kind": item.kind.value,
            "title": item.title,
            "presenters": list(item.presenters),
            "start": _clock(start),
            "end": _clock(end),
            "background": to_form(item.background),
            "recommendation_to": item.recommendation_to or None,
            "recommendations": [_recommendation(line, item) for line in item.recommendations],
            "minutes": to_form(item.minutes),
            "attachments": [self._attachment(each) for each in item.attachments],
            "links": [_link(link) for link in item.links],
            "items": [self.item(child) for child in item.items],
        }
        return form | _filled(_rest_of_item(item))

    def _times(self, item: AgendaItem) -> tuple[time | None, time | None]:
        slot = self.slots.get(item.id)
        if slot is None:
            return item.fixed_start, item.fixed_end
        return slot.start, slot.end if planned_minutes(item) is not None else item.fixed_end

    def _attachment(self, attachment: Attachment) -> Form:
        printed = _printed(attachment.printed_number, str(self.numbers[attachment.id]))
        form = {"id": attachment.id, "printed_number": printed, "title": attachment.title}
        names = ("file_name", "closed", "late", "sent_number")
        more = {"file": self.files.get(attachment.id)} | {name: getattr(attachment, name) for name in names}
        return form | _filled(more)


def _printed(printed: str | None, derived: str) -> str | None:
    return (derived if printed is None else printed) or None


def _profile(profile: Profile) -> Form:
    return {
        "attachment_numbering": profile.attachment_numbering.value,
        **{name: getattr(profile, name) for name in ("deadline_weekdays", "votes", "can_close_items")},
        "phrase_style": profile.phrase_style.value,
        "quorum": profile.quorum.value,
        "seated_groups": list(profile.seated_groups),
        **({"joined_decisions": True} if profile.joined_decisions else {}),
    }


def _rest_of_item(item: AgendaItem) -> Form:
    return {
        "minutes_planned": item.minutes_planned,
        "purpose": item.purpose.value if item.purpose else None,
        **{name: getattr(item, name) for name in ("closed", "public_title", "internal_note", "sent_label")},
        **{name: getattr(item, name) for name in ("case_number", "document_number")},
        "public_text": to_form(item.public_text),
        "action_items": [_action_item(each) for each in item.action_items],
        **item_proceedings(item),
    }


def _filled(form: Form) -> Form:
    """Return the keys that hold something; a planned length of nought minutes counts."""
    return {key: value for key, value in form.items() if value or (value == 0 and value is not False)}


def _recommendation(line: Recommendation, item: AgendaItem) -> str | Form:
    is_named = line.id in [vote.line_id for vote in item.votes]
    if line.outcome is None and not line.note and not line.waits and not is_named:
        return line.text
    outcomes = {name: value.value if (value := getattr(line, name)) else None for name in ("outcome", "offered")}
    return {"id": line.id, "text": line.text} | _filled({**outcomes, "note": line.note, "draft": line.draft})


def _link(link: Link) -> str | Form:
    return {"url": link.url, "title": link.title} if link.title else link.url


def _action_item(each: ActionItem) -> Form:
    days = {"deadline": _day(each.deadline), "done": _day(each.done)}
    return {"id": each.id, "text": each.text} | _filled({"owner": each.owner, **days})


def _group(group: AttendanceGroup, meeting: Meeting) -> Form:
    people = [_person(person, meeting) for person in group.people]
    return {"id": group.id, "title": group.title or None, "people": people}


def _person(person: Participant, meeting: Meeting) -> Form:
    form = {"id": person.id, "name": person.name, "title": person.title or None, "excused": person.is_excused}
    names = ("organisation", "role", "email", "substitute_for")
    more = {name: getattr(person, name) for name in names}
    moves = moves_of(meeting, person.id)
    came = moves[0].at.time() if moves and moves[0].step is Step.CAME else None
    gone = moves[-1].at.time() if moves and moves[-1].step is Step.LEFT else None
    times = {"arrived": _clock(person.arrived or came), "left": _clock(person.left or gone)}
    told = person.presence.value in ("present", "excused")
    return form | _filled(more | times | {"presence": None if told else person.presence.value})


def _annex(annex: Annex) -> Form:
    return {"id": annex.id, "title": annex.title, "blocks": to_form(annex.text)}


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _clock(value: time | None) -> str | None:
    return None if value is None else value.isoformat("minutes")
