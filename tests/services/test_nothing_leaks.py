"""Random meetings go to the public in every way there is, and a stranger takes the files apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from klyngedesk.commands.arguments import FORMATS, KINDS
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.services import agenda, sending
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest
from klyngedesk.store.store import Store
from tests.services.random_meeting import Chance, random_meeting
from tests.services.stranger import found_in

# What is refused whoever asks, with the words of its sentence.
REFUSED = {
    "koerekort": "mødelederen",
    "json": "aldrig offentlig",
    "klynge": "aldrig offentlig",
    "pakke docx": "Vælg et af dem",
}
EVERYTHING = [(kind, form) for kind in KINDS for form in FORMATS]


def exported(store: Store, meeting: Meeting, folder: Path, kind: str, form: str) -> list[Path]:
    out = folder / (f"ud-{kind}" if form == "mappe" else f"ud-{kind}.{form}")
    request = ExportRequest(kind, form, "offentlig", out, item="1" if kind == "udskrift" else None)
    return [file.path for file in export_document(store, meeting.id, request).files]


def change_after_sending(store: Store, meeting: Meeting, chance: Chance, folder: Path) -> None:
    """Send it to the members; then something closed comes, changes and goes."""
    request = ExportRequest("dagsorden", "eml", "intern", folder / "intern.eml")
    sending.send(store, meeting.id, request, "Fordi")
    first = next(item for item in meeting.items if not item.is_break)
    agenda.change_item(store, meeting.id, first.id, title=chance.say(first.closed)())
    agenda.add_item(store, meeting.id, AgendaItem(chance.secret(), closed=True))
    agenda.add_item(store, meeting.id, AgendaItem(chance.said()))
    gone = [item for item in meeting.items if item.closed and item is not first]
    for item in gone[:1]:
        agenda.remove_item(store, meeting.id, item.id)


def nothing_leaks(store: Store, folder: Path, seed: int, ways: list[tuple[str, str]]) -> int:
    meeting, chance = random_meeting(store, seed)
    if any(kind == "tillaeg" for kind, _ in ways):
        change_after_sending(store, meeting, chance, folder)
    for kind, form in ways:
        if {form, kind, f"{kind} {form}"} & set(REFUSED):
            with pytest.raises(UserError, match="|".join(REFUSED.values())):
                exported(store, meeting, folder, kind, form)
            continue
        for path in exported(store, meeting, folder, kind, form):
            assert found_in(path, chance.closed) == set(), (seed, kind, form, path.name)
            assert found_in(path, chance.opened), (seed, kind, form)
    return len(chance.closed)


def test_a_random_meeting_tells_a_stranger_nothing_closed(store: Store, tmp_path: Path) -> None:
    assert nothing_leaks(store, tmp_path, 1, [("referat", "docx"), ("dagsorden", "eml"), ("koerekort", "pdf")]) > 50


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 10))
def test_random_meetings_tell_a_stranger_nothing_closed_in_any_way(store: Store, tmp_path: Path, seed: int) -> None:
    # four meetings one after the other go every way there is
    assert nothing_leaks(store, tmp_path, seed, EVERYTHING[seed % 4 :: 4]) > 50
