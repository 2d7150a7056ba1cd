"""Everything of a meeting in one place: a folder for the journal with an index, or the same as a zip."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from klyngedesk.documents.cancelled import Cancelled
from klyngedesk.documents.parts import Attached, ItemHeading, Outline, Part
from klyngedesk.documents.safe_write import folder_written_safely, written_safely
from klyngedesk.model.danish import long_date, size
from klyngedesk.model.errors import UserError
from klyngedesk.services.export_job import ExportJob
from klyngedesk.services.export_request import ExportResult, Written
from klyngedesk.services.file_names import bilag_name, fit_name, item_name, meeting_name
from klyngedesk.services.packets import write_packet

INDEX = "00 Indeks"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the bundle, and what it is."""

    name: str
    told: str


def write_folder(job: ExportJob) -> ExportResult:
    """Return the folder with everything in it; UserError where one of that name holds anything."""
    out = job.request.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UserError(f"Mappen »{out.name}« er ikke tom. Vælg en ny mappe.")
    if not out.parent.is_dir():
        raise UserError(f"Mappen {out.parent} findes ikke. Vælg en anden mappe.")
    filled, pages, findings = _filled(job)

    def fill(folder: Path) -> None:
        shutil.copytree(filled, folder, copy_function=shutil.copyfile, dirs_exist_ok=True)

    return ExportResult((Written(folder_written_safely(out, fill), pages),), findings)


def write_zip(job: ExportJob) -> ExportResult:
    """Return the zip with everything in it."""
    filled, pages, findings = _filled(job)
    out = job.request.out

    def whole(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in _files(filled):
                told = zipfile.ZipInfo(file.relative_to(filled).as_posix(), (1980, 1, 1, 0, 0, 0))
                told.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(told, file.read_bytes())
        # with a closed part in it each open file has been guarded by itself
        if job.hides_closed and not job.request.closed_apart:
            job.guard(path, out.name)

    return ExportResult((Written(written_safely(out, whole), pages),), findings)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _filled(job: ExportJob) -> tuple[Path, int, tuple[str, ...]]:
    """Return a folder with the files, how many pages the packet has, and what she should know."""
    folder = job.working / "samlet"
    folder.mkdir()
    base = meeting_name(job.meeting)
    packet = write_packet(job, folder / fit_name(f"{base} – Pakke", "pdf"))
    entries = [Entry(file.written.path.name, file.content) for file in packet.files]
    shown, numbers = job.outline(), len(packet.files)
    word = job.word_file(folder / fit_name(f"{base} – {shown.kind.danish}", "docx"))
    entries.append(Entry(word.path.name, f"{shown.kind.danish} som Word"))
    items = list(_item_outlines(shown))
    for number, (heading, outline) in enumerate(items):
        if job.cancelled():
            raise Cancelled
        job.progress(f"Skriver {heading.words}", number, len(items))
        path = folder / item_name(base, heading.label, heading.title)
        entries.append(Entry(_item_file(job, path, outline).name, heading.words))
    entries += [] if job.hides_closed else list(_originals(job, shown, folder, base))
    _write_index(job, folder, base, entries)
    return folder, sum(file.written.pages for file in packet.files[:numbers]), (*packet.findings, *word.findings)


def _item_file(job: ExportJob, path: Path, outline: Outline) -> Path:
    quiet = replace(job, progress=lambda words, done, total: None)
    if outline.attachments():
        return quiet.packet_file(path, outline)[0].path
    return quiet.pdf_file(path, outline).path


def _item_outlines(shown: Outline) -> Iterator[tuple[ItemHeading, Outline]]:
    """Yield each item with all below it as a document of its own."""
    layout = replace(shown.layout, shows_contents=False)
    parts: list[Part] = []
    for part in (*shown.parts, None):
        begins = part is None or (isinstance(part, ItemHeading) and part.level == 1)
        if begins and parts and isinstance(parts[0], ItemHeading):
            yield parts[0], replace(shown, parts=tuple(parts), attendance=(), layout=layout)
        if begins:
            parts = []
        if part is not None:
            parts.append(part)


def _originals(job: ExportJob, shown: Outline, folder: Path, base: str) -> Iterator[Entry]:
    """Copy each bilag as it was given, and yield it; those that lack a file are left out."""
    for part in shown.parts:
        for listed in part.listed if isinstance(part, Attached) else ():
            path = job.image(listed.attachment.object_id or "")
            if path is not None:
                name = bilag_name(base, listed.item_label, listed.number, listed.attachment)
                shutil.copyfile(path, folder / name)
                yield Entry(name, f"{listed.name} til punkt {listed.item_label}")


def _write_index(job: ExportJob, folder: Path, base: str, entries: list[Entry]) -> None:
    day = f"\n{long_date(job.meeting.day)}" if job.meeting.day else ""
    lines = [f"{job.meeting.forum_name}{day}", f"Udgave: {job.request.audience}", ""]
    for entry in entries:
        lines += [entry.name, f"    {entry.told} ({size((folder / entry.name).stat().st_size)})"]
    (folder / fit_name(f"{base} – {INDEX}", "txt")).write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
