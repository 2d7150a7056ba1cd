"""Running one command: results on stdout, mistakes as a Danish sentence on stderr."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from klyngedesk.commands.findings import tell_findings
from klyngedesk.commands.hits import tell_hits
from klyngedesk.commands.keep_safe import run_backup
from klyngedesk.commands.password import password_from
from klyngedesk.commands.sent_files import run_sent
from klyngedesk.model.danish import short_date
from klyngedesk.model.meeting import Meeting
from klyngedesk.services import exchange, meetings
from klyngedesk.services.checks import check_meeting
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest
from klyngedesk.services.searching import search_everything
from klyngedesk.services.sending import remember
from klyngedesk.store.listing import MeetingRow
from klyngedesk.store.store import Store

_WRITTEN_DOWN = ("eml", "klynge")  # what was sent, and who has the pen


def only_reads(chosen: argparse.Namespace) -> bool:
    """Return whether the command keeps nothing in the store, also no edits of a file it would take the place of."""
    if chosen.command == "export":
        return chosen.format not in _WRITTEN_DOWN and not chosen.force
    return chosen.command in ("list", "search", "check")


def run_command(store: Store, chosen: argparse.Namespace) -> int:
    """Return the exit code; UserError where the person made a mistake."""
    match chosen.command:
        case "import":
            _import(store, chosen)
        case "list":
            _tell((_of_row(row) for row in store.list_meetings()), as_json=chosen.json)
        case "export":
            _export(store, chosen)
        case "backup":
            return run_backup(store, chosen)
        case "sent":
            return run_sent(store, chosen)
        case "search":
            tell_hits(search_everything(store, " ".join(chosen.words)), as_json=chosen.json)
        case "check":
            found = check_meeting(store, meetings.find_meeting(store, chosen.meeting), looks_first=True)
            tell_findings(found, as_json=chosen.json)
    return 0


def _import(store: Store, chosen: argparse.Namespace) -> None:
    """Tell of every meeting that came in, also where a later file is wrong."""
    from klyngedesk.commands.klynge import import_klynge  # late: start-up time
    from klyngedesk.services import handover  # late: start-up time

    found: list[Meeting] = []
    try:
        for file in chosen.files:
            if handover.is_klynge(file):
                found.append(import_klynge(store, file, chosen))
            else:
                found += exchange.import_meeting_file(store, file)
    finally:
        _tell((_of_meeting(meeting) for meeting in found), as_json=chosen.json)


def _export(store: Store, chosen: argparse.Namespace) -> None:
    if chosen.format == "klynge":
        from klyngedesk.commands.klynge import export_klynge  # late: start-up time

        print(export_klynge(store, chosen))
        return
    request = ExportRequest(
        kind=chosen.kind,
        format=chosen.format,
        audience=chosen.audience,
        out=chosen.out,
        item=chosen.item,
        max_mb=chosen.max_mb,
        overwrite=chosen.force,
        shrink=chosen.shrink,
        draft=chosen.draft,
        password=password_from(chosen.password),
        closed_apart=chosen.closed_apart,
    )
    meeting_id = meetings.find_meeting(store, chosen.meeting)
    result = export_document(store, meeting_id, request)
    if chosen.format == "eml":
        remember(store, meeting_id, request, result, "Fra kommandolinjen", datetime.now())
    for file in result.files:
        print(file.path)
    for finding in result.findings:
        print(finding)


def _of_meeting(meeting: Meeting) -> dict[str, Any]:
    return _told(meeting.id, meeting.forum_name, meeting.day, meeting.title)


def _of_row(row: MeetingRow) -> dict[str, Any]:
    return _told(row.id, row.forum, row.date, row.title)


def _told(id_: str, forum: str, day: Any, title: str) -> dict[str, Any]:
    named = title or (f"{forum}, {short_date(day)}" if day else forum)
    return {"id": id_, "forum": forum, "date": day.isoformat() if day else None, "title": named}


def _tell(rows: Iterable[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(list(rows), ensure_ascii=False, indent=2))
        return
    for row in rows:
        print(f"{row['id']}  {row['date'] or 'uden dato'}  {row['forum']}")
