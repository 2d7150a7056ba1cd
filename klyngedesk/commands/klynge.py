"""The commands that send a whole meeting to a colleague as one file, and take one in."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from klyngedesk.documents.safe_write import refuse_taken
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience
from klyngedesk.services import handover, meetings, safety
from klyngedesk.services.merge_questions import Choice
from klyngedesk.services.merging import Clash
from klyngedesk.store.store import Store

BEFORE_MERGE = "før fletning"


def export_klynge(store: Store, chosen: argparse.Namespace) -> Path:
    """Return the path of the written packet."""
    if chosen.audience == Audience.OFFENTLIG:
        raise UserError("En .klynge-fil holder hele mødet og er aldrig offentlig. Vælg pdf eller docx i stedet.")
    if chosen.closed_apart:
        raise UserError("En .klynge-fil holder hele mødet, også det lukkede. Vælg pdf, eller lad --closed-apart være.")
    if chosen.password:
        raise UserError("En .klynge-fil kan ikke få en adgangskode. Vælg pdf, eller lad --password være.")
    if not chosen.force and not chosen.out.is_dir():
        refuse_taken([chosen.out])
    return handover.hand_over(store, meetings.find_meeting(store, chosen.meeting), chosen.out, chosen.to or "")


def import_klynge(store: Store, path: Path, chosen: argparse.Namespace) -> Meeting:
    """Return the meeting as it now is here; UserError, and nothing changed, where a person must decide.

    With `--mine` or `--theirs` the person has decided for all of it.
    """
    received = handover.receive(store, path)
    if received.mine is None:
        return received.theirs
    choice = Choice.MINE if chosen.mine else Choice.THEIRS if chosen.theirs else None
    choices = received.all_as(choice) if choice else {}
    clashes = received.merged(choices).open(choices)
    if clashes:
        raise UserError(_questions(path, clashes))
    safety.back_up(store, BEFORE_MERGE)
    handover.accept(store, received.theirs.id, received, choices)
    return store.load_meeting(received.theirs.id)


def _questions(path: Path, clashes: Sequence[Clash]) -> str:
    count = "1 sted er" if len(clashes) == 1 else f"{len(clashes)} steder er"
    told = "\n".join(f"- {clash.place}: her {_short(clash.mine)}, i filen {_short(clash.theirs)}" for clash in clashes)
    return (
        f"{count} rettet forskelligt her og i »{path.name}«, så intet er ændret:\n{told}\n"
        "Flet dem i vinduet (Ctrl+O), eller vælg alt på én gang med --mine eller --theirs."
    )


def _short(words: str) -> str:
    line = " / ".join(words.split("\n"))
    return f"»{line[:77]}…«" if len(line) > 78 else f"»{line}«"
