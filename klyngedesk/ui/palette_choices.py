"""What the command palette offers: commands, items and meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from klyngedesk.model.danish import short_date
from klyngedesk.services import meetings
from klyngedesk.ui.actions import Command
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.keys_dialog import shown_key
from klyngedesk.ui.palette import Choice


def palette_choices(
    desk: Desk,
    usable: Iterable[Command],
    do: Callable[[Command], None],
    show_item: Callable[[str], None],
    open_meeting: Callable[[str], None],
) -> list[Choice]:
    """Return every command that can be done now, every item of the open meeting, and every meeting."""
    commands = (
        Choice(each.name, ", ".join(map(shown_key, each.keys)), partial(do, each))
        for each in usable
        if each.method != "show_palette"
    )
    return [*commands, *_items(desk, show_item), *_meetings(desk, open_meeting)]


def _items(desk: Desk, show_item: Callable[[str], None]) -> Iterator[Choice]:
    labels = desk.labels
    for item in desk.meeting.walk() if desk.meeting else ():
        yield Choice(f"{labels[item.id].full} {item.title}".strip(), "", partial(show_item, item.id))


def _meetings(desk: Desk, open_meeting: Callable[[str], None]) -> Iterator[Choice]:
    for row in meetings.list_meetings(desk.store):
        words = f"{row.forum}, {short_date(row.date) if row.date else row.title}"
        yield Choice(words, "", partial(open_meeting, row.id))
