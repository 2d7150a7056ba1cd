"""Which files may hold what is closed, which can be locked, and whom it would reach."""

from __future__ import annotations

from collections.abc import Sequence

from klyngedesk.model.attendance import recused_by_item
from klyngedesk.model.danish import listed
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience
from klyngedesk.services.export_request import ExportRequest

MOST_NAMED = 3
WHOLE_MEETING = ("json", "klynge")
_OPEN_IN_BUNDLE = ("zip", "mappe")


def check_closed(request: ExportRequest) -> None:
    """Raise UserError where the file would tell something closed, or lie open although it was to be locked."""
    if request.audience == Audience.OFFENTLIG:
        _check_public(request)
    if request.format in WHOLE_MEETING and (request.closed_apart or request.without_closed):
        raise UserError("En mødefil holder hele mødet, også det lukkede. Vælg pdf, eller lad --closed-apart være.")
    if request.password:
        _check_locked(request)


def _check_public(request: ExportRequest) -> None:
    if request.format in WHOLE_MEETING:
        raise UserError("En mødefil holder hele mødet og er aldrig offentlig. Vælg pdf eller docx til offentligheden.")
    if request.closed_apart:
        raise UserError("Den lukkede del er aldrig offentlig. Vælg intern, eller lad --closed-apart være.")


def _check_locked(request: ExportRequest) -> None:
    if request.format == "docx":
        raise UserError("En Word-fil kan ikke få en adgangskode her. Vælg pdf.")
    if request.format in WHOLE_MEETING:
        raise UserError("En mødefil kan ikke få en adgangskode. Vælg pdf, eller lad --password være.")
    if request.format in _OPEN_IN_BUNDLE and not request.closed_apart:
        raise UserError(
            "I en zip eller mappe ligger Word-filen og bilagene uden adgangskode. "
            "Vælg pdf, eller læg det lukkede for sig (--closed-apart)."
        )


def outsiders(forum: Forum, meeting: Meeting, recipients: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return who of these, pairs of name and address, is no member of the forum on that day and no substitute."""
    seated = [(each.name, each.email) for each in forum.members_on(meeting.day)]
    seated += [(each.name, each.email) for each in meeting.people() if each.substitute_for]
    known = {words.strip().casefold() for each in seated for words in each if words.strip()}
    strangers = (name for name, mail in recipients if not {mail.casefold(), name.casefold()} & known)
    return tuple(dict.fromkeys(strangers))


def reaches_outsiders(names: Sequence[str]) -> str:
    """Return the sentence that says so, for the secretary to decide on; nothing where it reaches members only."""
    if not names:
        return ""
    several = f"{', '.join(names[:MOST_NAMED])} og {len(names) - MOST_NAMED} til"
    told = several if len(names) > MOST_NAMED else listed(names)
    return f"Det lukkede går også til {told}, som ikke står blandt mødeforummets medlemmer."


def reaches_recused(meeting: Meeting, recipients: Sequence[tuple[str, str]]) -> str:
    """Return the sentence that names who of these took no part in something closed; nothing where none of them."""
    hidden = meeting.closed_ids()
    known = {words.casefold() for pair in recipients for words in pair if words}
    found = (person for item_id, persons in recused_by_item(meeting).items() if item_id in hidden for person in persons)
    names = dict.fromkeys(each.name for each in found if {each.name.casefold(), each.email.strip().casefold()} & known)
    return f"Det når også {listed(tuple(names))}, som var inhabil under det." if names else ""
