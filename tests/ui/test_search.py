"""Søg i alt: from a few letters to the item, by keyboard."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.services.searching import open_index
from klyngedesk.store.search_index import Hit
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.search_commands import SearchCommands
from klyngedesk.ui.search_delegate import HIT
from klyngedesk.ui.search_dialog import SearchDialog
from klyngedesk.ui.window import Window


def test_arrows_choose_and_enter_goes_there(qtbot: QtBot, desk: Desk) -> None:
    with closing(open_index(desk.store)) as index:
        index.renew(desk.store)
        dialog = SearchDialog(index.search, "", None)
        qtbot.addWidget(dialog)
        dialog.ready()
        qtbot.keyClicks(dialog.field, "sygehus")
        qtbot.waitUntil(lambda: dialog.list.count() > 1)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
        wanted: Hit = dialog.list.currentItem().data(HIT)
        with qtbot.waitSignal(dialog.chosen) as told:
            qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        assert told.args == [wanted]


def test_nothing_found_says_what_to_try(qtbot: QtBot) -> None:
    dialog = SearchDialog(lambda words: (), "xyzzy", None)
    qtbot.addWidget(dialog)
    assert "gøres klar" in dialog.told.text()
    dialog.ready()
    assert dialog.told.text() == "Intet fundet. Prøv færre eller kortere ord."


def test_words_written_a_moment_ago_are_found(
    qtbot: QtBot, desk: Desk, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_to: list[str] = []
    commands = SearchCommands(window, desk, gone_to.append, gone_to.append)
    assert desk.meeting is not None
    item = desk.meeting.items[0].id
    desk.write_text(item, "minutes", text_of_lines("Kaffen var kold."))

    def answered(dialog: SearchDialog) -> int:
        dialog.field.setText("kaffen")
        qtbot.waitUntil(lambda: dialog.list.count() == 1)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        return 1

    monkeypatch.setattr(SearchDialog, "exec", answered)
    commands.search_everything()
    assert gone_to == [desk.meeting.id, item]
