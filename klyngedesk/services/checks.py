"""Checking a meeting before it is sent: the rules, and what its bilag hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from klyngedesk.model.checks.every import Checked, checked
from klyngedesk.model.checks.finding import Finding, Severity
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.errors import UserError
from klyngedesk.services.bilag_findings import CPR_RULE, HIDDEN_RULE, found_in_bilag
from klyngedesk.services.changed_findings import CHANGED_RULE, changed_since_saved
from klyngedesk.services.meetings import forum_of, open_meeting
from klyngedesk.services.sent_findings import CLOSED_SINCE_RULE, closed_since_public
from klyngedesk.services.shown_findings import SHOWN_RULE, UNLOCKED_RULE, look_first, not_shown
from klyngedesk.store.store import Store

# those that look at files and at what was sent, beside the rules of the model
_RULES_HERE = frozenset({CPR_RULE, HIDDEN_RULE, CLOSED_SINCE_RULE, SHOWN_RULE, UNLOCKED_RULE, CHANGED_RULE})


def check_meeting(
    store: Store,
    meeting_id: str,
    today: date | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    looks_first: bool = False,
) -> Checked:
    """Return what is missing or does not agree, without what she has already seen to.

    Bilag are read once and remembered by their content; the first time may take a while. `looks_first` looks at
    those that nobody has looked at yet; the window does so by itself.
    """
    sight = sight_of(store, meeting_id, today or date.today())
    if looks_first:
        look_first(store, sight, cancelled)
    found = checked(sight)
    inside = (
        *found_in_bilag(store, sight, cancelled),
        *closed_since_public(store, sight),
        *not_shown(store, sight),
        *changed_since_saved(store, sight),
    )
    quiet = found.quiet_rules + len(_RULES_HERE - {each.rule for each in inside})
    seen = store.ledger.seen(meeting_id)
    left = [each for each in (*inside, *found.findings) if each.key not in seen]
    return Checked(tuple(sorted(left, key=lambda each: each.severity is not Severity.ERROR)), quiet)


def sight_of(store: Store, meeting_id: str, today: date) -> Sight:
    """Return the meeting as the rules see it."""
    meeting, forum = open_meeting(store, meeting_id), forum_of(store, meeting_id)
    others = (row.date for row in store.list_meetings() if row.forum_id == forum.id and row.id != meeting_id)
    gone = (one.id for _, one in meeting.attachments() if one.object_id and not store.objects.has(one.object_id))
    sent = bool(store.ledger.dispatches(meeting_id))
    days = frozenset(day for day in others if day)
    return Sight(meeting, forum.profile, today, days, frozenset(gone), has_been_sent=sent)


def see_to(store: Store, meeting_id: str, finding: Finding, reason: str, now: datetime | None = None) -> None:
    """Let the finding stand, with the reason kept; UserError without a reason, or where it names something closed."""
    if finding.rule == "open_text_names_no_closed_item":
        raise UserError("En åben tekst må ikke nævne et lukket punkt. Skriv noget andet på stedet.")
    if not reason.strip():
        raise UserError("Skriv med en linje, hvorfor det må stå.")
    store.ledger.see(meeting_id, finding.key, reason.strip(), now or datetime.now())
