"""An editor that is shown and has the keyboard."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.ui.text.editor import TextEditor


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    made = TextEditor(ask_link=lambda over, proposed: "eksempel.dk/side")
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.setFocus()
    return made
