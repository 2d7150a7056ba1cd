"""Where the pages of a bilag come from: its file as it is, or the PDF made of it, made once and kept.

What is made lies in the folder `made` beside the store, named by the file's sha256 and by who made it. It can be thrown
away at any time; it is made again when it is wanted.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from klyngedesk.documents.bilag_pages import line_pages
from klyngedesk.documents.ladder import DAMAGED, BilagSource, Form
from klyngedesk.documents.pdf_saving import save_pdf
from klyngedesk.documents.worker import WorkerDied, run_apart
from klyngedesk.durable import sync_file
from klyngedesk.intake.mail_file import UNREADABLE, read_mail
from klyngedesk.intake.office import NO_OFFICE, Turned, office_to_pdf, office_version
from klyngedesk.intake.sniff import FileKind
from klyngedesk.model.agenda import Attachment
from klyngedesk.model.errors import UserError
from klyngedesk.services.bilag_state import MAIL_MAKER, kind_of, made_folder
from klyngedesk.store import opening
from klyngedesk.store.store import Store

MISSING = "Bilaget mangler en fil. Tilføj filen, og lav pakken igen."
NOT_SHOWN = "som ikke kan vises på en side. Gem den som PDF, og skift filen."
_FORMS = {FileKind.PDF: Form.PDF, FileKind.IMAGE: Form.PICTURE, FileKind.TEXT: Form.TEXT}
Progress = Callable[[str, int, int], None]
_Made = dict[str, tuple[Path | None, str]]


def sources_of(
    store: Store,
    attachments: Sequence[Attachment],
    passwords: Mapping[str, str],
    progress: Progress = lambda words, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Mapping[str, BilagSource]:
    """Return the source of each bilag by its id; what must be made of other files is made first.

    `passwords` opens locked bilag, by their ids.
    """
    kinds = {each.id: kind_of(store, each) for each in attachments}
    office = {str(each.object_id): each for each in attachments if kinds[each.id] is FileKind.OFFICE}
    mails = {str(each.object_id): each for each in attachments if kinds[each.id] is FileKind.MAIL}
    made = _office(store, list(office), progress, cancelled) | _mails(store, mails, progress, cancelled)
    return {each.id: _source(store, each, kinds[each.id], made, passwords) for each in attachments}


def _source(
    store: Store, attachment: Attachment, kind: FileKind | None, made: _Made, passwords: Mapping[str, str]
) -> BilagSource:
    told = (attachment.title, attachment.file_name)
    if kind is None:
        return BilagSource(Form.NOTHING, *told, reason=MISSING)
    if kind in _FORMS:
        path = store.objects.path(str(attachment.object_id))
        return BilagSource(_FORMS[kind], *told, path, passwords.get(attachment.id, ""))
    path_made, reason = made.get(str(attachment.object_id), (None, f"Filen er {kind.danish}, {NOT_SHOWN}"))
    if path_made is None:
        return BilagSource(Form.NOTHING, *told, reason=reason)
    return BilagSource(Form.PDF, *told, path_made)


def _office(store: Store, object_ids: Sequence[str], progress: Progress, cancelled: Callable[[], bool]) -> _Made:
    version, folder = office_version(), made_folder(store)
    if not version:
        return dict.fromkeys(object_ids, (None, NO_OFFICE))
    places = {each: folder / f"{each}-{version}.pdf" for each in object_ids}
    waiting = {each: store.objects.path(each) for each, place in places.items() if not place.is_file()}
    turned: Mapping[str, Turned] = {}
    if waiting:
        turned = _turn(waiting, folder, places, progress, cancelled)
    return {
        each: (place, "") if place.is_file() else (None, turned[each].reason if each in turned else DAMAGED)
        for each, place in places.items()
    }


def _turn(
    waiting: Mapping[str, Path],
    folder: Path,
    places: Mapping[str, Path],
    progress: Progress,
    cancelled: Callable[[], bool],
) -> Mapping[str, Turned]:
    """Return what became of each file; those that became a PDF are in their places."""
    with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as working:
        turned = office_to_pdf(
            waiting, Path(working), lambda done, total: progress("Laver Office-filer til PDF", done, total), cancelled
        )
        for each, result in turned.items():
            if result.path is not None:
                opening.keep_private(result.path)
                sync_file(result.path)
                result.path.replace(places[each])
    return turned


def _mails(store: Store, mails: Mapping[str, Attachment], progress: Progress, cancelled: Callable[[], bool]) -> _Made:
    made: _Made = {}
    for number, (object_id, attachment) in enumerate(mails.items()):
        place = made_folder(store) / f"{object_id}-{MAIL_MAKER}.pdf"
        if not place.is_file():
            progress("Laver mails til PDF", number, len(mails))
            try:
                run_apart(mail_to_pdf, store.objects.path(object_id), place, attachment.title, cancelled=cancelled)
            except (UserError, WorkerDied):
                made[object_id] = None, UNREADABLE
                continue
        made[object_id] = place, ""
    return made


def mail_to_pdf(mail: Path, place: Path, title: str, tell: Callable[[object], None]) -> None:
    """Write the mail's heads and words on pages; UserError where it cannot be read."""
    found = read_mail(mail)
    tell(("read", 0))
    temporary = place.with_suffix(f".{os.getpid()}.part")
    with line_pages(found.lines, title, found.heads) as pages:
        save_pdf(pages, temporary)
    opening.keep_private(temporary)
    sync_file(temporary)
    temporary.replace(place)
