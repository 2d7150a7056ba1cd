"""Rules about bilag: that each has its file, and that each one spoken of is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.checks.sight import Sight, Written
from klyngedesk.model.forum import AttachmentNumbering

_MENTIONED = re.compile(
    r"\bbilag(?:ene)?\s+(?:nr\.\s*)?(?P<number>\d{1,3})\b(?![./]\d)"
    r"(?:\s+til\s+punkt\s+(?P<item>\d{1,3}(?:\s?[a-z]\b\)?)?))?",
    re.IGNORECASE,
)
_ENCLOSED = re.compile(r"\b(vedlagt\w*|vedlægges|vedhæftet|vedhæftede|vedhæftes|eftersendes)\b", re.IGNORECASE)
_LATE_WORDS = re.compile(r"efters[ea]nd|efter fristen|hast|forsink|modtaget (?:den|sent)|sendt ud efter", re.IGNORECASE)


def bilag_without_file(sight: Sight) -> Iterator[Finding]:
    """A bilag on the list must have a file that is here."""
    for item, attachment in sight.meeting.attachments():
        named, place = sight.bilag(attachment, item), Place.ATTACHMENTS
        if not attachment.object_id:
            told = (f"{named} mangler en fil.", f"»{attachment.title}« står på listen uden fil.")
        elif attachment.id in sight.unreadable:
            told = (
                f"Filen til b{named[1:]} er væk.",
                f"»{attachment.title}« er ikke længere i mappen. Skift filen.",
            )
        else:
            continue
        yield sight.finding("bilag_without_file", *told, place, item, attachment.id, severity=Severity.ERROR)


def bilag_spoken_of_is_listed(sight: Sight) -> Iterator[Finding]:
    """Where a text says "bilag 3", there must be a bilag 3."""
    # an imported document may have counted its bilag in another way than the forum does
    printed = {
        int(one.printed_number or 0) for _, one in sight.meeting.attachments() if (one.printed_number or "").isdigit()
    }
    for written in sight.texts:
        if written.item is None or written.place is Place.ATTACHMENTS:
            continue
        for found in _MENTIONED.finditer(written.words):
            number, home = int(found["number"]), _home(sight, written, found["item"])
            listed = _numbers_at(sight, home) if home else set()
            if number not in listed and not (found["item"] is None and number in printed):
                advice = f"Teksten nævner »{found[0]}«, men {_has(sight, home, len(listed))}."
                yield sight.about(
                    written, "bilag_spoken_of_is_listed", "Teksten henviser til et bilag, der ikke findes.", advice
                )


def _home(sight: Sight, written: Written, label: str | None) -> AgendaItem | None:
    if not label:
        return written.item
    wanted = label.replace(" ", "").rstrip(")").lower()
    labels = {full.full.replace(" ", "").rstrip(")"): id_ for id_, full in sight.labels.items()}
    return sight.meeting.item(labels[wanted]) if wanted in labels else None


def _numbers_at(sight: Sight, item: AgendaItem) -> set[int]:
    """Return the numbers that "bilag N" may mean in that item's text: its own, its sub-items' and its parent's."""
    if sight.profile.attachment_numbering is AttachmentNumbering.THROUGH_MEETING:
        return set(sight.numbers.values())
    family = next((top for top in sight.meeting.items if item.id in {one.id for one in top.walk()}), item)
    return {sight.numbers[one.id] for member in family.walk() for one in member.attachments}


def _has(sight: Sight, home: AgendaItem | None, count: int) -> str:
    if home is None:
        return "det punkt findes ikke"
    return f"{sight.name(home)} har {count or 'ingen'}"


def something_enclosed_is_listed(sight: Sight) -> Iterator[Finding]:
    """Where a text says that something is enclosed, there must be a bilag or a link."""
    has_any = {item.id: any(one.attachments or one.links for one in item.walk()) for item in sight.items}
    for written in sight.texts:
        if written.item is None or written.item.is_break or has_any[written.item.id]:
            continue
        found = _ENCLOSED.search(written.words)
        if found and written.place in (Place.BACKGROUND, Place.MINUTES, Place.RECOMMENDATIONS):
            advice = f"Teksten siger »{found[0]}«, men punktet har hverken bilag eller link."
            yield sight.about(written, "something_enclosed_is_listed", "Noget er vedlagt, som ikke er her.", advice)


def late_bilag_has_a_reason(sight: Sight) -> Iterator[Finding]:
    """The agenda must tell why a bilag came after the rest was sent; the deadline may lie ahead still."""
    for item, attachment in sight.meeting.attachments():
        told = " ".join(written.words for written in sight.texts if written.item is item)
        if attachment.late and not _LATE_WORDS.search(told):
            message = f"{sight.bilag(attachment, item)} er eftersendt uden begrundelse."
            advice = "Skriv i punktets tekst, hvorfor det er eftersendt."
            yield sight.finding("late_bilag_has_a_reason", message, advice, Place.BACKGROUND, item)


def bilag_listed_once(sight: Sight) -> Iterator[Finding]:
    """The same file twice on one item is a slip."""
    for item in sight.items:
        seen: set[str] = set()
        for attachment in item.attachments:
            if attachment.object_id and attachment.object_id in seen:
                message = f"{sight.bilag(attachment, item)} er den samme fil som et andet bilag."
                advice = f"»{attachment.title}« står to gange. Fjern det ene."
                yield sight.finding("bilag_listed_once", message, advice, Place.ATTACHMENTS, item, attachment.id)
            seen.add(attachment.object_id or "")
