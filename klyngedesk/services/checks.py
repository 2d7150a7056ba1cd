"""Checking a meeting before it is sent: the rules, and what its bilag hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from klyngedesk.intake.bilag_words import words_in
from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.checks.every import Checked, checked
from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.cpr import cpr_numbers, masked
from klyngedesk.model.errors import UserError
from klyngedesk.services.meetings import forum_of, open_meeting
from klyngedesk.store.store import Store

SCAN_EDITION = 1
MOST_NUMBERS = 50
BILAG_RULE = "no_cpr_number_in_a_bilag"


def check_meeting(
    store: Store, meeting_id: str, today: date | None = None, cancelled: Callable[[], bool] = lambda: False
) -> Checked:
    """Return what is missing or does not agree, without what she has already seen to.

    Bilag are read once and remembered by their content; the first time may take a while.
    """
    sight = sight_of(store, meeting_id, today or date.today())
    found = checked(sight)
    in_bilag = tuple(_in_bilag(store, sight, cancelled))
    quiet = found.quiet_rules + (not in_bilag)
    seen = store.ledger.seen(meeting_id)
    left = [each for each in (*in_bilag, *found.findings) if each.key not in seen]
    return Checked(tuple(sorted(left, key=lambda each: each.severity is not Severity.ERROR)), quiet)


def sight_of(store: Store, meeting_id: str, today: date) -> Sight:
    """Return the meeting as the rules see it."""
    meeting, forum = open_meeting(store, meeting_id), forum_of(store, meeting_id)
    others = (row.date for row in store.list_meetings() if row.forum_id == forum.id and row.id != meeting_id)
    gone = (one.id for _, one in meeting.attachments() if one.object_id and not store.objects.has(one.object_id))
    sent = bool(store.ledger.dispatches(meeting_id))
    days = frozenset(day for day in others if day)
    return Sight(meeting, forum.profile, today, days, frozenset(gone), has_been_sent=sent)


def _in_bilag(store: Store, sight: Sight, cancelled: Callable[[], bool]) -> Iterator[Finding]:
    for item, attachment in sight.meeting.attachments():
        if cancelled():
            return
        for number, place in scanned(store, attachment):
            yield _told(sight, item, attachment, number, place)


def _told(sight: Sight, item: AgendaItem, attachment: Attachment, number: str, place: str) -> Finding:
    public = not (attachment.closed or sight.is_closed(item))
    at = f"{number} på {place}" if place else number
    return sight.finding(
        BILAG_RULE,
        f"{sight.bilag(attachment, item)} har noget, der ligner et CPR-nummer.",
        f"{at}. Luk bilaget, skift filen, eller sig, at det ikke er et CPR-nummer.",
        Place.ATTACHMENTS,
        item,
        attachment.id,
        severity=Severity.ERROR if public else Severity.WARNING,
        stops_public=public,
    )


def scanned(store: Store, attachment: Attachment) -> list[tuple[str, str]]:
    """Return the masked numbers in the bilag that may be CPR numbers, each with its place in the file."""
    object_id = attachment.object_id
    if not object_id or not store.objects.has(object_id):
        return []
    known = store.ledger.scan(object_id, SCAN_EDITION)
    if known is None:
        path = store.objects.path(object_id)
        known = [list(each) for each in islice(_numbers(path, Path(attachment.file_name).suffix), MOST_NUMBERS)]
        store.ledger.keep_scan(object_id, SCAN_EDITION, known)
    return [(number, place) for number, place in known]


def _numbers(path: Path, ending: str) -> Iterator[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for place, words in words_in(path, ending):
        for number in cpr_numbers(words):
            told = (masked(number), place)
            if told not in seen:
                seen.add(told)
                yield told


def see_to(store: Store, meeting_id: str, finding: Finding, reason: str, now: datetime | None = None) -> None:
    """Let the finding stand, with the reason kept; UserError without a reason, or where it names something closed."""
    if finding.rule == "open_text_names_no_closed_item":
        raise UserError("En åben tekst må ikke nævne et lukket punkt. Skriv noget andet på stedet.")
    if not reason.strip():
        raise UserError("Skriv med en linje, hvorfor det må stå.")
    store.ledger.see(meeting_id, finding.key, reason.strip(), now or datetime.now())
