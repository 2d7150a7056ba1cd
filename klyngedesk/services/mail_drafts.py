"""Mail drafts: the packet or the document, to those who are to have it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from klyngedesk.documents.mail import mail_draft
from klyngedesk.documents.safe_write import written_safely
from klyngedesk.model.closed_apart import has_closed
from klyngedesk.model.dispatch import SentFile
from klyngedesk.services.export_job import SUPPLEMENT, ExportJob
from klyngedesk.services.export_request import ExportResult, Written
from klyngedesk.services.file_names import propose_file_name
from klyngedesk.services.mailing import mail_subject, mail_words, recipients
from klyngedesk.services.packets import PacketFile, write_packet

CLOSED_WORDS = "Den lukkede del er kun til dem, der har adgang. Adgangskoden sendes for sig."

CLOSED_IS_IN_IT = "Det lukkede er med i mailen. Den må kun gå til dem, der har adgang."


def write_mails(job: ExportJob) -> ExportResult:
    """Return the drafts: one for each file of the packet, and one to nobody yet for the closed part."""
    inside = replace(job, request=replace(job.request, format="pdf"))
    name = _packet_name(job)
    packet = write_packet(inside, job.working / name)
    files, findings = packet.files, packet.findings
    if not job.hides_closed and has_closed(job.meeting):
        findings = (CLOSED_IS_IN_IT, *findings)
    return ExportResult(tuple(_draft(job, file) for file in files), findings)


def _packet_name(job: ExportJob) -> str:
    named = SUPPLEMENT if job.request.kind == SUPPLEMENT else job.kind.value
    return propose_file_name(job.meeting, named, "pdf")


def _draft(job: ExportJob, file: PacketFile) -> Written:
    """Return the draft that carries that file, which is kept as it was sent."""
    path, out = file.written.path, job.request.out
    subject, words = mail_subject(job.meeting, job.kind), mail_words(job.meeting, job.kind)
    part = path.stem.removeprefix(Path(_packet_name(job)).stem).strip(" –")
    if part:
        out = out.with_name(f"{out.stem} – {part}{out.suffix}")
        subject = f"{subject} ({part})"
    to = job.request.recipients if job.request.recipients is not None else recipients(job.meeting)
    if file.closed:
        words, to = f"{words}\n{CLOSED_WORDS}\n", ()
    attached = (path, *file.written.beside)
    content = mail_draft(subject, words, to, [(each.name, each) for each in attached])

    def whole(target: Path) -> None:
        target.write_bytes(content)
        if job.hides_closed and not file.closed:
            job.guard(target, out.name)

    written = written_safely(out, whole)
    kept = [(each.name, job.store.objects.add(each)) for each in attached]
    kept.append((out.name, job.store.objects.add_bytes(content)))
    sent = tuple(SentFile(name, object_id, size, file.written.pages) for name, (object_id, size) in kept)
    return Written(written, file.written.pages, sent)
