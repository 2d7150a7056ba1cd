"""Meeting files in and out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from klyngedesk.documents.safe_write import written_safely
from klyngedesk.intake.meeting_file import ReadMeeting, read_meeting_file
from klyngedesk.intake.meeting_form import meeting_form
from klyngedesk.intake.sniff import check_attachable
from klyngedesk.model.agenda import Attachment
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import attachment_numbers
from klyngedesk.model.people import Member
from klyngedesk.private import make_her_folder
from klyngedesk.services.attachments import taken_in
from klyngedesk.services.file_names import safe_name
from klyngedesk.services.forums import create_forum, forum_named
from klyngedesk.services.fresh_identities import with_new_identities
from klyngedesk.services.meetings import forum_of, open_meeting
from klyngedesk.store.store import Store


def import_meeting_file(store: Store, path: Path) -> tuple[Meeting, ...]:
    """Return the meetings that came into the store; UserError where the file is wrong, and nothing came."""
    read = read_meeting_file(path)
    for file in (file for each in read for file in each.files.values()):
        check_attachable(file)  # all of them, before the first is taken in
    taken = [replace(each, meeting=_with_files(store, each)) for each in read]
    return tuple(_saved(store, placed(store, each)) for each in taken)


def _saved(store: Store, meeting: Meeting) -> Meeting:
    """Return the meeting as it was saved: under new identities where the store knows any of its own."""
    try:
        store.save_meeting(None, meeting)
    except IntegrityError:
        meeting = with_new_identities(meeting)
        store.save_meeting(None, meeting)
    return meeting


def _with_files(store: Store, read: ReadMeeting) -> Meeting:
    kept = {id_: taken_in(store, path, "") for id_, path in read.files.items()}

    def attachment(each: Attachment) -> Attachment:
        found = kept.get(each.id)
        return replace(each, object_id=found.object_id, size=found.size) if found else each

    return read.meeting.with_each_attachment(attachment)


def placed(store: Store, read: ReadMeeting) -> Meeting:
    """Return the meeting under its forum, made from those listed where the forum is new."""
    forum = forum_named(store, read.meeting.forum_name) or _forum_from(store, read)
    return replace(read.meeting, forum_id=forum.id)


def _forum_from(store: Store, read: ReadMeeting) -> Forum:
    meeting = read.meeting
    members = (
        Member(p.name, p.title, p.organisation, p.role, p.email, group.title)
        for group in meeting.groups
        for p in group.people
        if not p.substitute_for
    )
    listed = tuple(members)
    return create_forum(store, meeting.forum_name, members=listed, default_place=meeting.place, profile=read.profile)


def export_meeting_file(store: Store, meeting_id: str, path: Path, *, overwrite: bool = True) -> Path:
    """Return the path of the written meeting file; the files of its bilag lie in a folder beside it.

    UserError where that folder holds anything that is not to be written over.
    """
    meeting, forum = open_meeting(store, meeting_id), forum_of(store, meeting_id)
    folder = path.with_name(f"{path.stem}-bilag")
    names = _file_names(store, meeting)
    if names and not overwrite and folder.is_dir() and any(folder.iterdir()):
        raise UserError(f"Mappen »{folder.name}« findes allerede. Vælg et andet navn, eller bed om at skrive over den.")
    numbers = attachment_numbers(meeting, forum.profile.attachment_numbering)
    form = meeting_form(meeting, numbers, {id_: f"{folder.name}/{name}" for id_, name in names.items()}, forum.profile)
    content = json.dumps(form, ensure_ascii=False, indent=2) + "\n"
    with _bilag_folder(folder, names) as made:
        _copy_files(store, meeting, names, made)
        written_safely(path, lambda target: _write(target, content))
    return path


@contextmanager
def _bilag_folder(folder: Path, names: Mapping[str, str]) -> Iterator[Path]:
    """Give the folder, made if bilag need it; one that was made goes away again if the writing fails."""
    if not folder.parent.is_dir():
        raise UserError(f"Mappen {folder.parent} findes ikke. Vælg en anden mappe.")
    is_new = bool(names) and not folder.exists()
    try:
        if names:
            make_her_folder(folder)
    except OSError as error:
        raise UserError(
            f"Mappen »{folder.name}« til bilagene kan ikke laves. Vælg et andet navn eller en anden mappe."
        ) from error
    try:
        yield folder
    except BaseException:
        if is_new:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _write(target: Path, content: str) -> None:
    target.write_text(content, encoding="utf-8", newline="\n")


def _file_names(store: Store, meeting: Meeting) -> Mapping[str, str]:
    """Return a file name for each bilag whose file is here, no two alike."""
    names: dict[str, str] = {}
    for number, (_, attachment) in enumerate(meeting.attachments(), 1):
        if store.objects.has(attachment.object_id):
            names[attachment.id] = f"{number:02} {safe_name(attachment.file_name or attachment.title)}"
    return names


def _copy_files(store: Store, meeting: Meeting, names: Mapping[str, str], folder: Path) -> None:
    for _, attachment in meeting.attachments():
        if attachment.id in names and attachment.object_id:
            source = store.objects.path(attachment.object_id)
            written_safely(folder / names[attachment.id], partial(shutil.copyfile, source))
