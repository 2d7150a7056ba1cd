"""Writing out: a document, a packet, a mail draft, a zip or a folder, from the store to files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from klyngedesk.documents.cancelled import Cancelled
from klyngedesk.documents.packet import packet_worker
from klyngedesk.documents.safe_write import refuse_taken
from klyngedesk.model.errors import UserError
from klyngedesk.model.papers import DocumentKind
from klyngedesk.services.access import check_closed
from klyngedesk.services.bundles import write_folder, write_zip
from klyngedesk.services.exchange import export_meeting_file
from klyngedesk.services.export_job import BUNDLES, ExportJob, holds_bilag
from klyngedesk.services.export_request import ExportRequest, ExportResult, Progress, Written
from klyngedesk.services.handing_out import HandingOut
from klyngedesk.services.mail_drafts import write_mails
from klyngedesk.services.meetings import forum_of, open_meeting
from klyngedesk.services.packets import write_packet
from klyngedesk.store.store import Store
from klyngedesk.store.verifying import changed_rows_of


def export_document(
    store: Store,
    meeting_id: str,
    request: ExportRequest,
    *,
    progress: Progress = lambda words, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ExportResult:
    """Return what was written; UserError where it cannot be, and then no file has changed.

    What it tells of has the words that are not as they were saved.
    """
    changed = tuple(found.message for found, _ in changed_rows_of(store, meeting_id))
    made = _exported(store, meeting_id, request, progress, cancelled)
    return replace(made, findings=(*made.findings, *changed))


def _exported(
    store: Store, meeting_id: str, request: ExportRequest, progress: Progress, cancelled: Callable[[], bool]
) -> ExportResult:
    meeting, forum = open_meeting(store, meeting_id), forum_of(store, meeting_id)
    _check(request)
    if request.format == "json":
        made = export_meeting_file(store, meeting_id, request.out, overwrite=request.overwrite)
        return ExportResult((Written(made),))
    worker = packet_worker() if holds_bilag(request) else nullcontext()
    with tempfile.TemporaryDirectory(prefix="klyngedesk-", ignore_cleanup_errors=True) as working, worker as ready:
        guard = HandingOut(store, meeting, forum, cancelled)
        job = ExportJob(store, meeting, forum, request, progress, cancelled, Path(working), guard, ready)
        try:
            _refuse_unseen(job)
            return _write(job)
        except Cancelled as error:
            raise UserError("Eksporten er stoppet. Der er ikke skrevet nogen fil.") from error


def _check(request: ExportRequest) -> None:
    if request.kind == "pakke" and request.format not in ("pdf", "eml", *BUNDLES):
        raise UserError("En pakke kan laves som pdf, eml, zip eller mappe. Vælg et af dem, eller vælg et dokument.")
    if request.kind == "udskrift" and not request.item and request.format not in BUNDLES:
        raise UserError("En protokoludskrift gælder ét punkt. Vælg punktet med --item.")
    if DocumentKind.KOEREKORT in (request.kind, request.document) and request.format == "eml":
        raise UserError("Kørekortet er kun til mødelederen og kan ikke blive en mail til alle. Vælg pdf eller docx.")
    check_closed(request)
    if not request.overwrite and not request.out.is_dir():
        refuse_taken([request.out])


def _refuse_unseen(job: ExportJob) -> None:
    if job.is_public:
        job.progress("Ser efter, at intet lukket kommer med", 0, 0)
        job.handing_out.refuse_unseen(shows_minutes=job.kind.shows_minutes, with_bilag=job.holds_bilag)


def _write(job: ExportJob) -> ExportResult:
    out = job.request.out
    match job.request.format, job.request.kind:
        case "docx", _:
            return job.word_file(out)
        case "eml", _:
            return write_mails(job)
        case "zip", _:
            return write_zip(job)
        case "mappe", _:
            return write_folder(job)
        case _ if job.holds_bilag or job.request.closed_apart:
            packet = write_packet(job, out)
            return ExportResult(tuple(file.written for file in packet.files), packet.findings)
    return ExportResult((job.pdf_file(out),))
