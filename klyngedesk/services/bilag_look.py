"""A look at each bilag before it is wanted: its pages, whether it can be shown, and what the secretary should know."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import pikepdf

from klyngedesk.documents import accessibility
from klyngedesk.documents.bilag_pages import CannotBeShown
from klyngedesk.documents.ladder import DAMAGED, BilagPages, BilagSource, Form, Rung, pages_at
from klyngedesk.documents.pdf_saving import save_pdf
from klyngedesk.documents.reasons import LOCKED
from klyngedesk.documents.shrunk import saved_by_shrinking
from klyngedesk.documents.worker import WorkerDied, run_apart
from klyngedesk.intake import office_kind
from klyngedesk.intake.mail_file import read_mail
from klyngedesk.intake.sniff import FileKind
from klyngedesk.model.agenda import Attachment
from klyngedesk.model.errors import UserError
from klyngedesk.services.bilag_sources import sources_of
from klyngedesk.services.bilag_state import BilagLook, BilagState, forget_what_is_gone, kind_of, known_look, look_file
from klyngedesk.services.file_names import safe_name
from klyngedesk.store import opening
from klyngedesk.store.store import Store

Progress = Callable[[str, int, int], None]


def look_at(
    store: Store,
    attachments: Sequence[Attachment],
    passwords: Mapping[str, str] | None = None,
    progress: Progress = lambda words, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Mapping[str, BilagLook]:
    """Return the look of each bilag by its id, and keep it; Office files and mails become PDF on the way.

    What is seen with a password is not kept.
    """
    forget_what_is_gone(store)
    found = {each.id: known_look(store, each) for each in attachments}
    waiting = [each for each in attachments if not found[each.id].state.is_known or each.id in (passwords or ())]
    sources = sources_of(store, waiting, passwords or {}, progress, cancelled)

    def seen(number: int, look: BilagLook) -> None:
        attachment = waiting[number]
        found[attachment.id] = look
        kind = kind_of(store, attachment)
        if kind is not None and attachment.id not in (passwords or ()):
            # on a full disk she is shown it now, and somebody looks again later
            with contextlib.suppress(OSError):
                opening.write_privately(look_file(store, attachment, kind), json.dumps(asdict(look)))
        progress("Ser på bilag", number + 1, len(waiting))

    _look_apart([_Job(sources[each.id], _mail(store, each)) for each in waiting], seen, cancelled)
    return found


@dataclass(frozen=True)
class _Job:
    source: BilagSource
    mail: Path | None


def _mail(store: Store, attachment: Attachment) -> Path | None:
    is_mail = kind_of(store, attachment) is FileKind.MAIL
    return store.objects.path(str(attachment.object_id)) if is_mail else None


def _look_apart(jobs: Sequence[_Job], seen: Callable[[int, BilagLook], None], cancelled: Callable[[], bool]) -> None:
    """Tell a look for each job; one that takes the other process down is told of, and the rest goes on."""
    done = 0

    def heard(look: BilagLook | None) -> None:
        nonlocal done
        if look is not None:
            seen(done, look)
            done += 1

    while done < len(jobs):
        try:
            run_apart(look_through, jobs[done:], heard=heard, cancelled=cancelled)
        except WorkerDied as death:
            heard(BilagLook(BilagState.NOT_SHOWN, told=(f"Filen kan ikke vises: {death}.",)))


def look_through(jobs: Sequence[_Job], tell: Callable[[object], None]) -> None:
    """Tell a look for each job, in the other process."""
    for job in jobs:
        look = _look(job.source, lambda _: tell(None))
        if job.mail is not None:
            with contextlib.suppress(UserError):
                look = replace(look, inside=tuple(name for name, _ in read_mail(job.mail).files))
        tell(look)


def _look(source: BilagSource, tell: Callable[[object], None]) -> BilagLook:
    if source.form is Form.NOTHING:
        return _without_pages(source.reason)
    for rung in (Rung.AS_IT_IS, Rung.SAVED_ANEW, Rung.PICTURES):
        try:
            return _seen(pages_at(source, rung, tell))
        except CannotBeShown as reason:
            return _without_pages(str(reason))
        except Exception:  # the next way decides
            if source.form is not Form.PDF:
                break
    return _without_pages(DAMAGED)


def _without_pages(reason: str) -> BilagLook:
    locked = reason in (LOCKED, office_kind.LOCKED)
    return BilagLook(BilagState.LOCKED if locked else BilagState.NOT_SHOWN, told=(reason,))


def _seen(found: BilagPages) -> BilagLook:
    with found.pdf as pdf:
        told = [found.shown.danish] if found.shown.danish else []
        facts = found.facts
        told += facts.notes() if facts else ()
        accessibility.repair(pdf)
        barriers = accessibility.barriers_in_packet(pdf)
        inside, forbidden = (facts.embedded, facts.forbidden) if facts else ((), ())
        saved = _saved(pdf)
        return BilagLook(BilagState.READY, len(pdf.pages), tuple(told), barriers, inside, forbidden, saved)


def _saved(pdf: pikepdf.Pdf) -> int:
    """Return about how much smaller pictures would save; nothing where a damaged file does not tell."""
    try:
        return saved_by_shrinking(pdf)
    except Exception:  # it is only a guess, and the bilag can be shown all the same
        return 0


def unlocked_copy(
    store: Store, attachment: Attachment, password: str, place: Path, cancelled: Callable[[], bool] = lambda: False
) -> Path:
    """Return the place, where a copy of the PDF that needs no password now lies."""
    run_apart(write_open_copy, store.objects.path(str(attachment.object_id)), password, place, cancelled=cancelled)
    return place


def write_open_copy(path: Path, password: str, place: Path, tell: Callable[[object], None]) -> None:
    """Write the copy, in the other process."""
    with pikepdf.open(path, password=password) as pdf:
        tell(("opened", 0))
        save_pdf(pdf, place, encryption=False)


def files_inside(store: Store, attachment: Attachment, folder: Path, password: str = "") -> tuple[Path, ...]:
    """Return the files that a PDF or a mail carries, written to the folder; UserError where they cannot be read."""
    is_mail = kind_of(store, attachment) is FileKind.MAIL
    path = store.objects.path(str(attachment.object_id))
    try:
        written: tuple[Path, ...] = run_apart(unpack, path, folder, password, is_mail)
    except (WorkerDied, pikepdf.PdfError) as error:
        raise UserError("Filerne inde i bilaget kan ikke læses. Bed om at få dem sendt hver for sig.") from error
    return written


def unpack(path: Path, folder: Path, password: str, is_mail: bool, tell: Callable[[object], None]) -> tuple[Path, ...]:
    """Return the written files, in the other process."""
    written: list[Path] = []
    for name, content in read_mail(path).files if is_mail else _embedded(path, password):
        tell(name)
        place = folder / f"{len(written)}"
        place.mkdir()
        target = place / safe_name(name)
        target.write_bytes(content)
        written.append(target)
    return tuple(written)


def _embedded(path: Path, password: str) -> list[tuple[str, bytes]]:
    with pikepdf.open(path, password=password) as pdf:
        specs = [pdf.attachments[name] for name in pdf.attachments]
        return [(spec.filename, spec.get_file().read_bytes()) for spec in specs]
