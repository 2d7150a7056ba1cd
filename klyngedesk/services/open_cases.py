"""Open cases: items that a meeting postponed until another takes them in, and tasks until they are done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from klyngedesk.model.agenda import ActionItem, AgendaItem, Outcome
from klyngedesk.model.errors import UserError
from klyngedesk.model.identity import new_id
from klyngedesk.services.agenda import edit_item, with_children
from klyngedesk.services.changes import Changes, change
from klyngedesk.store.store import Store


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A postponed item, where it was and where it is to go."""

    meeting_id: str
    item_id: str
    title: str
    forum: str
    day: date | None
    postponed_to: str


@dataclass(frozen=True, slots=True)
class OpenTask:
    """A task that nobody has said is done, and the item at which it was agreed."""

    meeting_id: str
    item_id: str
    task: ActionItem
    forum: str
    day: date | None


def postpone_item(store: Store, meeting_id: str, item_id: str, target: str) -> Changes:
    """Postpone the item to that meeting, in words; its lines without an outcome are postponed with it."""

    def edit(item: AgendaItem) -> AgendaItem:
        lines = (replace(line, outcome=line.outcome or Outcome.POSTPONED) for line in item.recommendations)
        return replace(item, postponed=True, postponed_to=target.strip(), recommendations=tuple(lines))

    return edit_item(store, meeting_id, item_id, "udskyd punkt", edit)


def take_back_postponement(store: Store, meeting_id: str, item_id: str) -> Changes:
    """Deal with the item after all; its postponed lines are open again."""

    def edit(item: AgendaItem) -> AgendaItem:
        lines = (
            replace(line, outcome=None) if line.outcome is Outcome.POSTPONED else line for line in item.recommendations
        )
        return replace(item, postponed=False, postponed_to="", recommendations=tuple(lines))

    return edit_item(store, meeting_id, item_id, "tag punktet op igen", edit)


def open_cases(store: Store, forum_id: str | None = None) -> tuple[OpenCase, ...]:
    """Return what was postponed and not taken in by any meeting, oldest first; of one forum, or of all."""
    rows = store.postponed_items()
    return tuple(
        OpenCase(meeting_id, item_id, title, forum, date.fromisoformat(day) if day else None, target)
        for meeting_id, item_id, title, of_forum, forum, day, target in rows
        if forum_id is None or of_forum == forum_id
    )


def open_tasks(store: Store) -> tuple[OpenTask, ...]:
    """Return the tasks of all forums that are not done: those with the nearest deadline first, those without last."""
    found = [
        OpenTask(meeting_id, item_id, task, forum, date.fromisoformat(day) if day else None)
        for meeting_id, item_id, forum, day, tasks in store.agreed_tasks()
        for task in tasks
        if task.done is None
    ]
    return tuple(sorted(found, key=lambda each: each.task.deadline or date.max))


def take_in(store: Store, meeting_id: str, case: OpenCase, after_id: str | None = None) -> Changes:
    """Put the postponed item on this meeting's agenda, with its text, lines and bilag but without outcomes."""
    if meeting_id == case.meeting_id:
        raise UserError("Punktet er udskudt fra dette møde. Åbn det møde, der skal tage det op.")
    origin = store.load_meeting(case.meeting_id).item(case.item_id)
    return change(
        store,
        meeting_id,
        "tag åben sag op",
        lambda meeting: with_children(meeting, None, _put(meeting.items, _taken_in(origin), after_id)),
    )


def _put(items: tuple[AgendaItem, ...], item: AgendaItem, after_id: str | None) -> tuple[AgendaItem, ...]:
    ids = [each.id for each in items]
    place = ids.index(after_id) + 1 if after_id in ids else len(ids)
    return (*items[:place], item, *items[place:])


def _taken_in(origin: AgendaItem) -> AgendaItem:
    lines = (
        replace(line, outcome=None, note="", offered=None, draft="", id=new_id())
        for line in origin.recommendations
        if line.outcome in (None, Outcome.POSTPONED)
    )
    return AgendaItem(
        title=origin.title,
        kind=origin.kind,
        purpose=origin.purpose,
        presenters=origin.presenters,
        minutes_planned=origin.minutes_planned,
        closed=origin.closed,
        public_title=origin.public_title,
        public_text=origin.public_text,
        case_number=origin.case_number,
        document_number=origin.document_number,
        background=origin.background,
        recommendation_to=origin.recommendation_to,
        recommendations=tuple(lines),
        attachments=tuple(replace(one, id=new_id(), sent_number=None) for one in origin.attachments),
        links=origin.links,
        continues=origin.id,
        items=tuple(_taken_in(child) for child in origin.items),
    )
