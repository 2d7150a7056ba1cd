"""The commands of bilag: taking files in, and naming, opening, marking and ordering what is listed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from klyngedesk.documents.safe_write import written_safely
from klyngedesk.model.agenda import Attachment
from klyngedesk.services import attachments
from klyngedesk.services.attachments import TakenIn
from klyngedesk.services.file_names import safe_name
from klyngedesk.ui.bilag_questions import BilagQuestions
from klyngedesk.ui.bilag_watch import watch_of
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.other_programs import opened_by_the_system
from klyngedesk.ui.private_copies import PrivateCopies

# bytes that are copied to disk before anybody notices
LIGHT = 4_000_000


class AttachmentCommands:
    """Works on the bilag of the item that lies on the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._opened = PrivateCopies(desk.store.folder)
        self.watch = watch_of(desk)
        self.questions = BilagQuestions(desk, self.watch, self.attach)

    def add_attachment(self) -> None:
        self.attach(self._desk.prompts.choose_files("Tilføj bilag"))

    def attach(self, paths: Sequence[Path]) -> None:
        """Add the files to the item, beside the window where they are heavy or the disk is slow; all that were refused
        are told of at once."""
        item_id, store = self._desk.here, self._desk.store
        if not paths or self._desk.item(item_id) is None:
            return
        if attachments.weight_of(paths) <= LIGHT:
            light = partial(attachments.take_in, store, paths)
            then = partial(self._list, item_id)
            self._desk.jobs.run_patiently("Tilføjer bilag", lambda _: light(), then, self._desk.patience)
            return
        self._desk.jobs.run(
            "Tilføjer bilag",
            lambda job: attachments.take_in(store, paths, job.progress, job.cancelled),
            lambda taken: self._list(item_id, taken),
        )

    def _list(self, item_id: str, taken: TakenIn) -> None:
        added = [
            each
            for each in taken.attachments
            if self._desk.item(item_id) and self._desk.do(attachments.list_attachment, item_id, each)
        ]
        if taken.refused:
            self._desk.prompts.tell("\n\n".join(taken.refused))
        if taken.attachments and self._desk.item(item_id) is None:
            self._desk.prompts.tell("Punktet er ikke længere åbent, så bilagene er ikke tilføjet. Tilføj dem igen.")
        if added:
            self.questions.ask_about(added)

    def rename(self, attachment_id: str) -> None:
        found = self._find(attachment_id)
        title = self._desk.prompts.ask_text("Omdøb bilag", "Titel:", found.title if found else "")
        if title and title.strip():
            self._desk.do(attachments.rename_attachment, attachment_id, title)

    def remove(self, attachment_id: str) -> None:
        self._desk.do(attachments.remove_attachment, attachment_id)

    def move(self, attachment_id: str, place: int) -> None:
        self._desk.do(attachments.move_attachment, attachment_id, place)

    def toggle_closed(self, attachment_id: str) -> None:
        found = self._find(attachment_id)
        if found:
            self._desk.do(attachments.close_attachment, attachment_id, not found.closed)

    def toggle_late(self, attachment_id: str) -> None:
        found = self._find(attachment_id)
        if found:
            self._desk.do(attachments.mark_late, attachment_id, not found.late)

    def open(self, attachment_id: str) -> None:
        """Open a copy of the bilag, so that the one in the store stays as it is; a missing file is asked for."""
        found = self._find(attachment_id)
        if found is None:
            return
        if not self._desk.store.objects.has(found.object_id):
            for path in self._desk.prompts.choose_files("Find filen til bilaget")[:1]:
                self._desk.do(attachments.replace_file, attachment_id, path)
            return
        copy = self._desk.attempt(lambda: self._copy_of(found))
        if copy is not None and not opened_by_the_system(copy):
            self._desk.prompts.tell(_cannot_show(found.title, copy))

    def _copy_of(self, found: Attachment) -> Path:
        """Return a whole copy of the bilag's file, made the first time."""
        copy, kept = Path(self._opened.name) / f"{found.id[:6]} {safe_name(found.file_name)}", str(found.object_id)
        if not copy.exists():
            written_safely(copy, partial(shutil.copyfile, self._desk.store.objects.path(kept)))
        return copy

    def _find(self, attachment_id: str) -> Attachment | None:
        meeting = self._desk.meeting
        return next((a for _, a in meeting.attachments() if a.id == attachment_id), None) if meeting else None


def _cannot_show(title: str, copy: Path) -> str:
    return (
        f"»{title}« kan ikke vises: ingen anden app på maskinen åbner filer som {copy.name}.\n\n"
        f"En kopi ligger her, til du lukker KlyngeDesk:\n{copy}\n\n"
        "Bed din it-afdeling om en app til filtypen, eller åbn kopien derfra i en app, du selv vælger."
    )
