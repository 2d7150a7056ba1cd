"""What the checks find inside the files of bilag: CPR numbers, and what was hardly meant for the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from klyngedesk.intake.bilag_hidden import TRACKED, hidden_in
from klyngedesk.intake.bilag_words import words_in
from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.cpr import cpr_numbers, mark_of, masked
from klyngedesk.store.store import Store

SCAN_EDITION = 2
MOST_NUMBERS = 50
CPR_RULE, HIDDEN_RULE = "no_cpr_number_in_a_bilag", "bilag_shows_only_itself"
# The rules that say nothing where the document goes without its bilag.
RULES_OF_BILAG = frozenset({CPR_RULE, HIDDEN_RULE, "closed_file_is_open_nowhere"})


def found_in_bilag(store: Store, sight: Sight, cancelled: Callable[[], bool]) -> Iterator[Finding]:
    """Yield what is found; each file is read once, and what it held is remembered by its content."""
    for item, attachment in sight.meeting.attachments():
        if cancelled():
            return
        scan = scanned(store, attachment)
        for number, place, mark in scan["numbers"]:
            yield _number_told(sight, item, attachment, f"{number} på {place}" if place else number, mark)
        for hidden in scan["hidden"]:
            yield _hidden_told(sight, item, attachment, hidden)


def _number_told(sight: Sight, item: AgendaItem, attachment: Attachment, at: str, mark: str) -> Finding:
    public = not sight.hides(attachment, item)
    return sight.finding(
        CPR_RULE,
        f"{sight.bilag(attachment, item)} har noget, der ligner et CPR-nummer.",
        f"{at}. Luk bilaget, skift filen, eller sig, at det ikke er et CPR-nummer.",
        Place.ATTACHMENTS,
        item,
        attachment.id,
        severity=Severity.ERROR if public else Severity.WARNING,
        stops_public=public,
        mark=mark,
    )


def _hidden_told(sight: Sight, item: AgendaItem, attachment: Attachment, hidden: str) -> Finding:
    """Return it; a note is taken out of what the public gets, but what was deleted in Word stands on the page."""
    stays = hidden == TRACKED
    advice = "Godkend eller afvis dem i Word, og skift filen, eller sig, at de må ses."
    if not stays:
        advice = "De kommer ikke med i det offentlige, men medlemmerne får dem. Gem filen uden, og skift den."
    return sight.finding(
        HIDDEN_RULE,
        f"{sight.bilag(attachment, item)} har {hidden}.",
        advice,
        Place.ATTACHMENTS,
        item,
        attachment.id,
        stops_public=stays and not sight.hides(attachment, item),
        mark=str(attachment.object_id)[:12],
    )


def scanned(store: Store, attachment: Attachment) -> dict[str, Any]:
    """Return `numbers`, each masked with its place in the file and its mark, and `hidden`, what else is told of it."""
    object_id = attachment.object_id
    if not object_id or not store.objects.has(object_id):
        return {"numbers": [], "hidden": []}
    known: Any = store.ledger.scan(object_id, SCAN_EDITION)
    if known is None:
        path, ending = store.objects.path(object_id), Path(attachment.file_name).suffix
        numbers = [list(each) for each in islice(_numbers(path, ending), MOST_NUMBERS)]
        known = {"numbers": numbers, "hidden": list(hidden_in(path, ending))}
        store.ledger.keep_scan(object_id, SCAN_EDITION, known)
    found: dict[str, Any] = known
    return found


def _numbers(path: Path, ending: str) -> Iterator[tuple[str, str, str]]:
    seen: set[tuple[str, str, str]] = set()
    for place, words in words_in(path, ending):
        for number in cpr_numbers(words):
            told = (masked(number), place, mark_of(number))
            if told not in seen:
                seen.add(told)
                yield told
