"""Tasks stay open across meetings and forums until someone says that they are done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from klyngedesk.intake.meeting_file import read_meeting_file
from klyngedesk.model.agenda import ActionItem, AgendaItem
from klyngedesk.services import changes, forums, meetings, tasks
from klyngedesk.services.agenda import add_item
from klyngedesk.services.exchange import export_meeting_file
from klyngedesk.services.open_cases import open_tasks
from klyngedesk.store.store import Store

TODAY = date(2027, 5, 1)


def agreed(store: Store, forum: str, text: str, deadline: date | None) -> tuple[str, ActionItem]:
    """Return the meeting of a new forum at which that task was agreed."""
    meeting = meetings.plan_meeting(store, forums.create_forum(store, forum).id, date(2027, 4, 1))
    add_item(store, meeting.id, AgendaItem("Punkt"))
    item = meetings.open_meeting(store, meeting.id).items[0]
    task = ActionItem(text, "Åse", deadline)
    tasks.add_task(store, meeting.id, item.id, task)
    return meeting.id, task


def test_the_nearest_deadline_stands_first_and_those_without_last(store: Store) -> None:
    agreed(store, "A", "uden frist", None)
    agreed(store, "B", "senere", date(2027, 9, 1))
    agreed(store, "C", "snart", date(2027, 5, 2))
    assert [(each.task.text, each.forum) for each in open_tasks(store)] == [
        ("snart", "C"),
        ("senere", "B"),
        ("uden frist", "A"),
    ]


def test_a_task_that_is_done_leaves_the_list_and_comes_back_on_undo(store: Store) -> None:
    meeting_id, task = agreed(store, "A", "ring", None)
    done = tasks.finish_task(store, meeting_id, task.id, TODAY)
    assert open_tasks(store) == ()
    changes.undo(store, done)
    assert [each.task.text for each in open_tasks(store)] == ["ring"]


def test_the_day_a_task_was_done_goes_with_the_meeting_file(store: Store, tmp_path: Path) -> None:
    meeting_id, task = agreed(store, "A", "ring", TODAY)
    tasks.finish_task(store, meeting_id, task.id, TODAY)
    file = export_meeting_file(store, meeting_id, tmp_path / "moede.json")
    assert read_meeting_file(file)[0].meeting.items[0].action_items[0].done == TODAY
