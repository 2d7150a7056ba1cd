"""What the checks find that has changed by itself: words on the disk that are not the ones she saved."""

from __future__ import annotations

from collections.abc import Iterator

from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.checks.sight import Sight
from klyngedesk.store.store import Store
from klyngedesk.store.verifying import changed_rows_of

CHANGED_RULE = "words_are_as_they_were_saved"
_ADVICE = "Noget uden for KlyngeDesk har ændret det. Ret ordene her, eller hent en sikkerhedskopi."


def changed_since_saved(store: Store, sight: Sight) -> Iterator[Finding]:
    """Yield a finding for each row of the meeting that is not as it was written."""
    items = {item.id: item for item in sight.meeting.walk()}
    for found, mark in changed_rows_of(store, sight.meeting.id):
        item = items.get(found.id)
        yield sight.finding(
            CHANGED_RULE,
            found.message,
            _ADVICE,
            Place.TITLE if item else Place.FRAME,
            item,
            found.id,
            severity=Severity.ERROR,
            stops_public=True,
            mark=mark,
        )
