"""What a service did, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.texts import keys_of
from klyngedesk.services.lock import LOCKED, refuse_away, refuse_locked
from klyngedesk.services.sent_numbers import spare_numbers
from klyngedesk.services.versions import APPROVED, REPLACED, keep_versions
from klyngedesk.store.faults import StoreFault
from klyngedesk.store.patches import Patch, taken_back
from klyngedesk.store.seals import seal_patch
from klyngedesk.store.store import Beside, Store, patches_of

TEXT_COLUMNS = (
    *("background", "minutes", "public_text", "note", "draft", "text"),
    *("title", "public_title", "internal_note", "action_items", "comments", "statements", "links"),
)


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows that one service changed in a meeting; `label` is Danish, as in "Fortryd flyt punkt"."""

    meeting_id: str
    patches: tuple[Patch, ...]
    label: str

    def __bool__(self) -> bool:
        return bool(self.patches)


def change(
    store: Store,
    meeting_id: str,
    label: str,
    edit: Callable[[Meeting], Meeting],
    *,
    beside: Beside | None = None,
    comes_back: bool = False,
) -> Changes:
    """Load the meeting, let `edit` make the new one, write what differs; return it.

    UserError where somebody else has the pen, unless the meeting just `comes_back` from there.

    `beside` gives what else is to be written in the same transaction, from the meeting before and what differs.
    Minutes that become approved are sealed.
    """
    return change_together(store, label, {meeting_id: edit}, beside=beside, comes_back=comes_back)


def change_together(
    store: Store,
    label: str,
    edits: Mapping[str, Callable[[Meeting], Meeting]],
    *,
    beside: Beside | None = None,
    comes_back: bool = False,
) -> Changes:
    """Change several meetings in one transaction that is taken back as one; the first is the one in hand."""
    for meeting_id in () if comes_back else edits:
        refuse_away(store, meeting_id)
    found = [(store.load_meeting(id_), edit) for id_, edit in edits.items()]
    pairs = [(before, spare_numbers(store, before, edit(before))) for before, edit in found]
    patches: list[Patch] = []
    for before, after in pairs:
        refuse_locked(before, after)
        patches += patches_of(before, after, partial(_with_seal, before, after, beside))
    changes = Changes(next(iter(edits)), store.apply(patches), label)
    for before, after in pairs:
        if after.is_locked and not before.is_locked:
            with suppress(StoreFault):  # the approval stands, also where the disk has no room for more
                keep_versions(store, after, APPROVED)
    return changes


def _with_seal(
    before: Meeting, after: Meeting, beside: Beside | None, _: Meeting, patches: Sequence[Patch]
) -> Sequence[Patch]:
    return (*(beside(before, patches) if beside else ()), *seal_patch(before, after, datetime.now().astimezone()))


def _writes_over_text(patch: Patch) -> bool:
    return bool(patch.before and patch.after) and any(name in TEXT_COLUMNS for name in patch.after or ())


def undo(store: Store, changes: Changes) -> Changes:
    """Write back just what the changes touched; return the changes that do it again.

    Those hold what was typed since, also in what undoing takes away. A text that is written over is kept first.
    UserError where the minutes have been approved since, or somebody else has the pen.
    """
    refuse_away(store, changes.meeting_id)
    if store.is_locked(changes.meeting_id):
        raise UserError(LOCKED)
    written_over = {patch.id for patch in changes.patches if _writes_over_text(patch)}
    if written_over:
        with suppress(StoreFault):  # what comes back holds the words too
            meeting = store.load_meeting(changes.meeting_id)
            keep_versions(store, meeting, REPLACED, only=keys_of(meeting, written_over))
    return Changes(changes.meeting_id, store.apply(taken_back(changes.patches)), changes.label)
