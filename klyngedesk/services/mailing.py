"""The mail that carries a document: who gets it, its subject and its words."""

from __future__ import annotations

from klyngedesk.documents.mail import is_address
from klyngedesk.model.danish import long_date
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import DocumentKind
from klyngedesk.services.supplement import SUPPLEMENT

Recipients = tuple[tuple[str, str], ...]


def recipients(meeting: Meeting, chosen: Recipients | None = None) -> Recipients:
    """Return name and address of those chosen, else of everyone listed who has an address a mail program takes."""
    if chosen is not None:
        return chosen
    return tuple((person.name, person.email.strip()) for person in meeting.people() if is_address(person.email))


def mail_subject(meeting: Meeting, kind: DocumentKind, *, supplement: bool = False) -> str:
    """Return for instance "Dagsorden: Havnerådet, mandag den 8. marts 2027"."""
    day = f", {long_date(meeting.day)}" if meeting.day else ""
    return f"{SUPPLEMENT if supplement else kind.danish}: {meeting.forum_name}{day}"


def mail_words(meeting: Meeting, kind: DocumentKind, *, supplement: bool = False) -> str:
    """Return the text of the mail."""
    day = f" {long_date(meeting.day)}" if meeting.day else ""
    document = {DocumentKind.DAGSORDEN: "dagsordenen"}.get(kind, kind.danish.casefold() + "et")
    if supplement:
        document = "en tillægsdagsorden med det, der er nyt,"
    told = f"Hermed {document} {'til' if supplement else 'for'} mødet i {meeting.forum_name}{day}."
    return f"Kære alle\n\n{told}\n\nVenlig hilsen\n{meeting.minute_taker}\n"
