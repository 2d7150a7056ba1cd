"""The list of meetings, read with the standard library alone so that the first window is quick."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from klyngedesk.model.danish import sorting_key

FILE_NAME = "klyngedesk.db"
_QUERY = """
SELECT meeting.id, forum.id, forum.name, meeting.date, meeting.date_inferred, meeting.title, meeting.document,
       meeting.started, meeting.ended
FROM meeting JOIN forum ON forum.id = meeting.forum_id
ORDER BY forum.name, forum.id, coalesce(meeting.date, meeting.date_inferred, '') DESC, meeting.rowid DESC
"""
# the columns that the list shows, by table
LISTED = {
    "meeting": {"forum_id", "title", "date", "date_inferred", "document", "started", "ended"},
    "forum": {"name"},
}


class StoreIsOpenError(Exception):
    """Another window has the store."""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """What a list shows of a meeting."""

    id: str
    forum_id: str
    forum: str
    date: date | None
    title: str
    status: str


def list_meetings_quickly(folder: Path) -> tuple[MeetingRow, ...]:
    """Return the meetings of the store, newest first in each forum; nothing where it is missing or damaged.

    StoreIsOpenError where another window has it.
    """
    file = folder / FILE_NAME
    try:
        if not file.is_file():
            return ()
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=0.2)) as connection:
            return meeting_rows(connection)
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise StoreIsOpenError from error
        return ()
    except (OSError, ValueError, TypeError, AttributeError):
        return ()


def meeting_rows(connection: sqlite3.Connection) -> tuple[MeetingRow, ...]:
    """Return the meetings, forum by forum, newest first."""
    rows = [meeting_row(*values) for values in connection.execute(_QUERY)]
    return tuple(sorted(rows, key=lambda row: sorting_key(row.forum)))


def meeting_row(
    id_: str,
    forum_id: str,
    forum: str,
    day: str | None,
    inferred: str | None,
    title: str,
    document: str,
    started: str | None,
    ended: str | None,
) -> MeetingRow:
    found = day or inferred
    status = "Mødet er i gang" if started and not ended else document.capitalize()
    return MeetingRow(id_, forum_id, forum, date.fromisoformat(found) if found else None, title, status)
