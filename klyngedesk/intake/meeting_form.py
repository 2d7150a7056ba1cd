"""A meeting as the dict that its meeting file holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from klyngedesk.model.agenda import ActionItem, AgendaItem, Attachment, Link, Recommendation
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.numbering import ItemLabel, Slot, item_labels, slots
from klyngedesk.model.people import AttendanceGroup, Participant
from klyngedesk.text.form import to_form

Form = dict[str, Any]


def meeting_form(meeting: Meeting, numbers: Mapping[str, int], files: Mapping[str, str]) -> Form:
    """Return the meeting's form; `numbers` and `files` give each bilag's number and path by its id."""
    labels, times = item_labels(meeting), slots(meeting)
    form: Form = {"id": meeting.id, "document": meeting.document, "forum": meeting.forum_name}
    form |= _filled({"title": meeting.title, "started": _clock(meeting.started), "ended": _clock(meeting.ended)})
    form |= {
        "date": _day(meeting.date),
        "date_as_printed": meeting.date_as_printed,
        "date_inferred": _day(meeting.date_inferred),
        "start": _clock(meeting.start),
        "end": _clock(meeting.end),
        **{name: getattr(meeting, name) or None for name in ("place", "chair", "minute_taker")},
        **{name: getattr(meeting, name) or None for name in ("case_number", "document_number")},
        "groups": [_group(group) for group in meeting.groups],
        "items": [_item(item, labels, times, numbers, files) for item in meeting.items],
        "annexes": [_annex(annex) for annex in meeting.annexes],
    }
    return form


def _item(
    item: AgendaItem,
    labels: Mapping[str, ItemLabel],
    times: Mapping[str, Slot],
    numbers: Mapping[str, int],
    files: Mapping[str, str],
) -> Form:
    slot = times.get(item.id)
    form: Form = {
        "id": item.id,
        "printed_number": labels[item.id].own if item.printed_number is None else item.printed_number,
        "kind": item.kind.value,
        "title": item.title,
        "presenters": list(item.presenters),
        "start": _clock(slot.start) if slot else None,
        "end": _clock(slot.end) if slot and item.minutes_planned is not None else None,
        "background": to_form(item.background),
        "recommendation_to": item.recommendation_to or None,
        "recommendations": [_recommendation(line) for line in item.recommendations],
        "minutes": to_form(item.minutes),
        "attachments": [_attachment(each, numbers[each.id], files.get(each.id)) for each in item.attachments],
        "items": [_item(child, labels, times, numbers, files) for child in item.items],
    }
    return form | _filled(_rest_of_item(item, slot))


def _rest_of_item(item: AgendaItem, slot: Slot | None) -> Form:
    told_by_slot = slot is not None and slot.minutes == item.minutes_planned
    return {
        "minutes_planned": None if told_by_slot else item.minutes_planned,
        "purpose": item.purpose.value if item.purpose else None,
        **{name: getattr(item, name) for name in ("closed", "public_title", "internal_note")},
        **{name: getattr(item, name) for name in ("case_number", "document_number")},
        "public_text": to_form(item.public_text),
        "links": [_link(link) for link in item.links],
        "action_items": [_action_item(each) for each in item.action_items],
    }


def _filled(form: Form) -> Form:
    """Return the keys that hold something; a planned length of nought minutes counts."""
    return {key: value for key, value in form.items() if value or (value == 0 and value is not False)}


def _recommendation(line: Recommendation) -> str | Form:
    if line.outcome is None and not line.note:
        return line.text
    return {"text": line.text} | _filled({"outcome": line.outcome.value if line.outcome else None, "note": line.note})


def _attachment(attachment: Attachment, number: int, file: str | None) -> Form:
    printed = str(number) if attachment.printed_number is None else attachment.printed_number
    form = {"id": attachment.id, "printed_number": printed, "title": attachment.title}
    more = {"file": file, "file_name": attachment.file_name, "closed": attachment.closed, "late": attachment.late}
    return form | _filled(more)


def _link(link: Link) -> str | Form:
    return {"url": link.url, "title": link.title} if link.title else link.url


def _action_item(each: ActionItem) -> Form:
    return {"text": each.text} | _filled({"owner": each.owner, "deadline": _day(each.deadline)})


def _group(group: AttendanceGroup) -> Form:
    return {"title": group.title, "people": [_person(person) for person in group.people]}


def _person(person: Participant) -> Form:
    form = {"name": person.name, "title": person.title, "excused": person.is_excused}
    names = ("organisation", "role", "email", "substitute_for")
    more = {name: getattr(person, name) for name in names}
    times = {"arrived": _clock(person.arrived), "left": _clock(person.left)}
    told = person.presence.value in ("present", "excused")
    return form | _filled(more | times | {"presence": None if told else person.presence.value})


def _annex(annex: Annex) -> Form:
    return {"title": annex.title, "blocks": to_form(annex.text)}


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _clock(value: time | None) -> str | None:
    return None if value is None else value.isoformat("minutes")
