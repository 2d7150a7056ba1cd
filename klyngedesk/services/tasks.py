"""Tasks agreed at a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from klyngedesk.model.agenda import ActionItem, AgendaItem
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import Presence
from klyngedesk.services.agenda import edit_item
from klyngedesk.services.changes import Changes, change
from klyngedesk.store.store import Store


def add_task(store: Store, meeting_id: str, item_id: str, task: ActionItem) -> Changes:
    """Put the task last on the item."""
    return edit_item(
        store, meeting_id, item_id, "opgave", lambda item: replace(item, action_items=(*item.action_items, task))
    )


def remove_task(store: Store, meeting_id: str, item_id: str, task_id: str) -> Changes:
    """Take the task away."""
    return edit_item(
        store,
        meeting_id,
        item_id,
        "fjern opgave",
        lambda item: replace(item, action_items=tuple(task for task in item.action_items if task.id != task_id)),
    )


def finish_task(store: Store, meeting_id: str, task_id: str, day: date | None) -> Changes:
    """Say that the task was done that day, or with None that it is not done after all; approved minutes allow it."""

    def edit(item: AgendaItem) -> AgendaItem:
        tasks = (replace(task, done=day) if task.id == task_id else task for task in item.action_items)
        return replace(item, action_items=tuple(tasks))

    label = "opgave udført" if day else "opgave åben igen"
    return change(store, meeting_id, label, lambda meeting: meeting.with_each_item(edit))


def next_meeting_day(store: Store, meeting: Meeting) -> date | None:
    """Return the day of the forum's first meeting after this one, or None where it has none yet."""
    days = [row.date for row in store.list_meetings() if row.forum_id == meeting.forum_id and row.date is not None]
    return min((day for day in days if meeting.day is not None and day > meeting.day), default=None)


def names_at_hand(meeting: Meeting, forum: Forum | None) -> tuple[str, ...]:
    """Return the names she may need: those present first, then the others listed, then the forum's members."""
    people = sorted(meeting.people(), key=lambda person: person.presence is not Presence.PRESENT)
    members = forum.members_on(meeting.day) if forum else ()
    return tuple(dict.fromkeys([*(person.name for person in people), *(member.name for member in members)]))
