"""The desk: the window's one way to the services, with the meeting that lies on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum, Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import ItemLabel, Slot, attachment_numbers, item_labels, slots
from klyngedesk.model.texts import with_text
from klyngedesk.services import changes as changing
from klyngedesk.services import meetings, room
from klyngedesk.services.changes import Changes
from klyngedesk.services.lock import SEAL_BROKEN, away_sentence
from klyngedesk.services.versions import LEFT
from klyngedesk.store.faults import of_the_disk
from klyngedesk.store.handovers import Handover
from klyngedesk.store.known_meetings import is_listed
from klyngedesk.store.seals import is_seal_whole
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Text
from klyngedesk.ui.half_written import FACT as HALF
from klyngedesk.ui.half_written import HalfWritten
from klyngedesk.ui.history_keeper import HistoryKeeper
from klyngedesk.ui.jobs import JobRunner
from klyngedesk.ui.late_saves import LateSaves
from klyngedesk.ui.prompts import Prompts
from klyngedesk.ui.saver import TextSaver
from klyngedesk.ui.typed_steps import TYPED, WITHIN_SECONDS, joined
from klyngedesk.ui.writing.speller import Speller


class _ChangeCommand(QUndoCommand):
    """A change that has been made; undoing writes just its rows back."""

    def __init__(self, desk: Desk, changes: Changes) -> None:
        super().__init__(changes.label)
        self._desk, self._changes, self._made = desk, changes, False
        self._last = self.moment = time.monotonic()
        self._refused = False

    def redo(self) -> None:
        if self._made:
            self._turn()
        self._made = True

    def undo(self) -> None:
        self._turn()

    def id(self) -> int:
        return 1 if self._changes.label in TYPED else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what was typed right after, in the same fields."""
        if not isinstance(other, _ChangeCommand) or other._last - self._last > WITHIN_SECONDS:
            return False
        whole = joined(self._changes, other._changes)
        if whole is None:
            return False
        self._changes, self._last, self.moment = whole, other._last, other.moment
        return True

    def _turn(self) -> None:
        self._last = 0.0
        if self._refused:  # what was not taken back is not made again
            self._refused = False
            return
        back = self._desk.attempt(lambda: self._desk.take_back(self._changes))
        self._refused = back is None
        if back is not None:
            self._changes = back


class Desk(QObject):
    """Holds the open meeting as a fresh, detached copy, and says `changed` whenever it is another.

    Signals: `settling` before texts go to disk, so that editors hand over their last letters; `changed` with
    the Changes (or None), `meeting_opened` with the meeting (or None), `saved` with the time of day,
    `save_failed` with the reason, `save_late` with a sentence while the disk does not answer, `news` of the store in
    words, `list_changed` when the list of meetings is another, `item_left` with the id of the item she went away from.
    """

    settling = Signal()
    changed = Signal(object)
    meeting_opened = Signal(object)
    list_changed = Signal()
    saved = Signal(str)
    save_failed = Signal(str)
    save_late = Signal(str)
    news = Signal(str)
    item_left = Signal(str)

    def __init__(self, store: Store, prompts: Prompts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store, self.prompts = store, prompts
        self.jobs = JobRunner(self)
        self.patience = 0.05  # seconds that the window stands still for what she asks to see, rather than say wait
        self.speller = Speller(store.folder, self)
        self.undo_stack = QUndoStack(self)
        self.meeting: Meeting | None = None
        self.away: Handover | None = None  # with it, `do` changes nothing
        self._here = ""
        self.forum: Forum | None = None
        self._saver = TextSaver(store, self)
        late = LateSaves(self._saver, self)
        late.saved.connect(self.saved)
        late.late.connect(self.save_late)
        self._saver.failed.connect(self.save_failed)
        self._saver.told.connect(self.news)
        self.half = HalfWritten(store.fact(HALF), partial(self._saver.write_fact, HALF), self)
        self.half.wants_back = lambda question: prompts.ask(question, "Hent det frem", "Begynd forfra")
        self.where: Callable[[], str] = lambda: ""
        self.before_risk: Callable[[str], None] = lambda _: None
        store.patient, store.soon = True, self._saver.write_soon
        self.keeper = HistoryKeeper(store, lambda: self.meeting, self)
        self.meeting_opened.connect(self.keeper.follow)
        self.item_left.connect(lambda _: self.keeper.keep(LEFT))

    @property
    def here(self) -> str:
        """Return the item she works on, the same in every view."""
        return self._here

    @here.setter
    def here(self, item_id: str) -> None:
        left, self._here = self._here, item_id
        if left and left != item_id:
            self.item_left.emit(left)

    @property
    def profile(self) -> Profile:
        return self.forum.profile if self.forum else Profile()

    @property
    def labels(self) -> Mapping[str, ItemLabel]:
        return item_labels(self.meeting) if self.meeting else {}

    @property
    def slots(self) -> Mapping[str, Slot]:
        return slots(self.meeting) if self.meeting else {}

    @property
    def attachment_numbers(self) -> Mapping[str, int]:
        numbering = self.profile.attachment_numbering
        return attachment_numbers(self.meeting, numbering) if self.meeting else {}

    def item(self, item_id: str) -> AgendaItem | None:
        """Return the item of the open meeting, or None."""
        found = self.meeting.walk() if self.meeting else ()
        return next((item for item in found if item.id == item_id), None)

    def open(self, meeting_id: str) -> None:
        """Lay that meeting on the desk."""
        self.flush_texts()
        self.store.keep_at_hand(meeting_id)
        meeting = self.attempt(lambda: meetings.open_meeting(self.store, meeting_id))
        if meeting is None:
            return
        self.keeper.keep(LEFT)
        self.undo_stack.clear()
        self.here = ""
        self.meeting = meeting
        self.forum = self.store.load_forum(meeting.forum_id)
        self.meeting_opened.emit(meeting)
        self.changed.emit(None)
        if not is_seal_whole(self.store, meeting):
            self.prompts.tell(SEAL_BROKEN)

    def picture_file(self, object_id: str) -> Path | None:
        """Return the file of a picture, or None where the store has none."""
        return self.store.objects.path(object_id) if self.store.objects.has(object_id) else None

    def close_meeting(self) -> None:
        """Clear the desk."""
        self.flush_texts()
        self.store.keep_at_hand("")
        self.keeper.keep(LEFT)
        self.undo_stack.clear()
        self.meeting = self.forum = None
        self.meeting_opened.emit(None)

    def delete_meeting(self) -> None:
        """Delete the meeting on the desk; Ctrl+Z brings it back until another is opened."""
        if self.meeting is not None:
            self.flush_texts()
            changes = meetings.delete_meeting(self.store, self.meeting.id)
            self.close_meeting()
            self.undo_stack.push(_ChangeCommand(self, changes))
            self.list_changed.emit()

    def attempt(self, work: Callable[[], Any]) -> Any:
        """Return what the work returns; None, and the sentence told, where a person must act."""
        try:
            return work()
        except UserError as error:
            self.prompts.tell(str(error))
        except Exception as error:
            sentence = of_the_disk(error)
            if not sentence:
                raise
            self.prompts.tell(sentence)
        return None

    def do(
        self, service: Callable[..., Changes], *arguments: Any, undoable: bool = True, **more: Any
    ) -> Changes | None:
        """Call the service on the open meeting, and return its changes; None where it could not be done."""
        if self.meeting is None:
            return None
        if self.away is not None:
            self.changed.emit(None)
            self.prompts.tell(away_sentence(self.away.holder))  # last: what is told stands until something has changed
            return None
        meeting_id = self.meeting.id
        self.hand_over()
        self.store.place = self.where() or self.store.place
        changes: Changes | None = self.attempt(lambda: service(self.store, meeting_id, *arguments, **more))
        if not changes:
            return None
        self._reload(changes)
        if undoable:
            self.undo_stack.push(_ChangeCommand(self, changes))
        return changes

    def made(self, changes: Changes) -> None:
        """Take in changes that were made beside the open meeting; Ctrl+Z takes them back."""
        self._reload(changes)
        self.undo_stack.push(_ChangeCommand(self, changes))

    def keep_time(self, item_id: str, now: datetime) -> None:
        """Let the meeting's clock run for that item from that moment; only the timeline is written."""
        meeting = self.meeting
        if meeting is not None:
            self.meeting = self.attempt(lambda: room.take_up(self.store, meeting, item_id, now)) or meeting

    def take_back(self, changes: Changes) -> Changes:
        """Undo the changes, and return those that make them again; UserError where nothing may be changed now."""
        if self.away is not None:
            raise UserError(away_sentence(self.away.holder))
        self.hand_over()
        back = changing.undo(self.store, changes)
        self._reload(back)
        return back

    def write_text(self, item_id: str, field: str, text: Text) -> None:
        """Take a text as it now stands on the screen; it is saved beside the window."""
        if self.meeting is None:
            return
        self.store.place = self.where() or self.store.place
        self._saver.write(item_id, field, text)
        self.meeting = with_text(self.meeting, (item_id, field), text)

    def write_place(self, place: str) -> None:
        """Take where she is; it is saved beside the window."""
        self._saver.write_place(place)

    def unsaved_texts(self) -> dict[tuple[str, str], Text]:
        """Return the texts that are not on disk yet."""
        return self._saver.waiting()

    def hand_over(self) -> None:
        """Let the services read every letter of this moment; it is on disk in a moment, and nobody waits for that."""
        self.settling.emit()
        self._saver.hand_over()

    def flush_texts(self) -> bool:
        """Return whether every text is on disk, the letters of this moment too."""
        self.settling.emit()
        return self._saver.flush() if self._saver.waiting() or self.store.waits() else True

    def write_waiting(self) -> bool:
        """Try once more to write what the disk has refused, and return whether all is on disk."""
        self.settling.emit()
        return self._saver.flush()

    def _reload(self, changes: Changes | None) -> None:
        if self.meeting is None:
            self.list_changed.emit()
            return
        meeting = meetings.open_meeting(self.store, self.meeting.id)
        if changes and any(patch.table == "forum" for patch in changes.patches):
            self.forum = self.store.load_forum(meeting.forum_id)
        for key, text in self._saver.waiting().items():
            meeting = with_text(meeting, key, text)
        self.meeting = meeting
        self._tell_of_the_disk()
        self.changed.emit(changes)
        if changes and any(is_listed(patch) for patch in changes.patches):
            self.list_changed.emit()

    def _tell_of_the_disk(self) -> None:
        if self.store.trouble:
            self.save_failed.emit(self.store.trouble)
            self._saver.try_again()
        elif not self._saver.unsaved_for():  # else it is told once it is
            self.saved.emit(self.store.saved_clock())
