"""Phrases with short names: the shipped ones, and her own beside the store."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from klyngedesk import resources
from klyngedesk.documents.safe_write import write_for_her_alone
from klyngedesk.model.danish import clock, short_date
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting

OWN_FILE = "fraser.json"


def shipped_phrases() -> Mapping[str, str]:
    """Return the phrases that come with the program, by short name."""
    found: dict[str, str] = json.loads(resources.path("phrases/faste.json").read_text(encoding="utf-8"))
    return found


def own_phrases(folder: Path) -> Mapping[str, str]:
    """Return her own phrases; none where the file is missing or cannot be read."""
    return _read(folder / OWN_FILE) or {}


def _read(file: Path) -> dict[str, str] | None:
    """Return the phrases in the file; None where it cannot be read."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return {str(short): str(words) for short, words in found.items()} if isinstance(found, dict) else None


def keep_phrases(folder: Path, phrases: Mapping[str, str]) -> None:
    """Write her own phrases; UserError where one has no words, or a short name is more than letters and digits."""
    for short, words in phrases.items():
        if not short.isalnum():
            raise UserError(f"»{short}« kan ikke bruges som kort navn. Brug kun bogstaver og tal, for eksempel »ori«.")
        if not words.strip():
            raise UserError(f"Frasen »{short}« er tom. Skriv ordene, eller fjern linjen.")
    form = json.dumps(dict(phrases), ensure_ascii=False, indent=2)
    file = folder / OWN_FILE
    try:
        if file.exists() and _read(file) is None:  # what is damaged may still be read by a person
            file.replace(file.with_name(f"{OWN_FILE}.beskadiget-{datetime.now():%Y%m%d-%H%M%S}"))
        write_for_her_alone(file, form)
    except (OSError, UserError) as error:
        raise UserError("Fraserne kunne ikke gemmes. Se, om disken er fuld, og prøv igen.") from error


_UNKNOWN = {"punkt": "[punkt]", "titel": "[titel]", "næste": "[dato]"}


def phrase(
    folder: Path,
    short: str,
    meeting: Meeting | None,
    body: str,
    now: datetime,
    at_hand: Mapping[str, str] = _UNKNOWN,
) -> str | None:
    """Return the words of that short name with the meeting's own filled in, or None where there is no such phrase.

    Her own come before the shipped. {dato}, {klokken}, {organ}, {mødeleder} and {referent} are filled in, and from
    `at_hand` the item's {punkt} and {titel} and the day of the {næste} meeting; what stands in [ ] is left for her.
    """
    known = {**shipped_phrases(), **own_phrases(folder)}
    words = known.get(short, known.get(short.casefold()))
    if words is None:
        return None
    day = (meeting.day if meeting else None) or date.today()
    fields = {
        "dato": short_date(day),
        "klokken": clock(now.time()),
        "organ": body,
        "mødeleder": (meeting.chair if meeting else "") or "Mødelederen",
        "referent": (meeting.minute_taker if meeting else "") or "Referenten",
    }
    for name, value in {**fields, **_UNKNOWN, **at_hand}.items():
        words = words.replace(f"{{{name}}}", value)
    return words
