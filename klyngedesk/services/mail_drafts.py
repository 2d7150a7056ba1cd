"""Mail drafts: the packet or the document, to those who are to have it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from klyngedesk.documents.mail import mail_draft
from klyngedesk.documents.safe_write import refuse_taken, written_safely
from klyngedesk.model.closed_apart import has_closed
from klyngedesk.model.dispatch import SentFile
from klyngedesk.services.access import outsiders, reaches_outsiders
from klyngedesk.services.export_job import SUPPLEMENT, ExportJob
from klyngedesk.services.export_request import ExportResult, Written
from klyngedesk.services.file_names import propose_file_name
from klyngedesk.services.mailing import mail_subject, mail_words, recipients
from klyngedesk.services.packets import PacketFile, write_packet

CLOSED_WORDS = "Den lukkede del er kun til dem, der har adgang. Adgangskoden sendes for sig."

CLOSED_IS_IN_IT = "Det lukkede er med i mailen. Den må kun gå til dem, der har adgang."


@dataclass(frozen=True)
class Draft:
    """A draft that has been guarded and waits to take its place, with the files that it carries."""

    content: bytes
    out: Path
    attached: tuple[Path, ...]
    pages: int


def write_mails(job: ExportJob) -> ExportResult:
    """Return the drafts: one for each file of the packet, and one to nobody yet for the closed part.

    All are made before the first takes its place, so that one that fails leaves nothing behind.
    """
    inside = replace(job, request=replace(job.request, format="pdf"))
    packet = write_packet(inside, job.working / _packet_name(job))
    findings = packet.findings
    if not job.hides_closed and has_closed(job.meeting):
        to = recipients(job.meeting, job.request.recipients)
        strangers = reaches_outsiders(outsiders(job.forum, job.meeting, to))
        findings = (CLOSED_IS_IN_IT, *([strangers] if strangers else []), *findings)
    drafts = [_draft(job, file) for file in packet.files]
    if not job.request.overwrite:
        refuse_taken(draft.out for draft in drafts)
    return ExportResult(tuple(_written(job, draft) for draft in drafts), findings)


def _packet_name(job: ExportJob) -> str:
    named = SUPPLEMENT if job.request.kind == SUPPLEMENT else job.kind.value
    return propose_file_name(job.meeting, named, "pdf", public=job.is_public)


def _draft(job: ExportJob, file: PacketFile) -> Draft:
    """Return the draft that carries that file; UserError where it tells something closed."""
    path, out = file.written.path, job.request.out
    is_new = job.request.kind == SUPPLEMENT
    subject = mail_subject(job.meeting, job.kind, supplement=is_new)
    words = mail_words(job.meeting, job.kind, supplement=is_new)
    part = path.stem.removeprefix(Path(_packet_name(job)).stem).strip(" –")
    if part:
        out = out.with_name(f"{out.stem} – {part}{out.suffix}")
        subject = f"{subject} ({part})"
    to = recipients(job.meeting, job.request.recipients)
    if file.closed:
        words, to = f"{words}\n{CLOSED_WORDS}\n", ()
    attached = (path, *file.written.beside)
    content = mail_draft(subject, words, to, [(each.name, each) for each in attached])
    if job.hides_closed and not file.closed:
        _guard(job, content, out.name)
    return Draft(content, out, attached, file.written.pages)


def _guard(job: ExportJob, content: bytes, name: str) -> None:
    path = job.working / "kladde.eml"
    path.write_bytes(content)
    job.guard(path, name)


def _written(job: ExportJob, draft: Draft) -> Written:
    """Return the draft in its place; it and what it carries are kept as they were sent."""

    def whole(target: Path) -> None:
        target.write_bytes(draft.content)

    kept = [(each.name, job.store.objects.add(each)) for each in draft.attached]
    kept.append((draft.out.name, job.store.objects.add_bytes(draft.content)))
    written = written_safely(draft.out, whole)
    sent = tuple(SentFile(name, object_id, size, draft.pages) for name, (object_id, size) in kept)
    return Written(written, draft.pages, sent)
