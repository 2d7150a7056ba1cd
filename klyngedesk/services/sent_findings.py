"""What the checks find when the meeting is held against what was sent of it."""

from __future__ import annotations

from collections.abc import Iterator

from klyngedesk.model.checks.finding import Finding, Place
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.danish import capitalised, short_date
from klyngedesk.model.papers import Audience
from klyngedesk.services.agenda_difference import form_as_sent, seen_in
from klyngedesk.store.store import Store

CLOSED_SINCE_RULE = "what_is_closed_was_not_public"


def closed_since_public(store: Store, sight: Sight) -> Iterator[Finding]:
    """Yield the items and bilag that are closed now and were open in what the public last got."""
    sent = [each for each in store.ledger.dispatches(sight.meeting.id) if each.audience is Audience.OFFENTLIG]
    form = form_as_sent(store, sent[0].snapshot) if sent else None
    if form is None:
        return
    public = {id_ for id_, seen in seen_in(form).items() if not seen.closed}
    advice = f"Det gik til offentligheden den {short_date(sent[0].moment.date())}. Tag det ned, hvor det er lagt ud."
    for item in sight.items:
        if item.closed and item.id in public:
            message = f"{capitalised(sight.name(item))} er lukket nu, men var åbent i det, der blev sendt."
            yield sight.finding(CLOSED_SINCE_RULE, message, advice, Place.TITLE, item)
        for bilag in item.attachments:
            if bilag.closed and bilag.id in public:
                message = f"{sight.bilag(bilag, item)} er lukket nu, men var åbent i det, der blev sendt."
                yield sight.finding(CLOSED_SINCE_RULE, message, advice, Place.ATTACHMENTS, item, bilag.id)
