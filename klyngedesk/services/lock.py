"""What no service changes: approved minutes, until somebody unlocks them, and a meeting that somebody else has."""

from __future__ import annotations

from dataclasses import replace

from klyngedesk.model.agenda import ActionItem, AgendaItem
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.store.store import Store

LOCKED = "Referatet er godkendt og låst. Skal det rettes, så lås det op først (menuen Møde)."
SEAL_BROKEN = (
    "Referatet er godkendt, men det står ikke længere, som da det blev godkendt. Noget uden for KlyngeDesk har ændret "
    "det. Hent mødet frem fra en sikkerhedskopi, eller se teksternes historik."
)


def refuse_away(store: Store, id_: str) -> None:
    """UserError where somebody else has the pen of the meeting, or of the meeting of the item or annex."""
    holder = store.holder_of(id_)
    if holder:
        raise UserError(away_sentence(holder))


def away_sentence(holder: str) -> str:
    return f"Mødet ligger hos {holder}. Tag det tilbage først, hvis du vil rette i det."


def refuse_locked(before: Meeting, after: Meeting | None) -> None:
    """UserError where approved minutes would become other minutes; what becomes of the tasks is not their words."""
    if not before.is_locked or (after is not None and not after.is_locked):
        return
    if after is None or _minutes(before) != _minutes(after):
        raise UserError(LOCKED)


def refuse_closed_text(store: Store, item_id: str) -> None:
    """UserError where the item or annex belongs to approved minutes, or to a meeting that somebody else has."""
    refuse_away(store, item_id)
    if store.is_locked(item_id):
        raise UserError(LOCKED)


def is_closed_text(store: Store, item_id: str) -> bool:
    """Return whether `refuse_closed_text` would refuse it."""
    return store.is_locked(item_id) or bool(store.holder_of(item_id))


def _minutes(meeting: Meeting) -> Meeting:
    """Return what the approval covers."""

    def covered(item: AgendaItem) -> AgendaItem:
        tasks = tuple(ActionItem(task.text, task.owner, task.deadline, id=task.id) for task in item.action_items)
        return replace(item, action_items=tasks, comments=(), internal_note="")

    return replace(meeting.with_each_item(covered), acts=())
