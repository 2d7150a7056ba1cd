"""What the checks know of bilag that no packet can show as they are: damaged, empty, of an unknown kind, or locked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from klyngedesk.documents.reasons import LOCKED
from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.checks.finding import Finding, Place
from klyngedesk.model.checks.sight import Sight
from klyngedesk.services.bilag_state import BilagLook, BilagState, known_look
from klyngedesk.store.store import Store

SHOWN_RULE, UNLOCKED_RULE = "bilag_can_be_shown", "bilag_is_not_locked"
_ASKED = "Bed om filen uden adgangskode. Ellers bliver du spurgt om den i vinduet, når pakken laves."


def not_shown(store: Store, sight: Sight) -> Iterator[Finding]:
    """Yield a finding for each bilag that somebody has looked at in vain; no bilag is opened for it."""
    for item, attachment in sight.meeting.attachments():
        look = known_look(store, attachment)
        if look.state is BilagState.LOCKED:
            yield _told(sight, item, attachment, UNLOCKED_RULE, ("er låst med en adgangskode", _without_key(look)))
        elif look.state is BilagState.NOT_SHOWN:
            yield _told(sight, item, attachment, SHOWN_RULE, ("kan ikke vises i pakken", " ".join(look.told)))


def look_first(store: Store, sight: Sight, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Look at the bilag that nobody has looked at yet, so that `not_shown` knows of them all."""
    listed = [each for _, each in sight.meeting.attachments()]
    waiting = [each for each in listed if not known_look(store, each).state.is_known]
    if waiting:
        from klyngedesk.services.bilag_look import look_at  # late: start-up time

        look_at(store, waiting, cancelled=cancelled)


def _without_key(look: BilagLook) -> str:
    """Return what to do: only a PDF can be opened with its password when the packet is made."""
    return _ASKED if LOCKED in look.told else " ".join(look.told).partition(". ")[2]


def _told(sight: Sight, item: AgendaItem, attachment: Attachment, rule: str, words: tuple[str, str]) -> Finding:
    message, mark = f"{sight.bilag(attachment, item)} {words[0]}.", str(attachment.object_id)[:12]
    return sight.finding(rule, message, words[1], Place.ATTACHMENTS, item, attachment.id, mark=mark)
