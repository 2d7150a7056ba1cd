"""Pictures are found wherever a text may hold them."""

from __future__ import annotations

from klyngedesk.text.blocks import Cell, Figure, Table, Text, paragraph
from klyngedesk.text.figures import figures_of


def test_pictures_in_tables_are_found_in_their_place() -> None:
    table = Table(((Cell((paragraph("a"), Figure("1"))), Cell((Figure("2", "Graf"),))),))
    found = figures_of(Text((table, paragraph("b"), Figure("3", " "))))
    assert [figure.object_id for figure in found] == ["1", "2", "3"]
