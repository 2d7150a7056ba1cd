"""Pictures without words are found wherever a text may hold them."""

from __future__ import annotations

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.services.pictures import undescribed_figures
from klyngedesk.text.blocks import Cell, Figure, Table, Text, paragraph


def test_pictures_without_a_description_are_named_with_their_place() -> None:
    table = Table(((Cell((paragraph("a"), Figure("1"))), Cell((Figure("2", "Graf"),))),))
    item = AgendaItem("Sag", background=Text((table, Figure("3", " "))), items=(AgendaItem("Under"),))
    meeting = Meeting("f", "Rådet", items=(item,), annexes=(Annex("Tillæg", Text((Figure("4"),))),))
    found = [(owner, figure.object_id) for owner, figure in undescribed_figures(meeting)]
    assert found == [(item.id, "1"), (item.id, "3"), (meeting.annexes[0].id, "4")]
