"""A task as the papers and the screen say it: "Anna sender udkastet (senest 11. december 2026)"."""

from __future__ import annotations

from datetime import date

from klyngedesk.model.danish import short_date
from klyngedesk.model.verbs import ALSO_NOUNS, in_present

# What people do between meetings, beside the verbs of the committee room.
_DOINGS = frozenset(
    [
        "arbejder",
        "bliver",
        "booker",
        "henter",
        "hører",
        "kan",
        "kigger",
        "klargør",
        "kommer",
        "kontakter",
        "køber",
        "laver",
        "læser",
        "melder",
        "ordner",
        "passer",
        "printer",
        "ringer",
        "rydder",
        "rykker",
        "skal",
        "spørger",
        "sørger",
        "taler",
        "tjekker",
        "trykker",
        "uddeler",
        "uploader",
        "vender",
        "vil",
    ]
)


_HELPING = ("bliver", "kan", "skal", "vil")


def task_words(text: str, owner: str) -> str:
    """Return who does what: "Anna skriver udkast" where the words begin with what is done, else "Anna: udkast"."""
    said = text.strip()
    if not owner or said.casefold().startswith(owner.casefold()):
        return said
    if not said:
        return owner
    first = said.split()[0].rstrip(",;:").casefold()
    if first in _DOINGS or in_present(first):
        return f"{owner} {said[:1].lower()}{said[1:]}"
    return f"{owner}: {said}"


def tells_what_is_done(word: str) -> bool:
    """Return whether the word is a verb such as "ringer"; words that are as often nouns are none."""
    said = word.rstrip(",;:").casefold()
    return (said in _DOINGS and said not in _HELPING) or (bool(in_present(said)) and said not in ALSO_NOUNS)


def task_sentence(text: str, owner: str, deadline: date | None) -> str:
    """Return the task with its day."""
    due = f" (senest {short_date(deadline)})" if deadline else ""
    return f"{task_words(text, owner)}{due}"
