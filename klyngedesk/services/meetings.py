"""Meetings: planning them, finding them, and the frame around the agenda."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from klyngedesk.model.agenda import AgendaItem, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum, StandingItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.model.offices import chair_of, minute_taker_of
from klyngedesk.model.papers import DocumentKind
from klyngedesk.model.people import AttendanceGroup, Member, Participant
from klyngedesk.model.timeline import Entry, Step, with_entry
from klyngedesk.services.changes import Changes, change
from klyngedesk.services.discarding import discarding, meeting_words
from klyngedesk.services.lock import refuse_locked
from klyngedesk.store.listing import MeetingRow
from klyngedesk.store.patches import Patch
from klyngedesk.store.store import Store
from klyngedesk.store.wastebasket import DiscardedKind

WITHOUT_GROUP = "Medlemmer"


def plan_meeting(
    store: Store, forum_id: str, day: date, start: time | None = None, end: time | None = None, place: str = ""
) -> Meeting:
    """Return the new meeting, with the people who are members that day, their offices and the standing items."""
    forum = store.load_forum(forum_id)
    if start and end and end <= start:
        raise UserError("Mødet slutter, før det begynder. Ret klokkeslættene.")
    members = forum.members_on(day)
    meeting = Meeting(
        forum_id=forum.id,
        forum_name=forum.name,
        date=day,
        start=start,
        end=end,
        place=place or forum.default_place,
        chair=chair_of(members),
        minute_taker=minute_taker_of(members),
        groups=groups_of(members),
        items=tuple(_item(standing) for standing in forum.standing_items),
    )
    store.save_meeting(None, meeting)
    return meeting


def groups_of(members: tuple[Member, ...]) -> tuple[AttendanceGroup, ...]:
    """Return attendance groups in the order in which the members name them."""
    titles = list(dict.fromkeys(member.group or WITHOUT_GROUP for member in members))
    return tuple(
        AttendanceGroup(title, tuple(_participant(m) for m in members if (m.group or WITHOUT_GROUP) == title))
        for title in titles
    )


def _participant(member: Member) -> Participant:
    return Participant(member.name, member.title, member.organisation, member.role, member.email)


def _item(standing: StandingItem) -> AgendaItem:
    return AgendaItem(
        standing.title,
        standing.kind,
        standing.purpose,
        minutes_planned=standing.minutes_planned,
        recommendations=tuple(Recommendation(line) for line in standing.recommendations),
    )


def open_meeting(store: Store, meeting_id: str) -> Meeting:
    """Return the whole meeting; UserError where it is gone."""
    try:
        return store.load_meeting(meeting_id)
    except KeyError as error:
        raise UserError("Mødet findes ikke længere. Vælg et andet i listen.") from error


def forum_of(store: Store, meeting_id: str) -> Forum:
    return store.load_forum(open_meeting(store, meeting_id).forum_id)


def list_meetings(store: Store) -> tuple[MeetingRow, ...]:
    """Return the meetings, forum by forum, newest first."""
    return store.list_meetings()


def find_meeting(store: Store, beginning: str) -> str:
    """Return the id that begins so; UserError where none or several do."""
    found = [row.id for row in store.list_meetings() if row.id.startswith(beginning)]
    if beginning in found:
        return beginning
    if not found or not beginning:
        raise UserError(f"Der er intet møde med id'et »{beginning}«. Se møderne med kommandoen list.")
    if len(found) > 1:
        raise UserError(f"{len(found)} møder har et id, der begynder med »{beginning}«. Skriv flere tegn.")
    return found[0]


def change_frame(store: Store, meeting_id: str, **fields: Any) -> Changes:
    """Change date, start, end, place, chair, minute_taker, title, case_number or document_number."""
    return change(store, meeting_id, "ret mødets oplysninger", lambda meeting: replace(meeting, **fields))


def start_meeting(store: Store, meeting_id: str, now: datetime, item_id: str = "") -> Changes:
    """Begin the meeting, or take it up again, with that item; the first beginning is kept."""

    def edit(meeting: Meeting) -> Meeting:
        moment = now.time().replace(second=0, microsecond=0)
        timeline = meeting.timeline
        if item_id:
            step = Step.PAUSED if meeting.item(item_id).is_break else Step.OPENED
            timeline = with_entry(timeline, Entry(now, step, item_id))
        return replace(meeting, started=meeting.started or moment, ended=None, document="referat", timeline=timeline)

    return change(store, meeting_id, "start mødet", edit)


def end_meeting(store: Store, meeting_id: str, now: datetime) -> Changes:
    """End the meeting; the clock of its last item stops."""

    def edit(meeting: Meeting) -> Meeting:
        timeline = with_entry(meeting.timeline, Entry(now, Step.STOPPED))
        return replace(meeting, ended=now.time().replace(second=0, microsecond=0), timeline=timeline)

    return change(store, meeting_id, "slut mødet", edit)


def delete_meeting(store: Store, meeting_id: str) -> Changes:
    """Take the whole meeting away; it rests in the wastebasket, and the changes hold every word of it too."""

    def discarded(meeting: Meeting, patches: Sequence[Patch]) -> list[Patch]:
        return [discarding(DiscardedKind.MEETING, meeting.title or meeting_words(meeting), meeting, patches)]

    meeting = open_meeting(store, meeting_id)
    refuse_locked(meeting, None)
    return Changes(meeting_id, store.save_meeting(meeting, None, discarded), "slet mødet")


def fitting_kind(meeting: Meeting) -> DocumentKind:
    """Return what the meeting is sent as now: its agenda, and its minutes once anything was taken down."""
    return DocumentKind.REFERAT if _has_minutes(meeting) else DocumentKind.DAGSORDEN


def _has_minutes(meeting: Meeting) -> bool:
    """Return whether there are minutes, an outcome or the time the meeting began."""
    return bool(meeting.started) or any(
        item.minutes or any(line.outcome for line in item.recommendations) for item in meeting.walk()
    )


def find_item(meeting: Meeting, label: str) -> str:
    """Return the id of the item called for instance 3, 5b or 5 b); UserError where there is none."""
    wanted = re.sub(r"[\s.)]", "", label).casefold()
    for item_id, found in item_labels(meeting).items():
        if found.full and re.sub(r"[\s.)]", "", found.full) == wanted:
            return item_id
    raise UserError(f"Der er intet punkt {label} på dagsordenen. Se numrene i dagsordenen.")
