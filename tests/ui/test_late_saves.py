"""Words that the disk does not take are told of in red while they wait, and told of no longer than that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from klyngedesk.services import agenda
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.ui import late_saves
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.late_saves import late_sentence
from klyngedesk.ui.status_row import StatusRow
from tests.ui.hanging import hanging_disk


@pytest.fixture
def status(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> StatusRow:
    monkeypatch.setattr(late_saves, "LATE_SECONDS", 0.1)
    row = StatusRow()
    qtbot.addWidget(row)
    desk.saved.connect(row.show_saved)
    desk.save_late.connect(row.show_late)
    return row


def typed(desk: Desk) -> None:
    desk.write_text(desk.meeting.items[0].id, "minutes", text_of_lines("Ord."))  # type: ignore[union-attr]


def changed(desk: Desk) -> None:
    item = desk.meeting.items[0]  # type: ignore[union-attr]
    assert desk.do(agenda.change_item, item.id, minutes_planned=(item.minutes_planned or 0) + 1)


@pytest.mark.parametrize("act", [typed, changed])
def test_words_that_wait_for_the_disk_are_told_of_in_red_until_they_are_there(
    qtbot: QtBot, desk: Desk, status: StatusRow, act: Callable[[Desk], None]
) -> None:
    with hanging_disk(desk.store):
        act(desk)
        qtbot.waitUntil(lambda: status._saved.property("state") == "error")
        assert status._saved.text().startswith("Ikke gemt i 1 sekund: disken svarer ikke.")
        changed(desk)
        assert status._saved.property("state") == "error"  # one more act does not say that all is well
    qtbot.waitUntil(lambda: status._saved.text().startswith("✓ Gemt") and not status._saved.property("state"))


def test_a_disk_that_keeps_up_is_not_told_of(qtbot: QtBot, desk: Desk) -> None:
    sentences: list[str] = []
    desk.save_late.connect(sentences.append)
    typed(desk)
    qtbot.waitUntil(lambda: not desk._saver.unsaved_for())
    assert sentences == []


@pytest.mark.parametrize(("seconds", "words"), [(1.2, "1 sekund:"), (3.4, "3 sekunder:"), (10.0, "10 sekunder:")])
def test_how_long_it_has_waited_is_told(seconds: float, words: str) -> None:
    assert f"Ikke gemt i {words}" in late_sentence(seconds)
