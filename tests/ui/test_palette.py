"""The palette offers first what begins as she wrote."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from klyngedesk.ui.palette import Choice, Palette


def offered(palette: Palette, wanted: str) -> list[str]:
    palette.field.setText(wanted)
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_what_begins_so_comes_before_what_holds_the_letters(qtbot: QtBot) -> None:
    labels = ("Mødets oplysninger", "Vis i lyst", "Lyst")
    palette = Palette([Choice(label, "", lambda: None) for label in labels])
    qtbot.addWidget(palette)
    assert offered(palette, "lys") == ["Lyst", "Vis i lyst", "Mødets oplysninger"]
    assert offered(palette, "") == list(labels)
