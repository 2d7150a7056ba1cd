"""Sending: the mail drafts, what is remembered of them, and fetching again what was sent."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from klyngedesk.documents.safe_write import written_safely
from klyngedesk.intake.meeting_form import meeting_form
from klyngedesk.model.checks.every import Checked
from klyngedesk.model.dispatch import Dispatch, SentFile
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import attachment_numbers, with_numbers_kept
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.private import make_her_folder
from klyngedesk.services import supplement
from klyngedesk.services.changes import Changes
from klyngedesk.services.checks import check_meeting
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_job import SUPPLEMENT
from klyngedesk.services.export_request import ExportRequest, ExportResult, Progress
from klyngedesk.services.mailing import recipients
from klyngedesk.services.meetings import fitting_kind, forum_of, open_meeting
from klyngedesk.services.sent_numbers import remember_numbers
from klyngedesk.store.objects import is_whole
from klyngedesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Sent:
    """The mail drafts, and the numbers that were kept for good."""

    result: ExportResult
    changes: Changes


def send(
    store: Store,
    meeting_id: str,
    request: ExportRequest,
    reason: str = "",
    *,
    now: datetime | None = None,
    progress: Progress = lambda words, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Sent:
    """Return the mail drafts, once what they hold is remembered for good and its numbers are kept.

    UserError where a check finds an error and no reason is given to send anyway.
    """
    found = check_meeting(store, meeting_id, cancelled=cancelled)
    if found.errors and not reason.strip():
        raise UserError(held_back(found))
    result = export_document(store, meeting_id, request, progress=progress, cancelled=cancelled)
    return Sent(result, remember(store, meeting_id, request, result, reason, now or datetime.now()))


def held_back(found: Checked) -> str:
    """Return why the draft waits, as it stands beside the button."""
    count = len(found.errors)
    return f"Løs {count} fejl først. Word og PDF kan du lave nu som udkast." if count else ""


def remember(
    store: Store, meeting_id: str, request: ExportRequest, result: ExportResult, reason: str, now: datetime
) -> Changes:
    """Write the dispatch down, with the meeting as it stood; return the numbers that are kept from now on.

    Where the disk takes none of it the drafts are gone again: nothing is sent that nobody remembers.
    """
    with _taken_away_where_it_fails(result):
        changes = keep_numbers(store, meeting_id)
        store.ledger.add_dispatch(_dispatch(store, open_meeting(store, meeting_id), request, result, reason, now))
    return changes


@contextmanager
def _taken_away_where_it_fails(result: ExportResult) -> Iterator[None]:
    try:
        yield
    except Exception:
        for file in result.files:
            with suppress(OSError):
                file.path.unlink(missing_ok=True)
        raise


def _dispatch(
    store: Store, meeting: Meeting, request: ExportRequest, result: ExportResult, reason: str, now: datetime
) -> Dispatch:
    return Dispatch(
        meeting.id,
        now,
        _document(meeting, request),
        Audience(request.audience),
        recipients(meeting, request.recipients),
        tuple(sent for file in result.files for sent in file.sent),
        reason.strip(),
        snapshot_of(store, meeting),
    )


def _document(meeting: Meeting, request: ExportRequest) -> str:
    kind = request.document or request.kind
    if request.kind == SUPPLEMENT:
        return supplement.SUPPLEMENT
    if kind == "pakke":
        return fitting_kind(meeting).danish
    return DocumentKind(kind).danish


def keep_numbers(store: Store, meeting_id: str) -> Changes:
    """Let every item and every bilag keep the number it has now; approved minutes are left as they are."""
    before, forum = open_meeting(store, meeting_id), forum_of(store, meeting_id)
    kept = before if before.is_locked else with_numbers_kept(before, forum.profile.attachment_numbering)
    changes = Changes(meeting_id, store.save_meeting(before, kept), "husk numrene")
    remember_numbers(store, kept)
    return changes


def snapshot_of(store: Store, meeting: Meeting) -> str:
    """Return the object that holds the meeting as it stands."""
    profile = store.load_forum(meeting.forum_id).profile
    numbers = attachment_numbers(meeting, profile.attachment_numbering)
    files = {one.id: str(one.object_id) for _, one in meeting.attachments() if one.object_id}
    content = json.dumps(meeting_form(meeting, numbers, files, profile), ensure_ascii=False)
    return store.objects.add_bytes(content.encode("utf-8"))[0]


def sent_before(store: Store, meeting_id: str) -> tuple[Dispatch, ...]:
    """Return what was sent of the meeting, newest first."""
    return store.ledger.dispatches(meeting_id)


def was_sent(store: Store, meeting_id: str) -> bool:
    return bool(store.ledger.dispatches(meeting_id))


def fetch_again(store: Store, file: SentFile, out: Path) -> Path:
    """Return the file as it was sent, byte for byte; UserError where it is gone, or is no longer what was sent."""
    if not store.objects.has(file.object_id):
        raise UserError(f"»{file.name}« er ikke længere i mappen. Hent den fra en sikkerhedskopi.")

    def copy(target: Path) -> None:
        shutil.copyfile(store.objects.path(file.object_id), target)
        if not is_whole(target, file.object_id):
            raise UserError(f"»{file.name}« er ikke, som den blev sendt. Hent den fra en sikkerhedskopi.")

    return written_safely(out, copy)


def fetch_dispatch(store: Store, dispatches: Sequence[Dispatch], number: int, folder: str) -> tuple[Path, ...]:
    """Return the files of that dispatch, counted from 1, fetched to the folder; nothing there is written over."""
    if not dispatches:
        raise UserError("Der er ikke sendt noget ud af mødet endnu.")
    if not 1 <= number <= len(dispatches):
        last = "kun nummer 1" if len(dispatches) == 1 else f"nummer 1 til {len(dispatches)}"
        raise UserError(f"Udsendelse {number} findes ikke; der er {last}. Se dem uden --fetch.")
    files, place = dispatches[number - 1].files, Path(folder).expanduser()
    taken = [file.name for file in files if (place / file.name).exists()]
    if taken:
        raise UserError(f"»{taken[0]}« findes allerede i mappen. Vælg en anden mappe med --out.")
    if not files:
        raise UserError(f"Udsendelse {number} har ingen filer.")
    make_her_folder(place, parents=True)
    return tuple(fetch_again(store, file, place / file.name) for file in files)
