"""Packets as files: in one, divided to fit the mail, and with what is closed in a file of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from klyngedesk.documents.parcels import Parcel, divided
from klyngedesk.documents.parts import Outline
from klyngedesk.documents.safe_write import refuse_taken, written_safely
from klyngedesk.model.danish import size
from klyngedesk.model.errors import UserError
from klyngedesk.private import make_her_folder
from klyngedesk.services.bilag_state import known_look
from klyngedesk.services.export_job import ExportJob
from klyngedesk.services.export_request import Written

# A document without its bilag is seldom larger; what it really came to is looked at afterwards.
DOCUMENT_SIZE = 100_000
MOST_TRIES = 4


@dataclass(frozen=True, slots=True)
class PacketFile:
    """A file of a packet: what is in it, in Danish, and whether it is the closed part."""

    written: Written
    content: str
    closed: bool = False
    can_be_divided: bool = False

    @property
    def size(self) -> int:
        return self.written.path.stat().st_size


@dataclass(frozen=True, slots=True)
class Packet:
    files: tuple[PacketFile, ...]
    findings: tuple[str, ...] = ()


def write_packet(job: ExportJob, out: Path) -> Packet:
    """Return the files of the packet, the closed part last; where there are several, each name tells its number.

    The document alone has no bilag, but its closed part is a file of its own all the same.
    All are made before the first takes its place, so that one that fails leaves nothing behind.
    """
    shown, closed = job.outline(), job.closed_outline()
    if closed is not None and not job.request.password:
        raise UserError("Den lukkede del skal have en adgangskode. Skriv en, og lav pakken igen.")
    made = (_made_of_open if job.holds_bilag else _document_alone)(job, job.working / out.name, shown)
    if closed is not None:
        path = job.working / closed_part_of(out).name
        written, told = _closed_file(job, path, closed)
        made = Packet((*made.files, PacketFile(written, "Lukket del", closed=True)), (*made.findings, *told))
    return replace(made, files=_placed(job, made.files, out.parent))


def closed_part_of(out: Path) -> Path:
    """Return where the closed part goes, beside the open one."""
    return out.with_name(f"{out.stem} – lukket del{out.suffix}")


def _document_alone(job: ExportJob, out: Path, shown: Outline) -> Packet:
    return Packet((PacketFile(job.pdf_file(out, shown), shown.kind.danish),))


def _closed_file(job: ExportJob, path: Path, closed: Outline) -> tuple[Written, tuple[str, ...]]:
    if job.holds_bilag:
        return job.packet_file(path, closed, closed=True)
    return job.pdf_file(path, closed, closed=True), ()


def _placed(job: ExportJob, files: tuple[PacketFile, ...], folder: Path) -> tuple[PacketFile, ...]:
    targets = [folder / file.written.path.name for file in files]
    beside_them = [_place_beside(path, folder) for file in files for path in file.written.beside]
    if folder != job.working and not job.request.overwrite:
        refuse_taken((*targets, *beside_them))
    placed = []
    for file, target in zip(files, targets, strict=True):
        if target != file.written.path:
            written_safely(target, partial(shutil.copyfile, file.written.path))
        beside = tuple(_beside(path, folder) for path in file.written.beside)
        placed.append(replace(file, written=replace(file.written, path=target, beside=beside)))
    return tuple(placed)


def _beside(path: Path, folder: Path) -> Path:
    """Return the signed bilag in its place, in the folder of its own that it has; it may lie there already."""
    target = _place_beside(path, folder)
    if target == path:
        return path
    make_her_folder(target.parent)
    return written_safely(target, partial(shutil.copyfile, path))


def _place_beside(path: Path, folder: Path) -> Path:
    return folder / path.parent.name / path.name


def _made_of_open(job: ExportJob, out: Path, shown: Outline) -> Packet:
    """Return the files as they came to fit; what came too large by a wrong guess is divided anew."""
    limit, weights = job.request.limit, sizes_of(job, shown)
    guess = limit
    for _ in range(MOST_TRIES):
        made = _made(job, out, shown, divided(shown.attachments(), weights, DOCUMENT_SIZE, guess))
        largest = max((file.size for file in made.files if file.can_be_divided), default=0)
        if limit is None or guess is None or largest <= limit:
            break
        guess = int(guess * 0.9 * limit / largest)
    return replace(made, findings=(*made.findings, *_too_large(made.files, limit)))


def _made(job: ExportJob, out: Path, shown: Outline, parcels: tuple[Parcel, ...]) -> Packet:
    files: list[PacketFile] = []
    findings: list[str] = []
    for parcel in parcels:
        written, told = job.parcel_file(named(out, parcel), shown, parcel, parcels)
        several = len(parcel.bilag) + (parcel.number == 1) > 1
        files.append(PacketFile(written, parcel.content(shown.kind.danish), can_be_divided=several))
        findings += told
    return Packet(tuple(files), tuple(findings))


def named(out: Path, parcel: Parcel) -> Path:
    return out.with_name(f"{out.stem} – {parcel.name}{out.suffix}") if parcel.name else out


def _too_large(files: tuple[PacketFile, ...], limit: int | None) -> list[str]:
    return [
        f"»{file.written.path.name}« fylder {size(file.size)}; grænsen er {size(limit)}. Den kan ikke deles mere."
        for file in files
        if limit is not None and file.size > limit
    ]


def sizes_of(job: ExportJob, shown: Outline) -> Mapping[str, int]:
    """Return about how many bytes each bilag adds, by its id; with smaller pictures, less what they save."""
    sizes = {}
    for listed in shown.attachments():
        path = job.image(listed.attachment.object_id or "")
        saved = known_look(job.store, listed.attachment).shrinks if job.request.shrink else 0
        sizes[listed.attachment.id] = max(0, path.stat().st_size - saved) if path else 0
    return sizes
