"""Meeting files in and out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from klyngedesk.documents.safe_write import written_safely
from klyngedesk.intake.meeting_file import ReadMeeting, read_meeting_file
from klyngedesk.intake.meeting_form import meeting_form
from klyngedesk.intake.sniff import check_attachable
from klyngedesk.model.agenda import Attachment
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum, Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import attachment_numbers
from klyngedesk.model.people import Member
from klyngedesk.private import make_her_folder
from klyngedesk.services.attachments import taken_in
from klyngedesk.services.file_names import safe_name
from klyngedesk.services.forums import refuse_name
from klyngedesk.services.fresh_identities import with_new_identities
from klyngedesk.services.meetings import forum_of, open_meeting
from klyngedesk.store.handovers import forgotten_patches, handovers, is_known_here
from klyngedesk.store.patches import Patch
from klyngedesk.store.rows import Key, flatten
from klyngedesk.store.store import Store, forum_row, patches_of


def import_meeting_file(store: Store, path: Path) -> tuple[Meeting, ...]:
    """Return the meetings that came into the store; UserError where the file is wrong, and nothing came."""
    read = read_meeting_file(path)
    for file in (file for each in read for file in each.files.values()):
        check_attachable(file)  # all of them, before the first is taken in
    taken = [replace(each, meeting=_with_files(store, each)) for each in read]
    meetings, new_forums = placed(store, taken)
    meetings = _with_own_identities(store, meetings)
    rows = (patch for meeting in meetings for patch in patches_of(None, meeting))
    forgotten = (patch for meeting in meetings for patch in forgotten_patches(handovers(store, meeting.id)))
    store.apply([*new_forums, *rows, *forgotten])
    return meetings


def _with_own_identities(store: Store, meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Return the meetings, under new identities where the store or an earlier of them has any of their own."""
    found: list[Meeting] = []
    taken: set[Key] = set()
    for meeting in meetings:
        rows = flatten(meeting)
        fresh = not taken.isdisjoint(rows) or is_known_here(store, rows)
        found.append(with_new_identities(meeting) if fresh else meeting)
        taken |= rows.keys()
    return tuple(found)


def _with_files(store: Store, read: ReadMeeting) -> Meeting:
    kept = {id_: taken_in(store, path, "") for id_, path in read.files.items()}

    def attachment(each: Attachment) -> Attachment:
        found = kept.get(each.id)
        return replace(each, object_id=found.object_id, size=found.size) if found else each

    return read.meeting.with_each_attachment(attachment)


def placed(store: Store, read: Sequence[ReadMeeting]) -> tuple[tuple[Meeting, ...], tuple[Patch, ...]]:
    """Return the meetings under their forums, and the patches that make those that are new, of those listed."""
    known, new = {forum.name: forum for forum in store.forums()}, list[Forum]()
    for each in read:
        if each.meeting.forum_name not in known:
            new.append(_forum_from(each))
            refuse_name(new[-1], known.values())
            known[each.meeting.forum_name] = new[-1]
    meetings = tuple(replace(each.meeting, forum_id=known[each.meeting.forum_name].id) for each in read)
    return meetings, tuple(Patch("forum", forum.id, None, forum_row(forum)) for forum in new)


def _forum_from(read: ReadMeeting) -> Forum:
    meeting = read.meeting
    members = (
        Member(p.name, p.title, p.organisation, p.role, p.email, group.title)
        for group in meeting.groups
        for p in group.people
        if not p.substitute_for
    )
    listed = tuple(members)
    name, profile = meeting.forum_name.strip(), read.profile or Profile()
    return Forum(name, profile, listed, default_place=meeting.place)


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
