"""Rules about what only some may read: CPR numbers, closed items and what the open text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.checks.sight import Sight, Written
from klyngedesk.model.cpr import cpr_numbers, mark_of, masked
from klyngedesk.model.danish import capitalised

_FEWEST_WORDS = 3
_LEAST_LETTERS = 4


def no_cpr_number_in_a_text(sight: Sight) -> Iterator[Finding]:
    """A CPR number is confidential wherever it stands."""
    for written in sight.texts:
        for number in dict.fromkeys(cpr_numbers(written.words)):
            is_public = sight.is_public(written)
            yield sight.about(
                written,
                "no_cpr_number_in_a_text",
                "Der står noget, der ligner et CPR-nummer.",
                f"{masked(number)}. Slet det, eller sig, at det ikke er et CPR-nummer.",
                severity=Severity.ERROR if is_public else Severity.WARNING,
                stops_public=is_public,
                mark=mark_of(number),
            )


def closed_item_has_a_public_title(sight: Sight) -> Iterator[Finding]:
    """The public has a right to know what kind of case a closed item is."""
    for item in sight.items:
        if item.closed and not item.public_title.strip():
            message = f"{capitalised(sight.name(item))} er lukket og har ingen offentlig titel."
            advice = "Offentligheden ser kun »Lukket punkt«."
            yield sight.finding("closed_item_has_a_public_title", message, advice, Place.PUBLIC_TITLE, item)


def open_text_names_no_closed_item(sight: Sight) -> Iterator[Finding]:
    """What a closed item is called, and the number of its case, must not stand in an open text."""
    opened = _opened(sight)
    for item in sight.items:
        if not sight.is_closed(item):
            continue
        names = [item.title] if _tells(sight, item.title) and _bare(item.public_title) != _bare(item.title) else []
        names += [item.case_number] if re.search(r"\d{3}", item.case_number) else []
        advice = f"er navnet på eller nummeret for et lukket punkt ({sight.name(item)})."
        advice += " Skriv noget andet, eller brug det som offentlig titel."
        for name in names:
            yield from _named(sight, opened, "open_text_names_no_closed_item", name, advice)


def open_text_names_no_closed_bilag(sight: Sight) -> Iterator[Finding]:
    """What a closed bilag is called should not stand in an open text; another bilag may be called something like it."""
    opened = _opened(sight)
    for item, attachment in sight.meeting.attachments():
        if sight.hides(attachment, item) and _tells(sight, attachment.title):
            advice = f"er et lukket bilag til {sight.name(item)}. Skriv noget andet, eller sig, at det må stå."
            for found in _named(sight, opened, "open_text_names_no_closed_bilag", attachment.title, advice):
                if found.place is not Place.ATTACHMENTS:
                    yield found


def closed_file_is_open_nowhere(sight: Sight) -> Iterator[Finding]:
    """One file that is a closed bilag here and an open one there would be public all the same."""
    listed = [(item, one) for item, one in sight.meeting.attachments() if one.object_id]
    hidden = {one.object_id: (item, one) for item, one in listed if sight.hides(one, item)}
    for item, one in listed:
        if one.object_id in hidden and not sight.hides(one, item):
            other = sight.bilag(hidden[one.object_id][1], hidden[one.object_id][0])
            yield sight.finding(
                "closed_file_is_open_nowhere",
                f"{sight.bilag(one, item)} er åbent, men filen er også {other[:1].lower()}{other[1:]}, som er lukket.",
                "Luk det her også, eller sig, at filen må ses.",
                Place.ATTACHMENTS,
                item,
                one.id,
                severity=Severity.ERROR,
                stops_public=True,
                mark=str(one.object_id)[:12],
            )


def _opened(sight: Sight) -> list[tuple[Written, str]]:
    """Return each text that the public reads, with its bare words."""
    return [(written, f" {_bare(written.words)} ") for written in sight.texts if sight.is_public(written)]


def _named(sight: Sight, opened: Sequence[tuple[Written, str]], rule: str, name: str, advice: str) -> Iterator[Finding]:
    wanted = f" {_bare(name)} "
    for written, words in opened:
        if wanted in words:
            yield sight.about(
                written,
                rule,
                "En åben tekst nævner noget lukket.",
                f"»{name}« {advice}",
                severity=Severity.ERROR,
                stops_public=True,
            )


def _tells(sight: Sight, name: str) -> bool:
    """Return whether the name is more than a common word or two: three words, or two of which one is somebody's."""
    words = re.findall(r"\w+", name)
    if len(words) >= _FEWEST_WORDS:
        return True
    is_own = len(words) == 2 and len(words[1]) >= _LEAST_LETTERS and words[1][:1].isupper() and not words[1].isupper()
    return is_own and f" {_bare(name)} " not in f" {_bare(sight.meeting.forum_name)} "


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
