"""What she has written since a copy was made: named before the copy takes its place."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from klyngedesk.model.danish import counted, listed, short_date
from klyngedesk.store.backup import looked_into
from klyngedesk.store.listing import MeetingRow, meeting_rows
from klyngedesk.store.store import Store

MOST_NAMED = 4
OLDER = "Kopien er fra en ældre udgave af KlyngeDesk. Hvad der er skrevet siden, kan ikke ses."


def written_since(store: Store, copy: Path) -> str:
    """Return a sentence with the meetings that are another here than in the copy; empty where nothing is."""
    with looked_into(copy) as there, store.alone() as here:
        if not _has_digests(there):
            return OLDER
        changed = set(_digests(here).items()) ^ set(_digests(there).items())
        known = {row.id: row for row in (*meeting_rows(there), *meeting_rows(here))}
        meetings = {_meeting_of(key, here) or _meeting_of(key, there) for key, _ in changed}
    named = [_named(row) for id_, row in known.items() if id_ in meetings]
    if not changed:
        return ""
    if not named:
        return "Siden kopien er der ændret i mødefora eller papirkurv."
    more = len(named) - MOST_NAMED
    told = (*named[:MOST_NAMED], *([f"{counted(more, 'møde', 'møder')} til"] if more > 0 else ()))
    return f"Siden kopien er der skrevet i {listed(told)}."


def _has_digests(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'digest'").fetchone())


def _digests(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT id, sha256 FROM digest"))


def _meeting_of(key: str, connection: sqlite3.Connection) -> str:
    """Return the meeting that the row of such a digest belongs to; empty where it belongs to none, or is gone."""
    table, _, row_id = key.partition(":")
    if table == "meeting":
        return row_id
    if not any(column[1] == "meeting_id" for column in connection.execute(f'PRAGMA table_info("{table}")')):
        return ""
    found = connection.execute(f'SELECT meeting_id FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
    return str(found[0]) if found else ""


def _named(row: MeetingRow) -> str:
    day = f", {short_date(row.date)}" if row.date else ""
    return f"»{row.title or row.forum}«{day}"
