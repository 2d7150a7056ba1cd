"""A store with one meeting in it, made without the demo, and texts to write."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.services import safety
from klyngedesk.store.backup_plan import Copy
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


def restored_minutes(store: Store, copy: Copy) -> str:
    """Return the minutes once the copy has come back into the closed store, with the words written after it."""
    safety.restore(store.folder, copy.file, and_later_words=True)
    with closing(Store.open(store.folder)) as again:
        return minutes(again)


def text(words: str) -> Text:
    return text_of_lines(words)


def minutes(store: Store) -> str:
    """Return the minutes of the one item."""
    return plain(store.load_meeting(MEETING.id).items[0].minutes)


def type_minutes(store: Store, words: str) -> None:
    store.save_text(ITEM.id, "minutes", text(words))
