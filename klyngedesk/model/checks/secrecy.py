"""Rules about what only some may read: CPR numbers, closed items and what the open text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.cpr import cpr_numbers, masked
from klyngedesk.model.danish import capitalised

_FEWEST_WORDS = 3


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
            )


def closed_item_has_a_public_title(sight: Sight) -> Iterator[Finding]:
    """The public has a right to know what kind of case a closed item is."""
    for item in sight.items:
        if item.closed and not item.public_title.strip():
            message = f"{capitalised(sight.name(item))} er lukket og har ingen offentlig titel."
            advice = "Offentligheden ser kun »Lukket punkt«."
            yield sight.finding("closed_item_has_a_public_title", message, advice, Place.PUBLIC_TITLE, item)


def open_text_names_nothing_closed(sight: Sight) -> Iterator[Finding]:
    """What a closed item or a closed bilag is called must not stand in an open text."""
    closed = list(_closed_names(sight))
    for written in sight.texts:
        if not sight.is_public(written):
            continue
        words = f" {_bare(written.words)} "
        for name, told in closed:
            if f" {_bare(name)} " in words:
                yield sight.about(
                    written,
                    "open_text_names_nothing_closed",
                    "En åben tekst nævner noget lukket.",
                    f"»{name}« er {told}. Skriv noget andet, eller brug det som offentlig titel.",
                    severity=Severity.ERROR,
                    stops_public=True,
                )


def _closed_names(sight: Sight) -> Iterator[tuple[str, str]]:
    """Yield the names that tell something by themselves, each with what it names."""
    for item in sight.items:
        hidden = sight.is_closed(item)
        if hidden and _tells(item.title) and _bare(item.public_title) != _bare(item.title):
            yield item.title, f"titlen på et lukket punkt ({sight.name(item)})"
        if hidden and re.search(r"\d{3}", item.case_number):
            yield item.case_number, f"sagsnummeret på et lukket punkt ({sight.name(item)})"
        for attachment in item.attachments:
            if (hidden or attachment.closed) and _tells(attachment.title):
                yield attachment.title, f"et lukket bilag til {sight.name(item)}"


def _tells(name: str) -> bool:
    return len(_bare(name).split()) >= _FEWEST_WORDS


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
