"""A store with one meeting in it, made without the demo, and texts to write."""

from __future__ import annotations

from pathlib import Path

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Text, text_of_lines
from klyngedesk.text.plain import plain

FORUM = Forum("Ærø Råd 😀", id="forum-1")
ITEM = AgendaItem("Økonomi på øen", id="item-1")
MEETING = Meeting(forum_id=FORUM.id, forum_name=FORUM.name, items=(ITEM,), id="meeting-1")


def filled(folder: Path) -> Store:
    """Return an open store with the meeting in it."""
    store = Store.open(folder)
    store.save_forum(FORUM)
    store.save_meeting(None, MEETING)
    return store


def text(words: str) -> Text:
    return text_of_lines(words)


def minutes(store: Store) -> str:
    """Return the minutes of the one item."""
    return plain(store.load_meeting(MEETING.id).items[0].minutes)


def type_minutes(store: Store, words: str) -> None:
    store.save_text(ITEM.id, "minutes", text(words))
